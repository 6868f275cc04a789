import type { Cues } from './figure.ts'
import { flag } from './lexicon/triggers.ts'
import { endIn, type Source, startIn, unitsOf } from './source.ts'
import { keyOf, keyWith, WordTable } from './word-table.ts'
import { ellipsis, lineBreak, markedNumber, markOf, nothing, plainNumber, type Word, wordOf } from './words.ts'

/** The words, numbers and marks of a text, in order, with their places in `source.text`. */
export interface Tokens {
  readonly source: Source
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly word: readonly Word[]
  /** Those of them that are noted, in order. */
  readonly noted: Int32Array
  readonly cues: Cues
}

const [other, letter, digit, space, newline] = [0, 1, 2, 3, 4] as const
const classes = new Uint8Array(0x10000)
const setClass = (from: number, to: number, value: number): void => {
  classes.fill(value, from, to + 1)
}
setClass(0x41, 0x5a, letter)
setClass(0x61, 0x7a, letter)
setClass(0xc0, 0x24f, letter)
setClass(0x300, 0x1fff, letter)
for (const code of [0xb2, 0xb3, 0xb9]) setClass(code, code, letter)
for (const code of [0xd7, 0xf7]) setClass(code, code, other)
setClass(0x30, 0x39, digit)
for (const code of [0x20, 0x0b, 0xa0, 0x1680]) setClass(code, code, space)
setClass(0x2000, 0x200a, space)
setClass(0x202f, 0x202f, space)
setClass(0x205f, 0x205f, space)
for (const code of [0x0a, 0x0c, 0x0d, 0x85]) setClass(code, code, newline)
setClass(0x2028, 0x2029, newline)

setClass(0x3000, 0x3000, space)

const closing = new Set(['.', ':', ';', '!', '?', '…'])
/** Longer lists of words grow as they are filled. */
const longestMade = 16_000
/** A line of this length, broken before a number, was broken by the margin and not by the writer. */
const fullLine = 55

function grown(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const more = new Int32Array(values.length * 2)
  more.set(values)
  return more
}

/** Is a break between lines only the margin's, so that the sentence goes on? */
function isMargin(before: Word | undefined, one: Word, length: number): boolean {
  if (before === undefined || closing.has(before.low)) return false
  if (one.low === '%') return before.kind === 'number'
  return (one.kind === 'word' && one.letters === 'lower') || (one.kind === 'number' && length > fullLine)
}

/** Keeps where a year may begin in a number: four digits between its marks, the first two of them 19 or 20. */
function yearsIn(units: Uint16Array, from: number, to: number, years: number[]): void {
  for (let at = from; at + 4 <= to; at++) {
    if (at > from && classes[units[at - 1] ?? 0] === digit) continue
    const century = (units[at] ?? 0) * 10 + (units[at + 1] ?? 0) - 0x30 * 11
    const isWhole = at + 4 === to || classes[units[at + 4] ?? 0] !== digit
    if ((century === 19 || century === 20) && isWhole) years.push(at)
  }
}

