import type { Command } from 'commander'
import type { z } from 'zod'
import type { CommonOptions, RunCommand } from '../../../platform/domain/command-line.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { heldFigures } from '../contract/text.ts'
import { lookOver } from '../text/look-over.ts'
import { hasContradiction, type TextReport, textReport } from '../text/report.ts'
import { printReport } from './print-report.ts'

/** The machine, as checking meets it. */
export interface TextTools {
  /** The text of a file, or of what stands on standard input for `-`. Throws a Problem of kind `invalid` on `file`. */
  open(path: string): Promise<{ readonly text: string; readonly notes: readonly Text[] }>
  /** What belongs to no answer. */
  remark(text: string): void
  /** Prints the answer and sets the exit code. */
  answer(text: string, exitCode: 0 | 1): void
}

interface CheckOptions extends CommonOptions {
  readonly unit?: string
  readonly period?: string
}

/** `thenchot check FILE`: needs no database, and starts none, unless held figures are asked for. */
export function textCommands(program: Command, run: RunCommand, tools: TextTools): void {
  program
    .command('check <file>')
    .description('kiểm tra số liệu trong văn bản (.txt, .docx, .pdf; - là đầu vào chuẩn) / check the figures of a text')
    .option('--unit <code>', 'đối chiếu với số đang lưu của đơn vị / compare with held figures of a unit')
    .option('--period <period>', 'của kỳ / of a period')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action(async (file: string, options: CheckOptions) => {
      const { unit, period } = options
      if ((unit === undefined) !== (period === undefined))
        return program.error('--unit và --period đi cùng nhau / --unit and --period go together', { exitCode: 2 })
      const { text, notes } = await tools.open(file)
      const told = [...notes, ...lookOver(text)]
      const plain = (report: TextReport): string => printReport(text, report, told, unit !== undefined)
      const exitCode = (report: TextReport): 0 | 1 => (hasContradiction(report) ? 1 : 0)
      if (options.json) for (const note of told) tools.remark(`${note.vi}\n${note.en}`)
      if (unit !== undefined)
        return run(
          options,
          async (api) => {
            const held = (await api.json(heldFigures, { unit, period })) as z.output<typeof heldFigures.output>
            return textReport(text, held.figures)
          },
          plain,
          exitCode,
        )
      const report = textReport(text)
      tools.answer(options.json ? JSON.stringify(report, null, 2) : plain(report), exitCode(report))
    })
}
