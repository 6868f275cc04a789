import type { Command } from 'commander'
import type { z } from 'zod'
import type { CommandApi, CommonOptions, RunCommand } from '../../../platform/domain/command-line.ts'
import { problem } from '../../../platform/domain/problem.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { cancelImport, exportPeople, planImport, readImport, runImport } from '../contract/exchange.ts'
import { fileFormats, importKinds } from '../exchange.ts'

/** What the commands need of the machine. */
export interface ExchangeTools {
  readFile(path: string): Uint8Array
  writeFile(path: string, bytes: Uint8Array): void
  newId(): string
  pause(milliseconds: number): Promise<void>
  /** Shows how far it is, on a terminal; null takes the bar away. */
  show(progress: { readonly name: Text; readonly done: number; readonly total: number } | null): void
  /** Calls back at Ctrl C, in place of ending the process; returns how to stop listening. */
  onInterrupt(heed: () => void): () => void
}

type Import = z.output<typeof readImport.output>

interface ImportOptions extends CommonOptions {
  readonly unit: string
  readonly kind: string
  readonly format: string
  readonly dryRun?: boolean
  readonly duplicates?: string
}

const phases: Readonly<Record<Import['progress']['phase'], Text>> = {
  reading: { vi: 'Đọc tệp', en: 'reading' },
  checking: { vi: 'So với sổ', en: 'comparing' },
  copying: { vi: 'Chuẩn bị', en: 'preparing' },
  saving: { vi: 'Ghi vào sổ', en: 'writing' },
  closing: { vi: 'Hoàn tất', en: 'finishing' },
}

export function exchangeCommands(program: Command, run: RunCommand, tools: ExchangeTools): void {
  const members = program.command('members').description('đảng viên / members')
  members
    .command('import <file>')
    .description('nhập từ tệp .xlsx hoặc .csv: tất cả hoặc không gì cả / import from a file: all or nothing')
    .requiredOption('--unit <code>')
    .option('--kind <kind>', importKinds.join(' | '), 'members')
    .option('--format <format>', fileFormats.join(' | '), 'template')
    .option('--duplicates <decision>', 'same | another: trùng tên và ngày sinh / same name and birth')
    .option('--dry-run', 'chỉ đọc thử / only try')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action((path: string, options: ImportOptions) =>
      run(
        options,
        (api) => importFile(api, tools, tools.readFile(path), options),
        (job) => told(job),
        (job) => (isGood(job) ? 0 : 1),
      ),
    )
  members
    .command('export <file>')
    .description('xuất danh sách ra tệp .xlsx / write the list to a file')
    .requiredOption('--unit <code>')
    .option('--format <format>', 'template | member_database', 'template')
    .option('--on <day>')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action((path: string, options: CommonOptions & { unit: string; format: string; on?: string }) =>
      run(
        options,
        async (api) => {
          const { unit, format, on } = options
          const bytes = await api.bytes(exportPeople, { unit, format, ...(on === undefined ? {} : { on }) })
          tools.writeFile(path, bytes)
          return { file: path, bytes: bytes.length }
        },
        (answer) => `Đã ghi ${answer.file}. / Written: ${answer.file}.`,
      ),
    )
}

const isGood = (job: Import): boolean =>
  (job.state === 'planned' || job.state === 'done') && (job.counts?.errors ?? 0) === 0

async function importFile(
  api: CommandApi,
  tools: ExchangeTools,
  file: Uint8Array,
  options: ImportOptions,
): Promise<Import> {
  const { unit, kind, format, duplicates } = options
  const id = tools.newId()
  const stop = tools.onInterrupt(() => void api.json(cancelImport, { id }).catch(() => undefined))
  try {
    await api.json(planImport, { id, unit, kind, format }, file)
    const tried = await follow(api, tools, id)
    if (options.dryRun || tried.state !== 'planned' || (tried.counts?.errors ?? 0) > 0) return tried
    if (duplicates !== undefined && duplicates !== 'same' && duplicates !== 'another')
      throw problem('invalid', 'bad-option', '--duplicates là same hoặc another.', '--duplicates is same or another.')
    await api.json(runImport, { id, ...(duplicates === undefined ? {} : { forAll: duplicates }) })
    return await follow(api, tools, id)
  } finally {
    tools.show(null)
    stop()
  }
}

async function follow(api: CommandApi, tools: ExchangeTools, id: string): Promise<Import> {
  for (;;) {
    const job = (await api.json(readImport, { id })) as Import
    if (job.state !== 'planning' && job.state !== 'running') return job
    const { phase, done, total } = job.progress
    tools.show({ name: phases[phase], done, total })
    await tools.pause(150)
  }
}

function told(job: Import): string {
  const lines: string[] = []
  const { counts } = job
  if (counts)
    lines.push(
      `${counts.rows} dòng: ${counts.new} mới, ${counts.changed} thay đổi, ${counts.same} như cũ, ${counts.errors} lỗi. / ${counts.rows} rows: ${counts.new} new, ${counts.changed} changed, ${counts.same} the same, ${counts.errors} errors.`,
    )
  for (const fault of job.faults)
    lines.push(`  ${fault.row}${fault.key === null ? '' : ` ${fault.key}`}: ${fault.text.vi} / ${fault.text.en}`)
  if (job.problem) lines.push(`${job.problem.message.vi} / ${job.problem.message.en}`)
  const ends: Partial<Record<Import['state'], string>> = {
    planned:
      (counts?.errors ?? 0) > 0
        ? 'Chưa nhập gì: sửa các lỗi trên. / Nothing was imported: mend the errors above.'
        : 'Đọc thử xong, chưa nhập gì. / Tried; nothing was imported.',
    done: 'Đã nhập xong. / Imported.',
    cancelled: 'Đã hủy, không có gì được lưu. / Cancelled; nothing was saved.',
  }
  return [...lines, ...(ends[job.state] === undefined ? [] : [ends[job.state]])].join('\n')
}
