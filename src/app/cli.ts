import { readFileSync, writeFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { seedLedger } from '../../editions/seed/ledger.ts'
import { actCommands } from '../modules/acts/cli/commands.ts'
import { textCommands } from '../modules/consistency/cli/commands.ts'
import { directiveCommands } from '../modules/directives/cli/commands.ts'
import { figureCommands } from '../modules/figures/cli/commands.ts'
import { orgCommands } from '../modules/org/cli/commands.ts'
import { exchangeCommands } from '../modules/people/cli/commands.ts'
import { disciplineCommands } from '../modules/people/cli/discipline.ts'
import { reportCommands } from '../modules/reports/cli/commands.ts'
import { reportingCommands } from '../modules/reports/cli/reporting.ts'
import type { RunCommand } from '../platform/domain/command-line.ts'
import { Problem } from '../platform/domain/problem.ts'
import { dataFolderPath } from '../platform/server/cluster/data-folder.ts'
import { printStartRefusal, StartRefusal } from '../platform/server/cluster/start-refusal.ts'
import { newId } from '../platform/server/new-id.ts'
import { backupCommands } from './backup-commands.ts'
import { editionCommands } from './edition-commands.ts'
import { editionNames } from './editions.ts'
import { exchangeTools } from './exchange-tools.ts'
import { openLocalApi } from './local-api.ts'
import { start } from './start.ts'
import { textTools } from './text-tools.ts'

const program = new Command('thenchot')
  .description('Then Chốt: số liệu mở được đến tận nguồn / figures that open down to their origin')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })

const run: RunCommand = async (options, work, plain, exitCode = () => 0) => {
  const api = await openLocalApi({
    dataDir: options.data ?? dataFolderPath(process.env),
    temporary: options.edition,
    onNotice: (notice) => process.stderr.write(`${notice.vi}\n${notice.en}\n`),
  })
  try {
    const answer = await work(api)
    process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : `${plain(answer)}\n`)
    process.exitCode = exitCode(answer)
  } finally {
    await api.close()
  }
}

program
  .command('start')
  .description('mở máy chủ / serve')
  .option('--edition <name>', editionNames.join(' | '), 'seed')
  .option('--data <dir>')
  .option('--port <number>', '', process.env.PORT ?? '4780')
  .option('--host <address>', '', process.env.HOST ?? '127.0.0.1')
  .action((options: { edition: string; data?: string; port: string; host: string }) =>
    start({
      dataDir: options.data ?? dataFolderPath(process.env),
      edition: options.edition,
      host: options.host,
      port: portOf(options.port),
      publicUrl: process.env.PUBLIC_URL,
    }),
  )

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new CommanderError(2, 'port', `Cổng không hợp lệ / not a port: ${text}`)
}

figureCommands(program, run, new Map([['seed', seedLedger]]))
textCommands(program, run, textTools)
reportCommands(program, run, (file, bytes) => writeFileSync(file, bytes))
reportingCommands(program, run)
actCommands(program, run)
orgCommands(program, run, { readFile: (path) => readFileSync(path, 'utf8'), newId })
exchangeCommands(program, run, exchangeTools)
disciplineCommands(program, run, exchangeTools)
directiveCommands(program, run, exchangeTools)
backupCommands(program)
editionCommands(program)

/** Exit codes: 0 done, 1 refused or findings, 2 bad call. */
async function main(): Promise<void> {
  try {
    await program.parseAsync(process.argv)
  } catch (error) {
    process.exitCode = tell(error)
  }
}

function tell(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.code === 'port') process.stderr.write(`${error.message}\n`)
    return error.exitCode === 0 ? 0 : 2
  }
  if (error instanceof StartRefusal) {
    printStartRefusal(error)
    return 1
  }
  if (error instanceof Problem) {
    const isJson = process.argv.includes('--json')
    if (isJson)
      process.stdout.write(
        `${JSON.stringify({ error: { kind: error.kind, code: error.code, message: error.text, field: error.field ?? null, details: error.details ?? null } }, null, 2)}\n`,
      )
    const place = error.code === 'invalid-input' && error.field !== undefined ? `${error.field}: ` : ''
    process.stderr.write(`${place}${error.text.vi}\n${place}${error.text.en}\n`)
    return error.kind === 'invalid' || error.kind === 'not-found' ? 2 : 1
  }
  const failure = error as NodeJS.ErrnoException
  if (failure.code === 'ENOENT' || failure.code === 'EACCES') {
    const path = failure.path ?? ''
    process.stderr.write(`Không mở được ${path} (${failure.code}).\nCannot open ${path} (${failure.code}).\n`)
    return 2
  }
  process.stderr.write(`${failure.stack ?? String(error)}\n`)
  return 1
}

await main()
