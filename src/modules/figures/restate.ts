import { type Day, dayBefore, laterDay } from '../../platform/domain/day.ts'
import { decimal } from '../../platform/domain/decimal.ts'
import { childrenFor, existsOn, type Forest, homePartyOn, parentOn, partiesUnder } from '../org/forest.ts'
import type { Succession, UnitId } from '../org/unit.ts'
import { absent, type Figure, type FigureKey, figureAt, type Ledger } from './figure.ts'
import { figureOfFormula } from './figure-of-formula.ts'
import type { Measure } from './measure.ts'
import { exactly, multiply } from './quantity.ts'
import { counted, isShare } from './roll-up/stated.ts'
import { summed } from './roll-up/summed.ts'

/**
 * The figure of a unit as organised on `asOf`, for a period that may lie before its reorganisations. Edges of succession
 * after the period's last day are applied; a share counts only on the basis the measure names, else the figure is
 * `not_comparable`. A figure that crossed an edge is an estimate; a kept unit includes what it absorbed.
 *
 * The children of that day come first where they know everything; then succession, as long as it explains who stands
 * under the unit; else what the children know. Own shares are restated through succession only; a share that is counted
 * beside the children is added to them.
 */
export function restatedAt(ledger: Ledger, key: FigureKey, asOf: Day): Figure {
  const measure = ledger.measureOn(key.measure, key.period.last)
  if (!measure || asOf <= key.period.last) return figureAt(ledger, key)
  if (measure.kind === 'formula' && measure.formula && key.aspect === 'actual') {
    return figureOfFormula(ledger, key, measure, measure.formula, (world, at) => restatedAt(world, at, asOf), asOf)
  }
  if (!isChanged(ledger, key.unitId, key.period.last, asOf)) return figureAt(ledger, key)
  if (measure.overUnits !== 'sum') return absent(key, 'not_comparable')
  const children = measure.statedAtParent === 'total' ? childrenFor(ledger.forest, key.unitId, asOf, asOf) : []
  const parts = children.map((child) => restatedAt(ledger, { ...key, unitId: child.unitId }, asOf))
  const own = measure.statedAtParent === 'total' ? shareThroughSuccession(ledger, key, measure, asOf) : []
  if (own === 'unknown') return absent(key, 'not_comparable')
  const sum = summed(key, measure, [...own, ...parts], 'units')
  if (parts.length > 0 && parts.every((part) => part.quantity && !part.isPartial) && sum.quantity) return estimate(sum)
  const succeeded = throughSuccession(ledger, key, measure, asOf)
  if (succeeded) return succeeded
  if (!sum.quantity || parts.some((part) => part.absence === 'not_comparable'))
    return { ...absent(key, 'not_comparable'), via: parts.length > 0 ? { kind: 'units', parts } : { kind: 'none' } }
  return estimate(sum)
}

const estimate = (figure: Figure): Figure => ({
  ...figure,
  quantity: figure.quantity && { ...figure.quantity, isEstimate: true },
})

/**
 * Steps back over the last day on which all or a part of something went into or out of the unit: what it was on the eve,
 * less what it gave, and its part of what each other was. Shares given on one day are parts of the same whole.
 * @returns undefined when units came or went without succession.
 */
function throughSuccession(ledger: Ledger, key: FigureKey, measure: Measure, asOf: Day): Figure | undefined {
  const { forest } = ledger
  const then = key.period.last
  const isBetween = (edge: Succession): boolean =>
    then < edge.effectiveOn && edge.effectiveOn <= asOf && edge.fromId !== edge.toId
  const arrivals = (forest.into.get(key.unitId) ?? []).filter(isBetween)
  const departures = (forest.outOf.get(key.unitId) ?? []).filter(isBetween)
  const on = [...arrivals, ...departures].reduce((last, edge) => laterDay(last, edge.effectiveOn), then)
  if (!isClosed(forest, [key.unitId], on, [key.unitId], asOf)) return undefined
  if (on === then) return existsOn(forest, key.unitId, then) ? estimate(figureAt(ledger, key)) : undefined
  const eve = dayBefore(on)
  const [came, went] = [arrivals, departures].map((edges) => edges.filter((edge) => edge.effectiveOn === on))
  const sources = [key.unitId, ...(came ?? []).map((edge) => edge.fromId)]
  const targets = [key.unitId, ...(went ?? []).map((edge) => edge.toId)]
  if (!isClosed(forest, sources, eve, targets, on, key.unitId)) return undefined
  const parts: { figure: Figure; share: string }[] = []
  const given = (went ?? []).map((edge) => shareOf(edge, measure))
  if (existsOn(forest, key.unitId, eve)) {
    if (given.includes(null)) return absent(key, 'not_comparable')
    const kept = given.reduce((left, share) => left.minus(share ?? 0), decimal(1))
    if (kept.gt(0)) parts.push({ figure: restatedAt(ledger, key, eve), share: kept.toFixed() })
  }
  for (const edge of came ?? []) {
    const share = shareOf(edge, measure)
    if (share === null) return absent(key, 'not_comparable')
    parts.push({ figure: restatedAt(ledger, { ...key, unitId: edge.fromId }, eve), share })
  }
  if (parts.length === 0 || parts.some((part) => part.figure.absence === 'not_comparable'))
    return absent(key, 'not_comparable')
  const shared = parts.map(({ figure, share }) => ({
    ...figure,
    quantity: figure.quantity && multiply(figure.quantity, exactly(share)),
  }))
  return { ...estimate(summed(key, measure, shared, 'units')), via: { kind: 'succession', parts } }
}

