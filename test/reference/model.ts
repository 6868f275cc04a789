import { Decimal } from 'decimal.js'
import type { Grant } from '../../src/modules/accounts/access.ts'
import type { Absence } from '../../src/modules/figures/figure.ts'
import type { Aspect, ClassSet, Measure } from '../../src/modules/figures/measure.ts'
import type { Word } from '../../src/modules/figures/quantity.ts'
import type { AreaLead, Succession, Unit, UnitParent, UnitSpan } from '../../src/modules/org/unit.ts'

/**
 * The kernel once more, as plainly as its sentences in the design allow: nothing is indexed, nothing is kept, every
 * answer is worked out again from all facts. Shares only types with the product. Where the design is silent, the rule
 * that was chosen stands in a comment that begins with *Chosen*.
 */

/** Believed from one moment until before another; moments are whole numbers. */
export interface Known {
  readonly knownFrom: number
  readonly knownUntil: number
}

export interface Days {
  readonly first: string
  readonly last: string
}

export interface Value {
  readonly word: Word
  readonly low: Decimal
  readonly high: Decimal
  readonly isEstimate: boolean
}

export interface EntryFact extends Days {
  readonly id: string
  readonly unitId: string
  readonly measure: string
  readonly class: string | null
  readonly aspect: Aspect
  /** Null: not applicable, or withdrawn. */
  readonly value: Value | null
  readonly isNotApplicable: boolean
}

/**
 * From a day on, a unit is counted from records: so many on the 15th of each month; with its subtree, every unit under it
 * that has no Party organisation of its own.
 */
export interface CountFact {
  readonly unitId: string
  readonly measure: string
  readonly from: string
  readonly reaches: 'unit' | 'subtree'
}

export interface History {
  readonly units: readonly (Unit & Known)[]
  readonly spans: readonly (UnitSpan & Known)[]
  readonly parents: readonly (UnitParent & Known)[]
  readonly leads: readonly (AreaLead & Known)[]
  readonly successions: readonly (Succession & Known)[]
  readonly entries: readonly (EntryFact & Known)[]
  readonly approvals: readonly { readonly entryId: string; readonly knownFrom: number }[]
  readonly counts: readonly (CountFact & Known)[]
  readonly measures: readonly Measure[]
  readonly classSets: readonly ClassSet[]
  /** The last moment. */
  readonly now: number
}

export interface Asked {
  readonly unitId: string
  readonly measure: string
  readonly class: string | null
  readonly aspect: Aspect
  readonly period: Days
}

interface Leaf {
  readonly unitId: string
  readonly has: boolean
  readonly isApproved: boolean
}

/** What the model answers; leaves are kept to merge them over periods. */
export interface Answer {
  readonly value: Value | null
  readonly absence: Absence | null
  readonly isPartial: boolean
  readonly leaves: readonly Leaf[]
  /** Some unit below was left out because the measure does not apply to it. */
  readonly leavesOut: boolean
}

export const coverageIn = (answer: Answer): { have: number; expected: number; approved: number } => ({
  have: answer.leaves.filter((leaf) => leaf.has).length,
  expected: answer.leaves.length,
  approved: answer.leaves.filter((leaf) => leaf.has && leaf.isApproved).length,
})

const milliseconds = 24 * 60 * 60 * 1000
const shift = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * milliseconds).toISOString().slice(0, 10)
const eves = new Map<string, string>()
function eveOf(day: string): string {
  const eve = eves.get(day) ?? shift(day, -1)
  eves.set(day, eve)
  return eve
}
const isWithin = (inner: Days, outer: Days): boolean => outer.first <= inner.first && inner.last <= outer.last
const isSame = (a: Days, b: Days): boolean => a.first === b.first && a.last === b.last
const januaryFirst = (day: string): string => `${day.slice(0, 4)}-01-01`

/** Everything believed at a moment. */
export class Model {
  private readonly units: readonly Unit[]
  private readonly spans: readonly UnitSpan[]
  private readonly parents: readonly UnitParent[]
  private readonly leads: readonly AreaLead[]
  private readonly successions: readonly Succession[]
  private readonly believed: readonly EntryFact[]
  private readonly counts: readonly CountFact[]
  private readonly approved: readonly string[]
  private readonly measures: readonly Measure[]
  private readonly classSets: readonly ClassSet[]

  constructor(history: History, moment: number) {
    const known = <Fact extends Known>(facts: readonly Fact[]): readonly Fact[] =>
      facts.filter((fact) => fact.knownFrom <= moment && moment < fact.knownUntil)
    this.units = known(history.units)
    this.spans = known(history.spans)
    this.parents = known(history.parents)
    this.leads = known(history.leads)
    this.successions = known(history.successions)
    this.believed = known(history.entries)
    this.counts = known(history.counts)
    this.approved = history.approvals.filter((act) => act.knownFrom <= moment).map((act) => act.entryId)
    this.measures = history.measures
    this.classSets = history.classSets
  }

  // ---- the tree on a day

  private readonly spansByUnit = new Map<string, readonly UnitSpan[]>()

