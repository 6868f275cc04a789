import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { instantShape, textShape } from '../../../platform/domain/shapes.ts'
import { printedFigureShape } from '../../figures/contract.ts'
import { unitRefShape } from '../../org/contract.ts'

const rowShape = z.object({
  name: textShape,
  figure: printedFigureShape,
  sign: z.union([z.literal(1), z.literal(-1), z.literal(0)]),
  isTotal: z.boolean(),
})

/** The statistical forms of members, every number of which opens down to its records. */
export const readForms = endpoint({
  name: 'readForms',
  method: 'GET',
  path: '/people/forms',
  summary: { vi: 'Biểu thống kê đảng viên', en: 'Statistical forms of members' },
  access: 'account',
  input: z.object({ unit: z.string(), period: z.string(), knownAt: instantShape.optional() }),
  output: z.object({
    unit: unitRefShape,
    superior: unitRefShape.nullable(),
    period: z.object({ id: z.string(), text: textShape, first: z.string(), last: z.string() }),
    knownAt: z.string(),
    isPast: z.boolean(),
    /** The day from which this unit is counted; null where it is not, and the forms are empty. */
    countedSince: z.string().nullable(),
    forms: z.array(
      z.object({
        number: z.number().int(),
        title: textShape,
        parts: z.array(z.object({ title: textShape.nullable(), rows: z.array(rowShape) })),
        /** Members by religion on the last day of the period, with their total: totals that open no further. */
        religions: z
          .array(z.object({ name: textShape, people: z.number().int().min(0), isTotal: z.boolean() }))
          .nullable(),
      }),
    ),
    /** What row D has that A and the rows between do not explain: units that came or went under this one. */
    rearranged: z.string().nullable(),
    /** Do the totals of forms 3 and 4, religion among them, equal row D? Null where something is missing. */
    agrees: z.boolean().nullable(),
  }),
})
