import { z } from 'zod'
import { newIdShape } from '../../../platform/domain/shapes.ts'
import type { OutboxRow } from './outbox.ts'

const mark = 'then-chot/unsent-cells/1'

/** The file of last resort: rows that could not be sent, to be read in at another computer. */
export const rowsFileShape = z.object({
  kind: z.literal(mark),
  form: z.string().min(1),
  unit: z.string().min(1),
  period: z.string().min(1),
  /** For a person who opens the file. */
  readable: z.array(z.string()),
  rows: z
    .array(
      z.object({
        id: newIdShape,
        key: z.string(),
        measure: z.string().min(1),
        class: z.string().nullable(),
        value: z.string().max(10_000),
        isNotApplicable: z.boolean(),
        seen: z.string().nullable(),
        behalf: z
          .object({ channel: z.enum(['telephone', 'paper', 'message']), reportedBy: z.string().min(2).max(120) })
          .nullable(),
      }),
    )
    .max(20_000),
})
export type RowsFile = z.infer<typeof rowsFileShape>

/** @param nameOf what a person calls the cell of a key */
export function printRowsFile(
  place: { readonly form: string; readonly unit: string; readonly period: string },
  rows: readonly OutboxRow[],
  titles: readonly string[],
  nameOf: (key: string) => string,
): string {
  const file: RowsFile = {
    kind: mark,
    form: place.form,
    unit: place.unit,
    period: place.period,
    readable: [...titles, ...rows.map((row) => `${nameOf(row.key)}: ${row.value}`)],
    rows: rows.map(({ id, key, measure, class: classCode, value, isNotApplicable, seen, behalf }) => ({
      ...{ id, key, measure, class: classCode, value, isNotApplicable, seen, behalf },
    })),
  }
  return JSON.stringify(file, null, 2)
}

/** Undefined: it is no such file. */
export function readRowsFile(text: string): RowsFile | undefined {
  try {
    const read = rowsFileShape.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
