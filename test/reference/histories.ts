import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import type { Grant } from '../../src/modules/accounts/access.ts'
import type { Aspect } from '../../src/modules/figures/measure.ts'
import { type Word, words } from '../../src/modules/figures/quantity.ts'
import type { AreaLead, Succession, Unit, UnitParent, UnitSpan } from '../../src/modules/org/unit.ts'
import { type Period, parsePeriod } from '../../src/platform/domain/period.ts'
import { classSets, measures } from './catalogue.ts'
import type { Asked, CountFact, EntryFact, History, Known, Value } from './model.ts'

const forEver = '9999-12-31'
const always = Number.MAX_SAFE_INTEGER
const founding = '2022-01-01'
/** Days on which units are founded, moved, ended and merged: ends of months and days within them. */
export const reorganisationDays = [
  '2023-07-01',
  '2023-11-16',
  '2024-01-01',
  '2024-02-10',
  '2024-04-01',
  '2024-05-16',
  '2024-07-01',
  '2024-10-01',
  '2025-01-01',
] as const
export const restatedDays = ['2024-06-30', '2024-12-31', '2025-06-30'] as const

const entryPeriods = [
  ...['2024', '2024', '2024-Q1', '2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2023', '2023-Q4', '2024-H1'],
  ...['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2024-09', '2024-12'],
]
export const askedPeriods = [
  ...['2024', '2024', '2024-Q1', '2024-Q2', '2024-Q4', '2024-H1', '2024-03', '2024-05', '2023', '2023-Q4'],
  ...['2023..2024', '2024-01-01..2024-05-31', '2024-02-01..2024-06-30', '2024-06-15'],
]

export function period(text: string): Period {
  const read = parsePeriod(text)
  if (!read.ok) throw new Error(read.refusal.text.en)
  return read.value
}

/**
 * One act of a history, as numbers from which the builder picks what is there at that moment; an act that cannot be done
 * is passed over, so that every list of acts is a history and shrinks well.
 */
export interface Act {
  readonly verb: 'found' | 'move' | 'end' | 'merge' | 'split' | 'enter' | 'correct' | 'withdraw' | 'approve' | 'count'
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly word: Word
  readonly isEstimate: boolean
  readonly isNotApplicable: boolean
}

const weighted = <Item>(...items: readonly (readonly [number, Item])[]): fc.Arbitrary<Item> =>
  fc.oneof(...items.map(([weight, item]) => ({ weight, arbitrary: fc.constant(item) })))

const act: fc.Arbitrary<Act> = fc.record({
  verb: weighted<Act['verb']>(
    [2, 'found'],
    [3, 'move'],
    [2, 'end'],
    [2, 'merge'],
    [2, 'split'],
    [24, 'enter'],
    [4, 'correct'],
    [2, 'withdraw'],
    [6, 'approve'],
    [3, 'count'],
  ),
  a: fc.nat(9999),
  b: fc.nat(9999),
  c: fc.nat(9999),
  d: fc.nat(60),
  word: fc.oneof(
    { weight: 12, arbitrary: fc.constant<Word>('exact') },
    { weight: 5, arbitrary: fc.constantFrom(...words) },
  ),
  isEstimate: fc.nat(9).map((n) => n === 0),
  isNotApplicable: fc.nat(11).map((n) => n === 0),
})

/** Histories that keep to these measures; a few places are drawn often, so that values meet. */
export const history = (codes: readonly string[], size = 36): fc.Arbitrary<History> =>
  fc.array(act, { maxLength: size, size: 'max' }).map((acts) => shownShort(new Builder(codes).run(acts)))

/** A counterexample shows what happened after the founding, and no catalogue. */
const shownShort = (of: History): History => {
  const { spans, parents, successions, entries, approvals, counts } = of
  const facts: readonly { readonly knownFrom: number }[] = [
    ...[...spans, ...parents, ...successions],
    ...[...entries, ...approvals, ...counts],
  ]
  const shown = facts.filter((fact) => fact.knownFrom > 0)
  return Object.assign(of, { [fc.toStringMethod]: () => shown.map((fact) => JSON.stringify(fact)).join('\n') })
}

