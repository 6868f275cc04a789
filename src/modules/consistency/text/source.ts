/** A text with combining marks composed and invisible characters dropped, and the way back to the text as given. */
export interface Source {
  readonly given: string
  readonly text: string
  /** Where each character of `text` begins in `given`, and one more for its end; null when the two are the same. */
  readonly origin: Int32Array | null
}

/** Marks that stand alone, soft hyphens, marks of direction, joiners and byte order marks. */
const needsWork = /[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/
/** A run of marks, or one of the others. */
const special = /[\u0300-\u036f]+|[\u00ad\u200b-\u200f\u2060\ufeff]/g

const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f
/** Longer runs of marks on one letter are no Vietnamese; they are cut, so that a text of marks stays cheap. */
const mostMarks = 8

export function sourceOf(given: string): Source {
  if (!needsWork.test(given)) return { given, text: given, origin: null }
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
  return { given, text: parts.join(''), origin: origin.subarray(0, length + 1) }
}

export const startIn = (source: Source, at: number): number => source.origin?.[at] ?? at

/** The end of what ends before `at`: after its marks, before whatever invisible follows. */
export function endIn(source: Source, at: number): number {
  if (source.origin === null || at === 0) return at
  let end = (source.origin[at - 1] ?? 0) + 1
  while (end < source.given.length && isMark(source.given.charCodeAt(end))) end++
  return end
}
