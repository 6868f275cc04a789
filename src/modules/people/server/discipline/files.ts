import { read } from '../../../../platform/server/db/database.ts'
import type { Context, FileAnswer } from '../../../../platform/server/http/context.ts'
import { writeSheet } from '../../../../platform/server/sheet/write-sheet.ts'
import { nameOn } from '../../../org/forest.ts'
import { disciplineColumns } from '../../discipline/columns.ts'
import { openUnit } from '../door.ts'
import { markedAnswer, notAssessed, sheetType } from '../exchange/sheet-answer.ts'
import { type FileInput, openForDisciplines, tryFile } from './try.ts'

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
        note: notAssessed,
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
    return markedAnswer(file, opened.columns, faults, 'ky-luat-da-danh-dau')
  })
