import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { decimalShape, textShape } from '../../../platform/domain/shapes.ts'
import { printedFigureShape } from '../../figures/contract.ts'
import { unitRefShape } from '../../org/contract.ts'
import { chartShape, figurePlaceShape, liveTableShape, marks, phraseForms } from '../document/content.ts'
import { troubleKinds } from '../document/trouble.ts'

/**
 * A run of a phrase: words, or a number that opens. `against`: the number was worked out from `figure` and this one
 * (`tăng 7,11%`); `worked` is then its exact value.
 */
export const liveRunShape = z.union([
  z.object({ text: z.string(), marks: z.array(z.enum(marks)).optional() }),
  z.object({
    figure: printedFigureShape,
    code: z.string(),
    printed: z.string(),
    against: printedFigureShape.optional(),
    worked: decimalShape.optional(),
  }),
])
export type LiveRun = z.infer<typeof liveRunShape>

/** Why a place gives no number; a value that the reader may not see is told by none of it. */
export const troubleShape = z.object({ kind: z.enum(troubleKinds), text: textShape })

/** What a place of a document says now. With a trouble the runs hold the words that are printed in a draft instead. */
export const resolvedFigureShape = z.object({
  id: z.string(),
  runs: z.array(liveRunShape),
  /** The runs as plain words. */
  words: z.string(),
  trouble: troubleShape.nullable(),
  /** Entries behind its numbers that are not approved yet. */
  unapproved: z.number().int(),
})
export type ResolvedFigure = z.infer<typeof resolvedFigureShape>

export const liveTableRowsShape = z.object({
  id: z.string(),
  title: z.string(),
  columns: z.array(z.string()),
  /** Rows of cells of runs. */
  rows: z.array(z.array(z.array(liveRunShape))),
  notes: z.array(z.string()),
  trouble: troubleShape.nullable(),
  unapproved: z.number().int(),
})
export const liveChartShape = z.object({
  id: z.string(),
  kind: z.enum(['line', 'bars']),
  title: z.string(),
  measuredIn: z.string(),
  /** Null where there is no value: a gap, never nought. */
  points: z.array(
    z.object({
      label: z.string(),
      value: decimalShape.nullable(),
      printed: z.string(),
      figure: printedFigureShape,
      code: z.string(),
    }),
  ),
  alternative: z.string(),
  trouble: troubleShape.nullable(),
  unapproved: z.number().int(),
})

const languages = ['vi', 'en'] as const
const about = { unit: z.string().min(1).max(120), period: z.string().min(1).max(60) }

/**
 * What the figures, tables and charts of a document say now, all in one request. `unit` and `period` are the document's,
 * or those for which a template is looked at. Answers come in the order asked, each with its id.
 */
export const resolveFigures = endpoint({
  name: 'resolveFigures',
  method: 'POST',
  path: '/documents/live/resolve',
  summary: { vi: 'Số liệu sống của một văn bản', en: 'The live figures of a document' },
  access: 'account',
  input: z.object({
    ...about,
    language: z.enum(languages).default('vi'),
    figures: z.array(figurePlaceShape).max(1_000).default([]),
    tables: z.array(liveTableShape).max(40).default([]),
    charts: z.array(chartShape).max(40).default([]),
  }),
  output: z.object({
    knownAt: z.string(),
    figures: z.array(resolvedFigureShape),
    tables: z.array(liveTableRowsShape),
    charts: z.array(liveChartShape),
  }),
})
export type ResolvedFigures = z.infer<typeof resolveFigures.output>

/**
 * Figures that can be inserted: measures by words (in any order, diacritics may be left out) of the unit itself, the area
 * it leads, its bodies and the units below, in the periods asked for. Those that hold a value come first.
 */
export const searchFigures = endpoint({
  name: 'searchFigures',
  method: 'GET',
  path: '/documents/live/search',
  summary: { vi: 'Tìm số liệu để chèn', en: 'Search figures to insert' },
  access: 'account',
  input: z.object({
    ...about,
    words: z.string().max(200).default(''),
    /** A unit place (`@self`, `@area`, a code); absent: the unit, its area and its bodies, and units below named in the words. */
    at: z.string().max(120).optional(),
    /** A period place (`@report`, `@year`, `2023`); absent: the document's. */
    over: z.string().max(60).optional(),
    language: z.enum(languages).default('vi'),
  }),
  output: z.object({
    found: z.array(
      z.object({
        /** To be inserted as it is, with an id and the form chosen. */
        place: figurePlaceShape.omit({ id: true, form: true }),
        unit: unitRefShape,
        measure: textShape,
        className: textShape.nullable(),
        periodText: textShape,
        printed: textShape,
        hasValue: z.boolean(),
        /** The forms that fit, with the words as they would be printed now. `against` belongs to `growth`. */
        forms: z.array(z.object({ form: z.enum(phraseForms), against: z.string().nullable(), words: z.string() })),
      }),
    ),
    /** More than the thirty that are shown fit the words. */
    hasMore: z.boolean(),
    /** Places to choose from: relative ones first, each with what it means for this document. */
    units: z.array(z.object({ place: z.string(), unit: unitRefShape })),
    periods: z.array(z.object({ place: z.string(), text: textShape })),
  }),
})
export type FoundFigures = z.infer<typeof searchFigures.output>
