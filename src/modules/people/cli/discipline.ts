import type { Command } from 'commander'
import type { CommandApi, CommonOptions, RunCommand } from '../../../platform/domain/command-line.ts'
import { type DisciplineTrial, importDisciplines, tryDisciplines } from '../contract/discipline.ts'
import { disciplineFormats } from '../discipline/format.ts'
import type { ExchangeTools } from './commands.ts'

interface Options extends CommonOptions {
  readonly unit: string
  readonly format: string
  readonly dryRun?: boolean
}

/** What the trial said, and whether its decisions came in. */
type Answer = DisciplineTrial & { readonly isImported: boolean }

export function disciplineCommands(
  program: Command,
  run: RunCommand,
  tools: Pick<ExchangeTools, 'readFile' | 'newId'>,
): void {
  program
    .command('discipline')
    .description('quyết định kỷ luật đảng viên / disciplinary decisions on members')
    .command('import <file>')
    .description('nhập từ tệp .xlsx hoặc .csv: tất cả hoặc không gì cả / import from a file: all or nothing')
    .requiredOption('--unit <code>')
    .option('--format <format>', disciplineFormats.join(' | '), 'template')
    .option('--dry-run', 'chỉ đọc thử / only try')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action((path: string, options: Options) =>
      run(
        options,
        (api) => importFile(api, tools.newId(), tools.readFile(path), options),
        (answer) => told(answer),
        (answer) => (answer.errors === 0 ? 0 : 1),
      ),
    )
}

async function importFile(api: CommandApi, id: string, file: Uint8Array, options: Options): Promise<Answer> {
  const { unit, format, dryRun = false } = options
  const trial = (await api.json(tryDisciplines, { unit, format }, file)) as DisciplineTrial
  const isImported = !dryRun && trial.errors === 0 && trial.new > 0
  if (isImported) await api.json(importDisciplines, { id, unit, format, new: trial.new, same: trial.same }, file)
  return { ...trial, isImported }
}

function told({ rows, new: fresh, same, errors, warnings, faults, isImported }: Answer): string {
  const lines = [
    `${rows} dòng: ${fresh} mới, ${same} đã có, ${errors} lỗi, ${warnings} lưu ý. / ${rows} rows: ${fresh} new, ${same} held already, ${errors} errors, ${warnings} warnings.`,
    ...faults.map(({ row, key, text }) => `  ${row}${key === null ? '' : ` ${key}`}: ${text.vi} / ${text.en}`),
  ]
  if (isImported) return [...lines, 'Đã nhập xong. / Imported.'].join('\n')
  if (errors > 0)
    return [...lines, 'Chưa nhập gì: sửa các lỗi trên. / Nothing was imported: mend the errors above.'].join('\n')
  return [...lines, fresh === 0 ? nothingNew : 'Đọc thử xong, chưa nhập gì. / Tried; nothing was imported.'].join('\n')
}

const nothingNew = 'Không có quyết định mới; chưa nhập gì. / No new decision; nothing was imported.'
