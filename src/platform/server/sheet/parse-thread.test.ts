import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SheetColumn } from '../../domain/sheet.ts'
import { inThread } from '../threads/in-thread.ts'
import { parseInThread } from './parse-thread.ts'
import type { SheetBatch } from './read-piece.ts'
import { readSheet } from './read-sheet.ts'
import { openSource } from './sheet-source.ts'
import { writeSheet } from './write-sheet.ts'

const text = (key: string): SheetColumn => ({ key, header: { vi: key, en: key }, kind: 'text' })
const columns: readonly SheetColumn[] = [
  { ...text('name'), isRequired: true },
  { key: 'birth', header: { vi: 'Ngày sinh', en: 'Birth' }, kind: 'day' },
  { key: 'degree', header: { vi: 'Trình độ', en: 'Degree' }, kind: 'choice', choices: ['Đại học', 'Cao đẳng'] },
  { key: 'count', header: { vi: 'Số', en: 'Count' }, kind: 'number' },
  ...['a', 'b', 'c', 'd', 'e', 'f'].map(text),
]
const count = 12_000
const limits = { maxBytes: 32_000_000, maxUnpackedBytes: 1_000_000_000 }

let folder = ''
let script = new URL('file:///there-is-no-such-script.mjs')
let file: Uint8Array
beforeAll(async () => {
  // Below the project, so that what is not bundled is found.
  const cache = join('node_modules', '.cache')
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'thread-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'src/platform/server/sheet/read-pieces.worker.ts',
      outDir: folder,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'read-pieces.worker.mjs' } },
    },
  })
  script = pathToFileURL(join(folder, 'read-pieces.worker.mjs'))
  file = await writeSheet({ name: 'Sổ', columns: columns.map((column) => ({ ...column, kind: 'text' })), rows: rows() })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Some cells are empty, some are at fault, and some hold what must not be taken for the end of a value. */
function* rows(): Generator<Record<string, string | undefined>> {
  for (let at = 0; at < count; at++)
    yield {
      name: at % 997 === 3 ? undefined : `Trần\tThị\nđệm ${at}`,
      birth: at % 500 === 7 ? 'hôm qua' : `19${60 + (at % 30)}-05-1${at % 9}`,
      degree: at % 3 === 0 ? undefined : ['Đại học', 'cao  đẳng', 'lớp mười'][at % 601 === 1 ? 2 : at % 2],
      count: String(at),
      a: 'chữ <b> & "ngoặc"',
      b: at % 2 === 0 ? undefined : 'x'.repeat(at % 50),
      f: `${at}`,
    }
}

const opened = () => openSource(file, columns, limits)

async function together(batches: AsyncIterable<SheetBatch>): Promise<SheetBatch> {
  const all: SheetBatch = { rows: [], faults: [] }
  for await (const batch of batches) {
    ;(all.rows as unknown[]).push(...batch.rows)
    ;(all.faults as unknown[]).push(...batch.faults)
  }
  return all
}

test('a large workbook parsed in a thread gives the rows and faults that parsing it here gives', async () => {
  const batches = parseInThread(await opened(), script)
  if (!batches) throw new Error('it was not parsed in a thread')
  const apart = await together(batches)
  const here = await readSheet(file, columns)
  expect(apart.rows).toEqual(here.rows)
  expect(apart.faults).toEqual(here.faults)
  expect(apart.rows.length).toBe(count)
  expect(apart.faults.length).toBeGreaterThan(50)
})

test('a small workbook, a CSV and a program without the built script are parsed here', async () => {
  const small = await openSource(await writeSheet({ name: 'Sổ', columns, rows: [{ name: 'An' }] }), columns, limits)
  expect(parseInThread(small, script)).toBeNull()
  const csv = Buffer.from(`name\n${'An\n'.repeat(2_000_000)}`)
  expect(parseInThread(await openSource(csv, [text('name')], limits), script)).toBeNull()
  expect(parseInThread(await opened(), new URL('./nothing.mjs', script))).toBeNull()
})

