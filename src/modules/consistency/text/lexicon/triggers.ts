import { bodyWords, placeWords } from './body-words.ts'
import { digitWords } from './digits.ts'

/** Where the reader stops and looks. */
export type Trigger = 'number' | 'number-word' | 'thứ' | 'đầu' | 'roman-label' | 'gấp' | null

/** Before a roman numeral these make a period, a term or an ordinal of it. */
const romanLabels = ['quý', 'khóa']

export const triggers: ReadonlyMap<string, Trigger> = new Map<string, Trigger>([
  ...[...digitWords.keys(), 'mười'].map((one) => [one, 'number-word'] as const),
  ...romanLabels.map((one) => [one, 'roman-label'] as const),
  ['thứ', 'thứ'],
  ['đầu', 'đầu'],
  ['gấp', 'gấp'],
])

/** What a word can begin or end, as bits, so that most words are passed over without a look in the lexicon. */
export const flag = {
  /** The name of a body or place. */
  body: 1,
  /** `hầu hết` and its like. */
  most: 2,
  /** A group of figures, or its end. */
  group: 4,
  /** What some checks look for. */
  cue: 8,
  /** `ước`. */
  estimate: 16,
} as const

/** What makes an estimate of a number that it stands before. */
export const estimatingWords = ['ước']

const firstWords = (phrases: string): string[] =>
  phrases
    .split(/[;\n]/)
    .map((one) => one.trim().split(' ')[0] ?? '')
    .filter((one) => one !== '')

const bits = new Map<string, number>()
const set = (bit: number, words: Iterable<string>): void => {
  for (const word of words) bits.set(word, (bits.get(word) ?? 0) | bit)
}
set(flag.body, firstWords(bodyWords))
set(flag.body, firstWords(placeWords))
set(flag.most, ['hầu', 'đa', 'phần', 'đại'])
set(flag.group, ['(', ')', ':', ';', 'gồm', 'trong'])
set(flag.estimate, estimatingWords)
set(flag.cue, ['từ', 'ngày', 'một', 'luôn'])

/** The bits of every word that has some. */
export const flags: ReadonlyMap<string, number> = bits