  private spansOf(unitId: string): readonly UnitSpan[] {
    const spans = this.spansByUnit.get(unitId) ?? this.spans.filter((span) => span.unitId === unitId)
    this.spansByUnit.set(unitId, spans)
    return spans
  }

  private lives(unitId: string, day: string): boolean {
    return this.spansOf(unitId).some((span) => span.from <= day && day < span.until)
  }

  /** The day, or the unit's last day if that came first; none when it was founded later. */
  private lastDay(unitId: string, day: string): string | undefined {
    const days = this.spansOf(unitId)
      .filter((span) => span.from <= day)
      .map((span) => (day < span.until ? day : eveOf(span.until)))
    return days.toSorted().at(-1)
  }

  private unit(unitId: string): Unit | undefined {
    return this.units.find((unit) => unit.id === unitId)
  }

  private above(partyId: string, day: string): string | undefined {
    const facts = this.parents
    return facts.find((fact) => fact.unitId === partyId && fact.from <= day && day < fact.until)?.parentId
  }

  /** The Party organisation a unit stands with: itself, the one it serves, or the one that leads its area. */
  private party(unitId: string, day: string): string | undefined {
    const unit = this.unit(unitId)
    if (unit?.kind === 'party_organisation') return unitId
    if (unit?.kind === 'organ') return unit.homeId ?? undefined
    const areaId = unit?.kind === 'area' ? unitId : unit?.homeId
    const leads = this.leads
    return leads.find((lead) => lead.areaId === areaId && lead.from <= day && day < lead.until)?.partyId
  }

  /** The body of a Party organisation that is like another: of the same kind and role. */
  private body(partyId: string, like: Unit, day: string): string | undefined {
    if (like.kind === 'party_organisation') return partyId
    const units = this.units
    if (like.kind === 'organ') return units.find((unit) => unit.homeId === partyId && unit.role === like.role)?.id
    const leads = this.leads
    return leads.find((lead) => lead.partyId === partyId && lead.from <= day && day < lead.until)?.areaId
  }

  /** The party organisations from a unit's own up to the root. */
  private chain(unitId: string, day: string): readonly string[] {
    const chain: string[] = []
    for (let at = this.party(unitId, day); at !== undefined && chain.length < 20; at = this.above(at, day))
      chain.push(at)
    return chain
  }

  private isUnder(unitId: string, topId: string, day: string): boolean {
    const top = this.party(topId, day)
    return top !== undefined && this.chain(unitId, day).includes(top)
  }

  /**
   * The children of a unit for some days: those under it on the last of them, and those that ended under it before.
   * Silence of the latter is not missing.
   */
  private children(unitId: string, days: Days): readonly { id: string; isExpected: boolean }[] {
    const like = this.unit(unitId)
    const own = this.party(unitId, this.lastDay(unitId, days.last) ?? days.last)
    if (!like || own === undefined) return []
    return this.units.flatMap((unit) => {
      if (unit.kind !== 'party_organisation') return []
      const day = this.lastDay(unit.id, days.last)
      if (day === undefined || day < days.first || this.above(unit.id, day) !== own) return []
      const id = this.body(unit.id, like, day)
      return id === undefined ? [] : [{ id, isExpected: day === days.last }]
    })
  }

  // ---- values

  private measure(code: string, day: string): Measure | undefined {
    return this.measures.find((measure) => measure.code === code && measure.from <= day && day < measure.until)
  }

  private entries(asked: Asked): readonly EntryFact[] {
    return this.believed.filter(
      (entry) =>
        entry.unitId === asked.unitId &&
        entry.measure === asked.measure &&
        entry.class === asked.class &&
        entry.aspect === asked.aspect &&
        (entry.value !== null || entry.isNotApplicable),
    )
  }

  private answerOf(asked: Asked, entry: EntryFact | undefined): Answer | undefined {
    if (!entry) return undefined
    if (!entry.value) return { value: null, absence: 'not_applicable', isPartial: false, leaves: [], leavesOut: false }
    const isApproved = this.approved.includes(entry.id)
    const leaves = [{ unitId: asked.unitId, has: true, isApproved }]
    return { value: entry.value, absence: null, isPartial: false, leaves, leavesOut: false }
  }

  /**
   * The unit's own counting, or one of a Party organisation above it that reaches its subtree, on the unit's last day of
   * the period, where nobody stands under it that day.
   */
  private countFor({ unitId, measure, period }: Asked): CountFact | undefined {
    const day = this.lastDay(unitId, period.last) ?? period.last
    const isLowest =
      this.unit(unitId)?.kind === 'party_organisation' &&
      !this.parents.some(
        (fact) => fact.parentId === unitId && fact.from <= day && day < fact.until && this.lives(fact.unitId, day),
      )
    const above = isLowest ? this.chain(unitId, day) : []
    return this.counts.find(
      (fact) =>
        fact.measure === measure &&
        fact.from <= period.first &&
        (fact.reaches === 'unit' ? fact.unitId === unitId : above.includes(fact.unitId)),
    )
  }

