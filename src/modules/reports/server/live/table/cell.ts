import type { Language, Text } from '../../../../../platform/domain/text.ts'
import type { Figure } from '../../../../figures/figure.ts'
import type { LiveRun } from '../../../contract/live.ts'
import type { Stated } from '../../../document/phrase/stated.ts'
import type { Trouble } from '../../../document/trouble.ts'

export type Cell = readonly LiveRun[]

/** A live table as it stands now, with the figures behind its numbers. */
export interface DrawnTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  readonly notes: readonly string[]
  readonly trouble: Trouble | null
  readonly figures: readonly Figure[]
}

export const dash = '—'
export const words = (text: string): Cell => (text === '' ? [] : [{ text }])
export const none: Cell = [{ text: dash }]

/** A number alone, for a column that says what it is counted in; a dash where there is none. */
export const number = (stated: Stated | null | undefined, language: Language): Cell => {
  if (!stated || stated.figure.absence !== null) return none
  return [{ figure: stated.figure, code: stated.code, printed: stated.figure.printedNumber[language] }]
}

export const isEmpty = (cell: Cell): boolean =>
  cell.length === 0 || cell.every((run) => !('figure' in run) && (run.text === dash || run.text.trim() === ''))

export const columnNames = {
  order: { vi: 'TT', en: 'No.' },
  target: { vi: 'Chỉ tiêu', en: 'Target' },
  measure: { vi: 'Nội dung', en: 'Measure' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  measuredIn: { vi: 'Đơn vị tính', en: 'Counted in' },
  plan: { vi: 'Kế hoạch', en: 'Plan' },
  inPeriod: { vi: 'Trong kỳ', en: 'In the period' },
  cumulative: { vi: 'Lũy kế', en: 'Cumulative' },
  percent: { vi: '% so với kế hoạch', en: '% of plan' },
  change: { vi: 'So với cùng kỳ', en: 'Against a year ago' },
  owner: { vi: 'Chủ trì', en: 'In charge' },
  note: { vi: 'Ghi chú', en: 'Note' },
  level: { vi: 'Mức xếp loại', en: 'Rating' },
  total: { vi: 'Toàn đảng bộ', en: 'All' },
  content: { vi: 'Nội dung', en: 'Matter' },
  prepares: { vi: 'Cơ quan chuẩn bị', en: 'Prepared by' },
  decides: { vi: 'Cấp xem xét, quyết định', en: 'Decided by' },
  time: { vi: 'Thời gian', en: 'When' },
  number: { vi: 'Số lượng', en: 'Number' },
  givenBy: { vi: 'Cơ quan khen thưởng', en: 'Given by' },
  period: { vi: 'Kỳ', en: 'Period' },
} as const satisfies Readonly<Record<string, Text>>

const missingNote: Text = {
  vi: `“${dash}”: chưa có số liệu trong hệ thống.`,
  en: `“${dash}”: no figure in the system yet.`,
}

/** Leaves out columns in which no row says anything; the first `kept` stay. */
export function withoutEmpty(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  kept: number,
): Pick<DrawnTable, 'columns' | 'rows'> {
  const isShown = columns.map((_, at) => at < kept || rows.some((row) => !isEmpty(row[at] ?? [])))
  return {
    columns: columns.filter((_, at) => isShown[at]),
    rows: rows.map((row) => row.filter((_, at) => isShown[at])),
  }
}

/** The note under a table with dashes among its numbers. */
export const dashNotes = (rows: readonly (readonly Cell[])[], language: Language): readonly string[] =>
  rows.some((row) => row.some((cell) => cell.some((run) => !('figure' in run) && run.text === dash)))
    ? [missingNote[language]]
    : []
