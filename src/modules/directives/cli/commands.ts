import type { Command } from 'commander'
import type { z } from 'zod'
import type { CommonOptions, RunCommand } from '../../../platform/domain/command-line.ts'
import { readCoverage } from '../contract/coverage.ts'
import { importDirectives } from '../contract/exchange.ts'
import { listDirectives } from '../contract.ts'

/** What the commands need of the machine. */
export interface DirectiveTools {
  readFile(path: string): Uint8Array
  newId(): string
}

interface ListOptions extends CommonOptions {
  readonly unit: string
  readonly side: string
  readonly search?: string
  readonly year?: string
}
interface ImportOptions extends CommonOptions {
  readonly unit: string
  readonly format: string
  readonly dryRun?: boolean
}
type List = z.output<typeof listDirectives.output>
type Imported = z.output<typeof importDirectives.output>
type Coverage = z.output<typeof readCoverage.output>

export function directiveCommands(program: Command, run: RunCommand, tools: DirectiveTools): void {
  const directives = program.command('directives').description('sổ văn bản chỉ đạo / the register of directives')
  directives
    .command('list')
    .description('văn bản trong sổ / documents of the register')
    .requiredOption('--unit <code>')
    .option('--side <side>', 'own | above | below', 'own')
    .option('--search <text>')
    .option('--year <year>')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action((options: ListOptions) =>
      run(
        options,
        (api) => {
          const { unit, side, search, year } = options
          return api.json(listDirectives, {
            ...{ unit, side, size: 500 },
            ...(search === undefined ? {} : { search }),
            ...(year === undefined ? {} : { year }),
          }) as Promise<List>
        },
        (list) =>
          [
            ...list.directives.map((row) => `${row.issuedOn ?? '          '}  ${row.symbol ?? '—'}  ${row.name.vi}`),
            `${list.total} văn bản / documents`,
          ].join('\n'),
      ),
    )
  directives
    .command('import <file>')
    .description('nhập sổ từ tệp .xlsx hoặc .csv: tất cả hoặc không gì cả / import the register: all or nothing')
    .requiredOption('--unit <code>')
    .option('--format <format>', 'template | document_system', 'template')
    .option('--dry-run', 'chỉ đọc thử / only try')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action((path: string, options: ImportOptions) =>
      run(
        options,
        (api) =>
          api.json(
            importDirectives,
            { id: tools.newId(), unit: options.unit, format: options.format, dryRun: options.dryRun ? 'yes' : 'no' },
            tools.readFile(path),
          ) as Promise<Imported>,
        told,
        (result) => (result.errors === 0 ? 0 : 1),
      ),
    )
  directives
    .command('coverage <demand>')
    .description('tình hình thực hiện một yêu cầu / who answered a demand')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action((demand: string, options: CommonOptions) =>
      run(
        options,
        (api) => api.json(readCoverage, { id: demand }) as Promise<Coverage>,
        (coverage) =>
          [
            coverage.share?.printed.vi ?? '—',
            ...coverage.lines.map(
              (line) =>
                `${line.state.padEnd(8)}  ${line.unit.name.vi}  ${line.document?.symbol ?? line.answer?.note ?? ''}`,
            ),
          ].join('\n'),
      ),
    )
}

function told(result: Imported): string {
  const lines = [
    `${result.rows} dòng: ${result.new} mới, ${result.same} đã có, ${result.withheld} chỉ giữ số, ${result.errors} lỗi. / ${result.rows} rows: ${result.new} new, ${result.same} there already, ${result.withheld} number only, ${result.errors} errors.`,
    ...result.faults.map(
      (fault) => `  ${fault.row}${fault.key === null ? '' : ` ${fault.key}`}: ${fault.text.vi} / ${fault.text.en}`,
    ),
  ]
  const end = result.isImported
    ? 'Đã nhập xong. / Imported.'
    : result.errors > 0
      ? 'Chưa nhập gì: sửa các lỗi trên. / Nothing was imported: mend the errors above.'
      : 'Đọc thử xong, chưa nhập gì. / Tried; nothing was imported.'
  return [...lines, end].join('\n')
}