  private counted(asked: Asked): Answer | undefined {
    const count = this.countFor(asked)
    if (!count || asked.aspect !== 'actual' || asked.class !== null) return undefined
    const leaves = [{ unitId: asked.unitId, has: true, isApproved: true }]
    const number = new Decimal(recordsIn(asked.unitId, asked.period, this.measure(asked.measure, asked.period.last)))
    const value: Value = { word: 'exact', low: number, high: number, isEstimate: false }
    return { value, absence: null, isPartial: false, leaves, leavesOut: false }
  }

  /** The figure as organised then. */
  figure(asked: Asked): Answer {
    return this.read(asked, undefined)
  }

  /** The figure as organised on a day. */
  restated(asked: Asked, asOf: string): Answer {
    return this.read(asked, asOf)
  }

  private read(asked: Asked, asOf: string | undefined): Answer {
    const measure = this.measure(asked.measure, asked.period.last)
    if (!measure) return none('no_measure')
    if (measure.formula && asked.aspect === 'actual') return this.ratio(asked, measure, asOf)
    if (asOf !== undefined && asOf > asked.period.last) return this.reorganised(asked, measure, asOf)
    const recorded = this.recorded(asked, measure)
    const set = this.classSets.find((item) => item.code === measure.classSet)
    if (recorded.absence !== 'missing' || asked.class !== null || set?.reading !== 'disjoint' || !set.isExhaustive)
      return recorded
    return this.sum(
      set.classes.map((item) => this.figure({ ...asked, class: item.code })),
      measure,
      true,
    )
  }

  private recorded(asked: Asked, measure: Measure): Answer {
    if (measure.overTime === 'sum' && measure.entry === 'cumulative') return this.sinceJanuary(asked, measure)
    if (measure.overTime === 'sum') return this.overTime(asked, measure, [])
    if (measure.overTime === 'last') return this.overUnits(asked, measure, [], (at) => this.latest(at))
    return this.overUnits(asked, measure, [], (at) => this.exactly(at))
  }

  private exactly(asked: Asked): Answer | undefined {
    return this.answerOf(
      asked,
      this.entries(asked).find((entry) => isSame(entry, asked.period)),
    )
  }

  private latestEntry(asked: Asked): EntryFact | undefined {
    return this.entries(asked)
      .filter((entry) => isWithin(entry, asked.period))
      .toSorted((a, b) => a.last.localeCompare(b.last) || b.first.localeCompare(a.first))
      .at(-1)
  }

  /** Chosen: a stock is its latest entry within the period; of two to one day, that of the longer period. */
  private latest(asked: Asked): Answer | undefined {
    return this.answerOf(asked, this.latestEntry(asked))
  }

  /** Does a value stated at a unit stand for everything below it? */
  private isTotal(measure: Measure): boolean {
    return measure.overUnits !== 'sum' || measure.statedAtParent === 'total'
  }

  /** Missing is never zero: a sum in which something is missing is a lower bound when its parts are not negative. */
  private sum(parts: readonly Answer[], measure: Measure, isMergedByUnit: boolean): Answer {
    const told = parts.filter((part) => !isNothing(part))
    const all = told.flatMap((part) => part.leaves)
    const leaves = isMergedByUnit ? merged(all) : all
    const values = told.flatMap((part) => (part.value ? [part.value] : []))
    const leavesOut = told.some((part) => part.leavesOut || part.absence === 'not_applicable')
    if (values.length === 0) {
      const isAll = told.length > 0 && told.every((part) => part.absence === 'not_applicable')
      return { value: null, absence: isAll ? 'not_applicable' : 'missing', isPartial: false, leaves, leavesOut: false }
    }
    const isPartial = leaves.some((leaf) => !leaf.has) || told.some((part) => part.isPartial)
    const bound: readonly Value[] = isPartial && measure.isNonNegative ? [atLeastZero] : []
    return { value: total([...values, ...bound]), absence: null, isPartial, leaves, leavesOut }
  }

  /**
   * Counted, where counted; else stated; else the children by this same rule. `passed` are units that were counted for a
   * longer period already: with all below them, or, for a measure of own shares, their own share only.
   */
  private overUnits(
    asked: Asked,
    measure: Measure,
    passed: readonly string[],
    stated: (at: Asked) => Answer | undefined,
  ): Answer {
    const isTotal = this.isTotal(measure)
    if (this.mayCount(asked, measure, passed)) {
      const count = this.counted(asked)
      if (count) return count
      const own = stated(asked)
      if (own && isTotal) return own
    }
    const children = this.childrenOf(asked, measure)
    const below = children
      .filter((child) => !(isTotal && passed.includes(child.id)))
      .map((child) => ({ ...child, answer: this.overUnits({ ...asked, unitId: child.id }, measure, passed, stated) }))
      .filter((child) => child.isExpected || saysSomething(child.answer) || isNothing(child.answer))
      .map((child) => child.answer)
    const heard = below.filter((answer) => !isNothing(answer))
    if (isTotal) {
      const isSomethingPassed = children.some((child) => passed.includes(child.id)) || below.some(isNothing)
      if (heard.length > 0) return this.sum(heard, measure, false)
      return isSomethingPassed ? nothing : missing(asked.unitId)
    }
    // Own share: added to the children, and missing where it is not stated.
    const share = passed.includes(asked.unitId) ? nothing : (stated(asked) ?? missing(asked.unitId))
    return heard.length === 0 ? share : this.sum([share, ...heard], measure, false)
  }

