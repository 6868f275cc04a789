import type { Draft, Reading } from './draft.ts'
import type { RelationKind } from './figure.ts'

/** A relation by its figures, and its stretch in tokens. */
export interface Related {
  readonly kind: RelationKind
  readonly figures: readonly number[]
  readonly from: number
  readonly to: number
}

/** The end of a figure with the words that describe what it counts. */
export const endOf = (draft: Draft): number => Math.max(draft.to, draft.counted?.end ?? 0)

/** A relation that stretches over its figures, and to a token after them. */
export function over({ drafts }: Reading, kind: RelationKind, figures: readonly number[], to = 0): Related {
  let from = Number.MAX_SAFE_INTEGER
  let last = to
  for (const at of figures) {
    const draft = drafts[at]
    if (draft === undefined) continue
    from = Math.min(from, draft.from)
    last = Math.max(last, draft.to, draft.number.to)
  }
  return { kind, figures, from, to: last }
}

export const isSameSentence = ({ drafts, layout }: Reading, a: number, b: number): boolean =>
  layout.sentenceOf[drafts[a]?.number.from ?? 0] === layout.sentenceOf[drafts[b]?.number.from ?? 0]
