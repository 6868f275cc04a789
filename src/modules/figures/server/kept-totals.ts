import { dayParts } from '../../../platform/domain/day.ts'
import { contains, sameDays } from '../../../platform/domain/period.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { bodiesWith, childrenFor, homePartyOn } from '../../org/forest.ts'
import type { UnitId } from '../../org/unit.ts'
import type { FigureKey, Ledger } from '../figure.ts'
import type { Aspect, Measure } from '../measure.ts'
import { figureOfTotals, isSummable, type Total } from '../totals.ts'
import type { Catalogue } from './catalogue.ts'
import type { EntryRow } from './ledger.ts'

/**
 * Totals of a unit and of those right below it, loaded as they are asked for: the unit's own for some years, those below for
 * one period at a time. Rows are never changed; what became known replaces them.
 */
export interface HeldTotals {
  readonly unitId: UnitId
  readonly on: string
  readonly children: ReadonlySet<UnitId>
  /** Units whose entries are held; of deeper ones only totals are. */
  readonly near: ReadonlySet<UnitId>
  /** By measure, then by `placeOf`. */
  readonly rows: Map<string, Map<string, readonly Total[]>>
  /** Periods, as `first|last`, for which the totals of the children are held. */
  readonly periodsOfChildren: Set<string>
  /** Measures of which every entry is held, since totals do not tell them. */
  readonly whole: Set<string>
}

/** Asked of a ledger: something that has to be loaded first. The work begins anew when it is. */
export class MoreNeeded extends Error {
  readonly load: (tx: Transaction) => Promise<void>
  constructor(load: (tx: Transaction) => Promise<void>) {
    super('more has to be loaded')
    this.load = load
  }
}

const mostLoads = 400

/** Does work that reads figures from a kept ledger, loading what it turns out to need. */
export async function withMoreAsNeeded<Result>(tx: Transaction, work: () => Promise<Result>): Promise<Result> {
  for (let loads = 0; ; loads++) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof MoreNeeded) || loads >= mostLoads) throw error
      await error.load(tx)
    }
  }
}

const yearsBefore = 6

const placeOf = (unitId: UnitId, classCode: string | null, aspect: Aspect, first: string, last: string): string =>
  `${unitId}|${classCode ?? ''}|${aspect}|${first}|${last}`

interface TotalRow {
  unit_id: string
  measure_id: string
  class_code: string
  aspect: Aspect
  first_day: string
  last_day: string
  months: number
  heard: number
  have: number
  approved: number
  apart: number
  odd: number
  estimates: number
  of_most: number
  total: string
  mark: string
}

const toTotal = (row: TotalRow): Total => ({
  unitId: row.unit_id,
  measureId: row.measure_id,
  class: row.class_code === '' ? null : row.class_code,
  aspect: row.aspect,
  first: row.first_day,
  last: row.last_day,
  months: row.months,
  heard: row.heard,
  have: row.have,
  approved: row.approved,
  apart: row.apart,
  odd: row.odd,
  estimates: row.estimates,
  ofMost: row.of_most,
  total: row.total,
  mark: row.mark,
})

/** How many values the kept totals of a unit hold; 0 where none are kept. */
export async function sizeOfTotals(tx: Transaction, unitId: UnitId): Promise<number> {
  const row = await tx.maybe<{ entries: string | null }>(sql`select kept_entries(${unitId}::uuid)::text as entries`)
  return Number(row?.entries ?? 0)
}

/** Loads the unit's own totals of some years, and the entries of the units near it. */
export async function openTotals(
  tx: Transaction,
  catalogue: Catalogue,
  { unitId, on }: { readonly unitId: UnitId; readonly on: string },
): Promise<{ held: HeldTotals; entries: readonly EntryRow[] }> {
  const { forest } = catalogue
  const children = childrenFor(forest, unitId, on, on).map((child) => child.unitId)
  const home = homePartyOn(forest, unitId, on) ?? unitId
  const near = new Set([unitId, home, ...children, ...[home, ...children].flatMap((id) => bodiesWith(forest, id, on))])
  const held: HeldTotals = {
    unitId,
    on,
    children: new Set(children),
    near,
    rows: new Map(),
    periodsOfChildren: new Set(),
    whole: new Set(),
  }
  const { year } = dayParts(on)
  const [entries, own] = await Promise.all([
    tx.query<EntryRow>(sql`select * from entries_at(${unitId}::uuid, ${on}::date, ${[...near]}::uuid[])`),
    totalsOf(tx, held, [unitId], `${year - yearsBefore}-01-01`, `${year + 1}-12-31`),
  ])
  put(held.rows, own)
  return { held, entries }
}

const totalsOf = (
  tx: Transaction,
  { unitId, on }: HeldTotals,
  units: readonly UnitId[],
  first: string,
  last: string,
): Promise<TotalRow[]> =>
  tx.query<TotalRow>(
    sql`select * from kept_totals_under(${unitId}::uuid, ${on}::date, ${units}::uuid[], ${first}::date, ${last}::date, ${tx.position.knownAt}::timestamptz)`,
  )

