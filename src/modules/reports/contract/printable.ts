import { z } from 'zod'
import { decimalShape } from '../../../platform/domain/shapes.ts'
import { printedFigureShape } from '../../figures/contract.ts'
import { marks } from '../document/content.ts'
import type { PrintBlock } from '../printable.ts'

/** A document ready to be shown as a page, as `printable.ts` has it. */
const marksShape = z.array(z.enum(marks)).readonly().optional()
const printRunShape = z.union([
  z.object({
    figure: printedFigureShape,
    /** Empty where the reader may read the number and not open it. */
    code: z.string(),
    printed: z.string(),
    number: z.number().int(),
    against: printedFigureShape.optional(),
    worked: z.string().optional(),
    marks: marksShape,
  }),
  z.object({ text: z.string(), marks: marksShape }),
])
const printLineShape = z.array(printRunShape).readonly()

const printTableShape = z.object({
  title: z.string(),
  columns: z.array(z.string()).readonly(),
  rows: z.array(z.array(printLineShape).readonly()).readonly(),
  notes: z.array(z.string()).readonly(),
})

const chartShape = z.object({
  kind: z.enum(['line', 'bars']),
  title: z.string(),
  measuredIn: z.string(),
  points: z
    .array(
      z.object({
        label: z.string(),
        value: decimalShape.nullable(),
        printed: z.string(),
        figure: printedFigureShape,
        code: z.string(),
        number: z.number().int(),
      }),
    )
    .readonly(),
  alternative: z.string(),
})

// The output keeps `marks` as absent or undefined; the two mean the same.
const blockShape: z.ZodType<PrintBlock> = z.lazy(() =>
  z.union([
    z.object({
      kind: z.literal('heading'),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      number: z.string(),
      line: printLineShape,
    }),
    z.object({ kind: z.literal('paragraph'), line: printLineShape, isSoft: z.boolean().optional() }),
    z.object({
      kind: z.literal('list'),
      isOrdered: z.boolean(),
      items: z.array(z.array(blockShape).readonly()).readonly(),
    }),
    z.object({ kind: z.literal('table'), table: printTableShape }),
    z.object({ kind: z.literal('chart'), chart: chartShape }),
  ]),
) as unknown as z.ZodType<PrintBlock>

const sizesShape = z.object({
  title: z.number(),
  issuer: z.number(),
  symbol: z.number(),
  kind: z.number(),
  summary: z.number(),
  body: z.number(),
  heading: z.number(),
  recipients: z.number(),
  table: z.number(),
})

export const printableShape = z.object({
  superior: z.string(),
  own: z.string(),
  title: z.string(),
  summary: z.string(),
  symbol: z.string().nullable(),
  place: z.string().nullable(),
  datedOn: z.string().nullable(),
  band: z.string().nullable(),
  isDraft: z.boolean(),
  unapprovedNote: z.string().nullable(),
  body: z.array(blockShape).readonly(),
  annexes: z.array(z.object({ title: z.string(), blocks: z.array(blockShape).readonly() })).readonly(),
  signature: z.object({ authority: z.string(), post: z.string(), name: z.string().nullable() }),
  recipients: z.array(z.string()).readonly(),
  publicUrl: z.string(),
  code: z.string().nullable(),
  language: z.enum(['vi', 'en']),
  layout: z.object({
    marginTop: z.number(),
    marginBottom: z.number(),
    marginLeft: z.number(),
    marginRight: z.number(),
    font: z.string(),
    sizes: sizesShape,
  }),
})
