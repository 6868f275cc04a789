import type { SheetColumn } from '../../../platform/domain/sheet.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { disciplineForms } from './decision.ts'

export const disciplineKeys = [
  'card_number',
  'identity_number',
  'name',
  'birth',
  'form',
  'decided_on',
  'decision',
] as const
export type DisciplineKey = (typeof disciplineKeys)[number]

/** The columns of a file of disciplinary decisions; the aliases are guesses at other files, none of which was read. */
export const disciplineColumns: readonly (SheetColumn & { readonly key: DisciplineKey })[] = [
  {
    key: 'card_number',
    header: { vi: 'Số thẻ đảng viên', en: 'Card number' },
    aliases: ['Số thẻ', 'Số thẻ đảng'],
    kind: 'text',
    width: 18,
    hint: {
      vi: 'Số thẻ hoặc số định danh cho biết là ai. Không có cả hai thì ghi đủ ngày sinh.',
      en: 'Card or identity number says who it is. With neither, write the full date of birth.',
    },
  },
  {
    key: 'identity_number',
    header: { vi: 'Số định danh cá nhân', en: 'Identity number' },
    aliases: ['Số CCCD', 'Số căn cước', 'Số căn cước công dân'],
    kind: 'text',
    width: 18,
  },
  {
    key: 'name',
    header: { vi: 'Họ và tên', en: 'Full name' },
    aliases: ['Họ và tên khai sinh', 'Họ tên', 'Họ và tên đảng viên'],
    kind: 'text',
    isRequired: true,
    width: 28,
  },
  {
    key: 'birth',
    header: { vi: 'Ngày sinh', en: 'Date of birth' },
    aliases: ['Ngày tháng năm sinh', 'Năm sinh'],
    kind: 'day',
    allowsPartial: true,
    width: 14,
  },
  {
    key: 'form',
    header: { vi: 'Hình thức kỷ luật', en: 'Form of discipline' },
    aliases: ['Hình thức', 'Hình thức kỷ luật đảng', 'Kỷ luật'],
    kind: 'text',
    choices: disciplineForms.map((form) => form.name.vi),
    isRequired: true,
    width: 18,
  },
  {
    key: 'decided_on',
    header: { vi: 'Ngày quyết định', en: 'Decided on' },
    aliases: ['Ngày ký quyết định', 'Ngày quyết định kỷ luật', 'Ngày ban hành'],
    kind: 'day',
    isRequired: true,
    width: 16,
  },
  {
    key: 'decision',
    header: { vi: 'Số quyết định', en: 'Decision number' },
    aliases: ['Số quyết định kỷ luật', 'Số, ký hiệu quyết định', 'Số quyết định thi hành kỷ luật'],
    kind: 'text',
    width: 22,
    hint: { vi: 'Như ghi trên quyết định, ví dụ 15-QĐ/UBKTĐU.', en: 'As on the decision, such as 15-QĐ/UBKTĐU.' },
  },
]

export const nameOfDisciplineKey = (key: string): Text | undefined =>
  disciplineColumns.find((column) => column.key === key)?.header
