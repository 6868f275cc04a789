import type { Block, Content, FigurePlace, Inline } from './content.ts'
import { headingMark } from './paper.ts'

/** A piece of a line that is compared as a whole: a word, the space between two, or a figure. */
export type Token = { readonly text: string } | { readonly figure: FigurePlace }

/** One line of a document: a heading, a paragraph, an item of a list, a row of a table, a live table or a chart. */
export interface Line {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'table' | 'chart'
  /** Of a heading 1 to 3; of an item how deep it lies. */
  readonly level: number
  /** Names the block through changes of its words, where it has a name. */
  readonly id: string | null
  readonly tokens: readonly Token[]
}

export type Piece = { readonly kind: 'same' | 'removed' | 'added'; readonly tokens: readonly Token[] }
export type Change =
  | { readonly kind: 'same'; readonly before: Line; readonly after: Line }
  | { readonly kind: 'removed'; readonly before: Line }
  | { readonly kind: 'added'; readonly after: Line }
  | { readonly kind: 'changed'; readonly before: Line; readonly after: Line; readonly pieces: readonly Piece[] }

// `53,68` and `31/3/2024` are one word; the full stop after a word is another.
const parts = /\s+|[\p{L}\p{N}]+(?:[.,/:-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu
const words = (text: string): readonly Token[] => (text.match(parts) ?? []).map((part) => ({ text: part }))

const inlineTokens = (content: readonly Inline[] | undefined): readonly Token[] => {
  const tokens: Token[] = []
  let run = ''
  const close = (): void => {
    tokens.push(...words(run))
    run = ''
  }
  for (const inline of content ?? []) {
    if (inline.type === 'text') run += inline.text
    else if (inline.type === 'hardBreak') run += '\n'
    else {
      close()
      tokens.push({ figure: inline.attrs })
    }
  }
  close()
  return tokens
}

const gap: Token = { text: ' | ' }
const tokensWithin = (blocks: readonly Block[]): readonly Token[] =>
  linesOfBlocks(blocks, 0).flatMap((line, at) => (at === 0 ? line.tokens : [{ text: '\n' }, ...line.tokens]))

const linesOfBlock = (block: Block, depth: number): readonly Line[] => {
  switch (block.type) {
    case 'heading':
      return [
        {
          ...{ kind: 'heading', level: block.attrs.level, id: block.attrs.id },
          tokens: [
            ...(block.attrs.number === '' ? [] : [{ text: headingMark(block.attrs.number) }]),
            ...inlineTokens(block.content),
          ],
        },
      ]
    case 'paragraph':
      return [
        {
          ...{ kind: depth > 0 ? 'item' : 'paragraph', level: depth, id: block.attrs.id },
          tokens: inlineTokens(block.content),
        },
      ]
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => linesOfBlocks(item.content, depth + 1))
    case 'table':
      return block.content.map((row) => ({
        ...{ kind: 'row', level: 0, id: null },
        tokens: row.content.flatMap((cell, at) => [...(at === 0 ? [] : [gap]), ...tokensWithin(cell.content)]),
      }))
    case 'liveTable':
      return [
        { kind: 'table', level: 0, id: block.attrs.id, tokens: words(`${block.attrs.kind} ${block.attrs.title}`) },
      ]
    case 'chart':
      return [
        { kind: 'chart', level: 0, id: block.attrs.id, tokens: words(`${block.attrs.measure} ${block.attrs.title}`) },
      ]
  }
}
const linesOfBlocks = (blocks: readonly Block[], depth: number): readonly Line[] =>
  blocks.flatMap((block) => linesOfBlock(block, depth))

/** A document as the lines that a reader sees one below the other. */
export const linesOf = (content: Content): readonly Line[] => linesOfBlocks(content.content, 0)

/** Two figures say the same when they are found at the same place in the same form; their names do not count. */
const tokenKey = (token: Token): string =>
  'text' in token
    ? `t${token.text}`
    : `f${JSON.stringify([
        token.figure.form,
        token.figure.unit,
        token.figure.measure,
        token.figure.class,
        token.figure.aspect,
        token.figure.period,
        token.figure.against,
        token.figure.plan,
      ])}`
const lineKey = (line: Line): string => JSON.stringify([line.kind, line.level, line.tokens.map(tokenKey)])

/** Beyond this many steps what lies between the common beginning and end is told as replaced. */
const mostSteps = 9_000_000

type Step = 'same' | 'removed' | 'added'
/** The shortest way from one list to the other, from its first step to its last. */
function steps(before: readonly string[], after: readonly string[]): readonly Step[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1
  let tail = 0
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail += 1
  const [left, right] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)]
  return [
    ...Array.from({ length: head }, (): Step => 'same'),
    ...middle(left, right),
    ...Array.from({ length: tail }, (): Step => 'same'),
  ]
}