function put(rows: HeldTotals['rows'], found: readonly TotalRow[]): void {
  const fresh = new Map<string, Map<string, Total[]>>()
  for (const row of found) {
    const places = fresh.get(row.measure_id) ?? new Map<string, Total[]>()
    fresh.set(row.measure_id, places)
    const total = toTotal(row)
    const place = placeOf(total.unitId, total.class, total.aspect, total.first, total.last)
    const list = places.get(place)
    if (list) list.push(total)
    else places.set(place, [total])
  }
  for (const [measureId, places] of fresh)
    rows.set(measureId, new Map<string, readonly Total[]>([...(rows.get(measureId) ?? []), ...places]))
}

/** The totals as known now, and the measures whose totals have changed since. */
export async function totalsSince(
  tx: Transaction,
  held: HeldTotals,
  after: string,
): Promise<{ held: HeldTotals; changed: readonly string[] }> {
  const units = held.periodsOfChildren.size === 0 ? [held.unitId] : [held.unitId, ...held.children]
  const found = await tx.query<TotalRow>(
    sql`select * from kept_totals_since(${held.unitId}::uuid, ${held.on}::date, ${units}::uuid[], ${after}::timestamptz, ${tx.position.knownAt}::timestamptz)`,
  )
  if (found.length === 0) return { held, changed: [] }
  const rows = new Map(held.rows)
  put(
    rows,
    found.filter(
      (row) => row.unit_id === held.unitId || held.periodsOfChildren.has(`${row.first_day}|${row.last_day}`),
    ),
  )
  return { held: { ...held, rows }, changed: [...new Set(found.map((row) => row.measure_id))] }
}

export interface LoadMore {
  /** Loads every entry of a measure into the ledger. */
  entries(measure: string): (tx: Transaction) => Promise<void>
}

/** A ledger over near entries and kept totals; where these do not tell a figure, it asks for more by `MoreNeeded`. */
export function ledgerWithTotals(base: Ledger, catalogue: Catalogue, held: HeldTotals, more: LoadMore): Ledger {
  const needEntries = (measure: string): void => {
    if (!held.whole.has(measure)) throw new MoreNeeded(more.entries(measure))
  }
  const loadChildren =
    ({ first, last }: { first: string; last: string }) =>
    async (tx: Transaction): Promise<void> => {
      const found = await totalsOf(tx, held, [...held.children], first, last)
      put(
        held.rows,
        found.filter((row) => row.first_day === first && row.last_day === last),
      )
      held.periodsOfChildren.add(`${first}|${last}`)
    }
  const at = (key: FigureKey, measure: Measure, days: { first: string; last: string }): readonly Total[] => {
    if (key.unitId !== held.unitId && !held.periodsOfChildren.has(`${days.first}|${days.last}`))
      throw new MoreNeeded(loadChildren(days))
    return held.rows.get(measure.id)?.get(placeOf(key.unitId, key.class, key.aspect, days.first, days.last)) ?? nothing
  }
  const periodsHeld: Ledger['periodsHeld'] = (measure, classCode, aspect) => {
    const known = base.periodsHeld(measure, classCode, aspect)
    if (held.whole.has(measure)) return known
    const id = catalogue.measures.get(measure)?.[0]?.id ?? ''
    return [...known, ...periodsOfTotals(held, id, classCode, aspect)]
  }
  return {
    ...base,
    entriesAt: (unitId, measure, classCode, aspect) => {
      if (!held.near.has(unitId)) needEntries(measure)
      return base.entriesAt(unitId, measure, classCode, aspect)
    },
    periodsHeld,
    keptAt: (key, measure, isExactly) => {
      if (held.whole.has(key.measure) || !isSummable(measure) || catalogue.countedFrom.has(measure.id)) return undefined
      const isOwn = key.unitId === held.unitId
      if (!isOwn && !held.children.has(key.unitId)) return undefined
      const isHeldFiner = (days: { first: string; last: string }): boolean =>
        periodsHeld(key.measure, key.class, key.aspect).some((one) => contains(days, one) && !sameDays(days, one))
      const figure = figureOfTotals(
        { forest: catalogue.forest, at: (days) => at(key, measure, days), isHeldFiner, countsPeriods: isOwn },
        key,
        measure,
        isExactly,
      )
      if (figure === 'irregular') needEntries(key.measure)
      return figure === 'irregular' ? undefined : figure
    },
    needEntries,
  }
}

const nothing: readonly Total[] = []

function periodsOfTotals(
  held: HeldTotals,
  measureId: string,
  classCode: string | null,
  aspect: Aspect,
): readonly { first: string; last: string }[] {
  const found: { first: string; last: string }[] = []
  for (const rows of held.rows.get(measureId)?.values() ?? [])
    for (const row of rows)
      if (
        row.unitId === held.unitId &&
        row.class === classCode &&
        row.aspect === aspect &&
        (row.heard > 0 || row.apart > 0 || row.odd > 0) &&
        (row.months === 0 || isOfLength(row))
      )
        found.push({ first: row.first, last: row.last })
  return found
}

/** Was the period itself entered, rather than shorter ones in it? */
function isOfLength({ first, last, months }: Total): boolean {
  const [from, to] = [dayParts(first), dayParts(last)]
  return (to.year - from.year) * 12 + to.month - from.month + 1 === months
}
