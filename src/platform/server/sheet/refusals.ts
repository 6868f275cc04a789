import { type Problem, problem } from '../../domain/problem.ts'
import type { Text } from '../../domain/text.ts'

const refusal = (code: string, vi: string, en: string, details?: unknown): Problem =>
  problem('invalid', code, vi, en, 'file', details)

export const notASheet = (): Problem =>
  refusal(
    'sheet-not-xlsx',
    'Tệp không phải Excel (.xlsx) hoặc CSV mã UTF-8. Mở tệp, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi gửi lại.',
    'The file is neither Excel (.xlsx) nor CSV in UTF-8. Open it, choose Save As, type Excel Workbook (.xlsx), and send it again.',
  )

export const damaged = (part: string): Problem =>
  refusal(
    'sheet-damaged',
    `Tệp Excel bị hỏng ở phần ${part}. Mở bằng Excel, lưu lại rồi gửi lại.`,
    `The Excel file is damaged in its part ${part}. Open it in Excel, save it again and send that.`,
    { part },
  )

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_048_576)

export const tooLarge = (bytes: number, limit: number): Problem =>
  refusal(
    'sheet-too-large',
    `Tệp nặng ${megabytes(bytes)} MB, tối đa là ${megabytes(limit)} MB. Chia tệp thành nhiều phần.`,
    `The file has ${megabytes(bytes)} MB; the limit is ${megabytes(limit)} MB. Split it into parts.`,
    { bytes, limit },
  )

export const unpacksTooLarge = (bytes: number, limit: number): Problem =>
  refusal(
    'sheet-unpacks-too-large',
    `Tệp khi giải nén vượt ${megabytes(limit)} MB. Xoá hàng, cột thừa có định dạng, hoặc chép dữ liệu sang tệp mới.`,
    `The file unpacks to more than ${megabytes(limit)} MB. Delete surplus formatted rows and columns, or copy the data to a new file.`,
    { bytes, limit },
  )

export const holdsMacros = (part: string): Problem =>
  refusal(
    'sheet-macros',
    'Tệp chứa macro nên không được nhận. Lưu thành Excel Workbook (.xlsx) rồi gửi lại.',
    'The file holds macros and is not taken. Save it as Excel Workbook (.xlsx) and send that.',
    { part },
  )

export const encrypted = (): Problem =>
  refusal(
    'sheet-encrypted',
    'Tệp có mật khẩu. Bỏ mật khẩu trong Excel (File, Info, Protect Workbook) rồi gửi lại.',
    'The file has a password. Remove it in Excel (File, Info, Protect Workbook) and send it again.',
  )

export const oldFormat = (): Problem =>
  refusal(
    'sheet-old-format',
    'Tệp ở dạng Excel cũ (.xls). Lưu thành Excel Workbook (.xlsx) rồi gửi lại.',
    'The file is in the old Excel format (.xls). Save it as Excel Workbook (.xlsx) and send that.',
  )

export const noSheet = (): Problem =>
  refusal(
    'sheet-none',
    'Tệp không có trang tính nào nhìn thấy được. Hiện trang dữ liệu rồi lưu lại.',
    'The file has no visible sheet. Unhide the sheet with the data and save it again.',
  )

export interface HeaderDetails {
  readonly sheet: string | null
  /** The row taken for the header; null when none looked like one. */
  readonly row: number | null
  readonly missing: readonly { readonly key: string; readonly header: Text }[]
  readonly found: readonly string[]
  readonly near: readonly { readonly key: string; readonly header: Text; readonly found: string }[]
}

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ')

export function headerMissing(details: HeaderDetails): Problem {
  const found = quoted(details.found.slice(0, 40))
  const missing = (language: keyof Text): string => quoted(details.missing.map((item) => item.header[language]))
  const near = (language: keyof Text): string =>
    details.near.map((item) => `“${item.found}” → “${item.header[language]}”`).join(', ')
  return refusal(
    'sheet-header',
    `Thiếu cột ${missing('vi')} trong 10 hàng đầu. ${found === '' ? 'Không thấy hàng tiêu đề nào.' : `Các cột có: ${found}.`}${details.near.length === 0 ? '' : ` Gần giống: ${near('vi')}.`} Sửa tiêu đề theo tệp mẫu.`,
    `The first 10 rows lack the columns ${missing('en')}. ${found === '' ? 'No header row was found.' : `Columns found: ${found}.`}${details.near.length === 0 ? '' : ` Near misses: ${near('en')}.`} Write the headers as the template does.`,
    details,
  )
}

export const columnTwice = (header: string, key: string, places: readonly string[]): Problem =>
  refusal(
    'sheet-column-twice',
    `Cột “${header}” có hai lần, ở ${places.join(' và ')}. Giữ lại một cột.`,
    `The column “${header}” stands twice, in ${places.join(' and ')}. Keep one of them.`,
    { key, places },
  )

export const mergedCells = (ranges: readonly string[]): Problem =>
  refusal(
    'sheet-merged',
    `Có ô gộp trong vùng dữ liệu: ${ranges.slice(0, 20).join(', ')}. Bỏ gộp (Unmerge) và điền từng ô.`,
    `There are merged cells inside the data: ${ranges.slice(0, 20).join(', ')}. Unmerge them and fill every cell.`,
    { ranges },
  )

export const tooManyRows = (limit: number): Problem =>
  refusal(
    'sheet-too-many-rows',
    `Tệp có hơn ${limit} hàng dữ liệu. Chia tệp thành nhiều phần.`,
    `The file has more than ${limit} rows of data. Split it into parts.`,
    { limit },
  )

export const cancelled = (): Problem =>
  problem(
    'refused',
    'sheet-cancelled',
    'Việc đọc tệp đã dừng theo yêu cầu.',
    'Reading the file was stopped on request.',
  )

export const textTooLong = (row: number, key: string): Problem =>
  problem(
    'refused',
    'sheet-text-too-long',
    `Hàng ${row}, cột ${key}: văn bản dài hơn 32767 ký tự, Excel không chứa được. Rút ngắn văn bản.`,
    `Row ${row}, column ${key}: the text has more than 32767 characters, which Excel cannot hold. Shorten it.`,
    undefined,
    { row, key },
  )

export const tooManyRowsToWrite = (limit: number): Problem =>
  problem(
    'refused',
    'sheet-too-many-rows',
    `Một trang Excel chỉ chứa ${limit} hàng. Lọc bớt dữ liệu.`,
    `One Excel sheet holds only ${limit} rows. Narrow the selection.`,
    undefined,
    { limit },
  )
