import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import {
  abilityShape,
  dayShape,
  decimalShape,
  doneShape,
  instantShape,
  newIdShape,
  textShape,
} from '../../platform/domain/shapes.ts'
import { unitRefShape } from '../org/contract.ts'
import { origins } from './entry.ts'
import { aspects } from './measure.ts'
import { words } from './quantity.ts'

/** The address of a figure as it travels: unit and measure by code, the period in its notation. */
export const addressShape = z.object({
  unit: z.string(),
  measure: z.string(),
  class: z.string().nullable(),
  aspect: z.enum(aspects),
  period: z.string(),
})
export type Address = z.infer<typeof addressShape>

export const measureRefShape = z.object({
  code: z.string(),
  name: textShape,
  measuredIn: textShape,
  kind: z.enum(['entered', 'counted', 'formula']),
})

/** A figure as every screen, table and document draws it. */
export const printedFigureShape = z.object({
  address: addressShape,
  unit: unitRefShape,
  measure: measureRefShape,
  className: textShape.nullable(),
  periodText: textShape,
  /** With its words and what it is counted in: `trên 110 văn bản`, `53,68%`; `—` when absent. */
  printed: textShape,
  /** Without what it is counted in: `trên 110`, `53,68`. */
  printedNumber: textShape,
  /** As printed by the print rule, as decimal strings; `high` differs from `value` only for a range. */
  value: decimalShape.nullable(),
  high: decimalShape.nullable(),
  /** Unrounded. */
  exact: decimalShape.nullable(),
  word: z.enum(words).nullable(),
  isEstimate: z.boolean(),
  /** Speaks of most of its subjects only. */
  isOfMost: z.boolean(),
  /** Why there is no value: `missing`, `not_applicable`, `undefined`, `not_comparable`, `no_measure`. */
  absence: z.object({ code: z.string(), text: textShape }).nullable(),
  origin: z.enum(origins).nullable(),
  isPartial: z.boolean(),
  coverage: z.object({ have: z.number().int(), expected: z.number().int(), approved: z.number().int() }),
  periods: z.object({ have: z.number().int(), expected: z.number().int() }).nullable(),
  /** The day on which the counting stopped, where it differs from the period's last day. */
  cutOffOn: z.string().nullable(),
})
export type PrintedFigure = z.infer<typeof printedFigureShape>

export const sourceShape = z.object({
  code: z.string(),
  name: textShape,
  publisher: z.string().nullable(),
  publishedOn: z.string().nullable(),
  paragraph: z.number().int().nullable(),
})

/** One saved value with its story: what a person may open last. */
export const recordShape = z.object({
  id: z.string(),
  printed: textShape,
  period: z.string(),
  origin: z.enum(['stated', 'inferred', 'entered']),
  printedForm: z.string().nullable(),
  inferredBy: textShape.nullable(),
  isOfMost: z.boolean(),
  cutOffOn: z.string().nullable(),
  source: sourceShape.nullable(),
  /** The kept text it was taken from, at its words, for those who may read it. */
  taken: z
    .object({
      textId: z.string(),
      title: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      paragraph: z.number().int(),
    })
    .nullable(),
  directive: z.object({ symbol: z.string().nullable(), name: textShape, issuedOn: z.string().nullable() }).nullable(),
  enteredBy: textShape,
  enteredAt: z.string(),
  knownAt: z.string().nullable(),
  reason: z.string().nullable(),
  supersedes: z.string().nullable(),
  isWithdrawn: z.boolean(),
  isCurrent: z.boolean(),
  approvedBy: textShape.nullable(),
  approvedAt: z.string().nullable(),
})
export type Record = z.infer<typeof recordShape>

/**
 * One step of the lineage. `kind`: formula, units (roll-up), periods, difference, classes, succession, entry, counted, none.
 * `hidden` parts lie outside the reader's scope: only their number is told.
 */
