import type { SheetColumn } from '../../platform/domain/sheet.ts'
import type { Text } from '../../platform/domain/text.ts'

export const importFields = [
  'symbol',
  'issuedOn',
  'kind',
  'title',
  'issuer',
  'summary',
  'effectiveOn',
  'secrecy',
] as const
export type ImportField = (typeof importFields)[number]

/** Then Chốt’s own template, or a file of the document system by its column map. */
export const importFormats = ['template', 'document_system'] as const
export type ImportFormat = (typeof importFormats)[number]

export interface FormatColumn {
  readonly field: ImportField
  readonly header: string
}

const names: Readonly<Record<ImportField, Text>> = {
  symbol: { vi: 'Số, ký hiệu', en: 'Symbol' },
  issuedOn: { vi: 'Ngày ban hành', en: 'Issued on' },
  kind: { vi: 'Loại văn bản', en: 'Type' },
  title: { vi: 'Trích yếu', en: 'Title' },
  issuer: { vi: 'Nơi ban hành', en: 'Issuer' },
  summary: { vi: 'Tóm tắt', en: 'Summary' },
  effectiveOn: { vi: 'Hiệu lực từ ngày', en: 'Effective from' },
  secrecy: { vi: 'Độ mật', en: 'Secrecy' },
}
export const nameOfField = (field: string): Text => names[field as ImportField] ?? { vi: field, en: field }

const hints: Partial<Record<ImportField, Text>> = {
  symbol: { vi: 'Ví dụ 05-NQ/ĐU. Số do nơi ban hành cấp.', en: 'For example 05-NQ/ĐU. The issuer gives numbers.' },
  kind: { vi: 'Để trống thì lấy theo ký hiệu.', en: 'Left empty, it follows from the symbol.' },
  issuer: {
    vi: 'Tên hoặc mã của cơ quan; để trống là đơn vị đang nhập.',
    en: 'Name or code; left empty: the unit itself.',
  },
  secrecy: {
    vi: 'Văn bản có độ mật: chỉ số và ngày được giữ.',
    en: 'Of a document with a secrecy level only number and day are kept.',
  },
}

const isDay = (field: ImportField): boolean => field === 'issuedOn' || field === 'effectiveOn'

const column = (field: ImportField, header: Text): SheetColumn => {
  const hint = hints[field]
  return {
    key: field,
    header,
    kind: isDay(field) ? 'day' : 'text',
    width: field === 'title' || field === 'summary' ? 50 : 18,
    ...(field === 'symbol' ? { isRequired: true } : {}),
    ...(hint ? { hint } : {}),
  }
}

export const templateColumns: readonly SheetColumn[] = importFields.map((field) => column(field, names[field]))

export const formatColumns = (columns: readonly FormatColumn[]): readonly SheetColumn[] =>
  columns.map(({ field, header }) => column(field, { vi: header, en: header }))
