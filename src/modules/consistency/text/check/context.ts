import type { ReadFigure, ReadText, Span } from '../figure.ts'
import { type Plain, plainOf } from './plain.ts'

/** A figure with its place in the plain text. */
export interface Placed extends ReadFigure {
  readonly index: number
  readonly from: number
  readonly until: number
  /** Where the words begin that stand before it alone: after the figure before it, and in its sentence. */
  readonly earliest: number
  /** Where the words end that stand after it alone. */
  readonly latest: number
}

/** What every check looks at. */
export interface Context {
  readonly read: ReadText
  readonly plain: Plain
  readonly figures: readonly Placed[]
  /** In offsets of the plain text. */
  readonly sentences: readonly Span[]
  /** Figures of a sentence, in order; sentences without figures are left out. */
  readonly bySentence: readonly (readonly Placed[])[]
  /** The wholes of which a figure is a part, or a part of a part; by index. */
  readonly nested: ReadonlyMap<number, readonly number[]>
  /** The wholes that the reading gave a figure, as a part or as `trong đó`; by index. */
  readonly relatedTo: ReadonlyMap<number, readonly number[]>
}

/** The most characters between two figures that are still said of each other. */
const farthest = 240

export function contextOf(read: ReadText, text: string): Context {
  const plain = plainOf(text)
  const sentences = read.sentences.map(({ start, end }) => ({ start: plain.here(start), end: plain.here(end) }))
  const whole = { start: 0, end: plain.text.length }
  let last = 0
  const figures = read.figures.map((figure, index) => {
    const [from, until] = [plain.here(figure.start), plain.here(figure.end)]
    const sentence = sentences[figure.sentence] ?? whole
    const next = read.figures[index + 1]
    const latest = next === undefined ? sentence.end : Math.min(sentence.end, plain.here(next.start))
    const placed = placedAs(figure, index, from, until, Math.max(sentence.start, last), latest)
    last = until
    return placed
  })
  return {
    read,
    plain,
    figures,
    sentences,
    bySentence: runsOf(figures, (figure) => figure.sentence),
    nested: nestedIn(read),
    relatedTo: relatedIn(read),
  }
}

/** Written out, so that all figures are of one form: every check reads all of them. */
const placedAs = (
  figure: ReadFigure,
  index: number,
  from: number,
  until: number,
  earliest: number,
  latest: number,
): Placed => ({
  start: figure.start,
  end: figure.end,
  text: figure.text,
  number: figure.number,
  kind: figure.kind,
  role: figure.role,
  value: figure.value,
  decimals: figure.decimals,
  step: figure.step,
  unit: figure.unit,
  counted: figure.counted,
  qualifier: figure.qualifier,
  isEstimate: figure.isEstimate,
  isOfMost: figure.isOfMost,
  sentence: figure.sentence,
  paragraph: figure.paragraph,
  about: figure.about,
  index,
  from,
  until,
  earliest,
  latest,
})

/** How deep brackets within brackets are followed. */
const deepest = 4

function nestedIn(read: ReadText): ReadonlyMap<number, readonly number[]> {
  const wholeOf = new Map<number, number>()
  for (const { kind, figures } of read.relations) {
    const [whole, ...parts] = figures
    if (kind === 'parts' && whole !== undefined) for (const part of parts) wholeOf.set(part, whole)
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
    const [whole, ...parts] = figures
    if ((kind !== 'parts' && kind !== 'of-which') || whole === undefined) continue
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

/** Neighbours in order: every figure with the one after it. */
export const pairsOf = (figures: readonly Placed[]): readonly (readonly [Placed, Placed])[] =>
  figures.flatMap((figure, index) => {
    const next = figures[index + 1]
    return next === undefined ? [] : [[figure, next] as const]
  })

/** Neighbours that share a key, together. */
export function runsOf<Item>(items: readonly Item[], key: (item: Item) => unknown): readonly (readonly Item[])[] {
  const runs: Item[][] = []
  let last: unknown
  for (const item of items) {
    const run = runs.at(-1)
    if (run !== undefined && key(item) === last) run.push(item)
    else runs.push([item])
    last = key(item)
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
