import type { Span } from './figure.ts'
import { isGlued, isNumber, isWord, lowAt, spanOf, type Tokens, wordAt } from './tokens.ts'

/** Which sentence and paragraph each token stands in, and where these begin and end. */
export interface Layout {
  readonly sentenceOf: Int32Array
  readonly paragraphOf: Int32Array
  /** First token of each sentence, with the number of tokens at the end. */
  readonly sentenceFirst: readonly number[]
  readonly sentenceLast: readonly number[]
  /** The flags of all words of each sentence. */
  readonly sentenceFlags: readonly number[]
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
  const sentenceFlags: number[] = []
  const paragraphFirst: number[] = []
  const paragraphLast: number[] = []
  let [paragraph, sentence, flags] = [0, 0, 0]
  const endSentence = (to: number): void => {
    if (sentence === to) return
    sentenceOf.fill(sentenceFirst.length, sentence, to)
    sentenceFirst.push(sentence)
    sentenceLast.push(to)
    sentenceFlags.push(flags)
    sentence = to
    flags = 0
  }
  const endParagraph = (to: number): void => {
    endSentence(to)
    if (paragraph < to) {
      paragraphOf.fill(paragraphFirst.length, paragraph, to)
      paragraphFirst.push(paragraph)
      paragraphLast.push(to)
    }
    paragraph = sentence = to + 1
  }
  for (let i = 0; i < tokens.noted.length; i++) {
    const at = tokens.noted[i] ?? 0
    if (at < sentence) continue
    const word = wordAt(tokens, at)
    flags |= word.flags
    if (word.kind === 'break') endParagraph(at)
    else if (word.kind === 'mark' && endsSentence(tokens, at)) {
      let to = at + 1
      for (; closers.has(lowAt(tokens, to)); to++) flags |= wordAt(tokens, to).flags
      endSentence(to)
    }
  }
  endParagraph(tokens.count)
  return { sentenceOf, paragraphOf, sentenceFirst, sentenceLast, sentenceFlags, paragraphFirst, paragraphLast }
}

export const spansOf = (tokens: Tokens, first: readonly number[], last: readonly number[]): Span[] =>
  first.map((from, at) => spanOf(tokens, from, last[at] ?? from))