export const asked = (of: History, codes: readonly string[]): fc.Arbitrary<Asked & { period: Period }> =>
  fc.record({
    unitId: fc.constantFrom(...of.units.map((unit) => unit.id)),
    measure: fc.constantFrom(...codes),
    class: fc.constant(null),
    aspect: weighted<Aspect>([5, 'actual'], [1, 'assigned']),
    period: fc.constantFrom(...askedPeriods).map(period),
  })

export interface DatedReader {
  readonly today: string
  readonly grants: readonly Grant[]
}

/** Readers with grants that begin and end around the days of reorganisation. */
export const reader = (of: History): fc.Arbitrary<DatedReader> => {
  const day = fc.constantFrom(...reorganisationDays, '2025-06-30')
  const unit = fc.constantFrom(...of.units.map((item) => item.id))
  return fc.record({
    today: day,
    grants: fc.array(
      fc.record({
        role: fc.constantFrom('reader', 'clerk', 'approver', 'issuer', 'administrator'),
        unitId: fc.oneof({ weight: 14, arbitrary: unit }, { weight: 1, arbitrary: fc.constant(null) }),
        from: fc.oneof(fc.constant(founding), day),
        until: fc.oneof({ weight: 3, arbitrary: fc.constant(forEver) }, { weight: 1, arbitrary: day }),
      }),
      { maxLength: 3 },
    ),
  })
}

type Mutable<Fact> = { -readonly [Name in keyof Fact]: Fact[Name] }
type Row<Fact> = Mutable<Fact> & Mutable<Known>

class Builder {
  private readonly units: Row<Unit>[] = []
  private readonly spans: Row<UnitSpan>[] = []
  private readonly parents: Row<UnitParent>[] = []
  private readonly leads: Row<AreaLead>[] = []
  private readonly successions: Row<Succession>[] = []
  private readonly entries: Row<EntryFact>[] = []
  private readonly approvals: { entryId: string; knownFrom: number }[] = []
  private readonly counts: Row<CountFact>[] = []
  /** The last day on which a unit was touched: a reorganisation never reaches behind it. */
  private readonly touched = new Map<string, string>()
  private readonly codes: readonly string[]
  private moment = 0

  constructor(codes: readonly string[]) {
    this.codes = codes
    this.found('r', null, founding)
    for (const id of ['A', 'B', 'C']) this.found(id, 'r', founding)
    for (const [id, parentId] of ['A1A', 'A2A', 'B1B', 'B2B', 'C1C'].map((name) => [name.slice(0, 2), name.slice(2)]))
      this.found(id ?? '', parentId ?? null, founding)
    this.found('A1x', 'A1', founding)
  }

  run(acts: readonly Act[]): History {
    for (const item of acts) {
      this.moment++
      this.do(item)
    }
    const { units, spans, parents, leads, successions, entries, approvals, counts, moment } = this
    return { units, spans, parents, leads, successions, entries, approvals, counts, measures, classSets, now: moment }
  }

  private known(): Known {
    return { knownFrom: this.moment, knownUntil: always }
  }

  private found(id: string, parentId: string | null, from: string): void {
    const add = (unit: Omit<Unit, 'code'>): void => {
      this.units.push({ ...unit, code: unit.id, ...this.known() })
      this.spans.push({ unitId: unit.id, from, until: forEver, custodianId: null, ...this.known() })
    }
    add({ id, kind: 'party_organisation', role: 'commune', homeId: null })
    add({ id: `${id}:committee`, kind: 'organ', role: 'committee', homeId: id })
    add({ id: `${id}:area`, kind: 'area', role: 'commune', homeId: null })
    this.leads.push({ partyId: id, areaId: `${id}:area`, from, until: forEver, ...this.known() })
    if (parentId !== null) this.parents.push({ unitId: id, parentId, from, until: forEver, ...this.known() })
    this.touched.set(id, from)
  }

