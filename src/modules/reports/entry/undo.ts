import type { Write } from './grid.ts'

export interface Change {
  readonly key: string
  readonly before: string
  readonly after: string
}

/** What was done and can be undone, in whole steps: an edit, a paste, a fill. */
export interface Past {
  readonly done: readonly (readonly Change[])[]
  readonly undone: readonly (readonly Change[])[]
}

export const noPast: Past = { done: [], undone: [] }
const most = 200

/** Adds a step; what had been undone before cannot be done again. */
export function record(past: Past, writes: readonly Write[], textAt: (key: string) => string): Past {
  const changes = writes
    .map(({ key, text }) => ({ key, before: textAt(key), after: text }))
    .filter((change) => change.before !== change.after)
  return changes.length === 0 ? past : { done: [...past.done, changes].slice(-most), undone: [] }
}

export interface Turn {
  readonly past: Past
  /** What is typed again: undoing is a typed value like any other. */
  readonly writes: readonly Write[]
}

export function undo({ done, undone }: Past): Turn | undefined {
  const last = done.at(-1)
  return (
    last && {
      past: { done: done.slice(0, -1), undone: [...undone, last] },
      writes: last.toReversed().map(({ key, before }) => ({ key, text: before })),
    }
  )
}

export function redo({ done, undone }: Past): Turn | undefined {
  const last = undone.at(-1)
  return (
    last && {
      past: { done: [...done, last], undone: undone.slice(0, -1) },
      writes: last.map(({ key, after }) => ({ key, text: after })),
    }
  )
}
