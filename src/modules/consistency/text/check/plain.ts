import { endIn, othersOf, type Source, startIn } from '../source.ts'

/** A text written in one way, for looking at its words, with the way back to the text as it was given. */
export interface Plain {
  /** Lower case, composed, one kind of đ, of space and of dash, without soft hyphens. */
  readonly text: string
  /** The same offsets, with the case, the tabs and the spaces that were given. */
  readonly written: string
  /** The given offset at which what begins here begins. */
  readonly startOf: (index: number) => number
  /** The given offset at which what ends here ends. */
  readonly endOf: (index: number) => number
  /** The offset here of an offset in the given text. */
  readonly here: (index: number) => number
}

/** Linear in the length of the text. */
export function plainOf(source: Source): Plain {
  return {
    text: inOneWay(lowerOf(source.text), othersOf(source)),
    written: source.text,
    startOf: (index) => startIn(source, index),
    endOf: (index) => endIn(source, index),
    here: (index) => hereIn(source, index),
  }
}

/** Writes what stands at some places in one way: one kind of đ, of space and of dash. */
function inOneWay(lower: string, others: readonly number[]): string {
  if (others.length === 0) return lower
  const pieces: string[] = []
  let from = 0
  for (const at of others) {
    const code = lower.charCodeAt(at)
    pieces.push(lower.slice(from, at), code === 0xf0 || code === 0xd0 ? 'đ' : isDash(code) ? '-' : ' ')
    from = at + 1
  }
  pieces.push(lower.slice(from))
  return pieces.join('')
}

const isDash = (code: number): boolean => (code >= 0x2010 && code <= 0x2015) || code === 0x2212

/** Lower case letter for letter: a few letters of other languages would become two. */
function lowerOf(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : [...text].map(lowerLetter).join('')
}

function lowerLetter(letter: string): string {
  const lower = letter.toLowerCase()
  return lower.length === letter.length ? lower : letter
}

function hereIn({ origin }: Source, given: number): number {
  if (origin === null) return given
  let [low, high] = [0, origin.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((origin[middle] ?? 0) < given) low = middle + 1
    else high = middle
  }
  return low
}
