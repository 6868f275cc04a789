/** A text with combining marks composed and invisible characters dropped, and the way back to the text as given. */
export interface Source {
  readonly given: string
  readonly text: string
  /** Where each character of `text` begins in `given`, and one more for its end; null when the two are the same. */
  readonly origin: Int32Array | null
}

/** Marks that stand alone, soft hyphens, marks of direction, joiners and byte order marks. */
const needsWork = /[\u0300-\u036f]|[\u00ad\u200b-\u200f\u2060\ufeff]/

const isMark = (code: number): boolean => code >= 0x300 && code <= 0x36f
const isInvisible = (code: number): boolean =>
  code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff

/** Longer runs of marks on one letter are no Vietnamese; they are cut, so that a text of marks stays cheap. */
const mostMarks = 8

export function sourceOf(given: string): Source {
  if (!needsWork.test(given)) return { given, text: given, origin: null }
  const origin = new Int32Array(given.length + 1)
  const parts: string[] = []
  let length = 0
  let at = 0
  while (at < given.length) {
    const code = given.charCodeAt(at)
    if (isInvisible(code) || isMark(code)) {
      at++
      continue
    }
    let end = at + 1
    while (end < given.length && isMark(given.charCodeAt(end))) end++
    const piece =
      end === at + 1 ? given.slice(at, end) : given.slice(at, Math.min(end, at + 1 + mostMarks)).normalize('NFC')
    for (let i = 0; i < piece.length; i++) origin[length + i] = at
    parts.push(piece)
    length += piece.length
    at = end
  }
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
