import type { ProblemKind } from '../../domain/problem.ts'
import type { Text } from '../../domain/text.ts'

/** A failure as the web application meets it: the six kinds of the API, and two of the way to it. */
export type FailureKind = ProblemKind | 'unreachable' | 'unexpected'

export class ApiProblem extends Error {
  readonly kind: FailureKind
  readonly status: number
  readonly code: string
  readonly text: Text
  readonly field: string | undefined
  readonly details: unknown

  constructor(kind: FailureKind, status: number, code: string, text: Text, field?: string, details?: unknown) {
    super(`${kind}: ${code}: ${text.en}`)
    this.name = 'ApiProblem'
    this.kind = kind
    this.status = status
    this.code = code
    this.text = text
    this.field = field
    this.details = details
  }
}

export const unreachable = (): ApiProblem =>
  new ApiProblem('unreachable', 0, 'unreachable', {
    vi: 'Không kết nối được máy chủ. Những gì đã gõ vẫn còn; hãy thử lại.',
    en: 'The server cannot be reached. What was typed is kept; please try again.',
  })

/** The server cannot be reached, or cannot answer now: what was read before may be shown meanwhile. */
export const isAway = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.kind === 'unreachable' || error.status >= 500)

const kinds: readonly string[] = ['invalid', 'not-signed-in', 'forbidden', 'not-found', 'refused', 'conflict']
const isKind = (value: unknown): value is ProblemKind => typeof value === 'string' && kinds.includes(value)

const kindOfStatus = (status: number): FailureKind =>
  status === 401
    ? 'not-signed-in'
    : status === 403
      ? 'forbidden'
      : status === 404
        ? 'not-found'
        : status === 409
          ? 'conflict'
          : status === 400
            ? 'invalid'
            : 'unexpected'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

export const isText = (value: unknown): value is Text =>
  isRecord(value) && typeof value.vi === 'string' && typeof value.en === 'string'

/** Reads problem details; whatever else came back becomes an `unexpected` failure with its status. */
export function problemFrom(status: number, body: unknown): ApiProblem {
  const found = isRecord(body) ? body : {}
  const kind = isKind(found.kind) ? found.kind : kindOfStatus(status)
  const text = isText(found.message)
    ? found.message
    : { vi: `Máy chủ trả lời không như mong đợi (${status}).`, en: `The server answered unexpectedly (${status}).` }
  const field = typeof found.field === 'string' ? found.field : undefined
  return new ApiProblem(kind, status, typeof found.code === 'string' ? found.code : kind, text, field, found.details)
}

export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem
    ? error
    : new ApiProblem('unexpected', 0, 'unexpected', {
        vi: 'Có lỗi ngoài dự kiến trên trang này.',
        en: 'Something unexpected went wrong on this page.',
      })