  /** Closes a fact on a day: what was believed is superseded, never changed. */
  private close<Fact extends { from: string; until: string }>(
    rows: Row<Fact>[],
    isMeant: (row: Row<Fact>) => boolean,
    on: string,
    change: Partial<Fact> = {},
  ): Row<Fact> | undefined {
    const row = rows.find((item) => item.knownUntil === always && item.until === forEver && isMeant(item))
    if (!row) return undefined
    row.knownUntil = this.moment
    if (row.from < on) rows.push({ ...row, ...change, until: on, ...this.known() })
    return row
  }

  private get living(): readonly string[] {
    const open = this.spans.filter((span) => span.knownUntil === always && span.until === forEver)
    const parties = new Set(this.units.filter((unit) => unit.kind === 'party_organisation').map((unit) => unit.id))
    return open.map((span) => span.unitId).filter((id) => parties.has(id))
  }

  private childrenOf(id: string): readonly string[] {
    return this.parents
      .filter((fact) => fact.knownUntil === always && fact.until === forEver && fact.parentId === id)
      .map((fact) => fact.unitId)
  }

  /** Would a unit come under itself on this or a later day? */
  private isBelow(id: string, topId: string, from: string): boolean {
    return [from, ...reorganisationDays.filter((day) => day > from)].some((day) => {
      let at: string | undefined = id
      for (let steps = 0; at !== undefined && steps < 20; steps++) {
        if (at === topId) return true
        const child: string = at
        at = this.parents.find(
          (fact) => fact.knownUntil === always && fact.unitId === child && fact.from <= day && day < fact.until,
        )?.parentId
      }
      return false
    })
  }

  private isFree(id: string, on: string): boolean {
    return (this.touched.get(id) ?? '') < on
  }
  private isThere(id: string, on: string): boolean {
    return (this.touched.get(id) ?? forEver) <= on
  }

  private reparent(id: string, parentId: string, on: string): void {
    this.close(this.parents, (fact) => fact.unitId === id, on)
    this.parents.push({ unitId: id, parentId, from: on, until: forEver, ...this.known() })
    this.touched.set(id, on)
  }

  private finish(id: string, on: string, custodianId: string | null): void {
    for (const unitId of [id, `${id}:committee`, `${id}:area`])
      this.close(this.spans, (span) => span.unitId === unitId, on, { custodianId })
    this.close(this.parents, (fact) => fact.unitId === id, on)
    this.close(this.leads, (lead) => lead.partyId === id, on)
    this.touched.set(id, on)
  }

  private hand(
    fromId: string,
    toId: string,
    effectiveOn: string,
    extent: 'whole' | 'part',
    share: string | null,
  ): void {
    const shares = share === null ? {} : { members: share }
    this.successions.push({ fromId, toId, effectiveOn, extent, shares, ...this.known() })
  }

  private do(item: Act): void {
    const living = this.living
    const pick = <Item>(items: readonly Item[], by: number): Item | undefined => items[by % items.length]
    const unitId = pick(living.slice(1), item.a)
    const otherId = pick(
      living.filter((id) => id !== unitId),
      item.b,
    )
    const on = pick(reorganisationDays, item.c) ?? founding
    switch (item.verb) {
      case 'found':
        if (otherId !== undefined && this.isThere(otherId, on)) this.found(`n${this.moment}`, otherId, on)
        return
      case 'move':
        if (unitId === undefined || otherId === undefined) return
        if (this.isFree(unitId, on) && this.isThere(otherId, on) && !this.isBelow(otherId, unitId, on))
          this.reparent(unitId, otherId, on)
        return
      case 'end':
      case 'merge':
      case 'split':
        if (unitId !== undefined && otherId !== undefined) this.reorganise(item, unitId, otherId, on)
        return
      case 'count':
        this.counts.push({
          unitId: pick(this.living, item.a) ?? 'r',
          measure: item.d % 2 === 0 ? 'counted' : 'counted-stock',
          from: pick(['2024-01-01', '2024-04-01', founding], item.b) ?? founding,
          reaches: item.c % 2 === 0 ? 'unit' : 'subtree',
          ...this.known(),
        })
        return
      default:
        this.record(item)
    }
  }

