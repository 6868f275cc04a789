import type { Command } from 'commander'
import type { z } from 'zod'
import type { CommonOptions, RunCommand } from '../../../platform/domain/command-line.ts'
import { verifyActs } from '../contract.ts'

export function actCommands(program: Command, run: RunCommand): void {
  const acts = program.command('acts').description('nhật ký việc làm / the record of acts')
  acts
    .command('verify')
    .description('kiểm tra chuỗi nhật ký / verify the chain')
    .option('--json')
    .option('--data <dir>')
    .option('--edition <name>')
    .action((options: CommonOptions) =>
      run(
        options,
        async (api) => (await api.json(verifyActs, {})) as z.output<typeof verifyActs.output>,
        (answer) =>
          answer.isWhole
            ? `Chuỗi nguyên vẹn: ${answer.sealed} việc, ${answer.unsealed} việc chưa niêm. / The chain is whole: ${answer.sealed} acts, ${answer.unsealed} not sealed yet.`
            : `Chuỗi đứt ở việc số ${answer.brokenAt}. / The chain is broken at act ${answer.brokenAt}.`,
        (answer) => (answer.isWhole ? 0 : 1),
      ),
    )
}
