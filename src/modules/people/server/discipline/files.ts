import { read } from '../../../../platform/server/db/database.ts'
import type { Context, FileAnswer } from '../../../../platform/server/http/context.ts'
import { writeFaults } from '../../../../platform/server/sheet/write-faults.ts'
import { writeSheet } from '../../../../platform/server/sheet/write-sheet.ts'
import { nameOn } from '../../../org/forest.ts'
import { disciplineColumns } from '../../discipline/columns.ts'
import { openUnit } from '../door.ts'
import { type FileInput, openForDisciplines, tryFile } from './try.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const templateFile = (context: Context, input: { readonly unit: string }): Promise<FileAnswer> =>
  read(context.database, context.caller, async (tx) => {
    const { catalogue, reader, unitId } = await openUnit(tx, context, input.unit)
    const name = nameOn(catalogue.forest, unitId, reader.today)
    return {
      bytes: await writeSheet({
        name: 'Kỷ luật',
        columns: disciplineColumns,
        rows: [],
        title: { vi: `Quyết định kỷ luật đảng viên · ${name.vi}`, en: `Discipline of members · ${name.en}` },
        note: {
          vi: 'Chưa được đánh giá an toàn để nhập dữ liệu cá nhân thật.',
          en: 'Not yet assessed for real personal data.',
        },
      }),
      mediaType: sheetType,
      fileName: 'mau-ky-luat.xlsx',
    }
  })

/** The caller’s own file with what is wrong written into it. */
export const markedFile = (context: Context, input: FileInput, file: Uint8Array): Promise<FileAnswer> =>
  read(context.database, context.caller, async (tx) => {
    const opened = await openForDisciplines(tx, context, input)
    const { faults } = await tryFile(tx, opened, file)
    const isText = file[0] !== 0x50 || file[1] !== 0x4b
    return {
      bytes: await writeFaults(file, opened.columns, faults),
      mediaType: isText ? 'text/csv; charset=utf-8' : sheetType,
      fileName: `ky-luat-da-danh-dau.${isText ? 'csv' : 'xlsx'}`,
    }
  })
