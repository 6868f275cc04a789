import type { Word } from '../../figures/quantity.ts'
import type { Found } from './calendar.ts'
import type { FigureKind, FigureRole } from './figure.ts'
import type { Counting } from './names.ts'
import type { Printed } from './number.ts'
import type { Layout } from './sentences.ts'
import type { Tokens } from './tokens.ts'

/** A figure while the passes still work on it; places are tokens. */
export interface Draft {
  readonly number: Printed
  /** First token of the qualifier or the number. */
  from: number
  /** After the unit. */
  to: number
  kind: FigureKind
  role: FigureRole | null
  value: string
  decimals: number
  power: number
  unit: string
  /** The noun of what is counted, from its first token to after its last word of description. */
  counted: { readonly from: number; readonly to: number; readonly end: number } | null
  /** Did a unit stand at the number itself? Else it comes from elsewhere in the sentence. */
  isPrinted: boolean
  /** Is the unit a word of the lexicon? */
  isKnown: boolean
  word: Word
  isEstimate: boolean
  isOfMost: boolean
}

/** What the passes share. */
export interface Reading {
  readonly tokens: Tokens
  readonly layout: Layout
  readonly counting: Counting
  readonly drafts: Draft[]
  readonly mentions: Found[]
  /** Pairs that were printed together, by index of the first figure. */
  readonly pairs: { readonly kind: 'fraction' | 'range'; readonly first: number }[]
}

export const sentenceFirst = ({ layout }: Reading, at: number): number =>
  layout.sentenceFirst[layout.sentenceOf[at] ?? 0] ?? 0
/** The flags of all words of a token's sentence: what is not among them need not be looked for. */
export const sentenceFlags = ({ layout }: Reading, at: number): number =>
  layout.sentenceFlags[layout.sentenceOf[at] ?? 0] ?? 0
export const sentenceLast = ({ layout }: Reading, at: number): number =>
  layout.sentenceLast[layout.sentenceOf[at] ?? 0] ?? 0
