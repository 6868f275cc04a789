import { type Day, dayBefore, lastOfAllDays } from '../../platform/domain/day.ts'
import type {
  AreaLead,
  Dated,
  OrgFacts,
  Succession,
  Unit,
  UnitId,
  UnitName,
  UnitParent,
  UnitRole,
  UnitRoleFact,
  UnitSpan,
} from './unit.ts'

/** The dated trees of one installation, indexed; built once for each state of the catalogue. */
export interface Forest {
  readonly units: ReadonlyMap<UnitId, Unit>
  readonly byCode: ReadonlyMap<string, Unit>
  readonly spans: ReadonlyMap<UnitId, readonly UnitSpan[]>
  readonly names: ReadonlyMap<UnitId, readonly UnitName[]>
  readonly parents: ReadonlyMap<UnitId, readonly UnitParent[]>
  readonly childEdges: ReadonlyMap<UnitId, readonly UnitParent[]>
  readonly leadsByParty: ReadonlyMap<UnitId, readonly AreaLead[]>
  readonly leadsByArea: ReadonlyMap<UnitId, readonly AreaLead[]>
  readonly roles: ReadonlyMap<UnitId, readonly UnitRoleFact[]>
  /** Organs of a Party organisation, and bodies of an area. */
  readonly bodies: ReadonlyMap<UnitId, readonly Unit[]>
  readonly into: ReadonlyMap<UnitId, readonly Succession[]>
  readonly outOf: ReadonlyMap<UnitId, readonly Succession[]>
}

