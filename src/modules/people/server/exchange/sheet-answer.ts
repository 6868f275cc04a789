import type { SheetColumn } from '../../../../platform/domain/sheet.ts'
import type { FileAnswer } from '../../../../platform/server/http/context.ts'
import { writeFaults } from '../../../../platform/server/sheet/write-faults.ts'

export const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Stands in every template. */
export const notAssessed = {
  vi: 'Chưa được đánh giá an toàn để nhập dữ liệu cá nhân thật.',
  en: 'Not yet assessed for real personal data.',
}

/** A file with what is wrong written into it: a workbook stays a workbook, a text a text. */
export async function markedAnswer(
  file: Uint8Array,
  columns: readonly SheetColumn[],
  faults: Parameters<typeof writeFaults>[2],
  name: string,
): Promise<FileAnswer> {
  const isText = file[0] !== 0x50 || file[1] !== 0x4b
  return {
    bytes: await writeFaults(file, columns, faults),
    mediaType: isText ? 'text/csv; charset=utf-8' : sheetType,
    fileName: `${name}.${isText ? 'csv' : 'xlsx'}`,
  }
}
