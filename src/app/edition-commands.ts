import { resolve } from 'node:path'
import { type Command, CommanderError } from 'commander'
import { problem } from '../platform/domain/problem.ts'
import { dataFolderPath, findHolder } from '../platform/server/cluster/data-folder.ts'
import type { EditionSize } from './editions.ts'
import { showLoading } from './loading.ts'
import { openService } from './service.ts'

interface Options {
  readonly cells?: string
  readonly members?: string
  readonly seed?: string
  readonly months?: string
  readonly measures?: string
  readonly data?: string
  readonly json?: boolean
}

/** `edition load NAME`. */
export function editionCommands(program: Command): void {
  // The kernel hangs its own command on it.
  const edition = program.commands.find((command) => command.name() === 'edition') ?? program.command('edition')
  edition
    .command('load')
    .description('nạp một bộ dữ liệu vào bản cài đặt trống / load an edition into an empty installation')
    .argument('<name>', 'seed | simulated | simulated-commune')
    .option('--cells <number>', 'số chi bộ / cells (simulated)')
    .option('--members <number>', 'số đảng viên / members (simulated)')
    .option('--seed <number>', 'số gốc / seed (simulated)')
    .option('--months <number>', 'giá trị hằng tháng của mọi chi bộ / a value of every cell, measure and month')
    .option('--measures <number>', 'số chỉ số / measures (simulated)')
    .option('--data <dir>')
    .option('--json')
    .action(load)
}

const most = { cells: 300_000, members: 1_000_000, seed: 4_294_967_295, months: 60, measures: 2000 } as const

function sizeOf(options: Options): EditionSize {
  const size: Record<string, number> = {}
  for (const name of ['cells', 'members', 'seed', 'months', 'measures'] as const) {
    const text = options[name]
    if (text === undefined) continue
    const value = Number(text)
    if (!Number.isInteger(value) || value < (name === 'cells' || name === 'members' ? 1 : 0) || value > most[name])
      throw new CommanderError(2, 'size', `--${name}: 1–${most[name]}`)
    size[name] = value
  }
  return size
}

async function load(name: string, options: Options): Promise<void> {
  const size = sizeOf(options)
  const dataDir = resolve(options.data ?? dataFolderPath(process.env))
  const holder = await findHolder(dataDir)
  if (holder) {
    holder.release()
    throw problem(
      'refused',
      'data-held',
      'Máy chủ đang chạy trên thư mục này. Hãy dừng máy chủ rồi nạp lại.',
      'A server is running on this folder. Stop it, then load again.',
    )
  }
  const began = performance.now()
  const loading = showLoading()
  const service = await openService({
    ...{ dataDir, env: process.env, edition: name, size, isToBeLoaded: true, onLoaded: loading.show },
    ...{ publicUrl: process.env.PUBLIC_URL ?? 'http://127.0.0.1:4780', logLevel: 'warn' },
    onNotice: (notice) => process.stderr.write(`${notice.vi}\n${notice.en}\n`),
  }).finally(loading.end)
  try {
    const { rows } = await service.database.owner.query<Record<string, number>>(
      `select (select count(*) from unit where kind = 'party_organisation') as organisations, (select count(*) from person) as people, (select count(*) from entry) as entries`,
    )
    const seconds = Number(((performance.now() - began) / 1000).toFixed(1))
    const answer = {
      edition: name,
      dataDir,
      ...rows[0],
      seconds,
      accounts: service.demoAccounts.map(({ login, password }) => ({ login, password })),
    }
    process.stdout.write(options.json ? `${JSON.stringify(answer, null, 2)}\n` : plain(answer))
  } finally {
    await service.close()
  }
}

const plain = (answer: object & { readonly accounts: readonly { login: string; password: string }[] }): string =>
  `${Object.entries(answer)
    .filter(([name]) => name !== 'accounts')
    .map(([name, value]) => `${name.padEnd(14)} ${String(value)}`)
    .join('\n')}\n\n${answer.accounts.map(({ login, password }) => `  ${login.padEnd(22)} ${password}`).join('\n')}\n`
