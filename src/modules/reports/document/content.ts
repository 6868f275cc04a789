import { z } from 'zod'
import { aspects } from '../../figures/measure.ts'

/**
 * What a document says: prose with live figures in it, as the tree that the editor keeps. A figure holds where its value is
 * to be found, never the value; it is printed anew each time, until the document is frozen.
 */

/** How a figure is printed within a sentence; which words are chosen is decided by its data (`phrase.ts`). */
export const phraseForms = [
  /** `51 đảng viên`, `trên 110 văn bản`. */
  'value',
  /** `51`. */
  'number',
  /** `51/95 đảng viên, đạt 53,68% kế hoạch`. */
  'of-plan',
  /** `đạt 53,68% kế hoạch`, `vượt 14% kế hoạch`. */
  'percent-of-plan',
  /** `vượt 1,33 điểm %`, `thấp hơn 3 người`: result against plan. */
  'against-plan',
  /** `tăng 7,11% so với năm 2021`, `giảm 12 người so với cùng kỳ`. */
  'growth',
  /** `đạt và vượt 19/19 chỉ tiêu`: how many targets of the unit are met. */
  'targets-met',
] as const
export type PhraseForm = (typeof phraseForms)[number]

/**
 * A unit by code, or relative to the document: `@self` the organisation that reports, `@area` the area it leads on the last
 * day of the period, `@superior` the one above.
 */
const unitPlaceShape = z.string().min(1).max(120)
/**
 * A period in its notation, or relative to the document's: `@report`, `@year` (the year that holds it), `@to-date` (since
 * 1 January), `@previous`, `@year-ago`, `@last-day`.
 */
const periodPlaceShape = z.string().min(1).max(60)

/** Where a figure of the text is found; `id` is unique within the document and made by the editor. */
export const figurePlaceShape = z.object({
  id: z.string().min(1).max(40),
  form: z.enum(phraseForms),
  unit: unitPlaceShape,
  measure: z.string().min(1).max(120),
  class: z.string().max(120).nullable().default(null),
  aspect: z.enum(aspects).default('actual'),
  period: periodPlaceShape,
  /** For `growth`: the period it is set against. */
  against: periodPlaceShape.nullable().default(null),
  /** For forms with a plan: whose plan; null means the one its target is judged by, else the own one, else the assigned one. */
  plan: z.enum(['own', 'assigned']).nullable().default(null),
})
export type FigurePlace = z.infer<typeof figurePlaceShape>

/** A table of the system that is drawn anew: one number stated once everywhere. */
export const liveTableKinds = [
  'targets',
  'children',
  'members',
  'ratings',
  'commendations',
  'programme',
  'figures',
] as const
export type LiveTableKind = (typeof liveTableKinds)[number]
export const liveTableShape = z.object({
  id: z.string().min(1).max(40),
  kind: z.enum(liveTableKinds),
  title: z.string().max(300).default(''),
  unit: unitPlaceShape.default('@self'),
  period: periodPlaceShape.default('@report'),
  /** For `figures` and `children`: which measures stand in it. */
  measures: z.array(z.string().max(120)).max(40).default([]),
  /** On a page of its own after the signature, instead of within the text. */
  isAnnex: z.boolean().default(false),
})
export type LiveTable = z.infer<typeof liveTableShape>

export const chartShape = z.object({
  id: z.string().min(1).max(40),
  /** `line`: one measure over the last periods; `bars`: one measure of the units below. */
  kind: z.enum(['line', 'bars']),
  title: z.string().max(300).default(''),
  measure: z.string().min(1).max(120),
  unit: unitPlaceShape.default('@self'),
  period: periodPlaceShape.default('@report'),
  /** How many periods back, for `line`. */
  periods: z.number().int().min(2).max(36).default(8),
})
export type ChartPlace = z.infer<typeof chartShape>

export const marks = ['bold', 'italic', 'underline'] as const
const markShape = z.object({ type: z.enum(marks) })
export type Mark = (typeof marks)[number]

