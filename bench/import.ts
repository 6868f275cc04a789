import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { templateColumns } from '../src/modules/people/exchange.ts'
import { plan, run } from '../src/modules/people/server/exchange/import.ts'
import { importOf } from '../src/modules/people/server/exchange/pages.ts'
import { drawBoard } from '../src/modules/targets/server/board.ts'
import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { copyText } from '../src/platform/server/db/bulk.ts'
import { read } from '../src/platform/server/db/database.ts'
import { newId } from '../src/platform/server/new-id.ts'
import { openSheet } from '../src/platform/server/sheet/read-sheet.ts'
import { writeSheet } from '../src/platform/server/sheet/write-sheet.ts'
import { type Desk, withDesk } from './cluster.ts'
import { pairs, timed } from './pairs.ts'
import { alone, type Result } from './result.ts'
import { cells, period, simulatedWard, ward } from './ward.ts'

const members = 52_828
const rounds = 6
const most = 3

/** Reads, checks and imports the members of a city from .xlsx, as a clerk. */
export async function importMembers(cluster: EmbeddedCluster): Promise<Result> {
  const file = await writeSheet({ name: 'Đảng viên', columns: templateColumns('members'), rows: rowsOf(members) })
  let round = 0
  const waited = await withDesk(cluster, 'bench_import_read', simulatedWard(true), async (desk) => {
    const longest = watchReads(desk)
    await importFile(desk, file)
    return longest()
  })
  const memory: number[] = []
  const found = await pairs(
    () =>
      withDesk(cluster, `bench_import_${++round}`, simulatedWard(true), async (desk) => {
        const peak = watchMemory()
        const took = await timed(() => importFile(desk, file))
        memory.push(peak())
        return took
      }),
    () => withDesk(cluster, `bench_copy_${++round}`, simulatedWard(true), (desk) => timed(() => bareCopy(desk, file))),
    rounds,
  )
  return {
    name: 'import',
    layer: `the actions: trial (reading, checks, duplicates, comparing) and import, without HTTP; peak memory of the process ${Math.round(Math.max(...memory))} MB; a reader beside it waited ${Math.round(waited)} ms at most for a board`,
    data: `${members} members, ${templateColumns('members').length} columns, .xlsx of ${(file.length / 1024 / 1024).toFixed(1)} MB; row-level security on, one act, a digest for each row; fsync on`,
    concurrency: 1,
    unit: 'ms',
    floorName: 'the same file parsed and copied by one COPY into a table without keys or row rights',
    bar: `<= ${most}`,
    holds: found.ratio <= most,
    statements: null,
    ...found,
  }
}

/** The file of a register that is held already: unchanged, and with another occupation in one row of a hundred. */
export const importAgain = (cluster: EmbeddedCluster): Promise<readonly Result[]> =>
  withDesk(cluster, 'bench_import_again', simulatedWard(true), async (desk) => {
    const columns = templateColumns('members')
    const write = (rows: Iterable<Record<string, string | undefined>>) =>
      writeSheet({ name: 'Đảng viên', columns, rows })
    const file = await write(rowsOf(members))
    const changed = await write(withChanges(rowsOf(members)))
    await importFile(desk, file)
    const of = (name: string, data: string, value: number): Result =>
      alone({
        name,
        layer: 'the actions: trial and import of a file whose members are all held, without HTTP',
        data: `${members} members; ${data}`,
        concurrency: 1,
        value: value / 1000,
        unit: 's',
      })
    return [
      of('import-again', 'the same file', await timed(() => importFile(desk, file))),
      of(
        'import-again-changed',
        'one row in a hundred has another occupation',
        await timed(() => importFile(desk, changed)),
      ),
    ]
  })

async function importFile(desk: Desk, file: Uint8Array): Promise<void> {
  const id = newId()
  await plan(desk.context, { id, unit: ward, kind: 'members', format: 'template' }, file)
  await endOf(desk, id, 'planned')
  await run(desk.context, { id, forAll: 'another' })
  await endOf(desk, id, 'done')
}

async function endOf(desk: Desk, id: string, wanted: string): Promise<void> {
  for (;;) {
    const job = await importOf(desk.context, id)
    if (job.state === wanted) return
    if (job.state !== 'planning' && job.state !== 'running')
      throw new Error(`the import is ${job.state}: ${JSON.stringify(job.problem ?? job.faults[0])}`)
    await pause(10)
  }
}

