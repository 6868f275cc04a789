import { z } from 'zod'
import { refusing } from '../../platform/domain/shapes.ts'
import type { SheetColumn } from '../../platform/domain/sheet.ts'
import type { Text } from '../../platform/domain/text.ts'
import { educationWords, ethnicities, sexWords, stateWords, theoryWords } from './exchange-words.ts'
import { type FieldKey, personFields } from './field.ts'
import { applicantStates, memberStates } from './lifecycle.ts'

/** What a file brings: members, or applicants on their way. */
export const importKinds = ['members', 'applicants'] as const
export type ImportKind = (typeof importKinds)[number]

/** Where a file comes from: Then Chốt's own template, or a national system whose columns are data (`exchange_format`). */
export const fileFormats = ['template', 'member_database', 'member_handbook'] as const
export type FileFormat = (typeof fileFormats)[number]
export const outsideFormats = ['member_database', 'member_handbook'] as const
export type OutsideFormat = (typeof outsideFormats)[number]

/** Beside the fields of a person, where and how the person stands. */
export const placeKeys = ['cell', 'state', 'since'] as const
export type ExchangeKey = FieldKey | (typeof placeKeys)[number]

const fieldKeys = personFields.map((field) => field.key) as [FieldKey, ...FieldKey[]]
export const exchangeKeys: readonly ExchangeKey[] = [...fieldKeys, ...placeKeys]

const headerShape = z.string().trim().min(1).max(100)

/** How a column is headed in a file of another system, and how else. */
export const columnHeadsShape = { header: headerShape, aliases: z.array(headerShape).max(10).optional() }

/** How another system heads one column, and whether its file brings it, takes it, or both. */
export const formatColumnShape = z.strictObject({
  field: z.enum([...fieldKeys, ...placeKeys]),
  ...columnHeadsShape,
  goes: z.enum(['in', 'out', 'both']),
})
export type FormatColumn = z.infer<typeof formatColumnShape>

const folded = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

interface HeadedColumn {
  readonly field: string
  readonly header: string
  readonly aliases?: readonly string[] | undefined
}

/** The columns of one format: a field and a header stand once. */
export const columnsMap = <Column extends z.ZodType<HeadedColumn>>(column: Column) =>
  z
    .array(column)
    .min(1)
    .max(60)
    .refine(
      (columns) => new Set(columns.map(({ field }) => field)).size === columns.length,
      refusing('Có trường được chọn hai lần.', 'A field stands twice.'),
    )
    .refine(
      (columns) => {
        const heads = columns.flatMap(({ header, aliases }) => [...new Set([header, ...(aliases ?? [])].map(folded))])
        return new Set(heads).size === heads.length
      },
      refusing('Có tên cột xuất hiện hai lần.', 'A header stands twice.'),
    )

/** The columns of a file of members: a name is there to know people by. */
export const formatColumnsShape = columnsMap(formatColumnShape).refine(
  (columns) => columns.some((column) => column.field === 'name'),
  refusing('Thiếu cột họ và tên.', 'The column of the name is missing.'),
)

const dayKeys: readonly ExchangeKey[] = [
  'birth',
  'decided_on',
  'ceremony_on',
  'considered_on',
  'recognition_decided_on',
  'full_on',
  'party_age_from',
  'since',
]

export const placeNames: Readonly<Record<(typeof placeKeys)[number], Text>> = {
  cell: { vi: 'Mã chi bộ', en: 'Cell code' },
  state: { vi: 'Trạng thái', en: 'State' },
  since: { vi: 'Ở chi bộ này từ ngày', en: 'In this cell since' },
}

export const nameOfKey = (key: ExchangeKey): Text =>
  personFields.find((field) => field.key === key)?.name ?? placeNames[key as (typeof placeKeys)[number]]

const hints: Partial<Record<ExchangeKey, Text>> = {
  birth: { vi: 'Chỉ biết năm thì ghi 1960.', en: 'If only the year is known, write 1960.' },
  cell: { vi: 'Mã ở cây tổ chức.', en: 'The code in the tree of organisations.' },
  state: {
    vi: 'Để trống thì lấy theo các ngày.',
    en: 'Left empty, it follows from the dates.',
  },
  since: {
    vi: 'Để trống nếu ở chi bộ này từ khi kết nạp.',
    en: 'Leave empty for who has been in this cell since admission.',
  },
  full_on: {
    vi: 'Để trống thì tính từ ngày kết nạp theo thời gian dự bị.',
    en: 'Left empty, it is counted from the ceremony by the time of probation.',
  },
}

const choicesOf = (key: ExchangeKey, kind: ImportKind): readonly string[] | undefined => {
  if (key === 'sex') return sexWords.map((word) => word.name.vi)
  if (key === 'ethnicity') return ethnicities
  if (key === 'education') return educationWords.map((word) => word.name.vi)
  if (key === 'theory') return theoryWords.map((word) => word.name.vi)
  if (key === 'state') {
    const states: readonly string[] = kind === 'members' ? memberStates : applicantStates
    return stateWords.filter((word) => states.includes(word.code)).map((word) => word.name.vi)
  }
  return undefined
}

const sheetColumn = (
  key: ExchangeKey,
  kind: ImportKind,
  header: Text,
  aliases: readonly string[] = [],
): SheetColumn => {
  const choices = choicesOf(key, kind)
  const hint = hints[key]
  return {
    key,
    header,
    kind: dayKeys.includes(key) ? 'day' : 'text',
    width: key === 'name' ? 28 : dayKeys.includes(key) ? 14 : 18,
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(key === 'birth' ? { allowsPartial: true } : {}),
    ...(key === 'name' ? { isRequired: true } : {}),
    ...(choices ? { choices } : {}),
    ...(hint ? { hint } : {}),
  }
}

/** What an applicant has no use for yet. */
const memberOnly: readonly ExchangeKey[] = [
  'card_number',
  'ceremony_on',
  'considered_on',
  'recognition_decided_on',
  'recognition_decision',
  'full_on',
  'party_age_from',
]

/** The columns of Then Chốt's own template. */
export const templateColumns = (kind: ImportKind): readonly SheetColumn[] =>
  exchangeKeys
    .filter((key) => kind === 'members' || !memberOnly.includes(key))
    .map((key) => ({
      ...sheetColumn(key, kind, nameOfKey(key)),
      ...(key === 'cell' ? { isRequired: true } : {}),
      ...(kind === 'applicants' && (key === 'state' || key === 'since') ? { isRequired: true } : {}),
      ...(kind === 'applicants' && key === 'since'
        ? { hint: { vi: 'Ngày vào bước hiện nay.', en: 'The day the present stage began.' } }
        : {}),
    }))

/** The columns of another system’s file that come in, or go out. */
export const formatColumns = (
  columns: readonly FormatColumn[],
  kind: ImportKind,
  way: 'in' | 'out',
): readonly SheetColumn[] =>
  columns
    .filter((column) => column.goes === 'both' || column.goes === way)
    .map((column) => sheetColumn(column.field, kind, { vi: column.header, en: column.header }, column.aliases))

/**
 * Does a difference in this field overwrite what is held? The own template speaks for every field; the file of another
 * system only for the fields it is the master of, and for what is still empty.
 */
export const isTaken = (format: FileFormat, key: ExchangeKey): boolean =>
  format === 'template' || personFields.find((field) => field.key === key)?.master === format
