import { type Decimal, decimal, zero } from '../../../../platform/domain/decimal.ts'
import { cannotMeet, point, sumOf, widened } from '../../rule/bounds.ts'
import type { Span } from '../figure.ts'
import { type Context, spanBack } from './context.ts'
import { bareNumber, both, sumText } from './say.ts'
import { type Check, checked, found, type Told, tellEach } from './told.ts'

/** A cell of a pasted table; offsets of the plain text. */
interface Cell extends Span {
  readonly text: string
}
type Row = readonly Cell[]

interface Numbered extends Cell {
  readonly value: Decimal
  readonly slack: Decimal
}

interface Column {
  readonly heading: string
  readonly cells: readonly Numbered[]
  readonly total: Numbered
  readonly sum: Decimal
  readonly agrees: boolean
}

const isTotal = /^(?:tổng cộng|tổng số|tổng|cộng)(?:\s*[:(].*)?$/iu
/** A line of a table that begins with a word of totals, perhaps after a cell. */
const hasTotals = /\n[\t ]*(?:[^\n\t]{0,8}[\t ])?(?:tổng|cộng)[^\n\t]{0,40}(?:\t| {2})/iu
/** Numbers as Vietnamese tables print them: `1.240`, `12,5`, `30`. */
const number = /^(?:\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,(\d{1,6}))?$/u
const nothing = /^[-–—x]?$/iu
/** Columns that are not added. */
const isRate =
  /[%/]|tỷ lệ|tỉ lệ|tỷ trọng|bình quân|trung bình|so sánh|so với|xếp|hạng|điểm|tt$|số thứ tự|ngày|năm sinh|đơn giá|^mã/iu
/** Whole numbers of these may have been rounded. */
const isMeasured = /đồng|triệu|tỷ|tỉ|kinh phí|vốn|dự toán|diện tích|sản lượng|giá trị|\bha\b|tấn|đvt|đơn vị tính/iu
/** Rows that are parts of other rows, by their numbering or words. */
const isOfRows = /^(?:[ivx]+[.)]?|[a-d][.)]?|\d+\.\d+\.?|[-+*•]\s?.*|.*(?:trong đó|trong đó:|gồm|cộng|tổng).*)$/iu
const fewest = 3
const most = 400

/** Sums of the columns of a pasted table, cells apart by tabs or several spaces, whose last row says `Tổng cộng`. */
export const checkTables: Check = (context) => tellEach(tablesIn(context), (rows) => judge(context, rows))

/** Runs of lines of at least two cells that end with the only row of totals among them. */
function tablesIn({ plain: { written }, read }: Context): readonly (readonly Row[])[] {
  const tables: Row[][] = []
  if (!read.cues.hasGaps || !hasTotals.test(written)) return tables
  let run: Row[] = []
  let from = 0
  while (from <= written.length) {
    const at = written.indexOf('\n', from)
    const until = at === -1 ? written.length : at
    const row = rowOf(written, from, until)
    if (row.length < 2) run = []
    else {
      run.push(row)
      if (row.slice(0, 2).some((cell) => isTotal.test(cell.text))) {
        if (run.length > fewest && run.length <= most) tables.push(run)
        run = []
      }
    }
    from = until + 1
  }
  return tables
}

const gap = / {2,}| ?\t ?/gu

function rowOf(text: string, from: number, until: number): Row {
  if (until - from > 2_000) return []
  const line = text.slice(from, until)
  if (!/ {2}|\t/.test(line)) return []
  const cells: Cell[] = []
  let start = /^ */.exec(line)?.[0].length ?? 0
  for (const match of line.matchAll(gap)) {
    if (match.index < start) continue
    cells.push(cellOf(line, start, match.index, from))
    start = match.index + match[0].length
  }
  cells.push(cellOf(line, start, line.length, from))
  return cells
}

const cellOf = (line: string, start: number, end: number, from: number): Cell => ({
  text: line.slice(start, end).trim(),
  start: from + start,
  end: from + end,
})

