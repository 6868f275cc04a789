import { dayBefore } from '../../../../platform/domain/day.ts'
import { type Period, periodOfDays } from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { enteredUntil } from '../../../figures/counting.ts'
import { type Figure, type FigureKey, figureAt, type Ledger } from '../../../figures/figure.ts'
import { exactText } from '../../../figures/print.ts'
import { summed } from '../../../figures/roll-up/summed.ts'
import {
  type Catalogue,
  catalogueAt,
  isEverCounted,
  loadLedger,
  periodOf,
  present,
  readAt,
} from '../../../figures/server/public.ts'
import { parentOn } from '../../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import { countedMeasures } from '../../counted.ts'
import { type FormRow, forms } from '../../form.ts'
import { knownSpellings, religionRows } from '../../religion.ts'

interface Row {
  readonly row: FormRow
  readonly figure: Figure
}

/** The forms of a unit for a period, as organised then. */
export function formsOf(context: Context, input: { unit: string; period: string; knownAt?: string | undefined }) {
  return readAt(context, input.knownAt, async (tx, knownAt) => {
    const catalogue = await catalogueAt(tx, knownAt, context.database)
    const { forest } = catalogue
    const reader = await loadReader(tx)
    const period = periodOf(catalogue, input.period)
    const unit = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, period.last))
    const measures = countedMeasures.map((measure) => measure.code).filter((code) => catalogue.measures.has(code))
    const query = { unitId: unit.id, on: period.last, measures, knownAt, withPredecessors: false }
    const ledger = await loadLedger(tx, catalogue, query, context.database)
    const since = countedFrom(catalogue, unit.id, period)
    const isCounted = since !== null && since <= period.first
    const drawn = isCounted
      ? forms.map((form) => ({
          ...form,
          parts: form.parts.map((part) => ({ ...part, rows: draw(ledger, unit.id, period, part.rows) })),
        }))
      : []
    const religions = isCounted ? await religionsOf(tx, unit.id, period.last, knownAt) : []
    const parent = parentOn(forest, unit.id, period.last)
    return {
      unit: toUnitRef(forest, unit.id, period.last),
      superior: parent === undefined ? null : toUnitRef(forest, parent, period.last),
      period: { id: period.id, text: periodText(period), first: period.first, last: period.last },
      knownAt: knownAt ?? tx.position.knownAt,
      isPast: knownAt !== null,
      countedSince: since,
      forms: drawn.map(({ number, title, parts, hasReligions }) => ({
        number,
        title,
        parts: parts
          .map((part) => ({
            title: part.title,
            rows: part.rows
              .filter(({ row, figure }) => !row.isOptional || figure.quantity?.low.isZero() === false)
              .map(({ row, figure }) => ({
                name: row.name,
                figure: present(catalogue, figure),
                sign: row.sign,
                isTotal: row.isTotal,
              })),
          }))
          .filter((part) => part.rows.length > 0),
        religions: hasReligions ? religions : null,
      })),
      ...totals(
        drawn.flatMap((form) => form.parts.flatMap((part) => part.rows)),
        religions.find((row) => row.isTotal)?.people,
      ),
    }
  })
}

/** Members by religion and their total; the schema counts them, since the application reads no religion of anybody. */
async function religionsOf(tx: Transaction, unitId: string, on: string, knownAt: string | null) {
  const counts = await tx.query<{ religion: string | null; people: number }>(
    sql`select * from people_by_religion(${unitId}::uuid, ${on}::date, ${knownSpellings}::text[], ${knownAt}::timestamptz)`,
  )
  const rows = religionRows(counts)
  const people = rows.reduce((sum, row) => sum + row.people, 0)
  return [
    ...rows.map((row) => ({ ...row, isTotal: false })),
    { name: { vi: 'Cộng', en: 'Total' }, people, isTotal: true },
  ]
}

const countedFrom = (catalogue: Catalogue, unitId: string, period: Period): string | null => {
  const facts = catalogue.countedFrom.get(catalogue.measures.get('people.members')?.[0]?.id ?? '')
  return (facts && enteredUntil(catalogue.forest, (id) => facts.get(id), unitId, period)) ?? null
}

/** Totals over classes are summed from the rows above them, which are the whole set but for what was never counted. */
function draw(ledger: Ledger, unitId: string, period: Period, rows: readonly FormRow[]): readonly Row[] {
  const eve = dayBefore(period.first)
  const drawn: Row[] = []
  for (const row of rows) {
    if (row.isOptional && row.class !== null && !isEverCounted(ledger, row.measure, row.class)) continue
    const key: FigureKey = {
      ...{ unitId, measure: row.measure, class: row.class, aspect: 'actual' },
      period: row.isBefore ? periodOfDays(eve, eve) : period,
    }
    const measure = ledger.measureOn(row.measure, period.last)
    const classes = drawn.filter((item) => item.row.measure === row.measure && item.row.class !== null)
    const isSum = measure?.classSet && row.class === null && classes.length > 0
    const parts = classes.map((item) => item.figure)
    drawn.push({ row, figure: isSum ? summed(key, measure, parts, 'classes') : figureAt(ledger, key) })
  }
  return drawn
}

/** Row D against A and what came and went, and against the totals of the other forms, by religion too. */
function totals(
  rows: readonly Row[],
  byReligion: number | undefined,
): { rearranged: string | null; agrees: boolean | null } {
  const of = (row: Row | undefined) => row?.figure.quantity?.low
  const before = rows.find(({ row }) => row.isBefore)
  const end = of(rows.find(({ row }) => row.measure === 'people.members' && !row.isBefore))
  if (!end) return { rearranged: null, agrees: null }
  let explained = of(before) ?? end.times(0)
  for (const item of rows)
    if (item.row.sign !== 0) explained = explained.plus((of(item) ?? end.times(0)).times(item.row.sign))
  const others = rows.filter(({ row }) => row.isTotal && row.measure.startsWith('people.members.'))
  return {
    rearranged: end.eq(explained) ? null : exactText(end.minus(explained)),
    agrees: others.some((item) => !of(item))
      ? null
      : others.every((item) => of(item)?.eq(end)) && byReligion !== undefined && end.eq(byReligion),
  }
}
