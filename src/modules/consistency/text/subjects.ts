import type { Draft, Reading } from './draft.ts'
import { heads, within } from './lexicon/bodies.ts'
import { nouns } from './lexicon/nouns.ts'
import { flag } from './lexicon/triggers.ts'
import { isNumber, isWord, lowAt, printed, type Tokens, wordAt } from './tokens.ts'

interface Body {
  readonly from: number
  readonly to: number
  /** As printed; made when a figure first speaks of it. */
  name: string | null
}

/** How many sentences before its own may name the body a figure speaks of. */
const reach = 6

/** Tells the body or place a figure speaks of: the last one named before it in its paragraph. */
export function subjectsOf(reading: Reading): (draft: Draft) => string | null {
  const bodiesOf = bodiesBySentence(reading)
  return (draft) => {
    const body = bodyBefore(reading, draft, bodiesOf)
    if (body === undefined) return null
    body.name ??= printed(reading.tokens, body.from, body.to)
    return body.name
  }
}

const none: readonly Body[] = []

function bodiesBySentence(reading: Reading): (sentence: number) => readonly Body[] {
  const known = new Map<number, readonly Body[]>()
  return (sentence) => {
    if (((reading.layout.sentenceFlags[sentence] ?? 0) & flag.body) === 0) return none
    const before = known.get(sentence)
    if (before !== undefined) return before
    const first = reading.layout.sentenceFirst[sentence] ?? 0
    const last = reading.layout.sentenceLast[sentence] ?? 0
    const bodies: Body[] = []
    for (let at = first; at < last; at++) {
      if ((wordAt(reading.tokens, at).flags & flag.body) === 0) continue
      const body = bodyAt(reading.tokens, at)
      if (body === null) continue
      bodies.push(body)
      at = body.to - 1
    }
    known.set(sentence, bodies)
    return bodies
  }
}

/** More capitals in a row than these are a person's name after the place's. */
const longestName = 3

/** `Đảng bộ quận Cái Răng`, `UBND xã`, `toàn tỉnh`; a bare `xã` names nothing. */
function bodyAt(tokens: Tokens, at: number): Body | null {
  const first = wordAt(tokens, at)
  const head = heads.at(tokens, at)
  if (head === null || isNumber(tokens, at - 1)) return null
  const isBare = head.value === 'place' && first.letters === 'lower' && first.low !== 'toàn' && first.low !== 'cả'
  if (isBare && wordAt(tokens, head.to).letters === 'lower') return null
  if (!isBare && (nouns.at(tokens, at)?.to ?? 0) > head.to) return null
  let to = head.to
  let end = head.to
  let capitals = 0
  let isNamed = first.low === 'toàn' || first.low === 'cả' || first.letters !== 'lower'
  while (to - at < 14 && isWord(tokens, to)) {
    const nested = wordAt(tokens, to).flags & flag.body ? heads.at(tokens, to) : null
    if (nested !== null && (nouns.at(tokens, to)?.to ?? 0) <= nested.to) {
      to = nested.to
      capitals = 0
      if (head.value === 'body') end = to
      continue
    }
    if (wordAt(tokens, to).letters !== 'lower') {
      isNamed = true
      capitals++
      to++
      end = to
    } else if (within.has(lowAt(tokens, to))) to++
    else break
  }
  if (capitals > longestName) end -= capitals - 2
  return isNamed || (head.value === 'body' && end > head.to) ? { from: at, to: end, name: null } : null
}

function bodyBefore(
  { layout }: Reading,
  draft: Draft,
  bodiesOf: (sentence: number) => readonly Body[],
): Body | undefined {
  const sentence = layout.sentenceOf[draft.from] ?? 0
  const here = lastBefore(bodiesOf(sentence), draft.from)
  if (here !== undefined) return here
  const paragraph = layout.paragraphOf[draft.from]
  for (let before = sentence - 1; before >= Math.max(0, sentence - reach); before--) {
    if (layout.paragraphOf[layout.sentenceFirst[before] ?? 0] !== paragraph) return undefined
    const body = bodiesOf(before).at(-1)
    if (body !== undefined) return body
  }
  return undefined
}

/** The last body that ends before a token, by halving. */
function lastBefore(bodies: readonly Body[], at: number): Body | undefined {
  let low = 0
  let high = bodies.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bodies[middle]?.to ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return bodies[low - 1]
}
