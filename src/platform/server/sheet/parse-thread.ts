import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { inThread } from '../threads/in-thread.ts'
import { unpackRows } from './packed-rows.ts'
import type { PieceMeaning } from './read-piece.ts'
import type { ParsedPiece } from './read-pieces.worker.ts'
import type { ReadBatch } from './read-sheet.ts'
import type { SheetSource } from './sheet-source.ts'
import type { WorksheetPiece } from './worksheet-pieces.ts'

/** Bytes of a worksheet; a smaller one is parsed before a thread has started. */
const leastSize = 4 * 1_048_576

/** Beside the built program (see vite.server.ts); there is none beside plain sources. */
const builtScript = new URL('./read-pieces.worker.mjs', import.meta.url)

/** The batches of a workbook, parsed in a thread of its own; null where that is not worth it, or cannot be done. */
export function parseInThread(source: SheetSource, script = builtScript): AsyncGenerator<ReadBatch> | null {
  const { apart, size } = source
  return apart && size >= leastSize && existsSync(fileURLToPath(script))
    ? parsed({ ...source.meaning, strings: apart.strings }, apart.pieces(), script)
    : null
}

async function* parsed(
  meaning: PieceMeaning,
  pieces: AsyncIterable<WorksheetPiece>,
  script: URL,
): AsyncGenerator<ReadBatch> {
  const keys = [...meaning.columns.values()].map((column) => column.key)
  const results = inThread<WorksheetPiece, ParsedPiece>({ script, told: meaning }, own(pieces), (piece) => [
    piece.xml.buffer as ArrayBuffer,
  ])
  for await (const { rows, faults, bytes } of results) yield { rows: unpackRows(rows, keys), faults, bytes }
}

/** Each with its bytes for itself, which can go to another thread. */
async function* own(pieces: AsyncIterable<WorksheetPiece>): AsyncGenerator<WorksheetPiece> {
  for await (const piece of pieces) yield { ...piece, xml: new Uint8Array(piece.xml) }
}
