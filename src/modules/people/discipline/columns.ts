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

/** The columns of Then Chốt’s own template. */
export const disciplineColumns: readonly (SheetColumn & { readonly key: DisciplineKey })[] = [
  {
    key: 'card_number',
    header: { vi: 'Số thẻ đảng viên', en: 'Card number' },
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
    kind: 'text',
    width: 18,
  },
  {
    key: 'name',
    header: { vi: 'Họ và tên', en: 'Full name' },
    kind: 'text',
    isRequired: true,
    width: 28,
  },
  {
    key: 'birth',
    header: { vi: 'Ngày sinh', en: 'Date of birth' },
    kind: 'day',
    allowsPartial: true,
    width: 14,
  },
  {
    key: 'form',
    header: { vi: 'Hình thức kỷ luật', en: 'Form of discipline' },
    kind: 'text',
    choices: disciplineForms.map((form) => form.name.vi),
    isRequired: true,
    width: 18,
  },
  {
    key: 'decided_on',
    header: { vi: 'Ngày quyết định', en: 'Decided on' },
    kind: 'day',
    isRequired: true,
    width: 16,
  },
  {
    key: 'decision',
    header: { vi: 'Số quyết định', en: 'Decision number' },
    kind: 'text',
    width: 22,
    hint: { vi: 'Như ghi trên quyết định, ví dụ 15-QĐ/UBKTĐU.', en: 'As on the decision, such as 15-QĐ/UBKTĐU.' },
  },
]

export const nameOfDisciplineKey = (key: DisciplineKey): Text =>
  disciplineColumns.find((column) => column.key === key)?.header ?? { vi: key, en: key }