export function buildForest(facts: OrgFacts): Forest {
  return {
    units: new Map(facts.units.map((unit) => [unit.id, unit])),
    byCode: new Map(facts.units.map((unit) => [unit.code, unit])),
    spans: groupBy(facts.spans, (span) => span.unitId),
    names: groupBy(facts.names, (name) => name.unitId),
    parents: groupBy(facts.parents, (edge) => edge.unitId),
    childEdges: groupBy(facts.parents, (edge) => edge.parentId),
    leadsByParty: groupBy(facts.leads, (lead) => lead.partyId),
    leadsByArea: groupBy(facts.leads, (lead) => lead.areaId),
    roles: groupBy(facts.roles, (fact) => fact.unitId),
    bodies: groupBy(
      facts.units.filter((unit) => unit.homeId !== null),
      (unit) => unit.homeId ?? '',
    ),
    into: groupBy(facts.successions, (edge) => edge.toId),
    outOf: groupBy(facts.successions, (edge) => edge.fromId),
  }
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

export const holdsOn = (fact: Dated, on: Day): boolean => fact.from <= on && on < fact.until

const factOn = <Fact extends Dated>(facts: readonly Fact[] | undefined, on: Day): Fact | undefined =>
  facts?.find((fact) => holdsOn(fact, on))

export const existsOn = (forest: Forest, unitId: UnitId, on: Day): boolean =>
  factOn(forest.spans.get(unitId), on) !== undefined

/** What becomes of a unit: the first day without it, and the one that takes all of it over, where one does. */
interface UnitEnd {
  readonly on: Day
  readonly heirId: UnitId | null
}

/** By the decisions taken so far; undefined while none ends the unit. The heir of a merger keeps what it takes over. */
export function endOfUnit(forest: Forest, unitId: UnitId): UnitEnd | undefined {
  const last = forest.spans.get(unitId)?.reduce((latest, span) => (span.until > latest.until ? span : latest))
  if (last === undefined || last.until === lastOfAllDays) return undefined
  const heir = forest.outOf
    .get(unitId)
    ?.find((edge) => edge.effectiveOn === last.until && edge.toId === last.custodianId)
  return { on: last.until, heirId: heir?.toId ?? null }
}

/** The last day on which the unit existed at or before `on`; undefined when it had not been founded by then. */
export function lastDayBy(forest: Forest, unitId: UnitId, on: Day): Day | undefined {
  let last: Day | undefined
  for (const span of forest.spans.get(unitId) ?? []) {
    if (span.from > on) continue
    const end = holdsOn(span, on) ? on : dayBefore(span.until)
    if (last === undefined || end > last) last = end
  }
  return last
}

/** The role a unit has on a day: the one it was founded with, or the later one that holds. */
export const roleOn = (forest: Forest, unitId: UnitId, on: Day): UnitRole | undefined =>
  factOn(forest.roles.get(unitId), on)?.role ?? forest.units.get(unitId)?.role

export const parentOn = (forest: Forest, unitId: UnitId, on: Day): UnitId | undefined =>
  factOn(forest.parents.get(unitId), on)?.parentId

export const areaLedBy = (forest: Forest, partyId: UnitId, on: Day): UnitId | undefined =>
  factOn(forest.leadsByParty.get(partyId), on)?.areaId

export const partyLeading = (forest: Forest, areaId: UnitId, on: Day): UnitId | undefined =>
  factOn(forest.leadsByArea.get(areaId), on)?.partyId

/** The Party organisation through which a unit stands in the tree on a day: itself, the one it serves, or the one that leads its area. */
export function homePartyOn(forest: Forest, unitId: UnitId, on: Day): UnitId | undefined {
  const unit = forest.units.get(unitId)
  if (!unit) return undefined
  if (unit.kind === 'party_organisation') return unit.id
  if (unit.kind === 'organ') return unit.homeId ?? undefined
  return partyLeading(forest, unit.kind === 'area' ? unit.id : (unit.homeId ?? ''), on)
}

/** The area a unit speaks of on a day: itself, the area of its Party organisation, or its own home. */
export function areaOf(forest: Forest, unitId: UnitId, on: Day): UnitId | undefined {
  const unit = forest.units.get(unitId)
  if (!unit) return undefined
  if (unit.kind === 'area') return unit.id
  if (unit.kind === 'party_organisation') return areaLedBy(forest, unit.id, on)
  if (unit.kind === 'organ') return areaLedBy(forest, unit.homeId ?? '', on)
  return unit.homeId ?? undefined
}

/** The body of the same kind and role as `like` that stands with the Party organisation on a day. */
export function counterpart(forest: Forest, partyId: UnitId, like: Unit, on: Day): UnitId | undefined {
  if (like.kind === 'party_organisation') return partyId
  if (like.kind === 'organ') return bodyOf(forest, partyId, like)
  const areaId = areaLedBy(forest, partyId, on)
  if (areaId === undefined || like.kind === 'area') return areaId
  return bodyOf(forest, areaId, like)
}

const bodyOf = (forest: Forest, homeId: UnitId, like: Unit): UnitId | undefined =>
  forest.bodies.get(homeId)?.find((body) => body.kind === like.kind && body.role === like.role)?.id

/** All bodies that stand with a Party organisation on a day: itself, its organs, the area it leads and the bodies there. */
export function bodiesWith(forest: Forest, partyId: UnitId, on: Day): readonly UnitId[] {
  const areaId = areaLedBy(forest, partyId, on)
  const organs = forest.bodies.get(partyId) ?? []
  const bodies = areaId === undefined ? [] : (forest.bodies.get(areaId) ?? [])
  return [
    partyId,
    ...organs.map((unit) => unit.id),
    ...(areaId === undefined ? [] : [areaId]),
    ...bodies.map((unit) => unit.id),
  ]
}

export interface Child {
  readonly unitId: UnitId
  /** False for a unit that ended before the last day: its entries count, its silence is not missing. */
  readonly isExpected: boolean
}

const childrenKept = new WeakMap<Forest, Map<string, readonly Child[]>>()
/** Answers kept of one forest; a board of a city asks for a few of every unit. */
const mostKept = 20_000

/**
 * The children of a unit for figures of the days `first..last`: those under it on the last day, and those that ended
 * earlier within these days under it. Children of an organ, an area or another body are the same bodies of the child
 * Party organisations.
 */
export function childrenFor(forest: Forest, unitId: UnitId, first: Day, last: Day): readonly Child[] {
  const kept = childrenKept.get(forest) ?? new Map<string, readonly Child[]>()
  childrenKept.set(forest, kept)
  const name = `${unitId} ${first} ${last}`
  const before = kept.get(name)
  if (before) return before
  const children = childrenBetween(forest, unitId, first, last)
  if (kept.size >= mostKept) kept.clear()
  kept.set(name, children)
  return children
}

function childrenBetween(forest: Forest, unitId: UnitId, first: Day, last: Day): readonly Child[] {
  const unit = forest.units.get(unitId)
  const partyId = homePartyOn(forest, unitId, lastDayBy(forest, unitId, last) ?? last)
  if (!unit || partyId === undefined) return []
  const children: Child[] = []
  const seen = new Set<UnitId>()
  for (const edge of forest.childEdges.get(partyId) ?? []) {
    if (seen.has(edge.unitId)) continue
    const on = lastDayBy(forest, edge.unitId, last)
    if (on === undefined || on < first || parentOn(forest, edge.unitId, on) !== partyId) continue
    seen.add(edge.unitId)
    const childId = counterpart(forest, edge.unitId, unit, on)
    if (childId !== undefined) children.push({ unitId: childId, isExpected: on === last })
  }
  return children
}

/** The Party organisations above a unit on a day, nearest first, the unit's own home included. */
export function partiesAbove(forest: Forest, unitId: UnitId, on: Day): readonly UnitId[] {
  const above: UnitId[] = []
  let at = homePartyOn(forest, unitId, on)
  while (at !== undefined && !above.includes(at)) {
    above.push(at)
    at = parentOn(forest, at, on)
  }
  return above
}

/** The Party organisations at and below one on a day. */
export function partiesUnder(forest: Forest, partyId: UnitId, on: Day): ReadonlySet<UnitId> {
  const under = new Set([partyId])
  for (const at of under)
    for (const edge of forest.childEdges.get(at) ?? []) if (holdsOn(edge, on)) under.add(edge.unitId)
  return under
}

/** Units all or a part of which went into `unitId` by a day, at any distance. */
export function predecessorsOf(forest: Forest, unitId: UnitId, by: Day = lastOfAllDays): readonly UnitId[] {
  const found = new Set<UnitId>()
  const queue = [unitId]
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const edge of forest.into.get(at) ?? []) {
      if (edge.effectiveOn > by || found.has(edge.fromId) || edge.fromId === unitId) continue
      found.add(edge.fromId)
      queue.push(edge.fromId)
    }
  }
  return [...found]
}