function judge(context: Context, rows: readonly Row[]): readonly Told[] {
  const total = rows.at(-1) ?? []
  const [head, ...rest] = rows.slice(0, -1)
  const isHeadless = head?.slice(1).some((cell) => number.test(cell.text)) === true
  const body = isHeadless ? rows.slice(0, -1) : rest
  const width = body[0]?.length ?? 0
  // Rows of other widths: cells were left out, and what stands below what cannot be told.
  if (body.length < fewest || body.some((row) => row.length !== width)) return []
  if (total.length > width || width - total.length > 1) return []
  if (body.some(isOfOthers)) return []
  const headings = head === body[0] || head?.length !== width ? [] : head.map((cell) => cell.text)
  const first = rows[0]?.[0]?.start ?? 0
  const isOfMoney = isMeasured.test(context.plain.text.slice(Math.max(0, first - 200), first))
  const columns = Array.from({ length: width }, (_, at) =>
    columnOf(body, total, at, headings[at] ?? '', isOfMoney),
  ).flatMap((column) => column ?? [])
  const isProven = columns.some(({ agrees, cells }) => agrees && cells.length >= fewest)
  return columns.flatMap((column) => tell(context, column, isProven))
}

function columnOf(body: readonly Row[], total: Row, at: number, heading: string, isOfMoney: boolean): Column | null {
  const width = body[0]?.length ?? 0
  if (isRate.test(heading)) return null
  // A row of totals that joins its first two cells is one shorter.
  const isRounded = isOfMoney || heading === '' || isMeasured.test(heading)
  const sum = numbered(total[at - (width - total.length)], isRounded)
  const column = body.map((row) => row[at])
  const cells = column.flatMap((cell) => numbered(cell, isRounded) ?? [])
  const blanks = column.filter((cell) => cell !== undefined && nothing.test(cell.text)).length
  if (!sum || cells.length < fewest || cells.length + blanks !== body.length || isCounting(cells)) return null
  const made = cells.reduce((all, { value }) => all.plus(value), zero)
  const bounds = sumOf(cells.map(({ value, slack }) => widened(point(value), slack)))
  return {
    heading,
    cells,
    total: sum,
    sum: made,
    agrees: !cannotMeet(bounds, widened(point(sum.value), sum.slack)),
  }
}

function numbered(cell: Cell | undefined, isRounded: boolean): Numbered | null {
  const match = cell && number.exec(cell.text)
  if (!cell || !match) return null
  const decimals = match[1]?.length ?? 0
  return {
    ...cell,
    value: decimal(cell.text.replaceAll('.', '').replace(',', '.')),
    slack: decimals === 0 && !isRounded ? zero : decimal(10).pow(-decimals).div(2),
  }
}

/** A row that is a group of others, or a part of one. */
const isOfOthers = ([first, second]: Row): boolean =>
  [first, second].some((cell, at) => cell && isOfRows.test(cell.text) && (at === 0 || !number.test(cell.text)))

/** 1, 2, 3: the numbers of the rows. */
const isCounting = (cells: readonly Numbered[]): boolean => cells.every(({ value }, index) => value.eq(index + 1))

function tell(context: Context, { heading, cells, total, sum, agrees }: Column, isProven: boolean): readonly Told[] {
  const spans = [...cells, total].map(({ start, end }) => spanBack(context, start, end))
  const line = sumText(
    cells.map(({ value }) => value),
    sum,
  )
  const name =
    heading === '' ? { vi: 'Cột số', en: 'The column' } : { vi: `Cột “${heading}”`, en: `Column “${heading}”` }
  if (agrees)
    return [
      checked(
        'column_sum',
        {
          vi: `${name.vi}: ${line.vi}, khớp với dòng tổng.`,
          en: `${name.en}: ${line.en}, agrees with the row of totals.`,
        },
        spans,
      ),
    ]
  // A total below one of its cells is no total but a rate, an average or a rank; twice the total is made by groups and
  // the rows of each.
  if (cells.some(({ value }) => value.gte(total.value)) || sum.eq(total.value.times(2))) return []
  const isOneLeftOut = cells.some(({ value }) => sum.minus(value).eq(total.value))
  const isSure = isProven && !isOneLeftOut
  return [
    found(
      'column_sum',
      isSure ? 'contradiction' : 'reading',
      both((l) => {
        const said = bareNumber(total.value)[l]
        const apart = bareNumber(sum.minus(total.value).abs())[l]
        if (l === 'vi')
          return `${name.vi}: ${line.vi}, dòng tổng ghi ${said}, lệch ${apart}.${isSure ? '' : ' Chỉ đúng nếu bảng còn dòng khác, hoặc cột này không cộng.'}`
        return `${name.en}: ${line.en}; the row of totals prints ${said}, ${apart} apart.${isSure ? '' : ' It holds only if the table has other rows, or the column is not added.'}`
      }),
      spans,
      bareNumber(sum).vi,
      bareNumber(total.value).vi,
    ),
  ]
}
