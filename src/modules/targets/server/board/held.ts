import { dayParts } from '../../../../platform/domain/day.ts'
import {
  contains,
  type Period,
  parsePeriod,
  previousPeriod,
  yearContaining,
} from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import type { FigureKey, Ledger } from '../../../figures/figure.ts'
import { type Aspect, versionOn } from '../../../figures/measure.ts'
import { type Catalogue, entriesHeld, measuresHeld, periodOf, remember } from '../../../figures/server/public.ts'
import { counterpart } from '../../../org/forest.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { Board } from '../../contract.ts'

/** The bodies a board speaks of: those of its own Party organisation, and those of the ones below. */
export interface Bodies {
  readonly home: UnitId
  /** The day on which they stand there. */
  readonly on: string
  readonly own: readonly UnitId[]
  readonly below: readonly UnitId[]
}

/** A period for which a body holds something of a measure. */
interface Held {
  readonly unitId: UnitId
  readonly class: string | null
  readonly aspect: Aspect
  readonly period: string
  readonly first: string
  readonly last: string
}

/** What is held of one measure, and what of it lies in one period; worked out once until an entry of it changes. */
interface HeldIn {
  /** Anything overlaps the period. */
  readonly isOnBoard: boolean
  /** Figures of own bodies to be shown, with their place among others. */
  readonly offers: readonly { readonly key: FigureKey; readonly rank: string }[]
  /** Periods that end within this one. */
  readonly spans: readonly { readonly period: string; readonly rank: string }[]
}

export const overlapsDays = (a: { first: string; last: string }, b: { first: string; last: string }): boolean =>
  a.first <= b.last && a.last >= b.first

const placeOf = ({ home, on }: Bodies): string => `${home}|${on}`

/** What these bodies hold of a measure; of units further down one entry of each kind, class, plan or result, and period. */
function heldOf(catalogue: Catalogue, ledger: Ledger, bodies: Bodies, measure: string): readonly Held[] {
  return remember(ledger, [measure], `held|${placeOf(bodies)}`, () => {
    const units = new Set([...bodies.own, ...bodies.below])
    const deeper = new Map<string, Held>()
    const near: Held[] = []
    for (const entry of entriesHeld(ledger, measure)) {
      if (entry.quantity === null && entry.result === null) continue
      if (units.has(entry.unitId)) near.push(entry)
      else
        deeper.set(
          [catalogue.forest.units.get(entry.unitId)?.kind, entry.class, entry.aspect, entry.period].join('|'),
          entry,
        )
    }
    return [...near, ...deeper.values()]
  })
}

const heldAnywhere = (catalogue: Catalogue, ledger: Ledger, bodies: Bodies): readonly (readonly Held[])[] =>
  measuresHeld(ledger).map((measure) => heldOf(catalogue, ledger, bodies, measure))

/** The last whole quarter before today when anything is held in it; else the latest period held; else that quarter. */
export function defaultPeriod(catalogue: Catalogue, today: string, ledger: Ledger, bodies: Bodies): Period {
  const { year, month } = dayParts(today)
  const quarterStart = `${year}-${String(Math.floor((month - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
  const quarter = previousPeriod({ id: '', kind: 'quarter', first: quarterStart, last: today })
  const held = heldAnywhere(catalogue, ledger, bodies)
  if (held.some((items) => items.some((item) => contains(quarter, item)))) return quarter
  const own = new Set(bodies.own)
  let latest: string | undefined
  for (const items of held)
    for (const item of items)
      if (own.has(item.unitId) && item.last <= today && item.aspect === 'actual' && (latest ?? '') < item.last)
        latest = item.last
  return latest === undefined ? quarter : yearContaining(latest)
}

const listed: readonly string[] = ['quarter', 'half', 'year', 'term', 'years']

/** The periods one may choose from, latest first: those of own results, shorter ones by their year. */
export function periodsHeld(catalogue: Catalogue, ledger: Ledger, bodies: Bodies): Board['periods'] {
  const own = new Set(bodies.own)
  const found = new Map<string, Period>()
  for (const measure of measuresHeld(ledger)) {
    const periods = remember(ledger, [measure], `periods|${placeOf(bodies)}`, () =>
      heldOf(catalogue, ledger, bodies, measure).flatMap((held) => {
        if (!own.has(held.unitId) || held.aspect !== 'actual') return []
        const parsed = parsePeriod(held.period, (code) => catalogue.terms.get(code))
        if (!parsed.ok) return []
        return [listed.includes(parsed.value.kind) ? parsed.value : yearContaining(held.last)]
      }),
    )
    for (const period of periods) found.set(period.id, period)
  }
  return [...found.values()]
    .sort((a, b) => (a.last === b.last ? (a.first < b.first ? 1 : -1) : a.last < b.last ? 1 : -1))
    .map((period) => ({ id: period.id, text: periodText(period) }))
}

/** @returns by the code of the measure */
export function heldInPeriod(
  catalogue: Catalogue,
  ledger: Ledger,
  bodies: Bodies,
  period: Period,
): ReadonlyMap<string, HeldIn> {
  const name = `in|${placeOf(bodies)}|${period.id}|${period.first}|${period.last}`
  return new Map(
    measuresHeld(ledger).map((measure) => [
      measure,
      remember(ledger, [measure], name, () =>
        summed(catalogue, heldOf(catalogue, ledger, bodies, measure), bodies, measure, period),
      ),
    ]),
  )
}

function summed(catalogue: Catalogue, items: readonly Held[], bodies: Bodies, measure: string, period: Period): HeldIn {
  const offers = new Map<string, HeldIn['offers'][number]>()
  const spans = new Map<string, HeldIn['spans'][number]>()
  const keepFirst = <Item extends { readonly rank: string }>(
    into: Map<string, Item>,
    name: string,
    item: Item,
  ): void => {
    const before = into.get(name)
    if (!before || item.rank < before.rank) into.set(name, item)
  }
  for (const held of items) {
    if (held.last < period.first || held.last > period.last) continue
    const rank = [held.last, held.class ?? '', held.first, held.aspect, held.period, held.unitId].join('|')
    keepFirst(spans, held.period, { period: held.period, rank })
    const key = held.aspect === 'actual' ? shownAs(catalogue, held, bodies, measure, period) : undefined
    if (key) keepFirst(offers, `${key.unitId}|${key.class ?? ''}|${key.period.id}`, { key, rank })
  }
  return {
    isOnBoard: items.some((held) => overlapsDays(held, period)),
    offers: [...offers.values()],
    spans: [...spans.values()],
  }
}

/** The own figure that shows what is held: at the body itself, or the sum at the like body of this Party organisation. */
function shownAs(
  catalogue: Catalogue,
  held: Held,
  bodies: Bodies,
  measure: string,
  period: Period,
): FigureKey | undefined {
  const { forest } = catalogue
  const unit = forest.units.get(held.unitId)
  const version = versionOn(catalogue.measures.get(measure) ?? [], held.last)
  const isOwn = bodies.own.includes(held.unitId)
  const unitId = isOwn ? held.unitId : unit && counterpart(forest, bodies.home, unit, period.last)
  if (!version || unitId === undefined || (!isOwn && version.overUnits !== 'sum')) return undefined
  const isLonger = held.first < period.first || version.overTime === 'none'
  return {
    unitId,
    measure,
    class: held.class,
    aspect: 'actual',
    period: isLonger ? periodOf(catalogue, held.period) : period,
  }
}
