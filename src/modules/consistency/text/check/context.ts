import type { ReadText, Span } from '../figure.ts'
import { isPercent } from './interval.ts'
import { Placed } from './placed.ts'
import { type Plain, plainOf } from './plain.ts'

/** What every check looks at. */
export interface Context {
  readonly read: ReadText
  readonly plain: Plain
  readonly figures: readonly Placed[]
  /** Those of them that are percentages, and not per year. */
  readonly percents: readonly Placed[]
  /** In offsets of the plain text. */
  readonly sentences: readonly Span[]
  /** The wholes of which a figure is a part, or a part of a part; by index. */
  readonly nested: () => ReadonlyMap<number, readonly number[]>
  /** The wholes that the reading gave a figure, as a part or as `trong đó`; by index. */
  readonly relatedTo: () => ReadonlyMap<number, readonly number[]>
}

/** The most characters between two figures that are still said of each other. */
const farthest = 240

export function contextOf(read: ReadText): Context {
  const plain = plainOf(read.cues.source)
  const isSame = read.cues.source.origin === null
  const sentences = isSame
    ? read.sentences
    : read.sentences.map(({ start, end }) => ({ start: plain.here(start), end: plain.here(end) }))
  const whole = { start: 0, end: plain.text.length }
  let last = 0
  const figures = read.figures.map((figure, index) => {
    const [from, until] = [plain.here(figure.start), plain.here(figure.end)]
    const sentence = sentences[figure.sentence] ?? whole
    const next = read.figures[index + 1]
    const latest = next === undefined ? sentence.end : Math.min(sentence.end, plain.here(next.start))
    const placed = new Placed(figure, index, from, until, Math.max(sentence.start, last), latest)
    last = until
    return placed
  })
  return {
    read,
    plain,
    figures,
    percents: figures.filter(isPercent),
    sentences,
    nested: once(() => nestedIn(read)),
    relatedTo: once(() => relatedIn(read)),
  }
}

/** Makes something when it is first asked for. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** How deep brackets within brackets are followed. */
const deepest = 4

function nestedIn(read: ReadText): ReadonlyMap<number, readonly number[]> {
  const wholeOf = new Map<number, number>()
  for (const { kind, figures } of read.relations) {
    if (kind !== 'parts') continue
    const [whole, ...parts] = figures
    if (whole !== undefined) for (const part of parts) wholeOf.set(part, whole)
  }
  const nested = new Map<number, readonly number[]>()
  for (const part of wholeOf.keys()) {
    const outer: number[] = []
    for (let at = wholeOf.get(part); at !== undefined && outer.length < deepest; at = wholeOf.get(at)) outer.push(at)
    nested.set(part, outer)
  }
  return nested
}

function relatedIn(read: ReadText): ReadonlyMap<number, readonly number[]> {
  const related = new Map<number, number[]>()
  for (const { kind, figures } of read.relations) {
    if (kind !== 'parts' && kind !== 'of-which') continue
    const [whole, ...parts] = figures
    if (whole === undefined) continue
    for (const part of parts) related.set(part, [...(related.get(part) ?? []), whole].slice(0, deepest))
  }
  return related
}

/** The words between two figures; null when they overlap or stand too far apart. */
export function between(context: Context, a: Placed, b: Placed): string | null {
  if (b.from < a.until || b.from - a.until > farthest) return null
  return context.plain.text.slice(a.until, b.from)
}

/** The words before a figure, of its sentence and after the figure before it. */
export const before = (context: Context, { from, earliest }: Placed, most = 80): string =>
  context.plain.text.slice(Math.min(Math.max(earliest, from - most), from), from)

/** The words after a figure, of its sentence and before the next figure. */
export const after = (context: Context, { until, latest }: Placed, most = 80): string =>
  context.plain.text.slice(until, Math.max(Math.min(latest, until + most), until))

/** The beginning of a text, up to the first of some marks. */
export function upTo(text: string, marks: string): string {
  let at = 0
  while (at < text.length && !marks.includes(text.charAt(at))) at++
  return text.slice(0, at)
}

/** So far back a letter before a figure is looked for. */
const mostSpaces = 8
const isSpace = (code: number): boolean =>
  code === 0x20 || (code < 0x0e && code > 0x08) || code === 0x1680 || code === 0x2028 || code === 0x2029

/** The last character before a figure that is no space, to tell cheaply what cannot stand there; 0 when it is far. */
export function lastAhead({ plain: { text } }: Context, { from }: Placed): number {
  for (let at = from - 1; at >= 0 && at >= from - mostSpaces; at--) {
    const code = text.charCodeAt(at)
    if (!isSpace(code)) return code
  }
  return 0
}

/** Letters for `lastAhead`, with the 0 of what it cannot tell. */
export const lettersOf = (letters: string): ReadonlySet<number> =>
  new Set([0, ...[...letters].map((letter) => letter.charCodeAt(0))])

/** A sentence in offsets of the plain text. */
export const sentenceOf = (context: Context, { sentence }: Placed): Span =>
  context.sentences[sentence] ?? { start: 0, end: context.plain.text.length }

/** A stretch of the plain text as offsets of the text as it was given. */
export const spanBack = (context: Context, from: number, until: number): Span => ({
  start: context.plain.startOf(from),
  end: context.plain.endOf(until),
})

export const spanOf = ({ start, end }: Span): Span => ({ start, end })

/** A pattern of whole words; Vietnamese letters are letters. */
export const words = (alternatives: string, flags = 'u'): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, flags)

export interface Words {
  readonly test: (text: string) => boolean
}

/** Tells whether one of some whole words stands in a text; where none stands even within other words that is quickly told. */
export function anyWord(alternatives: string): Words {
  const [within, whole] = [new RegExp(alternatives, 'u'), words(alternatives)]
  return { test: (text) => within.test(text) && whole.test(text) }
}

/**
 * Where a sticky pattern matches that begins with a word which the reading marked, from left to right and never within an
 * earlier match.
 */
export function matchesAt(
  { plain: { text }, read }: Context,
  lead: string,
  pattern: RegExp,
): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  let next = 0
  for (const at of read.cues.words) {
    if (at < next || !text.startsWith(lead, at)) continue
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (!match) continue
    matches.push(match)
    next = at + match[0].length
  }
  return matches
}

/** Neighbours in order: every figure with the one after it. */
export const pairsOf = (figures: readonly Placed[]): readonly (readonly [Placed, Placed])[] =>
  figures.flatMap((figure, index) => {
    const next = figures[index + 1]
    return next === undefined ? [] : [[figure, next] as const]
  })

/** Neighbours that share a key, together. */
export function runsOf<Item>(items: readonly Item[], key: (item: Item) => unknown): readonly (readonly Item[])[] {
  const runs: Item[][] = []
  let run: Item[] = []
  let last: unknown
  for (const item of items) {
    const own = key(item)
    if (run.length > 0 && own === last) run.push(item)
    else {
      run = [item]
      runs.push(run)
    }
    last = own
  }
  return runs
}

/** Two numbers joined as day and month are, `20-4` or `3/7`, whatever else they were taken for. */
export function mayBeDay(context: Context, first: Placed, second: Placed): boolean {
  const text = context.plain.text
  const [from, until] = [context.plain.here(first.number.start), context.plain.here(second.number.end)]
  if (until - from > 8) return false
  const match = /^(\d{1,2}) ?[-/.] ?(\d{1,2})$/u.exec(text.slice(from, until))
  if (!match) return false
  const [date, month] = [Number(match[1]), Number(match[2])]
  return date >= 1 && date <= 31 && month >= 1 && month <= 12
}