/**
 * What is counted at the unit itself and not below it, as organised on `asOf`: its own on the eve of each day on which it gave
 * or took, less what it gave, and its part of what the others had at themselves. Nobody else can come to it.
 * @returns nothing where no records lie at the unit itself; `unknown` where a share that would count is not known.
 */
function shareThroughSuccession(
  ledger: Ledger,
  key: FigureKey,
  measure: Measure,
  asOf: Day,
): readonly Figure[] | 'unknown' {
  const { forest } = ledger
  const then = key.period.last
  const between = (edges: readonly Succession[] = []) =>
    edges.filter((edge) => then < edge.effectiveOn && edge.effectiveOn <= asOf && edge.fromId !== edge.toId)
  const [arrivals, departures] = [between(forest.into.get(key.unitId)), between(forest.outOf.get(key.unitId))]
  const on = [...arrivals, ...departures].reduce((last, edge) => laterDay(last, edge.effectiveOn), then)
  if (on === then) {
    const count = existsOn(forest, key.unitId, then) ? counted(ledger, key) : undefined
    return count && isShare(count) ? [count] : []
  }
  const eve = dayBefore(on)
  const sources = arrivals.filter((edge) => edge.effectiveOn === on)
  const given = departures.filter((edge) => edge.effectiveOn === on).map((edge) => shareOf(edge, measure))
  const kept = given.includes(null) ? null : given.reduce((left, share) => left.minus(share ?? 0), decimal(1)).toFixed()
  const parts: Figure[] = []
  for (const { unitId, share } of [
    { unitId: key.unitId, share: kept },
    ...sources.map((edge) => ({ unitId: edge.fromId, share: shareOf(edge, measure) })),
  ]) {
    const held = shareThroughSuccession(ledger, { ...key, unitId }, measure, eve)
    if (held === 'unknown') return held
    for (const part of held) {
      if (share === null && part.quantity?.low.isZero() === false) return 'unknown'
      if (share !== null && share !== '0')
        parts.push({ ...part, quantity: part.quantity && multiply(part.quantity, exactly(share)) })
    }
  }
  return parts
}

/**
 * Between two days, did nobody come to the unit who did not stand under one of `sources`, and nobody leave it who does
 * not stand under one of `targets`? Units that live on both days are looked at, and all and parts that were handed over.
 */
function isClosed(
  forest: Forest,
  sources: readonly UnitId[],
  from: Day,
  targets: readonly UnitId[],
  to: Day,
  unitId: UnitId = sources[0] ?? '',
): boolean {
  const under = (units: readonly UnitId[], on: Day): ReadonlySet<UnitId> => {
    const homes = units.flatMap((id) => homePartyOn(forest, id, on) ?? [])
    return new Set(homes.flatMap((id) => [...partiesUnder(forest, id, on)]))
  }
  const now = under([unitId], to)
  const was = under([unitId], from)
  const [before, after] = [under(sources, from), under(targets, to)]
  for (const id of now) if (existsOn(forest, id, from) && !before.has(id)) return false
  for (const id of was) if (existsOn(forest, id, to) && !after.has(id)) return false
  for (const edge of [...forest.into.values()].flat()) {
    if (edge.effectiveOn <= from || to < edge.effectiveOn) continue
    const eve = dayBefore(edge.effectiveOn)
    const [gave, got] = [under([unitId], eve).has(edge.fromId), under([unitId], edge.effectiveOn).has(edge.toId)]
    if (got && !under(sources, eve).has(edge.fromId)) return false
    if (gave && !under(targets, edge.effectiveOn).has(edge.toId)) return false
  }
  return true
}

/** The part of `from` that an edge hands over: all of it, or the share on the measure's basis, or null when unknown. */
function shareOf(edge: Succession, measure: Measure): string | null {
  if (edge.extent === 'whole') return '1'
  return measure.restateBy === null ? null : (edge.shares[measure.restateBy] ?? null)
}

/** Did the unit, or anything under it on either day, change between the two days? */
export function isChanged(ledger: Ledger, unitId: UnitId, then: Day, asOf: Day): boolean {
  const { forest } = ledger
  const within = (edges: readonly Succession[] | undefined): boolean =>
    edges?.some((edge) => then < edge.effectiveOn && edge.effectiveOn <= asOf) ?? false
  if (!existsOn(forest, unitId, then) || within(forest.into.get(unitId)) || within(forest.outOf.get(unitId)))
    return true
  const before = childrenFor(forest, unitId, then, then).map((child) => child.unitId)
  const after = new Set(childrenFor(forest, unitId, asOf, asOf).map((child) => child.unitId))
  if (before.length !== after.size || before.some((childId) => !after.has(childId))) return true
  return before.some(
    (childId) =>
      parentOn(forest, childId, then) !== parentOn(forest, childId, asOf) || isChanged(ledger, childId, then, asOf),
  )
}
