import { z } from 'zod'
import { refusing } from '../../../platform/domain/shapes.ts'
import type { SheetColumn } from '../../../platform/domain/sheet.ts'
import { columnHeadsShape, columnsMap } from '../exchange.ts'
import { type DisciplineKey, disciplineColumns, disciplineKeys } from './columns.ts'

/** Where a file of decisions comes from: Then Chốt's own template, or another system whose columns are data (`exchange_format`). */
export const disciplineFormats = ['template', 'discipline_export'] as const
export type DisciplineFormat = (typeof disciplineFormats)[number]
export const outsideDisciplineFormats = ['discipline_export'] as const
export type OutsideDisciplineFormat = (typeof outsideDisciplineFormats)[number]

/** How another system heads one column. Its file comes in; none goes out. */
export const disciplineColumnShape = z.strictObject({
  field: z.enum(disciplineKeys),
  ...columnHeadsShape,
  goes: z.literal('in'),
})
export type DisciplineColumn = z.infer<typeof disciplineColumnShape>

const whoKeys: readonly DisciplineKey[] = ['card_number', 'identity_number', 'birth']

/** The columns of one format: what a decision cannot do without, and one that tells whom of a name it means. */
export const disciplineColumnsShape = columnsMap(disciplineColumnShape)
  .refine(
    (columns) =>
      disciplineColumns.every(({ key, isRequired }) => !isRequired || columns.some((column) => column.field === key)),
    refusing(
      'Thiếu cột họ và tên, hình thức hoặc ngày quyết định.',
      'The column of the name, the form or the day is missing.',
    ),
  )
  .refine(
    (columns) => columns.some((column) => whoKeys.includes(column.field)),
    refusing(
      'Cần số thẻ, số định danh hoặc ngày sinh để phân biệt người trùng tên.',
      'Card number, identity number or date of birth is needed to tell people of one name apart.',
    ),
  )

/** The columns of another system’s file, read as those of the template are. */
export const columnsOfFormat = (columns: readonly DisciplineColumn[]): readonly SheetColumn[] =>
  columns.flatMap(({ field, header, aliases }) => {
    const own = disciplineColumns.find((column) => column.key === field)
    return own ? { ...own, header: { vi: header, en: header }, ...(aliases ? { aliases } : {}) } : []
  })
