import { type Codes, codesOf } from './codes.ts'

/** A text with combining marks composed and invisible characters dropped, and the way back to the text as given. */
export interface Source {
  readonly given: string
  readonly text: string
  /** Where each character of `text` begins in `given`, and one more for its end; null when the two are the same. */
  readonly origin: Int32Array | null
}

/** A run of marks, or one soft hyphen, mark of direction, joiner or byte order mark. */
const special = /[\u0300-\u036f]+|[\u00ad\u200b-\u200f\u2060\ufeff]/g

const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f
/** Longer runs of marks on one letter are no Vietnamese; they are cut, so that a text of marks stays cheap. */
const mostMarks = 8

/** A source that remembers, beside what it tells, where letters stand that the checks write in one way. */
class Looked implements Source {
  readonly given: string
  readonly text: string
  readonly origin: Int32Array | null
  readonly #others: readonly number[]

  constructor(given: string, { text, others }: Codes, origin: Int32Array | null) {
    this.given = given
    this.text = text
    this.origin = origin
    this.#others = others
  }

  static othersOf(source: Source): readonly number[] {
    return source instanceof Looked ? source.#others : codesOf(source.text).others
  }
}

/** Where letters, spaces and dashes stand in the text of a source that are written in one way for the checks. */
export const othersOf = (source: Source): readonly number[] => Looked.othersOf(source)

/** The codes of the last source, until its words are cut. */
let last: { readonly source: Source; readonly codes: Codes } | null = null

const kept = (codes: Codes, given: string, origin: Int32Array | null): Source => {
  const source = new Looked(given, codes, origin)
  last = { source, codes }
  return source
}

/** The codes of a source's text; they hold until those of another text are asked for. */
export function unitsOf(source: Source): Uint16Array {
  const { units } = last?.source === source ? last.codes : codesOf(source.text)
  last = null
  return units
}

export function sourceOf(given: string): Source {
  const codes = codesOf(given)
  if (!codes.needsWork) return kept(codes, given, null)
  const origin = new Int32Array(given.length + 1)
  const parts: string[] = []
  let length = 0
  let at = 0
  const keep = (to: number): void => {
    if (to > at) parts.push(given.slice(at, to))
    for (; at < to; at++) origin[length++] = at
  }
  for (const { 0: run, index } of given.matchAll(special)) {
    const hasLetter = index > at && isMark(run.charCodeAt(0))
    keep(hasLetter ? index - 1 : index)
    if (hasLetter) {
      const piece = given.slice(at, index + Math.min(run.length, mostMarks)).normalize('NFC')
      for (let i = 0; i < piece.length; i++) origin[length++] = at
      parts.push(piece)
    }
    at = index + run.length
  }
  keep(given.length)
  origin[length] = given.length
  return kept(codesOf(parts.join('')), given, origin.subarray(0, length + 1))
}

export const startIn = (source: Source, at: number): number => source.origin?.[at] ?? at

/** The end of what ends before `at`: after its marks, before whatever invisible follows. */
export function endIn(source: Source, at: number): number {
  if (source.origin === null || at === 0) return at
  let end = (source.origin[at - 1] ?? 0) + 1
  while (end < source.given.length && isMark(source.given.charCodeAt(end))) end++
  return end
}
