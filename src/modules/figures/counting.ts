import type { Day } from '../../platform/domain/day.ts'
import type { Period } from '../../platform/domain/period.ts'
import { dayText } from '../../platform/domain/period-text.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { existsOn, type Forest, holdsOn, lastDayBy, partiesAbove, roleOn } from '../org/forest.ts'
import type { UnitId, UnitKind } from '../org/unit.ts'
import type { Measure } from './measure.ts'

export const reaches = ['unit', 'subtree'] as const
/**
 * `unit`: the unit alone. `subtree`: every Party organisation under it is counted at itself, and one with others below is
 * what it holds itself and their sum.
 */
export type Reach = (typeof reaches)[number]

/** From which day a measure is counted at a unit. */
export interface CountingFact {
  readonly from: Day
  readonly reaches: Reach
}
type FactOf = (unitId: UnitId) => CountingFact | undefined

const earlier = (a: Day | undefined, b: Day | undefined): Day | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a

/** The day of a period on which a unit stands in the tree: the last, or the unit's own last day if that came first. */
const dayOf = (forest: Forest, unitId: UnitId, period: Period): Day =>
  lastDayBy(forest, unitId, period.last) ?? period.last

/** Has the unit Party organisations under it on a day? A cell keeps the records of its groups, as a rule. */
export const isParent = (forest: Forest, unitId: UnitId, on: Day): boolean =>
  forest.childEdges
    .get(unitId)
    ?.some(
      (edge) =>
        holdsOn(edge, on) && existsOn(forest, edge.unitId, on) && roleOn(forest, edge.unitId, on) !== 'cell_group',
    ) ?? false

/** The first day of counting with its subtree, of the unit itself or of any Party organisation above it. */
function subtreeSince(forest: Forest, factOf: FactOf, unitId: UnitId, on: Day): Day | undefined {
  if (forest.units.get(unitId)?.kind !== 'party_organisation') return undefined
  let since: Day | undefined
  for (const id of partiesAbove(forest, unitId, on)) {
    const fact = factOf(id)
    if (fact?.reaches === 'subtree') since = earlier(since, fact.from)
  }
  return since
}

/**
 * From which day the unit's own records are a share of its figure of a period, since records of the units under it are
 * added; undefined where its own records are all of the figure, or where it is not counted with its subtree. Of a cell only
 * groups stand below.
 */
export function sharedSince(forest: Forest, factOf: FactOf, unitId: UnitId, period: Period): Day | undefined {
  const on = dayOf(forest, unitId, period)
  const hasBelow = forest.childEdges.get(unitId)?.some((edge) => holdsOn(edge, on) && existsOn(forest, edge.unitId, on))
  return hasBelow ? subtreeSince(forest, factOf, unitId, on) : undefined
}

/** From which day the unit's own records are its figure of a period; undefined where it is not counted itself. */
export function countedSince(forest: Forest, factOf: FactOf, unitId: UnitId, period: Period): Day | undefined {
  const own = factOf(unitId)
  const since = own?.reaches === 'unit' ? own.from : undefined
  const on = dayOf(forest, unitId, period)
  return isParent(forest, unitId, on) ? since : earlier(since, subtreeSince(forest, factOf, unitId, on))
}

/** From which day nothing is entered for the unit, since it or all under it is counted; undefined where it is entered. */
export function enteredUntil(forest: Forest, factOf: FactOf, unitId: UnitId, period: Period): Day | undefined {
  const own = factOf(unitId)
  return earlier(
    own?.reaches === 'unit' ? own.from : undefined,
    subtreeSince(forest, factOf, unitId, dayOf(forest, unitId, period)),
  )
}

/**
 * May a measure become counted at a unit from a day on? Counting begins once and does not go back: the day may move to an
 * earlier one, and the reach may grow.
 * @returns refusals naming `measures`, `unit`, `from` or `reaches`
 */
export function checkCounting(
  measure: Pick<Measure, 'kind' | 'subjects' | 'vi' | 'en'>,
  unit: { readonly kind: UnitKind },
  held: CountingFact | undefined,
  next: CountingFact,
  firstDay: Day,
): Outcome<true> {
  if (measure.kind === 'formula' || !measure.subjects.includes(unit.kind)) {
    return refuse(
      'wrong-subject',
      `“${measure.vi}” không đếm được ở loại đơn vị này.`,
      `“${measure.en}” is not counted at this kind of unit.`,
      'measures',
    )
  }
  if (next.reaches === 'subtree' && unit.kind !== 'party_organisation') {
    return refuse(
      'no-subtree',
      'Chỉ tổ chức đảng có đơn vị trực thuộc để đếm.',
      'Only a Party organisation has units under it to be counted.',
      'reaches',
    )
  }
  if (next.from < firstDay)
    return refuse('unit-not-then', 'Đơn vị chưa thành lập vào ngày này.', 'The unit did not exist on this day.', 'from')
  if (held && (held.from < next.from || (held.reaches === 'subtree' && next.reaches === 'unit'))) {
    return refuse(
      'counted-already',
      `“${measure.vi}” đã được đếm từ ${dayText(held.from).vi}; không lùi lại được.`,
      `“${measure.en}” is counted since ${dayText(held.from).en} already; that is not taken back.`,
      'measures',
    )
  }
  return accept(true)
}
