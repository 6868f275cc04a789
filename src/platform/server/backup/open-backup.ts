import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { connectForCopy } from './connection.ts'
import { dataFrameSize, type FrameKind, frame, jsonFrame, magic } from './format.ts'
import { type BackupSource, openSnapshot, type Snapshot } from './snapshot.ts'
import { copyOut, type Table } from './tables.ts'
import { openTally } from './tally.ts'

/**
 * Opens a snapshot and gives the bytes of its backup, gzip included, as fast as they are taken; they never gather in
 * memory. Destroying the stream ends the snapshot; the stream fails when the database does.
 * @throws what `openSnapshot` throws.
 */
export async function openBackup(source: BackupSource): Promise<Readable> {
  const client = await connectForCopy(source.owner)
  try {
    const snapshot = await openSnapshot(client, source)
    const compressed = createGzip()
    pipeline(Readable.from(bytesOf(client, snapshot)), compressed, () => undefined)
    compressed.once('close', () => void client.end())
    return compressed
  } catch (error) {
    await client.end()
    throw error
  }
}

async function* bytesOf(client: pg.ClientBase, { header, tables }: Snapshot): AsyncGenerator<Buffer> {
  const whole = createHash('sha256')
  for await (const bytes of contentOf(client, header, tables)) {
    whole.update(bytes)
    yield bytes
  }
  yield jsonFrame('Z' satisfies FrameKind, { sha256: whole.digest('hex') })
}

async function* contentOf(
  client: pg.ClientBase,
  header: Snapshot['header'],
  tables: readonly Table[],
): AsyncGenerator<Buffer> {
  yield magic
  yield jsonFrame('H', header)
  for (const table of tables) {
    const tally = openTally()
    yield jsonFrame('T', { name: table.name, columns: table.columns })
    for await (const data of gathered(copyOut(client, table))) {
      tally.add(data)
      yield frame('D', data)
    }
    yield jsonFrame('E', tally.end())
  }
}

/** Pieces of `dataFrameSize`, the last one shorter. */
async function* gathered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let kept: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    kept.push(chunk)
    size += chunk.length
    if (size < dataFrameSize) continue
    const joined = Buffer.concat(kept)
    let at = 0
    for (; joined.length - at >= dataFrameSize; at += dataFrameSize) yield joined.subarray(at, at + dataFrameSize)
    kept = [joined.subarray(at)]
    size = joined.length - at
  }
  if (size > 0) yield Buffer.concat(kept)
}