  private childrenOf(asked: Asked, measure: Measure): readonly { id: string; isExpected: boolean }[] {
    if (measure.overUnits !== 'sum') return []
    const { first, last } = asked.period
    return this.children(asked.unitId, measure.overTime === 'last' ? { first: last, last } : { first, last })
  }

  /** May a value stated here be taken without counting twice what was passed? */
  private mayCount(asked: Asked, measure: Measure, passed: readonly string[]): boolean {
    if (passed.includes(asked.unitId)) return false
    if (!this.isTotal(measure)) return true
    return !passed.some((unitId) => {
      const day = this.lastDay(unitId, asked.period.last)
      return day !== undefined && day >= asked.period.first && this.isUnder(unitId, asked.unitId, day)
    })
  }

  /**
   * A longer period is the sum of entries over their own trees; a stated year stands before the sum of its quarters.
   * Chosen: (a) what units below state for the whole period is taken first, the rest is summed over the shorter periods,
   * and a total stated for a shorter period that would count such a unit twice gives way to its children; (b) where that
   * leaves gaps and the shorter periods alone leave none, the shorter periods are taken; (c) shorter periods in which the
   * unit did not live are not expected; (d) where they say nothing the period stands for itself.
   */
  private overTime(asked: Asked, measure: Measure, passed: readonly string[]): Answer {
    const plain = (): Answer => this.overUnits(asked, measure, passed, (at) => this.exactly(at))
    const isTotal = this.isTotal(measure)
    if (this.mayCount(asked, measure, passed)) {
      const count = this.counted(asked)
      if (count) return count
      const own = this.exactly(asked)
      if (own && isTotal) return own
    }
    const shorter = shorterPeriods(asked.period, measure.periodKinds)
    const tiles = shorter.filter((tile) => (this.lastDay(asked.unitId, tile.last) ?? '') >= tile.first)
    if (tiles.length === 0) return plain()
    const { found, covered } = this.statedForWhole(asked, measure, passed)
    const overTiles = (whole: readonly Answer[], except: readonly string[]): Answer | undefined => {
      const parts = tiles.map((tile) => this.overTime({ ...asked, period: tile }, measure, except))
      return parts.some(saysSomething) ? this.sum([...whole, ...parts], measure, true) : undefined
    }
    const first = overTiles(found, covered)
    if (found.length === 0 || !isTotal || (first && !first.isPartial)) return first ?? plain()
    const second = overTiles([], passed)
    return second?.value && !second.isPartial ? second : (first ?? plain())
  }

  private statedForWhole(
    asked: Asked,
    measure: Measure,
    passed: readonly string[],
  ): { found: readonly Answer[]; covered: readonly string[] } {
    const isTotal = this.isTotal(measure)
    const covered = [...passed]
    const found: Answer[] = []
    const look = (at: Asked): void => {
      const isFree = this.mayCount(at, measure, covered)
      const isBelow = at.unitId !== asked.unitId
      // Records belong to the tree of their own days: what is counted is left to the shorter periods, and all below it.
      if (isBelow && isTotal && isFree && this.counted(at)) return
      const own = isFree && (isBelow || !isTotal) ? this.exactly(at) : undefined
      if (own) {
        covered.push(at.unitId)
        found.push(own)
      }
      if (isTotal && isBelow && covered.includes(at.unitId)) return
      for (const child of this.childrenOf(at, measure)) look({ ...at, unitId: child.id })
    }
    look(asked)
    return { found, covered }
  }

  /**
   * Cumulative since 1 January (`lũy kế`): read off to the last day.
   * Chosen: an entry for any days to the last one will do, the longest first; a unit that had ended is told by its last
   * entry of the year; where nothing is known to the last day, the unit's own latest entry is a lower bound; any other
   * days of a year are the difference of two entries of the same unit, so that one that moved brings nothing from before;
   * several years are added.
   */
  private sinceJanuary(asked: Asked, measure: Measure): Answer {
    const start = januaryFirst(asked.period.last)
    if (asked.period.first > start) return this.overUnits(asked, measure, [], (at) => this.difference(at))
    if (asked.period.first < start) {
      const exact = this.overUnits(asked, measure, [], (at) => this.exactly(at))
      if (exact.absence !== 'missing') return exact
      const parts = shorterPeriods(asked.period, ['year', 'half', 'quarter', 'month', 'day'])
        .filter((tile) => (this.lastDay(asked.unitId, tile.last) ?? '') >= tile.first)
        .map((tile) => this.sinceJanuary({ ...asked, period: tile }, measure))
      return parts.some(saysSomething) ? this.sum(parts, measure, true) : exact
    }
    const exact = this.overUnits(asked, measure, [], (at) => this.answerOf(at, this.cumulativeEntry(at)))
    if (exact.absence !== 'missing') return exact
    const latest = this.latestEntry(asked)
    if (!latest?.value) return exact
    const value = measure.isNonNegative ? total([latest.value, atLeastZero]) : latest.value
    return { ...missing(asked.unitId), value, absence: null, isPartial: true }
  }