test('who walks no further ends the thread', async () => {
  for await (const _ of parseInThread(await opened(), script) ?? []) {
    expect(threads()).toBe(1)
    break
  }
  expect(threads()).toBe(0)
})

const threads = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length

test('a thread that came to the end of a file serves the next one, by what that file says', async () => {
  const { meaning } = await opened()
  const named = async (...strings: readonly string[]): Promise<unknown> => {
    const xml = strings.map((_, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="s"><v>${at}</v></c></row>`).join('')
    const results: unknown[] = []
    for await (const result of inThread({ script, told: { ...meaning, strings } }, one(xml), () => []))
      results.push(result)
    return results
  }
  const packed = (at: number, name: string): string => `${at}\t${name}${'\t'.repeat(columns.length)}`
  expect(await named('Một')).toMatchObject([{ rows: packed(2, 'Một') }])
  expect(await named('Hai', 'Ba')).toMatchObject([{ rows: `${packed(2, 'Hai')}${packed(3, 'Ba')}` }])
  expect(await Promise.all([named('Bốn'), named('Năm')])).toMatchObject([
    [{ rows: packed(2, 'Bốn') }],
    [{ rows: packed(2, 'Năm') }],
  ])
  expect(threads()).toBe(0)
})

test('a thread waits for more only where it answered everything, and serves one walk at a time', async () => {
  const path = join(folder, 'who.mjs')
  writeFileSync(
    path,
    `import { parentPort, threadId } from 'node:worker_threads'
    parentPort.on('message', (sent) => {
      if (sent.piece === 'bad') parentPort.postMessage({ problem: { kind: 'invalid', refusal: { code: 'bad', text: {} } } })
      else if (sent.piece) parentPort.postMessage({ done: threadId })
    })`,
  )
  const who = (...given: readonly string[]): AsyncGenerator<number> =>
    inThread<string, number>({ script: pathToFileURL(path), told: null }, each(given), () => [])
  const answered = async (walk: AsyncGenerator<number>): Promise<number | undefined> => (await walk.next()).value
  const ended = async (...given: readonly string[]): Promise<number> => {
    let last = 0
    for await (const id of who(...given)) last = id
    return last
  }
  const first = await ended('a', 'b')
  expect(await ended('c')).toBe(first)
  const [left, right] = await Promise.all([ended('d'), ended('e')])
  expect(left).not.toBe(right)
  await expect(ended('f', 'bad')).rejects.toMatchObject({ code: 'bad' })
  const afterProblem = await ended('g')
  expect([first, left, right]).not.toContain(afterProblem)
  const broken = who('h', 'i', 'j', 'k', 'l', 'm', 'n')
  expect(await answered(broken)).toBe(afterProblem)
  await broken.return(undefined)
  expect(await ended('o')).not.toBe(afterProblem)
})

test('a piece that is damaged is told as such, and a thread that dies fails the walk', async () => {
  const { meaning, apart } = await opened()
  const told = { ...meaning, strings: apart?.strings ?? [] }
  const give = async (xml: string, by: unknown = told): Promise<unknown[]> => {
    const results: unknown[] = []
    for await (const result of inThread({ script, told: by }, one(xml), () => [])) results.push(result)
    return results
  }
  expect(await give('<row r="9"></row>')).toEqual([{ rows: '', faults: [], bytes: 17 }])
  await expect(give('<row r="9"><c r="ZZZZ9"><v>1</v></c></row>')).rejects.toMatchObject({
    name: 'Problem',
    kind: 'invalid',
    code: 'sheet-damaged',
    field: 'file',
  })
  await expect(give('<row r="9"></row>', null)).rejects.toThrow(TypeError)
})

async function* each(given: readonly string[]) {
  yield* given
}

async function* one(xml: string) {
  yield { xml: new TextEncoder().encode(xml), prefix: '', before: 0, bytes: xml.length }
}