export interface LineageStep {
  kind: string
  figure: PrintedFigure
  /** For a formula: with the names of its terms, and with their values and the result. */
  formula: { names: { vi: string; en: string }; values: { vi: string; en: string } } | null
  /** For a term: its role; for a succession: its share. */
  note: { vi: string; en: string } | null
  parts: LineageStep[]
  hidden: number
  /** Parts beyond the first hundred, shown on their own page. */
  more: number
  record: Record | null
  /** Parts known below a stated total, and what they leave unexplained. */
  breakdown: {
    parts: LineageStep[]
    hidden: number
    more: number
    remainder: { vi: string; en: string } | null
    coverage: { have: number; expected: number }
  } | null
}
export const lineageShape: z.ZodType<LineageStep> = z.object({
  kind: z.string(),
  figure: printedFigureShape,
  formula: z.object({ names: textShape, values: textShape }).nullable(),
  note: textShape.nullable(),
  get parts() {
    return z.array(lineageShape)
  },
  hidden: z.number().int(),
  more: z.number().int(),
  record: recordShape.nullable(),
  get breakdown() {
    return z
      .object({
        parts: z.array(lineageShape),
        hidden: z.number().int(),
        more: z.number().int(),
        remainder: textShape.nullable(),
        coverage: z.object({ have: z.number().int(), expected: z.number().int() }),
      })
      .nullable()
  },
})

export const readingShape = z.object({
  name: textShape,
  printed: textShape,
  holds: z.boolean(),
  note: textShape.nullable(),
})
export const findingShape = z.object({
  kind: z.string(),
  severity: z.enum(['contradiction', 'question', 'note']),
  title: textShape,
  text: textShape,
  /** Readings under which the figures would or would not agree. */
  readings: z.array(readingShape),
  addresses: z.array(addressShape),
  /** Digest of the exact values; an answer is tied to it. */
  digest: z.string(),
  answer: z.object({ text: z.string(), by: textShape, at: z.string() }).nullable(),
})
export type Finding = z.infer<typeof findingShape>

const at = {
  unit: z.string().min(1),
  measure: z.string().min(1),
  class: z.string().min(1).optional(),
  aspect: z.enum(aspects).default('actual'),
  period: z.string().min(1),
}

/** A figure with its lineage, findings, printed statements and history. */
export const readFigure = endpoint({
  name: 'readFigure',
  method: 'GET',
  path: '/figures/figure',
  summary: { vi: 'Một số liệu và nguồn gốc của nó', en: 'A figure and its lineage' },
  access: 'account',
  input: z.object({
    ...at,
    knownAt: instantShape.optional(),
    restated: z.union([dayShape, z.literal('today')]).optional(),
  }),
  output: z.object({
    figure: printedFigureShape,
    /** The code of its address: `<publicUrl>/f/<code>`. */
    code: z.string(),
    derived: z.boolean(),
    /** The longest path to a record, in steps. */
    depth: z.number().int(),
    knownAt: z.string(),
    isPast: z.boolean(),
    restatedOn: z.string().nullable(),
    owner: unitRefShape.nullable(),
    lineage: lineageShape,
    /** What a source printed where the product computes, and whether the two agree. */
    statements: z.array(
      z.object({
        printed: textShape,
        printedForm: z.string(),
        agrees: z.boolean(),
        isIndependent: z.boolean(),
        note: textShape.nullable(),
        source: sourceShape,
      }),
    ),
    findings: z.array(findingShape),
    /** All values ever saved at this very place, latest first. */
    history: z.array(recordShape),
    /** Other classes of the same set, for moving between them. */
    classes: z.array(z.object({ code: z.string(), name: textShape, figure: printedFigureShape })),
    /** The value entered at this very place, if any: what a correction, withdrawal or approval names. */
    currentEntryId: z.string().nullable(),
    can: z.object({ enter: abilityShape, correct: abilityShape, withdraw: abilityShape, approve: abilityShape }),
  }),
})
export type FigurePage = z.infer<typeof readFigure.output>

