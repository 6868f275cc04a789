import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { reasonShape } from './document.ts'

/** Series of numbers of a unit and its organs, with what is missing between them. */
export const listSeries = endpoint({
  name: 'listSeries',
  method: 'GET',
  path: '/directives/series',
  summary: { vi: 'Dãy số văn bản', en: 'Series of numbers' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({
    series: z.array(
      z.object({
        key: z.string(),
        type: z.string().nullable(),
        agency: z.string(),
        /** `2020-2025`; null for documents whose term is not known. */
        term: z.string().nullable(),
        isCongress: z.boolean(),
        registered: z.number().int(),
        withheld: z.number().int(),
        last: z.number().int(),
        gaps: z.array(z.tuple([z.number().int(), z.number().int()])),
        missing: z.number().int(),
        doubles: z.array(z.number().int()),
      }),
    ),
    withheld: z.array(
      z.object({ id: z.string(), symbol: z.string(), issuer: unitRefShape, issuedOn: z.string().nullable() }),
    ),
    can: z.object({ withhold: abilityShape }),
  }),
})

/** Keeps the number and the day of a document that bears a secrecy level, and nothing else. */
export const withholdNumber = endpoint({
  name: 'withholdNumber',
  method: 'POST',
  path: '/directives/withhold',
  summary: { vi: 'Chỉ giữ số và ngày của văn bản mật', en: 'Keep only number and day' },
  access: 'account',
  input: z.object({ id: newIdShape, issuer: z.string(), symbol: z.string().max(60), issuedOn: dayShape.optional() }),
  output: doneShape,
})

export const releaseNumber = endpoint({
  name: 'releaseNumber',
  method: 'POST',
  path: '/directives/release',
  summary: { vi: 'Bỏ số giữ nhầm', en: 'Take a kept number back' },
  access: 'account',
  input: z.object({ id: z.string(), reason: reasonShape }),
  output: doneShape,
})
