import { endIn, type Source, startIn } from '../source.ts'

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

/** What `lowerOf` leaves to be written in one way. */
const others = /[ðÐ\t\u00a0\u2000-\u200a\u2010-\u2015\u202f\u205f\u2212\u3000]/g
const dashes = /[\u2010-\u2015\u2212]/

/** Linear in the length of the text. */
export function plainOf(source: Source): Plain {
  const low = lowerOf(source.text)
  const lower = low.replace(others, (one) => (one === 'ð' || one === 'Ð' ? 'đ' : dashes.test(one) ? '-' : ' '))
  return {
    text: lower,
    written: source.text,
    startOf: (index) => startIn(source, index),
    endOf: (index) => endIn(source, index),
    here: (index) => hereIn(source, index),
  }
}

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
