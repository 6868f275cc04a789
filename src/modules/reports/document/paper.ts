import { dayParts } from '../../../platform/domain/day.ts'
import {
  type Annex,
  numbersIn,
  type Printable,
  type PrintBlock,
  type PrintChart,
  type PrintLine,
  type PrintTable,
} from '../printable.ts'

/** What stands on the paper around the text, in the same words for .docx, .pdf and the web. */

const space = '\u00a0'

/** No colon after `Số` (399-QĐ/TW prints none). A symbol still without its number leaves room for it. */
export function symbolLine(symbol: string | null): string {
  if (symbol === null) return `Số${space.repeat(12)}`
  return symbol.startsWith('-') ? `Số${space.repeat(8)}${symbol}` : `Số${space}${symbol}`
}

const dotted = '.'.repeat(5)

/** `Cần Thơ, ngày 02 tháng 4 năm 2024`: days below ten and the first two months with a nought, so that nothing is put before them. */
export function placeLine({ place, datedOn }: Pick<Printable, 'place' | 'datedOn'>): string {
  const where = place ?? dotted.repeat(3)
  if (datedOn === null) return `${where}, ngày ${dotted} tháng ${dotted} năm ${dotted}.`
  const { year, month, date } = dayParts(datedOn)
  return `${where}, ngày ${String(date).padStart(2, '0')} tháng ${month <= 2 ? `0${month}` : month} năm ${year}`
}

/** `- Thành ủy Cần Thơ,` and `- Lưu Văn phòng.` for the last, whatever mark the name came with. */
export const recipientLines = (recipients: readonly string[]): readonly string[] =>
  recipients.map((name, at) => {
    const bare = name.replace(/^[-–]\s*/, '').replace(/[\s.,;]+$/, '')
    return `- ${bare}${at === recipients.length - 1 ? '.' : ','}`
  })

/** `T/L BAN THƯỜNG VỤ`, `K/T CHÁNH VĂN PHÒNG`, `PHÓ CHÁNH VĂN PHÒNG`: below each other, as many as were written. */
export const signatureLines = ({ authority, post }: { readonly authority: string; readonly post: string }): string[] =>
  [authority, post].flatMap((words) => words.split('\n').flatMap((line) => line.trim() || []))

/** `Báo cáo tình hình thực hiện nhiệm vụ quý I/2024`. */
export const nameOfPaper = ({ title, summary }: Pick<Printable, 'title' | 'summary'>): string =>
  `${title.charAt(0).toLocaleUpperCase('vi')}${title.slice(1).toLocaleLowerCase('vi')} ${summary}`.trim()

/** Lines above an annex; no label where its own title begins with one. */
export function annexHead(printable: Printable, annex: Annex, at: number): { label: string | null; note: string } {
  const label = printable.annexes.length > 1 ? `PHỤ LỤC ${at + 1}` : 'PHỤ LỤC'
  return { label: /^phụ lục/i.test(annex.title) ? null : label, note: `(Kèm theo ${nameOfPaper(printable)})` }
}

/** More columns than an upright page can hold. */
export const isWide = (table: PrintTable): boolean => table.columns.length > 7
export const isWideAnnex = (annex: Annex): boolean =>
  annex.blocks.some((block) => block.kind === 'table' && isWide(block.table))

/** `I. Kết quả`, `1. Công tác tổ chức`, `a) Kết nạp`; nothing before a title without a number. */
export const headingMark = (number: string): string =>
  number === '' ? '' : /[.)]$/.test(number) ? `${number} ` : /^[a-zđ]$/.test(number) ? `${number}) ` : `${number}. `

export const plainText = (line: PrintLine): string =>
  line.map((run) => ('figure' in run ? run.printed : run.text)).join('')

/** `28/3/2024`. */
const shortDay = (on: string): string => {
  const { year, month, date } = dayParts(on)
  return `${String(date).padStart(2, '0')}/${month}/${year}`
}

const linesOf = (block: PrintBlock): readonly PrintLine[] => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.line]
    case 'list':
      return block.items.flatMap((item) => item.flatMap(linesOf))
    case 'table':
      return block.table.rows.map((row) => row.flat())
    case 'chart':
      return []
  }
}

/**
 * Numbers whose counting stopped before the last day of their period, unless the line they stand in says so itself.
 * `Đảng viên mới kết nạp, quý I/2024 (51): tính đến 28/3/2024`.
 */
export function cutOffNotes(printable: Printable): readonly string[] {
  const said = new Set<number>()
  for (const line of [...printable.body, ...printable.annexes.flatMap((annex) => annex.blocks)].flatMap(linesOf)) {
    const text = plainText(line)
    for (const run of line) {
      if (!('figure' in run) || run.figure.cutOffOn === null) continue
      const { year, month, date } = dayParts(run.figure.cutOffOn)
      if (new RegExp(`\\b0?${date}/0?${month}/${year}`).test(text)) said.add(run.number)
    }
  }
  const notes = numbersIn(printable).flatMap((run) =>
    run.figure.cutOffOn === null || said.has(run.number)
      ? []
      : [
          `${run.figure.measure.name.vi}, ${run.figure.periodText.vi} (${run.printed}): tính đến ${shortDay(run.figure.cutOffOn)}`,
        ],
  )
  return [...new Set(notes)]
}

/** The values below a chart, each with its link: a picture has none. */
export const chartLine = (chart: PrintChart): PrintLine =>
  chart.points.flatMap(
    (point, at): PrintLine => [
      { text: `${at === 0 ? '' : '; '}${point.label}: ` },
      point.value === null
        ? { text: 'chưa có số liệu' }
        : { figure: point.figure, code: point.code, printed: point.printed, number: point.number },
      ...(at === chart.points.length - 1 ? [{ text: '.' }] : []),
    ],
  )

/** Where the numbers of a paper open, for its last lines; null for what is not kept. */
export const addressOf = ({ publicUrl, code }: Pick<Printable, 'publicUrl' | 'code'>): string | null =>
  code === null ? null : `${publicUrl}/d/${code}`

/** What is printed beside the QR. */
export const codeLines = (printable: Printable): readonly string[] =>
  printable.code === null
    ? []
    : [
        `Mã văn bản: ${printable.code}`,
        'Quét mã hoặc mở địa chỉ dưới đây để xem nguồn gốc từng số liệu, số nào đã đính chính, và kiểm tra tệp này:',
      ]
export const cutOffTitle = 'Số liệu có ngày chốt khác ngày cuối kỳ:'
export const draftMark = 'DỰ THẢO'
export const partyTitle = 'ĐẢNG CỘNG SẢN VIỆT NAM'
