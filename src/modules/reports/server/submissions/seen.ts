import type { z } from 'zod'
import { problem } from '../../../../platform/domain/problem.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import { loadRecords, type StandingValue } from '../../../figures/server/public.ts'
import type { approveReports } from '../../contract/submission.ts'
import { cellKey } from '../../form.ts'
import type { OpenedPlace } from './place.ts'

type Seen = NonNullable<z.output<typeof approveReports.input>['seen']>

interface Change {
  readonly unit: string
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
        .map((change) => `${change.name[language]} ${change.seen[language]} → ${change.now[language]}`),
      ...(more > 0 ? [language === 'vi' ? `và ${more} ô khác` : `and ${more} more cells`] : []),
    ].join('; ')
  }
  throw problem(
    'conflict',
    'report-changed',
    `Báo cáo vừa được sửa (bạn thấy → hiện nay): ${listed('vi')}. Chưa duyệt gì; hãy xem lại rồi duyệt.`,
    `The report was changed meanwhile (what you saw → what stands): ${listed('en')}. Nothing was approved; look again, then approve.`,
    'seen',
    { changed: told },
  )
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
      const name = { vi: cell.measure.vi, en: cell.measure.en }
      return before === now ? [] : [{ unit: place.unit.code, key, name, seen: before, now }]
    })
}
