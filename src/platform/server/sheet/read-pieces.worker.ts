// Parses pieces of a worksheet in a thread of its own.
import type { SheetFault } from '../../domain/sheet.ts'
import { answerPieces } from '../threads/answer-pieces.ts'
import { packRows } from './packed-rows.ts'
import { type PieceMeaning, pieceReader } from './read-piece.ts'
import type { WorksheetPiece } from './worksheet-pieces.ts'

export interface ParsedPiece {
  /** For `unpackRows`, with the keys of the columns in their order in the file. */
  readonly rows: string
  readonly faults: readonly SheetFault[]
  readonly bytes: number
}

answerPieces<PieceMeaning, WorksheetPiece, ParsedPiece>((meaning) => {
  const keys = [...meaning.columns.values()].map((column) => column.key)
  const readPiece = pieceReader(meaning)
  return (piece) => {
    const { rows, faults } = readPiece(piece)
    return { rows: packRows(rows, keys), faults, bytes: piece.bytes }
  }
})
