import type { Text } from '../../platform/domain/text.ts'
import type { FormatColumn } from './exchange.ts'
import { isTypedHere, type Master, type PersonField } from './field.ts'
import { type OutsideFile, outsideFiles } from './outside-file.ts'

export interface FieldEntry {
  readonly key: string
  readonly name: Text
  readonly master: Master
  readonly typedHere: 'never' | 'applicants' | 'always'
  readonly broughtBy: readonly OutsideFile[]
  readonly takenBy: readonly OutsideFile[]
  readonly isTwice: boolean
}

/**
 * Where each field is typed. A field is typed twice when it is typed here, another system is its master, and no file takes
 * it there: somebody has to type it in that system again.
 */
export function entriesOf(
  fields: readonly PersonField[],
  columns: ReadonlyMap<OutsideFile, readonly { readonly field: string; readonly goes: FormatColumn['goes'] }[]>,
): readonly FieldEntry[] {
  return fields.map((field) => {
    const typedHere = isTypedHere(field, true) ? 'always' : isTypedHere(field, false) ? 'applicants' : 'never'
    const by = (way: 'in' | 'out'): readonly OutsideFile[] =>
      outsideFiles.filter((code) =>
        columns
          .get(code)
          ?.some((column) => column.field === field.key && (column.goes === way || column.goes === 'both')),
      )
    const takenBy = by('out')
    return {
      key: field.key,
      name: field.name,
      master: field.master,
      typedHere,
      broughtBy: by('in'),
      takenBy,
      isTwice: typedHere !== 'never' && field.master !== 'then_chot' && takenBy.length === 0,
    }
  })
}

export const typedTwice = (entries: readonly FieldEntry[]): number => entries.filter((entry) => entry.isTwice).length
