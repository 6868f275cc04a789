import type { Text } from '../../platform/domain/text.ts'
import { type FormatColumn, type OutsideFormat, outsideFormats } from './exchange.ts'
import { isTypedHere, type Master, type PersonField } from './field.ts'

export interface FieldEntry {
  readonly key: string
  readonly name: Text
  readonly master: Master
  readonly typedHere: 'never' | 'applicants' | 'always'
  readonly broughtBy: readonly OutsideFormat[]
  readonly takenBy: readonly OutsideFormat[]
  readonly isTwice: boolean
}

/**
 * Where each field is typed. A field is typed twice when it is typed here, another system is its master, and no file takes
 * it there: somebody has to type it in that system again.
 */
export function entriesOf(
  fields: readonly PersonField[],
  columns: ReadonlyMap<OutsideFormat, readonly FormatColumn[]>,
): readonly FieldEntry[] {
  return fields.map((field) => {
    const typedHere = isTypedHere(field, true) ? 'always' : isTypedHere(field, false) ? 'applicants' : 'never'
    const by = (way: 'in' | 'out'): readonly OutsideFormat[] =>
      outsideFormats.filter((code) =>
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
