import { accept, refuse } from '../../../../platform/domain/refusal.ts'
import { read } from '../../../../platform/server/db/database.ts'
import type { Context, FileAnswer } from '../../../../platform/server/http/context.ts'
import { writeSheet } from '../../../../platform/server/sheet/write-sheet.ts'
import { isAdministrator, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { ability } from '../../../figures/server/public.ts'
import { nameOn, partiesUnder } from '../../../org/forest.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import { entriesOf, typedTwice } from '../../double.ts'
import { type ImportKind, templateColumns } from '../../exchange.ts'
import { disciplineField, personFields } from '../../field.ts'
import { formatsOn } from './formats.ts'
import { openForImport } from './import.ts'
import { errorsOf, findJob } from './jobs.ts'
import { markedAnswer, notAssessed, sheetType } from './sheet-answer.ts'

const mostShown = 200

export function exchangeOf(context: Context, input: { readonly unit: string }) {
  return read(context.database, context.caller, async (tx) => {
    const { forest, reader, unit } = await openForImport(tx, context, input.unit)
    const formats = await formatsOn(tx, reader.today)
    return {
      unit: toUnitRef(forest, unit.id, reader.today),
      formats: formats.map(({ vi, en, ...format }) => ({ ...format, name: { vi, en } })),
      can: {
        import: ability(requireRole(forest, reader, 'clerk', unit.id, reader.today)),
        editFormats: ability(
          isAdministrator(reader)
            ? accept(true)
            : refuse(
                'administrators-only',
                'Chỉ quản trị viên được sửa cột của tệp ngoài.',
                'Only administrators may edit the columns of outside files.',
              ),
        ),
      },
    }
  })
}

/** What its account sees of an import, at any moment of it. */
export function importOf(context: Context, id: string) {
  const job = findJob(context.database, context.caller, id)
  const { read: file, found } = job
  const faults = [...(found?.faults ?? []), ...(file?.faults ?? [])].toSorted(
    (a, b) => Number(a.isWarning) - Number(b.isWarning) || a.row - b.row,
  )
  return Promise.resolve({
    id: job.id,
    unit: job.unit,
    kind: job.kind,
    format: job.format,
    state: job.state,
    progress: { phase: job.phase, done: job.done, total: Math.max(job.total, job.done) },
    problem: job.problem,
    counts:
      file && found
        ? {
            rows: file.rowCount,
            ...found.counts,
            errors: errorsOf(job),
            warnings: file.warnings,
            doubts: found.doubts.length,
            differences: found.differenceCount,
          }
        : null,
    faults: faults.slice(0, mostShown),
    doubts: (found?.doubts ?? [])
      .slice(0, mostShown)
      .map(({ row, name, birth, cell, otherRow }) => ({ row, name, birth, cell, otherRow })),
    differences: (found?.differences ?? []).slice(0, mostShown),
    can: {
      run: ability(
        job.state !== 'planned'
          ? refuse('not-tried', 'Chưa đọc thử xong.', 'The trial is not done.')
          : errorsOf(job) > 0
            ? refuse(
                'rows-at-fault',
                'Tệp còn lỗi: sửa trong bản đã đánh dấu rồi tải lên lại.',
                'The file has errors: mend the marked copy and upload it again.',
              )
            : accept(true),
      ),
    },
    actId: job.actId,
  })
}

export function markedFile(context: Context, id: string): Promise<FileAnswer> {
  const job = findJob(context.database, context.caller, id)
  const faults = [...(job.read?.faults ?? []), ...(job.found?.faults ?? [])]
  const doubts = (job.found?.doubts ?? []).map((doubt) => ({
    row: doubt.row,
    key: 'name',
    text: {
      vi: doubt.otherRow
        ? `Trùng tên và ngày sinh với dòng ${doubt.otherRow}.`
        : 'Trùng tên và ngày sinh với người đã có trong sổ.',
      en: doubt.otherRow
        ? `Same name and birth as row ${doubt.otherRow}.`
        : 'Same name and birth as somebody in the register.',
    },
  }))
  return markedAnswer(job.file, job.columns, [...faults, ...doubts], 'tep-da-danh-dau')
}

/** The template to fill in, with the codes of the unit’s cells to choose from. */
export function templateFile(
  context: Context,
  input: { readonly unit: string; readonly kind: ImportKind },
): Promise<FileAnswer> {
  return read(context.database, context.caller, async (tx) => {
    const { forest, reader, unit } = await openForImport(tx, context, input.unit)
    const cells = [...partiesUnder(forest, unit.id, reader.today)]
      .filter((id) => partiesUnder(forest, id, reader.today).size === 1)
      .map((id) => forest.units.get(id)?.code ?? '')
      .toSorted()
    const columns = templateColumns(input.kind).map((column) =>
      column.key === 'cell' ? { ...column, choices: cells } : column,
    )
    const name = nameOn(forest, unit.id, reader.today)
    const isOfMembers = input.kind === 'members'
    return {
      bytes: await writeSheet({
        name: isOfMembers ? 'Đảng viên' : 'Nguồn kết nạp',
        columns,
        rows: [],
        title: {
          vi: `${isOfMembers ? 'Đảng viên' : 'Nguồn kết nạp'} · ${name.vi}`,
          en: `${isOfMembers ? 'Members' : 'Applicants'} · ${name.en}`,
        },
        note: notAssessed,
      }),
      mediaType: sheetType,
      fileName: `mau-${isOfMembers ? 'dang-vien' : 'nguon-ket-nap'}.xlsx`,
    }
  })
}

export function doubleOf(context: Context) {
  return read(context.database, context.caller, async (tx) => {
    const { today } = await loadReader(tx)
    const formats = await formatsOn(tx, today)
    const fields = entriesOf(
      [...personFields, disciplineField],
      new Map(
        formats.map(({ kind, code, columns }) => [
          code,
          kind === 'members' ? columns : [{ field: disciplineField.key, goes: 'in' }],
        ]),
      ),
    )
    return {
      count: typedTwice(fields),
      fields: fields.map((field) => ({
        ...field,
        broughtBy: [...field.broughtBy],
        takenBy: [...field.takenBy],
      })),
      isConfirmed: formats.every((format) => format.confidence === 'confirmed'),
    }
  })
}
