import type { Command } from 'commander'
import type { CommonOptions, RunCommand } from '../../../platform/domain/command-line.ts'
import { downloadDraft, readDraftManifest } from '../contract.ts'

interface ReportOptions extends CommonOptions {
  readonly unit: string
  readonly period: string
  readonly out: string
}

/** @param save writes a file; the composition gives it, so that commands touch no disk themselves. */
export function reportCommands(
  program: Command,
  run: RunCommand,
  save: (file: string, bytes: Uint8Array | string) => void,
): void {
  program
    .command('report')
    .description('dự thảo báo cáo (.docx) và bảng kê số liệu / a draft report and its manifest')
    .requiredOption('--unit <code>')
    .requiredOption('--period <period>')
    .requiredOption('--out <file.docx>')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action((options: ReportOptions) =>
      run(
        options,
        async (api) => {
          const at = { unit: options.unit, period: options.period }
          const manifest = await api.json(readDraftManifest, at)
          const bytes = await api.bytes(downloadDraft, at)
          const manifestFile = options.out.replace(/(\.docx)?$/i, '.json')
          save(options.out, bytes)
          save(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`)
          return {
            report: options.out,
            manifest: manifestFile,
            bytes: bytes.length,
            numbers: (manifest as { numbers: unknown[] }).numbers.length,
          }
        },
        (answer) => `${answer.report} (${answer.numbers} số liệu / numbers), ${answer.manifest}`,
      ),
    )
}
