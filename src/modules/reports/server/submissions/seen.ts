import type { z } from 'zod'
import { problem } from '../../../../platform/domain/problem.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import { changedPlaces, loadRecords, lockLine, type StandingValue } from '../../../figures/server/public.ts'
import { nameOn } from '../../../org/forest.ts'
import type { approveReports, reportChangedShape } from '../../contract/submission.ts'
import { cellKey } from '../../form.ts'
import type { OpenedPlace, PlaceCell } from './place.ts'

type Seen = NonNullable<z.output<typeof approveReports.input>['seen']>

interface Change {
  readonly unit: string
  readonly unitName: Text
  readonly key: string
  readonly name: Text
  readonly seen: string | null
  readonly now: string | null
}

const mostNamed = 3

/**
 * Nobody approves what they have not seen: a typed cell that was empty, or held another entry, when the report was opened.
 * @throws conflict `report-changed` names `seen`; its details hold each cell with both values
 */
export async function refuseUnseen(
  tx: Transaction,
  places: readonly OpenedPlace[],
  values: readonly (readonly StandingValue[])[],
  seen: Seen,
): Promise<void> {
  const changes = places.flatMap((place, index) => changesAt(place, values[index] ?? [], seen))
  const [first] = places
  if (changes.length === 0 || !first) return
  const ids = changes.flatMap((change) => [change.seen, change.now]).flatMap((id) => (id === null ? [] : [asId(id)]))
  const records = await loadRecords(tx, first.catalogue, sql`e.id = any (${ids}::uuid[])`)
  const printed = new Map(records.map((record) => [record.id, record.printed]))
  const empty = { vi: 'trống', en: 'empty' }
  const told = changes.map((change) => ({
    unit: change.unit,
    unitName: change.unitName,
    key: change.key,
    name: change.name,
    seen: (change.seen && printed.get(change.seen)) || empty,
    now: (change.now && printed.get(change.now)) || empty,
  }))
  const listed = (language: 'vi' | 'en'): string => {
    const more = told.length - mostNamed
    return [
      ...told
        .slice(0, mostNamed)
        .map((change) =>
          [
            places.length > 1 ? `${change.unitName[language]}: ` : '',
            `${change.name[language]} ${change.seen[language]} → ${change.now[language]}`,
          ].join(''),
        ),
      ...(more > 0 ? [language === 'vi' ? `và ${more} ô khác` : `and ${more} more cells`] : []),
    ].join('; ')
  }
  throw problem(
    'conflict',
    'report-changed',
    `Báo cáo vừa được sửa (bạn thấy → hiện nay): ${listed('vi')}. Chưa duyệt gì; hãy xem lại rồi duyệt.`,
    `The report was changed meanwhile (what you saw → what stands): ${listed('en')}. Nothing was approved; look again, then approve.`,
    'seen',
    { changed: told } satisfies z.output<typeof reportChangedShape>,
  )
}

/** What stood at the typed cells of reports when each was seen: at one instant, or at one of its own. */
export async function seenAt(
  tx: Transaction,
  places: readonly OpenedPlace[],
  values: readonly (readonly StandingValue[])[],
  at: string | Readonly<Record<string, string>>,
): Promise<Seen> {
  if (typeof at === 'string') return seenTogether(tx, places, values, at)
  const seen: Seen[] = []
  for (const instant of new Set(Object.values(at))) {
    const isThen = (place: OpenedPlace | undefined): boolean => place !== undefined && at[place.unit.code] === instant
    seen.push(
      await seenTogether(
        tx,
        places.filter(isThen),
        values.filter((_, index) => isThen(places[index])),
        instant,
      ),
    )
  }
  return seen.flat()
}

/** What stood at the typed cells at an instant, seen from what stands now. */
async function seenTogether(
  tx: Transaction,
  places: readonly OpenedPlace[],
  values: readonly (readonly StandingValue[])[],
  at: string,
): Promise<Seen> {
  const typed = places.map((place) => place.cells.filter((cell) => cell.held === null))
  const [first] = places
  if (!first) return []
  const changed = await changedPlaces(
    tx,
    {
      unitIds: [...new Set(typed.flat().map((cell) => cell.subjectId))],
      measureIds: [...new Set(typed.flat().map((cell) => cell.measure.id))],
      first: first.period.first,
      last: first.period.last,
    },
    at,
  )
  const lineOf = (value: { unitId: string; measureId: string; class: string | null }): string =>
    `${value.unitId}|${lockLine(value.measureId, value.class)}`
  const entries = new Map<string, string | null>(values.flat().map((value) => [lineOf(value), value.id]))
  for (const place of changed) entries.set(lineOf(place), place.id)
  return places.map((place, index) => ({
    unit: place.unit.code,
    cells: (typed[index] ?? []).map((cell) => ({
      key: cellKey(cell.measure.code, cell.line.class),
      entry: entries.get(`${cell.subjectId}|${lockLine(cell.measure.id, cell.line.class)}`) ?? null,
    })),
  }))
}

function changesAt(place: OpenedPlace, values: readonly StandingValue[], seen: Seen): readonly Change[] {
  const known = seen.find((report) => report.unit === place.unit.code)
  if (!known) return []
  const entries = new Map(known.cells.map((cell) => [cell.key, cell.entry]))
  const standing = new Map(values.map((value) => [`${value.unitId}|${value.measureId}|${value.class ?? ''}`, value.id]))
  return place.cells
    .filter((cell) => cell.held === null)
    .flatMap((cell) => {
      const key = cellKey(cell.measure.code, cell.line.class)
      const before = entries.get(key) ?? null
      const now = standing.get(`${cell.subjectId}|${cell.measure.id}|${cell.line.class ?? ''}`) ?? null
      const unitName = nameOn(place.catalogue.forest, place.unit.id, place.period.last)
      return before === now
        ? []
        : [{ unit: place.unit.code, unitName, key, name: nameOf(place, cell), seen: before, now }]
    })
}

function nameOf({ catalogue }: OpenedPlace, { measure, line }: PlaceCell): Text {
  const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
  const found = set?.classes.find((item) => item.code === line.class)
  return found
    ? { vi: `${measure.vi}, ${found.vi}`, en: `${measure.en}, ${found.en}` }
    : { vi: measure.vi, en: measure.en }
}
