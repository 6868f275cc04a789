import { Worker } from 'node:worker_threads'
import { Problem, type ProblemKind } from '../../domain/problem.ts'
import type { Refusal } from '../../domain/refusal.ts'

/** Work for a thread: a built script that calls `answerPieces`, and what it is told before the first piece. */
export interface ThreadWork {
  readonly script: URL
  /** Plain data. */
  readonly told: unknown
}

/** What a thread is sent: what the pieces mean, a piece, or that it may forget all of that. */
export type Sent = { readonly told: unknown } | { readonly piece: unknown } | { readonly isOver: true }

/** What a thread says of a piece. */
export type Said =
  | { readonly done: unknown }
  | { readonly problem: { readonly kind: ProblemKind; readonly refusal: Refusal } }

/** Pieces that wait in the thread: it goes on while a result is worked on here. */
const ahead = 4
const mostMegabytes = 512
/** The sweeping of short-lived objects would otherwise come several times a second. */
const youngMegabytes = 64
/** A thread that answered all it was given waits so long for more: who mends a file sends it again, and its code is compiled by then. */
const idleMilliseconds = 60_000

/**
 * Hands pieces to a thread and gives their results in the same order. A thread that answered them all forgets what it was told and
 * waits a minute for the next walk, without keeping the process alive; broken off in any way, the walk ends its thread.
 * @param transferOf what of a piece goes over without being copied, and is gone here
 * Throws what the pieces throw, the Problem the thread met, or the error it died of.
 */
export async function* inThread<Piece, Result>(
  work: ThreadWork,
  pieces: AsyncIterable<Piece>,
  transferOf: (piece: Piece) => readonly ArrayBuffer[],
): AsyncGenerator<Result> {
  const thread = takeThread(work.script)
  const answers = ask<Result>(thread, work.told)
  const waiting: Promise<Result>[] = []
  let isAnswered = false
  try {
    for await (const piece of pieces) {
      waiting.push(answers.give(piece, transferOf(piece)))
      if (waiting.length > ahead) yield (await waiting.shift()) as Result
    }
    for (const result of waiting) yield await result
    isAnswered = true
  } finally {
    if (isAnswered && !answers.hasDied() && !idle.has(work.script.href)) keepThread(work.script, thread)
    else await thread.terminate()
  }
}

const idle = new Map<string, { readonly thread: Worker; readonly timer: NodeJS.Timeout }>()

function takeThread(script: URL): Worker {
  const kept = idle.get(script.href)
  if (!kept)
    return new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: youngMegabytes },
      stdout: true,
      stderr: true,
      execArgv: [],
      env: {},
    })
  idle.delete(script.href)
  clearTimeout(kept.timer)
  for (const name of ['error', 'exit']) kept.thread.removeAllListeners(name)
  kept.thread.ref()
  return kept.thread
}

function keepThread(script: URL, thread: Worker): void {
  const end = (): void => {
    if (idle.get(script.href)?.thread === thread) idle.delete(script.href)
    void thread.terminate()
  }
  for (const name of ['message', 'error', 'exit']) thread.removeAllListeners(name)
  thread.on('error', end).on('exit', end)
  thread.postMessage({ isOver: true } satisfies Sent)
  thread.unref()
  idle.set(script.href, { thread, timer: setTimeout(end, idleMilliseconds).unref() })
}

function ask<Result>(thread: Worker, told: unknown) {
  const given: { resolve: (result: Result) => void; reject: (error: Error) => void }[] = []
  let died: Error | null = null
  const fail = (error: Error): void => {
    died ??= error
    for (const { reject } of given.splice(0)) reject(error)
  }
  thread.on('message', (said: Said) => {
    const next = given.shift()
    if ('done' in said) next?.resolve(said.done as Result)
    else next?.reject(new Problem(said.problem.kind, said.problem.refusal))
  })
  thread.on('error', fail)
  thread.on('exit', () => fail(new Error('the thread ended')))
  thread.postMessage({ told } satisfies Sent)
  return {
    hasDied: () => died !== null,
    give: (piece: unknown, transfer: readonly ArrayBuffer[]): Promise<Result> => {
      const result = new Promise<Result>((resolve, reject) => {
        if (died) reject(died)
        else given.push({ resolve, reject })
      })
      // Whoever walks hears of it when the turn of this piece comes.
      result.catch(() => undefined)
      if (!died) thread.postMessage({ piece } satisfies Sent, transfer)
      return result
    },
  }
}