export const readFigureByCode = endpoint({
  name: 'readFigureByCode',
  method: 'GET',
  path: '/figures/by-code',
  summary: { vi: 'Mở số liệu theo mã in trong văn bản', en: 'Open a figure by the code printed in a document' },
  access: 'account',
  input: z.object({ code: z.string().min(1) }),
  output: z.object({ address: addressShape, knownAt: z.string().nullable() }),
})

export const listMeasures = endpoint({
  name: 'listMeasures',
  method: 'GET',
  path: '/figures/measures',
  summary: { vi: 'Các chỉ số', en: 'Measures' },
  access: 'account',
  input: z.object({ unit: z.string().optional(), on: dayShape.optional() }),
  output: z.object({
    measures: z.array(
      measureRefShape.extend({
        subjects: z.array(z.string()),
        periodKinds: z.array(z.string()),
        isWhole: z.boolean(),
        classes: z.array(z.object({ code: z.string(), name: textShape })),
      }),
    ),
  }),
})

/** A value as typed: `53,68`, `1.234,5`, `trên 110`, `10-20`, `2,5 tỉ`; or one of the other results. */
const typedValue = {
  value: z.string().max(100).optional(),
  word: z.enum(words).optional(),
  isEstimate: z.boolean().default(false),
  isNotApplicable: z.boolean().default(false),
  cutOffOn: dayShape.optional(),
}

export const enterValue = endpoint({
  name: 'enterValue',
  method: 'POST',
  path: '/figures/enter',
  summary: { vi: 'Nhập số liệu', en: 'Enter a value' },
  access: 'account',
  input: z.object({ id: newIdShape, ...at, ...typedValue }),
  output: doneShape.extend({ figure: printedFigureShape }),
})

export const correctEntry = endpoint({
  name: 'correctEntry',
  method: 'POST',
  path: '/figures/correct',
  summary: { vi: 'Đính chính', en: 'Correct an entry' },
  access: 'account',
  input: z.object({ id: newIdShape, supersedes: z.string(), reason: z.string().trim().min(3).max(500), ...typedValue }),
  output: doneShape.extend({ figure: printedFigureShape }),
})

/** Undo: a superseding entry without value. */
export const withdrawEntry = endpoint({
  name: 'withdrawEntry',
  method: 'POST',
  path: '/figures/withdraw',
  summary: { vi: 'Rút lần nhập', en: 'Withdraw an entry' },
  access: 'account',
  input: z.object({ id: newIdShape, supersedes: z.string(), reason: z.string().trim().min(3).max(500) }),
  output: doneShape.extend({ figure: printedFigureShape }),
})

export const approveEntries = endpoint({
  name: 'approveEntries',
  method: 'POST',
  path: '/figures/approve',
  summary: { vi: 'Duyệt số liệu', en: 'Approve entries' },
  access: 'account',
  input: z.object({ entryIds: z.array(z.string()).min(1).max(500) }),
  output: z.object({ approved: z.number().int() }),
})

/** Entries under a unit that wait for approval, oldest first. */
export const listWaiting = endpoint({
  name: 'listWaiting',
  method: 'GET',
  path: '/figures/waiting',
  summary: { vi: 'Số liệu chờ duyệt', en: 'Entries waiting for approval' },
  access: 'account',
  input: z.object({ unit: z.string(), offset: z.coerce.number().int().min(0).default(0) }),
  output: z.object({
    total: z.number().int(),
    entries: z.array(
      z.object({ figure: printedFigureShape, record: recordShape, can: z.object({ approve: abilityShape }) }),
    ),
  }),
})

export const answerFinding = endpoint({
  name: 'answerFinding',
  method: 'POST',
  path: '/figures/answer-finding',
  summary: { vi: 'Trả lời điểm cần làm rõ', en: 'Answer a finding' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    unit: z.string(),
    period: z.string(),
    kind: z.string(),
    digest: z.string(),
    answer: z.string().trim().min(3).max(2000),
  }),
  output: doneShape,
})