  private cumulativeEntry(asked: Asked): EntryFact | undefined {
    const { last } = asked.period
    const latest = this.latestEntry({ ...asked, period: { first: januaryFirst(last), last } })
    const lived = this.lastDay(asked.unitId, last)
    return latest?.last === last || (lived !== undefined && lived < last) ? latest : undefined
  }

  private difference(asked: Asked): Answer | undefined {
    const { first, last } = asked.period
    const to = this.cumulativeEntry(asked)
    if (!to || to.last < first) return undefined
    if (to.isNotApplicable) return this.answerOf(asked, to)
    const from = this.cumulativeEntry({ ...asked, period: { first: januaryFirst(last), last: eveOf(first) } })
    const [a, b] = [this.answerOf(asked, to), this.answerOf(asked, from)]
    if (!a?.value || !b?.value) return undefined
    const leaves = merged([...a.leaves, ...b.leaves])
    return { value: total([a.value, turned(b.value)]), absence: null, isPartial: false, leaves, leavesOut: false }
  }

  // ---- a ratio of two measures, recomputed from numerator and denominator

  /**
   * A ratio uses only units that have both terms.
   * Chosen: both figures of the unit are taken where they are wholly known and no unit was left out of either as not
   * applicable; else the same is asked of its children, and the units where it holds are summed; where it holds nowhere
   * below, the two figures are divided as they are. A unit to which a term does not apply is not expected.
   */
  private ratio(asked: Asked, measure: Measure, asOf: string | undefined): Answer {
    const terms = (unitId: string): readonly Answer[] =>
      ratioTerms(measure, asked.period).map((term) => this.read({ ...term, unitId, class: null }, asOf))
    const own = terms(asked.unitId)
    const days = asOf !== undefined && asOf > asked.period.last ? { first: asOf, last: asOf } : asked.period
    const leaves: Leaf[] = []
    const numerators: Value[] = []
    const denominators: Value[] = []
    const visit = (unitId: string, isExpected: boolean): void => {
      const both = terms(unitId)
      const [a, b] = both
      const children = isWhole(both) && !both.some((term) => term.leavesOut) ? [] : this.children(unitId, days)
      for (const child of children) visit(child.id, child.isExpected)
      if (children.length > 0) return
      if (isWhole(both) && a?.value && b?.value) {
        numerators.push(a.value)
        denominators.push(b.value)
      } else if (!isExpected || both.some((term) => term.absence === 'not_applicable')) return
      const isApproved = both.every((term) => term.leaves.every((leaf) => leaf.isApproved))
      leaves.push({ unitId, has: isWhole(both), isApproved: isWhole(both) && isApproved })
    }
    const isAligned = measure.overUnits === 'recompute' && !(isWhole(own) && !own.some((term) => term.leavesOut))
    if (isAligned) for (const child of this.children(asked.unitId, days)) visit(child.id, child.isExpected)
    const isPartial = !isWhole(own) || leaves.some((leaf) => !leaf.has)
    if (numerators.length > 0) {
      const answer = quotient(total(numerators), total(denominators))
      return { ...answer, isPartial: answer.value !== null && isPartial, leaves, leavesOut: false }
    }
    const [a, b] = own
    const rest = { isPartial: !isWhole(own), leaves: weakest(own), leavesOut: false }
    const isOutside = own.some((term) => term.absence === 'not_comparable')
    if (!a?.value || !b?.value)
      return { ...rest, value: null, absence: isOutside ? 'not_comparable' : 'missing', isPartial: false }
    const answer = quotient(a.value, b.value)
    return { ...rest, ...answer, isPartial: answer.value !== null && rest.isPartial }
  }

  // ---- restated to another day

  /**
   * Applies the edges of succession that took effect after the period's last day; what happened within the period stays
   * with its own trees.
   * Chosen: the children of the day come first where they know everything; then, step by step backwards, what the unit
   * was on the eve of each succession less what it gave, and its part of what the others were, as long as succession
   * explains who stands under it; else what the children know, or not comparable. Shares of one day are parts of the same
   * whole. Own shares are restated through succession only.
   */
  private reorganised(asked: Asked, measure: Measure, asOf: string): Answer {
    const then = asked.period.last
    if (asOf <= then || !this.hasChanged(asked.unitId, then, asOf)) return this.figure(asked)
    if (measure.overUnits !== 'sum') return none('not_comparable')
    const today = { first: asOf, last: asOf }
    const children = measure.statedAtParent === 'total' ? this.children(asked.unitId, today) : []
    const parts = children.map((child) => this.reorganised({ ...asked, unitId: child.id }, measure, asOf))
    const known = this.sum(parts, measure, false)
    if (known.value && isWhole(parts)) return estimated(known)
    const stepped = this.stepBack(asked, measure, asOf)
    if (stepped) return stepped
    return known.value && !parts.some((part) => part.absence === 'not_comparable')
      ? estimated(known)
      : none('not_comparable')
  }

