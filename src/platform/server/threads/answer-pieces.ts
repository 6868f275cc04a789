import { parentPort } from 'node:worker_threads'
import { Problem } from '../../domain/problem.ts'
import type { Said, Sent } from './in-thread.ts'

/**
 * Makes this thread answer every piece it is given, one after the other. Called once, in the script of the thread.
 * @param begin gives the answer to pieces for what the thread is told before them
 */
export function answerPieces<Told, Piece, Result>(begin: (told: Told) => (piece: Piece) => Result): void {
  const port = parentPort
  if (!port) throw new Error('this is no thread')
  const toldNothing = (): never => {
    throw new Error('a piece came before what it means')
  }
  let make: (piece: Piece) => Result = toldNothing
  port.on('message', (sent: Sent) => {
    if ('piece' in sent) port.postMessage(answer(make, sent.piece as Piece))
    else make = 'told' in sent ? begin(sent.told as Told) : toldNothing
  })
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