const changeDays = new WeakMap<Forest, readonly Day[]>()

function changeDaysOf({ spans, parents, leadsByParty, roles }: Forest): readonly Day[] {
  const days = new Set<Day>()
  for (const kind of [spans, parents, leadsByParty, roles])
    for (const facts of kind.values())
      for (const { from, until } of facts) {
        days.add(from)
        days.add(until)
      }
  return [...days].sort()
}

/** On how many days, up to and with one, any unit began, ended, moved or changed its role: between two of them the trees stay. */
export function changesBy(forest: Forest, on: Day): number {
  const days = changeDays.get(forest) ?? changeDaysOf(forest)
  changeDays.set(forest, days)
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? '') <= on) low = middle + 1
    else high = middle
  }
  return low
}

/** Did any unit begin, end, move or change its role after the first of some days, up to the last? */
export const isTreeChanged = (forest: Forest, first: Day, last: Day): boolean =>
  changesBy(forest, first) < changesBy(forest, last)

/** The name a unit bears on a day; the nearest known one when it did not exist then. */
export function nameOn(forest: Forest, unitId: UnitId, on: Day): { vi: string; en: string } {
  const names = forest.names.get(unitId) ?? []
  const name =
    factOn(names, on) ??
    names.toSorted((a, b) => (a.from < b.from ? -1 : 1))[on < (names[0]?.from ?? '') ? 0 : names.length - 1]
  return name ? { vi: name.vi, en: name.en } : { vi: unitId, en: unitId }
}