/** Cuts a text into words, numbers (`4.238`, `15,94` are one each), marks and breaks between paragraphs. */
export function tokensOf(source: Source): Tokens {
  const text = source.text
  const length = text.length
  const units = unitsOf(source)
  let start = new Int32Array((length >> 2) + (length >> 5) + 16)
  let end = new Int32Array(start.length)
  const word: Word[] = start.length > longestMade ? [] : new Array(start.length)
  const table = new WordTable(text, units)
  let noted = new Int32Array((length >> 3) + 16)
  let notes = 0
  const cues: number[] = []
  const years: number[] = []
  let hasGaps = false
  let count = 0
  let newlines = 0
  let lineStart = 0
  let breakAt = 0
  let at = 0
  while (at < length) {
    const code = units[at] ?? 0
    const kind = classes[code]
    if (kind === space) {
      at++
      if (code === 0x20 && units[at] === 0x20) hasGaps = true
      continue
    }
    if (kind === newline) {
      if (newlines === 0) breakAt = at
      newlines += code === 0x0d && units[at + 1] === 0x0a ? 0 : 1
      at++
      continue
    }
    const from = at++
    let one: Word
    if (kind === letter) {
      let key = code
      while (at < length) {
        const next = units[at] ?? 0
        const nextKind = classes[next]
        if (nextKind !== letter && nextKind !== digit) break
        key = keyWith(key, next)
        at++
      }
      one = table.find(from, at, keyOf(key), wordOf)
    } else if (kind === digit) {
      one = plainNumber
      while (at < length) {
        const next = units[at] ?? 0
        if (classes[next] === digit) at++
        else if ((next === 0x2e || next === 0x2c) && classes[units[at + 1] ?? 0] === digit) {
          at += 2
          one = markedNumber
        } else break
      }
    } else {
      if (code === 0x09) hasGaps = true
      if (code === 0x2e) while (units[at] === 0x2e) at++
      one = at > from + 1 ? ellipsis : table.find(from, at, code, markOf)
    }
    if (notes + 2 > noted.length) noted = grown(noted)
    if (count + 2 > start.length) {
      start = grown(start)
      end = grown(end)
    }
    if (newlines > 0) {
      if (count > 0 && !(newlines === 1 && isMargin(word[count - 1], one, breakAt - lineStart))) {
        start[count] = breakAt
        end[count] = from
        word[count] = lineBreak
        noted[notes++] = count++
      }
      newlines = 0
      lineStart = from
    }
    if (one.isNoted) {
      noted[notes++] = count
      if ((one.flags & flag.cue) !== 0) cues.push(from)
      else if (one === plainNumber ? at - from === 4 : one === markedNumber) yearsIn(units, from, at, years)
    }
    start[count] = from
    end[count] = at
    word[count] = one
    count++
  }
  word.length = count
  return {
    source,
    count,
    start,
    end,
    word,
    noted: noted.subarray(0, notes),
    cues: { source, words: cues, years, hasGaps },
  }
}

export const wordAt = (tokens: Tokens, at: number): Word => tokens.word[at] ?? nothing
export const lowAt = (tokens: Tokens, at: number): string => tokens.word[at]?.low ?? ''
export const isNumber = (tokens: Tokens, at: number): boolean => tokens.word[at]?.kind === 'number'
export const isWord = (tokens: Tokens, at: number): boolean => tokens.word[at]?.kind === 'word'
export const rawAt = (tokens: Tokens, at: number): string =>
  tokens.source.text.slice(tokens.start[at] ?? 0, tokens.end[at] ?? 0)

/** The value of a token of at most six plain digits, else NaN. */
export function digitsAt(tokens: Tokens, at: number): number {
  if (tokens.word[at] !== plainNumber) return Number.NaN
  const from = tokens.start[at] ?? 0
  const to = tokens.end[at] ?? 0
  if (to - from > 6) return Number.NaN
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + tokens.source.text.charCodeAt(i) - 48
  return value
}

export const lengthAt = (tokens: Tokens, at: number): number => (tokens.end[at] ?? 0) - (tokens.start[at] ?? 0)

/** Do the token and the one before it touch? */
export const isGlued = (tokens: Tokens, at: number): boolean =>
  at > 0 && at < tokens.count && tokens.end[at - 1] === tokens.start[at]

/** Where a token begins, and where the one before a token ends, in offsets of the text as given. */
export const startOf = (tokens: Tokens, at: number): number => startIn(tokens.source, tokens.start[at] ?? 0)
export const endBefore = (tokens: Tokens, at: number): number => endIn(tokens.source, tokens.end[at - 1] ?? 0)

/** The stretch from one token to another, in offsets of the text as given; `to` is after the last token. */
export const spanOf = (tokens: Tokens, from: number, to: number): { start: number; end: number } => ({
  start: startOf(tokens, from),
  end: endBefore(tokens, to),
})

export const printed = (tokens: Tokens, from: number, to: number): string =>
  tokens.source.text.slice(tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0)