/** A run of words or a figure within a line. */
export const inlineShape = z.union([
  z.object({ type: z.literal('text'), text: z.string().max(20_000), marks: z.array(markShape).optional() }),
  z.object({ type: z.literal('figure'), attrs: figurePlaceShape, marks: z.array(markShape).optional() }),
  z.object({ type: z.literal('hardBreak') }),
])
export type Inline = z.infer<typeof inlineShape>

const lineShape = z.array(inlineShape).max(2_000).optional()
/** `id` names a block for remarks and comparison. `isOld`: taken over from an earlier document and not touched since. */
const blockAttrsShape = z.object({ id: z.string().max(40).nullable(), isOld: z.boolean().default(false) })

export type Block =
  | {
      type: 'heading'
      /** `section`: the key of the section that begins here, if one does. `number`: as printed (`I`, `1`, `a`), or empty. */
      attrs: { id: string | null; isOld: boolean; level: 1 | 2 | 3; number: string; section: string | null }
      content?: Inline[] | undefined
    }
  | { type: 'paragraph'; attrs: z.infer<typeof blockAttrsShape>; content?: Inline[] | undefined }
  | { type: 'bulletList' | 'orderedList'; content: { type: 'listItem'; content: Block[] }[] }
  | { type: 'table'; content: TableRow[] }
  | { type: 'liveTable'; attrs: LiveTable }
  | { type: 'chart'; attrs: ChartPlace }

export interface TableRow {
  type: 'tableRow'
  content: {
    type: 'tableCell' | 'tableHeader'
    attrs?: { colspan?: number | undefined; rowspan?: number | undefined } | undefined
    content: Block[]
  }[]
}

const tableRowShape: z.ZodType<TableRow> = z.object({
  type: z.literal('tableRow'),
  get content() {
    return z
      .array(
        z.object({
          type: z.enum(['tableCell', 'tableHeader']),
          attrs: z
            .object({
              colspan: z.number().int().min(1).max(60).optional(),
              rowspan: z.number().int().min(1).max(500).optional(),
            })
            .optional(),
          content: z.array(blockShape).max(50),
        }),
      )
      .max(60)
  },
})

export const blockShape: z.ZodType<Block> = z.union([
  z.object({
    type: z.literal('heading'),
    attrs: blockAttrsShape.extend({
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      number: z.string().max(12).default(''),
      section: z.string().max(60).nullable().default(null),
    }),
    content: lineShape,
  }),
  z.object({ type: z.literal('paragraph'), attrs: blockAttrsShape, content: lineShape }),
  z.object({
    type: z.enum(['bulletList', 'orderedList']),
    get content() {
      return z.array(z.object({ type: z.literal('listItem'), content: z.array(blockShape).max(50) })).max(500)
    },
  }),
  z.object({ type: z.literal('table'), content: z.array(tableRowShape).max(500) }),
  z.object({ type: z.literal('liveTable'), attrs: liveTableShape }),
  z.object({ type: z.literal('chart'), attrs: chartShape }),
])

export const contentShape = z.object({ type: z.literal('doc'), content: z.array(blockShape).max(3_000) })
export type Content = z.infer<typeof contentShape>

const withinBlock = (block: Block): readonly Block[] => {
  switch (block.type) {
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap(allWithin))
    case 'table':
      return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content.flatMap(allWithin)))
    default:
      return []
  }
}
const allWithin = (block: Block): readonly Block[] => [block, ...withinBlock(block)]

/** Every block of a document in reading order, those within lists and tables too. */
export const blocksOf = (content: Content): readonly Block[] => content.content.flatMap(allWithin)

/** Every figure of the prose in reading order. */
export const figuresOf = (content: Content): readonly FigurePlace[] =>
  blocksOf(content).flatMap((block) =>
    block.type === 'heading' || block.type === 'paragraph'
      ? (block.content ?? []).flatMap((inline) => (inline.type === 'figure' ? [inline.attrs] : []))
      : [],
  )