  private stepBack(asked: Asked, measure: Measure, asOf: string): Answer | undefined {
    const { unitId } = asked
    const then = asked.period.last
    const edges = this.successions.filter(
      (edge) =>
        (edge.fromId === unitId) !== (edge.toId === unitId) && then < edge.effectiveOn && edge.effectiveOn <= asOf,
    )
    const on = edges.reduce((last, edge) => (edge.effectiveOn > last ? edge.effectiveOn : last), then)
    if (!this.isClosed(unitId, [unitId], on, [unitId], asOf)) return undefined
    if (on === then) return this.lives(unitId, then) ? estimated(this.figure(asked)) : undefined
    const eve = eveOf(on)
    const came = edges.filter((edge) => edge.effectiveOn === on && edge.toId === unitId)
    const went = edges.filter((edge) => edge.effectiveOn === on && edge.fromId === unitId)
    const sources = [unitId, ...came.map((edge) => edge.fromId)]
    const targets = [unitId, ...went.map((edge) => edge.toId)]
    if (!this.isClosed(unitId, sources, eve, targets, on)) return undefined
    const share = (edge: Succession): Decimal | undefined => {
      if (edge.extent === 'whole') return new Decimal(1)
      const text = measure.restateBy === null ? undefined : edge.shares[measure.restateBy]
      return text === undefined ? undefined : new Decimal(text)
    }
    const given = went.map(share)
    if (this.lives(unitId, eve) && given.includes(undefined)) return none('not_comparable')
    if (came.map(share).includes(undefined)) return none('not_comparable')
    const kept = given.reduce<Decimal>((left, part) => left.minus(part ?? 0), new Decimal(1))
    const whole = this.lives(unitId, eve) && kept.gt(0) ? [{ unitId, part: kept }] : []
    const parts = [...whole, ...came.map((edge) => ({ unitId: edge.fromId, part: share(edge) ?? new Decimal(0) }))].map(
      (source) => ({ ...source, answer: this.reorganised({ ...asked, unitId: source.unitId }, measure, eve) }),
    )
    if (parts.length === 0 || parts.some(({ answer }) => answer.absence === 'not_comparable'))
      return none('not_comparable')
    const shared = parts.map(({ answer, part }) => ({ ...answer, value: answer.value && scaled(answer.value, part) }))
    return estimated(this.sum(shared, measure, false))
  }

  /** Did the unit, or anything under it on either day, change between two days? */
  private hasChanged(unitId: string, then: string, asOf: string): boolean {
    const touches = this.successions.some(
      (edge) => [edge.fromId, edge.toId].includes(unitId) && then < edge.effectiveOn && edge.effectiveOn <= asOf,
    )
    const under = (day: string): readonly string[] =>
      this.children(unitId, { first: day, last: day })
        .map((child) => child.id)
        .toSorted()
    return (
      !this.lives(unitId, then) ||
      touches ||
      under(then).join() !== under(asOf).join() ||
      under(then).some((child) => this.hasChanged(child, then, asOf))
    )
  }

  /**
   * Between two days, is everybody who lives on both and came to the unit from under one of the sources, and everybody
   * who left it under one of the targets? The same is asked of every succession in between.
   */
  private isClosed(
    unitId: string,
    sources: readonly string[],
    from: string,
    targets: readonly string[],
    to: string,
  ): boolean {
    const under = (tops: readonly string[], id: string, day: string): boolean =>
      tops.some((top) => this.isUnder(id, top, day))
    const moved = this.units.every((unit) => {
      if (unit.kind !== 'party_organisation' || !this.lives(unit.id, from) || !this.lives(unit.id, to)) return true
      if (under([unitId], unit.id, to) && !under(sources, unit.id, from)) return false
      return !under([unitId], unit.id, from) || under(targets, unit.id, to)
    })
    const handed = this.successions.every((edge) => {
      if (edge.effectiveOn <= from || to < edge.effectiveOn) return true
      const eve = eveOf(edge.effectiveOn)
      if (under([unitId], edge.toId, edge.effectiveOn) && !under(sources, edge.fromId, eve)) return false
      return !under([unitId], edge.fromId, eve) || under(targets, edge.toId, edge.effectiveOn)
    })
    return moved && handed
  }

  // ---- scope

