import type { Span } from './figure.ts'
import { isGlued, isNumber, isWord, lowAt, spanOf, type Tokens, wordAt } from './tokens.ts'

/** Which sentence and paragraph each token stands in, and where these begin and end. */
export interface Layout {
  readonly sentenceOf: Int32Array
  readonly paragraphOf: Int32Array
  /** First token of each sentence, with the number of tokens at the end. */
  readonly sentenceFirst: readonly number[]
  readonly sentenceLast: readonly number[]
  readonly paragraphFirst: readonly number[]
  readonly paragraphLast: readonly number[]
}

/** Words printed short, whose dot ends no sentence: `TP. Cần Thơ`, `ThS. Lan`. */
const shortened = new Set('tp tx tt p q h x ts ths pgs gs bs ks st đ/c đc tr kts cn ncs st ql tl'.split(' '))

const closers: ReadonlySet<string> = new Set(['"', "'", ')'])

function endsSentence(tokens: Tokens, at: number): boolean {
  const low = lowAt(tokens, at)
  if (low === '!' || low === '?') return !isGlued(tokens, at + 1)
  if (low !== '.' && low !== '…') return false
  let next = at + 1
  if (closers.has(lowAt(tokens, next))) next++
  const after = wordAt(tokens, next)
  if (after.kind === 'break') return true
  if (low === '.' && isGlued(tokens, at) && isWord(tokens, at - 1)) {
    const before = wordAt(tokens, at - 1)
    if (before.letters !== 'lower' && shortened.has(before.low)) return false
    if (before.letters !== 'lower' && before.text.length === 1 && isGlued(tokens, next)) return false
  }
  if (low === '.' && isNumber(tokens, at - 1) && isHeading(tokens, at - 1)) return false
  if (after.kind === 'number') return !isGlued(tokens, next)
  if (after.kind === 'word')
    return after.letters !== 'lower' && !(isGlued(tokens, next) && low === '.' && next === at + 1)
  return ['"', '(', '-', '+', '*', '•'].includes(after.low) && !isGlued(tokens, next)
}

/** The dot of `1.` at the start of a paragraph belongs to the number. */
const isHeading = (tokens: Tokens, at: number): boolean =>
  at === 0 ||
  (['break', 'mark'].includes(wordAt(tokens, at - 1).kind) &&
    ['\n', '-', '+', ':', ';'].includes(lowAt(tokens, at - 1)))

/** Cuts the tokens into paragraphs at breaks, and into sentences. */
export function layoutOf(tokens: Tokens): Layout {
  const sentenceOf = new Int32Array(tokens.count)
  const paragraphOf = new Int32Array(tokens.count)
  const sentenceFirst: number[] = []
  const sentenceLast: number[] = []
  const paragraphFirst: number[] = []
  const paragraphLast: number[] = []
  const endSentence = (from: number, to: number): void => {
    sentenceOf.fill(sentenceFirst.length, from, to)
    sentenceFirst.push(from)
    sentenceLast.push(to)
  }
  for (let first = 0, at = 0; first < tokens.count; first = at + 1) {
    let sentence = first
    for (at = first; at < tokens.count; at++) {
      const kind = tokens.word[at]?.kind
      if (kind === 'break') break
      if (kind !== 'mark' || !endsSentence(tokens, at)) continue
      while (closers.has(lowAt(tokens, at + 1))) at++
      endSentence(sentence, at + 1)
      sentence = at + 1
    }
    if (sentence < at) endSentence(sentence, at)
    if (first === at) continue
    paragraphOf.fill(paragraphFirst.length, first, at)
    paragraphFirst.push(first)
    paragraphLast.push(at)
  }
  return { sentenceOf, paragraphOf, sentenceFirst, sentenceLast, paragraphFirst, paragraphLast }
}

export const spansOf = (tokens: Tokens, first: readonly number[], last: readonly number[]): Span[] =>
  first.map((from, at) => spanOf(tokens, from, last[at] ?? from))
