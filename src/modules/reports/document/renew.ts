import {
  type Block,
  blocksOf,
  type ChartPlace,
  type Content,
  type FigurePlace,
  type Inline,
  type LiveTable,
} from './content.ts'
import { wordingOf } from './sections.ts'

/** How blocks and places are changed on the way into a new document. */
interface Change {
  readonly words?: (text: string) => string
  readonly block?: (block: Block) => Block
  readonly place?: (place: { readonly unit: string; readonly period: string }) => { unit: string; period: string }
}

const placed = <Place extends { readonly unit: string; readonly period: string }>(
  place: Place,
  change: Change,
): Place => (change.place ? { ...place, ...change.place(place) } : place)

const titled = <Place extends { readonly title: string }>(place: Place, change: Change): Place =>
  change.words ? { ...place, title: change.words(place.title) } : place

function changedFigure(place: FigurePlace, change: Change): FigurePlace {
  const moved = placed(place, change)
  if (place.against === null || !change.place) return moved
  return { ...moved, against: change.place({ unit: place.unit, period: place.against }).period }
}

const changedInline = (inline: Inline, change: Change): Inline => {
  if (inline.type === 'text') return change.words ? { ...inline, text: change.words(inline.text) } : inline
  return inline.type === 'figure' ? { ...inline, attrs: changedFigure(inline.attrs, change) } : inline
}

function changedBlock(block: Block, change: Change): Block {
  const made = ((): Block => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return block.content
          ? { ...block, content: block.content.map((inline) => changedInline(inline, change)) }
          : block
      case 'bulletList':
      case 'orderedList':
        return {
          ...block,
          content: block.content.map((item) => ({ ...item, content: changedBlocks(item.content, change) })),
        }
      case 'table':
        return {
          ...block,
          content: block.content.map((row) => ({
            ...row,
            content: row.content.map((cell) => ({ ...cell, content: changedBlocks(cell.content, change) })),
          })),
        }
      case 'liveTable':
        return { ...block, attrs: titled(placed<LiveTable>(block.attrs, change), change) }
      case 'chart':
        return { ...block, attrs: titled(placed<ChartPlace>(block.attrs, change), change) }
    }
  })()
  return change.block ? change.block(made) : made
}

const changedBlocks = (blocks: readonly Block[], change: Change): Block[] =>
  blocks.map((block) => changedBlock(block, change))

const changed = (content: Content, change: Change): Content => ({
  ...content,
  content: changedBlocks(content.content, change),
})

/** What a template says of the period, of the one after it, and of the unit it is filled for: `{kỳ}`, `{kỳ sau}`, `{đơn vị}`. */
export interface Filling {
  readonly period: string
  readonly next: string
  readonly unit: string
}
/** In capitals where the place is: `{KỲ SAU}`. */
export function filledWords(text: string, { period, next, unit }: Filling): string {
  const words = [
    ['{kỳ}', period],
    ['{kỳ sau}', next],
    ['{đơn vị}', unit],
  ] as const
  return words.reduce(
    (said, [place, word]) =>
      said.replaceAll(place, word).replaceAll(place.toLocaleUpperCase('vi'), word.toLocaleUpperCase('vi')),
    text,
  )
}

/** A template's text for a period and a unit. */
export const filled = (content: Content, filling: Filling): Content =>
  changed(content, { words: (text) => filledWords(text, filling) })

/** Headings and paragraphs of a text in order, those within lists and tables too. */
const linesIn = (content: Content): readonly Line[] =>
  blocksOf(content).filter((block): block is Line => block.type === 'heading' || block.type === 'paragraph')
type Line = Extract<Block, { type: 'heading' | 'paragraph' }>

/** A template filled for the earlier period and for the new one: the same lines in the same order. */
export interface TwiceFilled {
  readonly before: Content
  readonly after: Content
}

/** What a line of the template says now, by what it said then. */
function sayingNow({ before, after }: TwiceFilled): ReadonlyMap<string, Line> {
  const lines = linesIn(after)
  return new Map(
    linesIn(before).flatMap((line, index) => {
      const said = lines[index]
      return said ? [[wordingOf([line]), said] as const] : []
    }),
  )
}

const hasWords = (block: Block): boolean =>
  block.type === 'paragraph' &&
  (block.content ?? []).some((inline) => inline.type === 'text' && /\p{L}/u.test(inline.text))

/** What a line says now, with the names that its figures had: one that stands twice keeps two names. */
function withNamesOf(line: Line, said: Line): Inline[] | undefined {
  const names = (line.content ?? []).flatMap((inline) => (inline.type === 'figure' ? [inline.attrs.id] : []))
  return said.content?.map((inline) =>
    inline.type === 'figure' ? { ...inline, attrs: { ...inline.attrs, id: names.shift() ?? inline.attrs.id } } : inline,
  )
}

/**
 * The text of an earlier document for a new period. Places that named the earlier document's own unit and period become
 * relative, so that the figures renew; lines that stand as the template wrote them are written anew for this period, and all
 * other prose is marked as old.
 */
export function renewed(
  content: Content,
  earlier: { readonly unit: string; readonly period: string },
  template: TwiceFilled | null,
): Content {
  const anew = template ? sayingNow(template) : new Map<string, Line>()
  return changed(content, {
    place: ({ unit, period }) => ({
      unit: unit === earlier.unit ? '@self' : unit,
      period: period === earlier.period ? '@report' : period,
    }),
    block: (block) => {
      if (block.type !== 'heading' && block.type !== 'paragraph') return block
      const said = anew.get(wordingOf([block]))
      const line = said ? { ...block, content: withNamesOf(block, said) } : block
      const attrs = { ...block.attrs, isOld: said === undefined && hasWords(block) }
      return line.type === 'heading' ? { ...line, attrs: { ...line.attrs, isOld: false } } : { ...line, attrs }
    },
  })
}

/** A text with one empty paragraph, where there is nothing to begin from. */
export const emptyContent: Content = {
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { id: null, isOld: false } }],
}