  /**
   * A grant on a unit covers what was under it while it was under it, its predecessors, and ended units whose decision
   * names it custodian; what is asked of a day outside the unit's life is asked of the nearest day within.
   */
  mayRead(grants: readonly Grant[], today: string, unitId: string, day: string): boolean {
    const current = grants.filter(
      (grant) => grant.role !== 'administrator' && grant.from <= today && today < grant.until,
    )
    if (current.some((grant) => grant.unitId === null)) return true
    const roots = current.map((grant) => grant.unitId)
    for (const root of roots) {
      for (const edge of this.successions) if (edge.toId === root) addTo(roots, edge.fromId)
      for (const span of this.spans) if (span.custodianId === root) addTo(roots, span.unitId)
    }
    if (roots.includes(unitId)) return true
    const born = this.spansOf(unitId)
      .map((span) => span.from)
      .toSorted()
    const on = this.lastDay(unitId, day) ?? born[0] ?? day
    for (const party of this.chain(unitId, on)) {
      if (!this.lives(party, on)) return false
      if (roots.includes(party)) return true
    }
    return false
  }
}

const addTo = (list: (string | null)[], item: string): void => {
  if (!list.includes(item)) list.push(item)
}

/** Records of a unit: a few on the 15th of each month; of a stock all there are by the last day. */
export function recordsIn(unitId: string, days: Days, measure: Measure | undefined): number {
  const each = [...unitId].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4
  let records = 0
  for (let month = 0; month < 12 * 6; month++) {
    const day = monthStart(2021, month).replace(/01$/, '15')
    if ((measure?.overTime === 'last' || days.first <= day) && day <= days.last) records += each
  }
  return records
}

const missing = (unitId: string): Answer => ({
  value: null,
  absence: 'missing',
  isPartial: false,
  leaves: [{ unitId, has: false, isApproved: false }],
  leavesOut: false,
})
const none = (absence: Absence): Answer => ({ value: null, absence, isPartial: false, leaves: [], leavesOut: false })
/** Everything there is was counted for a longer period already. */
const nothing: Answer = none('missing')
const isNothing = (answer: Answer): boolean => answer.absence === 'missing' && answer.leaves.length === 0
const saysSomething = (answer: Answer): boolean => answer.value !== null || answer.absence === 'not_applicable'
const isWhole = (answers: readonly Answer[]): boolean => answers.every((answer) => answer.value && !answer.isPartial)
const estimated = (answer: Answer): Answer => ({
  ...answer,
  value: answer.value && { ...answer.value, isEstimate: true },
})

/** Over several periods a unit has a value when it has one in each, and is approved when each is. */
function merged(leaves: readonly Leaf[]): readonly Leaf[] {
  const ids = [...new Set(leaves.map((leaf) => leaf.unitId))]
  return ids.map((unitId) => {
    const own = leaves.filter((leaf) => leaf.unitId === unitId)
    return { unitId, has: own.every((leaf) => leaf.has), isApproved: own.every((leaf) => leaf.isApproved) }
  })
}

/**
 * Chosen: the coverage of a ratio is that of the term with the smaller part known, of equals that with more leaves; a
 * leaf is approved when all that the other term rests on, there or elsewhere, is approved too.
 */
function weakest(terms: readonly Answer[]): readonly Leaf[] {
  const rate = ({ leaves }: Answer): number =>
    leaves.length === 0 ? 1 : leaves.filter((leaf) => leaf.has).length / leaves.length
  const sorted = terms
    .map((term, index) => ({ term, index }))
    .toSorted((a, b) => rate(a.term) - rate(b.term) || b.term.leaves.length - a.term.leaves.length || a.index - b.index)
  const leaves = sorted[0]?.term.leaves ?? []
  const waiting = terms.flatMap((term) => term.leaves).filter((leaf) => leaf.has && !leaf.isApproved)
  const isElsewhere = waiting.some((leaf) => !leaves.some((own) => own.unitId === leaf.unitId))
  return leaves.map((leaf) => ({
    ...leaf,
    isApproved: leaf.isApproved && !isElsewhere && !waiting.some((other) => other.unitId === leaf.unitId),
  }))
}

// ---- the calendar

const calendar: readonly { kind: string; months: number }[] = [
  { kind: 'year', months: 12 },
  { kind: 'half', months: 6 },
  { kind: 'quarter', months: 3 },
  { kind: 'month', months: 1 },
]

const cut = new Map<string, readonly Days[]>()

/** The longest calendar periods of these kinds within a longer one; empty when they do not cover it exactly. */
function shorterPeriods(days: Days, kinds: readonly string[]): readonly Days[] {
  const key = `${days.first} ${days.last} ${kinds.join()}`
  const tiles = cut.get(key) ?? cutIntoCalendar(days, kinds)
  cut.set(key, tiles)
  return tiles
}

function cutIntoCalendar(days: Days, kinds: readonly string[]): readonly Days[] {
  const tiles: Days[] = []
  for (const { kind, months } of calendar) {
    if (!kinds.includes(kind)) continue
    for (let month = 0; month < 12 * 6; month += months) {
      const first = monthStart(2021, month)
      const tile = { first, last: eveOf(monthStart(2021, month + months)) }
      if (isWithin(tile, days) && !isSame(tile, days) && !tiles.some((longer) => isWithin(tile, longer)))
        tiles.push(tile)
    }
  }
  if (kinds.includes('day'))
    for (let day = days.first; day <= days.last; day = shift(day, 1)) {
      const tile = { first: day, last: day }
      if (!isSame(tile, days) && !tiles.some((longer) => isWithin(tile, longer))) tiles.push(tile)
    }
  const sorted = tiles.toSorted((a, b) => a.first.localeCompare(b.first))
  const isCovered =
    sorted[0]?.first === days.first &&
    sorted.at(-1)?.last === days.last &&
    sorted.every((tile, index) => index === 0 || eveOf(tile.first) === sorted[index - 1]?.last)
  return isCovered ? sorted : []
}

