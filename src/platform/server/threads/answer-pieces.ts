import { parentPort } from 'node:worker_threads'
import { Problem } from '../../domain/problem.ts'
import type { Said } from './in-thread.ts'

/** Makes this thread answer every piece it is given, one after the other. Called once, in the script of the thread. */
export function answerPieces<Piece, Result>(make: (piece: Piece) => Result): void {
  const port = parentPort
  if (!port) throw new Error('this is no thread')
  port.on('message', (piece: Piece) => port.postMessage(answer(make, piece)))
}

function answer<Piece, Result>(make: (piece: Piece) => Result, piece: Piece): Said {
  try {
    return { done: make(piece) }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { kind, code, text, field, details } = error
    return { problem: { kind, refusal: { code, text, ...(field === undefined ? {} : { field }), details } } }
  }
}
