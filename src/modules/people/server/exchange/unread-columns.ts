import type { Text } from '../../../../platform/domain/text.ts'
import type { OpenedSheet } from '../../../../platform/server/sheet/read-sheet.ts'
import { type RowFault, rowFault } from '../../row/row.ts'

const mostNamed = 12

/**
 * What stands in columns nobody knows is not read; that is told, above all where a name is only misspelt.
 * @param advice a sentence on what to do about the others
 */
export function unreadColumns({ unknown, headerRow }: OpenedSheet, advice?: Text): readonly RowFault<never>[] {
  const warn = (code: string, vi: string, en: string): RowFault<never> =>
    rowFault<never>(headerRow, null, code, vi, en, true)
  const misspelt = unknown.flatMap(({ name, like }) =>
    like === null
      ? []
      : warn(
          'column-misspelt',
          `Cột “${name}” không được đọc. Nếu đó là cột “${like.vi}”, hãy sửa tên cột rồi tải tệp lên lại.`,
          `The column “${name}” is not read. If it is the column “${like.en}”, mend its header and upload the file again.`,
        ),
  )
  const others = unknown.filter(({ like }) => like === null).map(({ name }) => `“${name}”`)
  const shown = `${others.slice(0, mostNamed).join(', ')}${others.length > mostNamed ? ', …' : ''}`
  const told = (sentence: string, more: string | undefined): string =>
    more === undefined ? sentence : `${sentence} ${more}`
  return others.length === 0
    ? misspelt
    : [
        ...misspelt,
        warn(
          'columns-unread',
          told(`Các cột không được đọc: ${shown}.`, advice?.vi),
          told(`Columns that are not read: ${shown}.`, advice?.en),
        ),
      ]
}
