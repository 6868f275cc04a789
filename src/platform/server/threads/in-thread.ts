import { Worker } from 'node:worker_threads'
import { Problem, type ProblemKind } from '../../domain/problem.ts'
import type { Refusal } from '../../domain/refusal.ts'

/** Work for a thread: a built script that calls `answerPieces`, and what it is told at its start. */
export interface ThreadWork {
  readonly script: URL
  /** Plain data. */
  readonly told: unknown
}

/** What a thread says of a piece. */
export type Said =
  | { readonly done: unknown }
  | { readonly problem: { readonly kind: ProblemKind; readonly refusal: Refusal } }

/** Pieces that wait in the thread: it goes on while a result is worked on here. */
const ahead = 4
const mostMegabytes = 512
/** The sweeping of short-lived objects would otherwise come several times a second. */
const youngMegabytes = 64

/**
 * Hands pieces to a thread and gives their results in the same order. The thread ends with the walk, however it ends.
 * @param transferOf what of a piece goes over without being copied, and is gone here
 * Throws what the pieces throw, the Problem the thread met, or the error it died of.
 */
export async function* inThread<Piece, Result>(
  work: ThreadWork,
  pieces: AsyncIterable<Piece>,
  transferOf: (piece: Piece) => readonly ArrayBuffer[],
): AsyncGenerator<Result> {
  const thread = startThread<Result>(work)
  const waiting: Promise<Result>[] = []
  try {
    for await (const piece of pieces) {
      waiting.push(thread.give(piece, transferOf(piece)))
      if (waiting.length > ahead) yield (await waiting.shift()) as Result
    }
    for (const result of waiting) yield await result
  } finally {
    await thread.end()
  }
}

function startThread<Result>({ script, told }: ThreadWork) {
  const worker = new Worker(script, {
    workerData: told,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
    stdout: true,
    stderr: true,
    execArgv: [],
    env: {},
  })
  const given: { resolve: (result: Result) => void; reject: (error: Error) => void }[] = []
  let died: Error | null = null
  const fail = (error: Error): void => {
    died ??= error
    for (const { reject } of given.splice(0)) reject(error)
  }
  worker.on('message', (said: Said) => {
    const next = given.shift()
    if ('done' in said) next?.resolve(said.done as Result)
    else next?.reject(new Problem(said.problem.kind, said.problem.refusal))
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the thread ended')))
  return {
    give: (piece: unknown, transfer: readonly ArrayBuffer[]): Promise<Result> => {
      const result = new Promise<Result>((resolve, reject) => {
        if (died) reject(died)
        else given.push({ resolve, reject })
      })
      // Whoever walks hears of it when the turn of this piece comes.
      result.catch(() => undefined)
      if (!died) worker.postMessage(piece, transfer)
      return result
    },
    end: () => worker.terminate(),
  }
}