/** Parses as the product does and copies the cells into one bare table. */
async function bareCopy(desk: Desk, file: Uint8Array): Promise<void> {
  const columns = templateColumns('members')
  const client = new pg.Client({
    ...desk.database.owner.options,
    password: desk.database.owner.options.password,
    pipeline: false,
  } as pg.ClientConfig)
  await client.connect()
  try {
    await client.query(
      `create table bare (row_number integer, ${columns.map(({ key }) => `"${key}" text`).join(', ')})`,
    )
    const sheet = await openSheet(file, columns)
    const lines = async function* () {
      for await (const { rows } of sheet.batches)
        yield Buffer.from(
          rows
            .map(({ row, cells: values }) => `${row}\t${columns.map(({ key }) => copyText(values[key])).join('\t')}\n`)
            .join(''),
        )
    }
    await pipeline(Readable.from(lines()), client.query(copyFrom('copy bare from stdin')))
  } finally {
    await client.end()
  }
}

/** Peak of the resident memory of this process, in MB. */
function watchMemory(): () => number {
  let peak = 0
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss() / 1024 / 1024)
  }
  const timer = setInterval(look, 50)
  return () => {
    clearInterval(timer)
    look()
    return peak
  }
}

const look = ({ database, caller }: Desk) =>
  read(database, caller, (tx) => drawBoard(tx, database, { unit: ward, period }, null))

/** Reads beside the import, one after the other; the longest of them in milliseconds. */
function watchReads(desk: Desk): () => Promise<number> {
  let isDone = false
  const reading = (async () => {
    let longest = 0
    while (!isDone) {
      longest = Math.max(longest, await timed(() => look(desk)))
      await pause(50)
    }
    return longest
  })()
  return () => {
    isDone = true
    return reading
  }
}

function* withChanges(rows: Iterable<Record<string, string | undefined>>) {
  let at = 0
  for (const row of rows) yield at++ % 100 === 0 ? { ...row, occupation: 'Thợ mộc' } : row
}

const families = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
]
const middles = ['Văn', 'Thị', 'Minh', 'Hoàng', 'Ngọc', 'Thanh', 'Đức', 'Kim', 'Quốc', 'Hữu']
const givens = [
  'Anh',
  'Bình',
  'Châu',
  'Dũng',
  'Giang',
  'Hà',
  'Hùng',
  'Khánh',
  'Lan',
  'Mai',
  'Nam',
  'Phúc',
  'Quân',
  'Sơn',
  'Thảo',
  'Út',
]
const works = ['Giáo viên', 'Nông dân', 'Công chức', 'Bác sĩ', 'Hưu trí', 'Kỹ sư']
const degrees = ['Đại học', 'Cao đẳng', 'Trung cấp', 'Trung học phổ thông', 'Thạc sĩ']

function* rowsOf(count: number): Generator<Record<string, string | undefined>> {
  const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''
  const two = (number: number): string => String(number).padStart(2, '0')
  for (let at = 0; at < count; at++) {
    const born = 1940 + ((at * 7) % 55)
    const admitted = Math.min(2021, born + 19 + ((at * 3) % 30))
    const [month, date] = [1 + ((at * 5) % 12), 1 + ((at * 11) % 28)]
    yield {
      name: `${pick(families, at)} ${pick(middles, at * 3)} ${pick(middles, Math.floor(at / 7))} ${pick(givens, at * 7)}`,
      birth: `${born}-${two(1 + (Math.floor(at / 28) % 12))}-${two(1 + (at % 28))}`,
      sex: at % 3 === 0 ? 'Nữ' : 'Nam',
      ethnicity: at % 19 === 0 ? 'Khmer' : 'Kinh',
      education: pick(degrees, at * 13),
      theory: pick(['Sơ cấp', 'Trung cấp', 'Cao cấp'], at),
      occupation: pick(works, at * 5),
      phone: `09${String(10_000_000 + at)}`,
      card_number: String(91_000_000 + at),
      identity_number: `092${String(100_000_000 + at)}`,
      religion: at % 9 === 0 ? 'Phật giáo' : 'Không',
      decided_on: `${admitted}-${two(month)}-${two(date)}`,
      decision: `${at % 900}-QĐ/QU`,
      ceremony_on: `${admitted}-${two(month)}-${two(date)}`,
      recognition_decided_on: `${admitted + 1}-${two(month)}-${two(date)}`,
      recognition_decision: `${at % 800}-QĐ/QU`,
      full_on: `${admitted + 1}-${two(month)}-${two(date)}`,
      cell: cells[at % cells.length],
      state: 'Chính thức',
      since: at % 2 === 0 ? undefined : '2022-06-01',
    }
  }
}