  /** Ends a unit, merges it as a whole into another, or gives a part of it away; its children follow or go up. */
  private reorganise(item: Act, unitId: string, otherId: string, on: string): void {
    const children = this.childrenOf(unitId)
    if (!this.isFree(unitId, on) || !this.isThere(otherId, on) || this.isBelow(otherId, unitId, on)) return
    if (!children.every((id) => this.isFree(id, on))) return
    const share = item.d % 3 === 0 ? null : ['0.25', '0.4', '0.6'][item.d % 3]
    if (item.verb === 'split') {
      const mover = children[item.d % Math.max(1, children.length)]
      if (mover !== undefined) this.reparent(mover, otherId, on)
      this.hand(unitId, otherId, on, 'part', share ?? null)
      if (item.d % 2 === 0) {
        const third = this.living.find((id) => id !== unitId && id !== otherId && this.isThere(id, on))
        if (third !== undefined) this.hand(unitId, third, on, 'part', share === null ? null : '0.3')
        if (third !== undefined) this.touched.set(third, on)
      }
      this.touched.set(unitId, on)
      this.touched.set(otherId, on)
      return
    }
    for (const id of children) this.reparent(id, otherId, on)
    if (item.verb === 'merge') this.hand(unitId, otherId, on, 'whole', null)
    this.finish(unitId, on, item.d % 2 === 0 ? otherId : null)
    this.touched.set(otherId, on)
  }

  private record(item: Act): void {
    const open = this.entries.filter((entry) => entry.knownUntil === always)
    const held = open.find((_, index) => index === item.a % Math.max(1, open.length))
    if (item.verb === 'approve') {
      if (held && !this.approvals.some((approval) => approval.entryId === held.id))
        this.approvals.push({ entryId: held.id, knownFrom: this.moment })
      return
    }
    const id = `e${this.moment}`
    if (item.verb !== 'enter') {
      if (!held) return
      held.knownUntil = this.moment
      const isEmpty = item.verb === 'withdraw' || item.isNotApplicable
      const value = isEmpty ? null : drawnValue(item)
      this.entries.push({ ...held, id, value, isNotApplicable: isEmpty && item.verb !== 'withdraw', ...this.known() })
      return
    }
    const code = this.codes[item.b % this.codes.length] ?? 'flow'
    const measure = measures.find((candidate) => candidate.code === code)
    const kinds = ['', ':area', ':committee']
    const place = {
      unitId: this.placeOf(item, kinds[item.c % 13] ?? ''),
      measure: code,
      class: measure?.classSet ? ([null, 'a', 'b', 'a', 'b'][item.d % 5] ?? null) : null,
      aspect: (item.d % 6 === 0 ? 'assigned' : 'actual') as Aspect,
    }
    const { first, last } = period(entryPeriods[item.c % entryPeriods.length] ?? '2024')
    const isTaken = open.some(
      (entry) =>
        entry.unitId === place.unitId &&
        entry.measure === place.measure &&
        entry.class === place.class &&
        entry.aspect === place.aspect &&
        entry.first === first &&
        entry.last === last,
    )
    if (isTaken) return
    const value = item.isNotApplicable ? null : drawnValue(item)
    this.entries.push({ id, ...place, first, last, value, isNotApplicable: item.isNotApplicable, ...this.known() })
  }

  private placeOf(item: Act, suffix: string): string {
    const parties = this.units.filter((unit) => unit.kind === 'party_organisation')
    return `${parties[item.a % parties.length]?.id ?? 'r'}${suffix}`
  }
}

function drawnValue(item: Act): Value {
  const low = new Decimal(item.d)
  const high = item.word === 'range' || (item.word === 'about' && item.c % 2 === 0) ? low.plus(1 + (item.c % 7)) : low
  return { word: item.word, low, high, isEstimate: item.isEstimate }
}
