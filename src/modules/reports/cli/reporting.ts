import type { Command } from 'commander'
import type { z } from 'zod'
import type { CommonOptions, RunCommand } from '../../../platform/domain/command-line.ts'
import { listForms } from '../contract/form.ts'
import { readProgress } from '../contract/submission.ts'

interface FormsOptions extends CommonOptions {
  readonly unit: string
}
interface ProgressOptions extends FormsOptions {
  readonly form: string
  readonly period: string
}

/** Forms, and how far their reports have come. */
export function reportingCommands(program: Command, run: RunCommand): void {
  const shared = (command: Command): Command =>
    command.option('--json').option('--data <dir>').option('--edition <name>')
  const forms = program.command('forms').description('biểu mẫu báo cáo / reporting forms')
  shared(
    forms.command('list').description('biểu của một đơn vị và của cấp trên / forms of a unit and of those above it'),
  )
    .requiredOption('--unit <code>')
    .action((options: FormsOptions) =>
      run(
        options,
        async (api) => ({
          forms: ((await api.json(listForms, { unit: options.unit })) as z.output<typeof listForms.output>).forms,
        }),
        ({ forms: found }) =>
          found
            .map((form) => `${form.code}\t${form.state}\t${form.burden.typed}\t${form.name.vi}\t${form.dueText.vi}`)
            .join('\n'),
      ),
    )
  const submissions = program.command('submissions').description('báo cáo các đơn vị nộp / what units hand in')
  shared(submissions.command('progress').description('ai đã nộp, đúng hạn, muộn, quá hạn / who is in, on time, late'))
    .requiredOption('--form <code>')
    .requiredOption('--period <period>')
    .requiredOption('--unit <code>')
    .action(({ form, period, unit, ...options }: ProgressOptions) =>
      run(
        options,
        async (api) => (await api.json(readProgress, { form, period, unit })) as z.output<typeof readProgress.output>,
        ({ whole, units, dueOn }) =>
          [
            `hạn / due ${dueOn}: ${whole.in}/${whole.asked}, đúng hạn / on time ${whole.onTime}, muộn / late ${whole.late}, quá hạn / overdue ${whole.overdue}, duyệt / approved ${whole.approved}`,
            ...units.map((item) => `${item.unit.code}\t${item.own?.state ?? ''}\t${item.in}/${item.asked}`),
          ].join('\n'),
      ),
    )
}