function middle(left: readonly string[], right: readonly string[]): readonly Step[] {
  const width = right.length + 1
  if (left.length * right.length > mostSteps)
    return [...left.map((): Step => 'removed'), ...right.map((): Step => 'added')]
  // common[i * width + j]: how many stay of what begins at i and j.
  const common = new Uint16Array((left.length + 1) * width)
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1)
      common[i * width + j] =
        left[i] === right[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0)
  const found: Step[] = []
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      found.push('same')
      i += 1
      j += 1
    } else if (
      j >= right.length ||
      (i < left.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      found.push('removed')
      i += 1
    } else {
      found.push('added')
      j += 1
    }
  }
  return found
}

/** Two lines word by word. */
export function compareTokens(before: readonly Token[], after: readonly Token[]): readonly Piece[] {
  const pieces: { kind: Step; tokens: Token[] }[] = []
  let [i, j] = [0, 0]
  for (const step of steps(before.map(tokenKey), after.map(tokenKey))) {
    const token = step === 'removed' ? before[i] : after[j]
    if (step !== 'added') i += 1
    if (step !== 'removed') j += 1
    if (!token) continue
    const last = pieces.at(-1)
    if (last?.kind === step) last.tokens.push(token)
    else pieces.push({ kind: step, tokens: [token] })
  }
  return pieces
}

const isWord = (token: Token): boolean => !('text' in token) || token.text.trim() !== ''

/** Of the words of two lines, how many both have: 0 to 1. */
function likeness(before: Line, after: Line): number {
  const [left, right] = [before.tokens.filter(isWord).map(tokenKey), after.tokens.filter(isWord).map(tokenKey)]
  if (left.length + right.length === 0) return 1
  const held = new Map<string, number>()
  for (const key of left) held.set(key, (held.get(key) ?? 0) + 1)
  let both = 0
  for (const key of right) {
    const count = held.get(key) ?? 0
    if (count === 0) continue
    both += 1
    held.set(key, count - 1)
  }
  return (2 * both) / (left.length + right.length)
}

const isSameLine = (before: Line, after: Line): boolean =>
  before.kind === after.kind &&
  ((before.id !== null && before.id === after.id) || (before.tokens.length > 0 && likeness(before, after) >= 0.4))

/** Pairs the lines of a gap in order: a line that was rewritten stands beside what became of it. */
function withinGap(removed: readonly Line[], added: readonly Line[]): readonly Change[] {
  const changes: Change[] = []
  let from = 0
  for (const before of removed) {
    // A long gap is looked through only so far ahead, so that the time stays linear.
    const at = added.slice(from, from + 40).findIndex((after) => isSameLine(before, after))
    if (at < 0) {
      changes.push({ kind: 'removed', before })
      continue
    }
    for (const after of added.slice(from, from + at)) changes.push({ kind: 'added', after })
    const after = added[from + at]
    from += at + 1
    if (after) changes.push({ kind: 'changed', before, after, pieces: compareTokens(before.tokens, after.tokens) })
  }
  for (const after of added.slice(from)) changes.push({ kind: 'added', after })
  return changes
}

/**
 * What became of a document, line by line and within a changed line word by word. Every line of both stands in the answer
 * once and in its order: leaving out what was added gives the one, leaving out what was removed the other.
 */
export function compare(before: Content, after: Content): readonly Change[] {
  const [left, right] = [linesOf(before), linesOf(after)]
  const changes: Change[] = []
  let [removed, added]: [Line[], Line[]] = [[], []]
  const close = (): void => {
    changes.push(...withinGap(removed, added))
    removed = []
    added = []
  }
  let [i, j] = [0, 0]
  for (const step of steps(left.map(lineKey), right.map(lineKey))) {
    const [one, other] = [left[i], right[j]]
    if (step !== 'added') i += 1
    if (step !== 'removed') j += 1
    if (step === 'same' && one && other) {
      close()
      changes.push({ kind: 'same', before: one, after: other })
    } else if (step === 'removed' && one) removed.push(one)
    else if (other) added.push(other)
  }
  close()
  return changes
}

/** How many lines are not what they were. */
export const changedLines = (changes: readonly Change[]): number =>
  changes.filter((change) => change.kind !== 'same').length