const monthStart = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)

// ---- intervals with a word

type Side = 'both' | 'lower' | 'upper' | 'neither'
const sideOf = (word: Word): Side => {
  if (word === 'exact' || word === 'range') return 'both'
  if (word === 'over' || word === 'at_least') return 'lower'
  return word === 'about' ? 'neither' : 'upper'
}

const number = (value: number): Value => ({
  word: 'exact',
  low: new Decimal(value),
  high: new Decimal(value),
  isEstimate: false,
})
const atLeastZero: Value = { ...number(0), word: 'at_least' }

/** Exact and over is over; a lower and an upper bound is about; anything with about is about. */
function wordOf(words: readonly Word[]): Word {
  const has = (side: Side): boolean => words.some((word) => sideOf(word) === side)
  if (has('neither') || (has('lower') && has('upper'))) return 'about'
  if (has('lower')) return words.includes('over') ? 'over' : 'at_least'
  const uppers = words.filter((word) => sideOf(word) === 'upper')
  if (uppers.length > 0) return uppers.every((word) => word === uppers[0]) ? (uppers[0] ?? 'under') : 'under'
  return words.includes('range') ? 'range' : 'exact'
}

function shaped(word: Word, low: Decimal, high: Decimal, isEstimate: boolean): Value {
  if (sideOf(word) === 'lower') return { word, low, high: low, isEstimate }
  if (sideOf(word) === 'upper') return { word, low: high, high, isEstimate }
  return { word: word === 'range' && low.eq(high) ? 'exact' : word, low, high, isEstimate }
}

/** One estimated part makes the whole estimated. */
function total(values: readonly Value[]): Value {
  const plus = (end: 'low' | 'high'): Decimal => values.reduce((sum, value) => sum.plus(value[end]), new Decimal(0))
  const isEstimate = values.some((value) => value.isEstimate)
  return shaped(wordOf(values.map((value) => value.word)), plus('low'), plus('high'), isEstimate)
}

const otherSide: Readonly<Record<Word, Word>> = {
  exact: 'exact',
  range: 'range',
  about: 'about',
  over: 'under',
  under: 'over',
  nearly: 'over',
  at_least: 'at_most',
  at_most: 'at_least',
}

/** What is taken away, or divided by, bounds on its other side. */
const turned = (value: Value): Value => ({
  ...value,
  word: otherSide[value.word],
  low: value.high.neg(),
  high: value.low.neg(),
})

const scaled = (value: Value, by: Decimal): Value =>
  by.isZero()
    ? { ...number(0), isEstimate: value.isEstimate }
    : { ...value, low: value.low.times(by), high: value.high.times(by) }

/** 100 a / b for values that are not negative; dividing by what is or may be 0 is undefined, never 0. */
function quotient(a: Value, b: Value): { value: Value | null; absence: Absence | null } {
  if (b.low.lte(0) && b.high.gte(0)) return { value: null, absence: 'undefined' }
  const isEstimate = a.isEstimate || b.isEstimate
  if (a.word === 'exact' && a.low.isZero()) return { value: { ...number(0), isEstimate }, absence: null }
  const ratios = [a.low, a.high].flatMap((over) => [b.low, b.high].map((under) => over.times(100).div(under)))
  const word = wordOf([a.word, otherSide[b.word]])
  const value = shaped(word, Decimal.min(...ratios), Decimal.max(...ratios), isEstimate)
  // A bound of 0 may be reached where neither is exact, for the other may be anything.
  const isReached = a.word !== 'exact' && b.word !== 'exact' && value.low.isZero()
  const reached: Word = sideOf(word) === 'lower' ? 'at_least' : sideOf(word) === 'upper' ? 'at_most' : value.word
  return { value: isReached ? { ...value, word: reached } : value, absence: null }
}

/** The two terms of `100 a / b`, with the periods they speak of. */
function ratioTerms(measure: Measure, period: Days): readonly Omit<Asked, 'unitId' | 'class'>[] {
  const formula = measure.formula
  const product = formula?.op === 'divide' ? formula.of[0] : undefined
  const terms = [
    product?.op === 'multiply' ? product.of[1] : undefined,
    formula?.op === 'divide' ? formula.of[1] : undefined,
  ]
  return terms.map((term) => {
    if (term?.op !== 'term') throw new Error(`${measure.code} is not 100 a / b`)
    const year = { first: januaryFirst(period.last), last: `${period.last.slice(0, 4)}-12-31` }
    const days =
      term.period === 'year' ? year : term.period === 'year_to_date' ? { ...year, last: period.last } : period
    return { measure: term.measure, aspect: term.aspect, period: { first: days.first, last: days.last } }
  })
}
