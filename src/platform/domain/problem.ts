import type { Outcome, Refusal } from './refusal.ts'
import type { Text } from './text.ts'

/** The six kinds of failure a caller can meet; each maps to one HTTP status in `platform/server/http`. */
export type ProblemKind = 'invalid' | 'not-signed-in' | 'forbidden' | 'not-found' | 'refused' | 'conflict'

/** A failure that is told to the person who caused it, in both languages. */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly code: string
  readonly text: Text
  readonly field: string | undefined
  readonly details: unknown

  constructor(kind: ProblemKind, refusal: Refusal) {
    super(`${kind}: ${refusal.code}: ${refusal.text.en}`)
    this.name = 'Problem'
    this.kind = kind
    this.code = refusal.code
    this.text = refusal.text
    this.field = refusal.field
    this.details = refusal.details
  }
}

export function problem(
  kind: ProblemKind,
  code: string,
  vi: string,
  en: string,
  field?: string,
  details?: unknown,
): Problem {
  return new Problem(kind, { code, text: { vi, en }, ...(field === undefined ? {} : { field }), details })
}

export const notFound = (vi: string, en: string, field?: string): Problem =>
  problem('not-found', 'not-found', vi, en, field)

/** The value of a rule that said yes; its refusal becomes the failure the caller is told. */
export function must<Value>(outcome: Outcome<Value>, kind: ProblemKind = 'invalid'): Value {
  if (outcome.ok) return outcome.value
  throw new Problem(kind, outcome.refusal)
}
