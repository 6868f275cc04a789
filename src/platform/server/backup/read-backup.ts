import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { z } from 'zod'
import { Problem } from '../../domain/problem.ts'
import {
  type FrameKind,
  formatVersion,
  type Header,
  headerSchema,
  magic,
  type TableEnd,
  type TableStart,
  tableEndSchema,
  tableStartSchema,
  trailerSchema,
} from './format.ts'
import { type ByteReader, byteReader, type Frame, nextFrame } from './frames.ts'
import { cutOff, damaged, newerBackup, notABackup, notAFile, notRead } from './refusals.ts'
import { isSameTally, openTally } from './tally.ts'

export interface TableContents extends TableStart, TableEnd {}

/** What a backup holds. `bytes` and `sha256` are those of the file itself, as `sha256sum` would print it. */
export interface BackupContents {
  readonly header: Header
  readonly tables: readonly TableContents[]
  readonly bytes: number
  readonly sha256: string
}

/** Takes the rows of each table as they are read; must take all of them. */
export type TakeTable = (table: TableStart, rows: AsyncIterable<Buffer>) => Promise<void>

const takeNothing: TakeTable = async (_table, rows) => {
  for await (const _ of rows);
}

/**
 * Reads a whole backup and checks every digest in it; memory does not grow with the file. Only when this returns was
 * everything right, so what `take` did with the rows must be undone when it throws.
 * @throws Problem `not-a-backup`, `backup-truncated`, `backup-damaged`, `backup-newer`, `file-not-read`; and what `take` throws.
 */
export async function readBackup(
  file: string,
  product: string,
  onBytes: (done: number, total: number) => void,
  take: TakeTable = takeNothing,
): Promise<BackupContents> {
  const found = await stat(file).catch((error: unknown) => {
    throw notRead(file, error)
  })
  if (!found.isFile()) throw notAFile(file)
  const hash = createHash('sha256')
  const gunzip = createGunzip()
  let bytes = 0
  let hasBegun = false
  try {
    const read = await pipeline(
      createReadStream(file),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          bytes += chunk.length
          onBytes(bytes, found.size)
          yield chunk
        }
      },
      gunzip,
      (content: AsyncIterable<Buffer>) =>
        readContent(file, product, byteReader(content), take, () => {
          hasBegun = true
        }),
    )
    // Decompression ends silently where something else follows the stream.
    if (gunzip.bytesWritten !== bytes) throw damaged(file, 'after the end')
    return { ...read, bytes, sha256: hash.digest('hex') }
  } catch (error) {
    throw told(file, error, hasBegun)
  }
}

function told(file: string, error: unknown, hasBegun: boolean): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof Problem || code === undefined) return error
  if (code === 'EACCES' || code === 'EIO') return notRead(file, error)
  if (!code.startsWith('Z_')) return error
  if (!hasBegun && code === 'Z_DATA_ERROR') return notABackup(file)
  return code === 'Z_BUF_ERROR' ? cutOff(file) : damaged(file, 'gzip')
}

async function readContent(
  file: string,
  product: string,
  reader: ByteReader,
  take: TakeTable,
  begun: () => void,
): Promise<{ header: Header; tables: readonly TableContents[] }> {
  const start = await reader.take(magic.length)
  if (!start.equals(magic)) throw notABackup(file)
  begun()
  const whole = createHash('sha256').update(start)
  const next = async (kinds: readonly FrameKind[], where: string): Promise<Frame> => {
    const found = await nextFrame(reader)
    if (found === 'end') throw cutOff(file)
    if (found === 'wrong' || !kinds.includes(found.kind)) throw damaged(file, where)
    if (found.kind !== 'Z') whole.update(found.bytes)
    return found
  }
  const header = headerOf(file, product, await next(['H'], 'header'))
  const tables: TableContents[] = []
  for (const name of header.tables) {
    const table = parsed(file, name, await next(['T'], name), tableStartSchema)
    if (table.name !== name) throw damaged(file, name)
    const end: { told?: TableEnd } = {}
    const tally = openTally()
    await take(table, rowsOf())
    if (!end.told || !isSameTally(tally.end(), end.told)) throw damaged(file, name)
    tables.push({ ...table, ...end.told })

    async function* rowsOf(): AsyncGenerator<Buffer> {
      for (let one = await next(['D', 'E'], name); ; one = await next(['D', 'E'], name)) {
        if (one.kind === 'E') {
          end.told = parsed(file, name, one, tableEndSchema)
          return
        }
        tally.add(one.payload)
        yield one.payload
      }
    }
  }
  const trailer = parsed(file, 'trailer', await next(['Z'], 'trailer'), trailerSchema)
  if (trailer.sha256 !== whole.digest('hex')) throw damaged(file, 'trailer')
  if ((await reader.take(1)).length > 0) throw damaged(file, 'after the end')
  return { header, tables }
}

function headerOf(file: string, product: string, found: Frame): Header {
  const { format } = parsed(file, 'header', found, z.object({ format: z.number().int() }))
  if (format > formatVersion) throw newerBackup(file, `format ${format}`)
  const header = parsed(file, 'header', found, headerSchema)
  if (header.product !== product) throw notABackup(file)
  return header
}

function parsed<Schema extends z.ZodType>(file: string, where: string, found: Frame, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(found.payload.toString('utf8')))
  } catch {
    throw damaged(file, where)
  }
}
