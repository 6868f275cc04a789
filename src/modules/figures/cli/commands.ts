import type { Command } from 'commander'
import type { CommandApi, CommonOptions, RunCommand } from '../../../platform/domain/command-line.ts'
import { type FigurePage, readFigure } from '../contract.ts'
import type { Aspect } from '../measure.ts'

/** Where a published figure is to be found; `end` picks one end of a range. */
export interface LedgerRow {
  readonly id: string
  readonly unit: string
  readonly measure: string
  readonly class?: string
  readonly aspect: Aspect
  readonly period: string
  readonly end?: 'low' | 'high'
}

interface FigureOptions extends CommonOptions {
  readonly unit: string
  readonly period: string
  readonly class?: string
  readonly aspect: string
  readonly knownAt?: string
  readonly restated?: string | true
}

async function ask(api: CommandApi, at: Record<string, unknown>): Promise<FigurePage> {
  return (await api.json(readFigure, at)) as FigurePage
}

/** A figure as programs take it: decimal strings, the word it is printed with. */
function told(page: FigurePage, end: 'low' | 'high' = 'low') {
  const { figure } = page
  return {
    unit: figure.address.unit,
    measure: figure.address.measure,
    class: figure.address.class,
    aspect: figure.address.aspect,
    period: figure.address.period,
    value: end === 'high' ? figure.high : figure.value,
    high: figure.word === 'range' ? figure.high : null,
    exact: end === 'high' && figure.word === 'range' ? figure.high : figure.exact,
    qualifier: figure.word,
    isEstimate: figure.isEstimate,
    origin: figure.origin,
    derived: page.derived,
    lineage: page.depth,
  }
}

export function figureCommands(
  program: Command,
  run: RunCommand,
  ledgers: ReadonlyMap<string, readonly LedgerRow[]>,
): void {
  program
    .command('figure <measure>')
    .description('một số liệu / one figure')
    .requiredOption('--unit <code>')
    .requiredOption('--period <period>')
    .option('--class <class>')
    .option('--aspect <aspect>', 'actual | assigned | own', 'actual')
    .option('--known-at <instant>')
    .option('--restated [date]')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action((measure: string, options: FigureOptions) =>
      run(
        options,
        async (api) => {
          const restated = options.restated === true ? 'today' : options.restated
          const page = await ask(api, {
            unit: options.unit,
            measure,
            class: options.class,
            aspect: options.aspect,
            period: options.period,
            knownAt: options.knownAt,
            restated,
          })
          const { figure } = page
          return {
            ...told(page),
            printed: figure.printed,
            absence: figure.absence?.code ?? null,
            isPartial: figure.isPartial,
            coverage: figure.coverage,
            knownAt: page.knownAt,
            restatedOn: page.restatedOn,
            code: page.code,
            findings: page.findings,
          }
        },
        (answer) => `${answer.printed.vi}${answer.absence === null ? '' : ` (${answer.absence})`}`,
      ),
    )

  program
    .command('edition')
    .description('bộ dữ liệu / editions')
    .command('figures <edition>')
    .description('mọi số liệu đã công bố của bộ dữ liệu / every published figure of an edition')
    .option('--json')
    .option('--data <dir>')
    .action((edition: string, options: CommonOptions) => {
      const rows = ledgers.get(edition)
      if (!rows) return program.error(`Không có bộ dữ liệu / no such edition: ${edition}`, { exitCode: 2 })
      return run(
        options.data === undefined ? { ...options, edition } : options,
        async (api) => {
          const answers: ({ id: string } & ReturnType<typeof told>)[] = []
          for (const { id, end, ...at } of rows) answers.push({ id, ...told(await ask(api, at), end) })
          return answers
        },
        (answers) =>
          answers
            .map((row) => `${row.id.padEnd(36)} ${row.value ?? '—'} ${row.qualifier ?? ''} ${row.origin ?? ''}`)
            .join('\n'),
      )
    })
}
