import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, textShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { reaches } from '../counting.ts'

/** What can be counted from records at a unit, and since when it is. */
export const listCounting = endpoint({
  name: 'listCounting',
  method: 'GET',
  path: '/figures/counting',
  summary: { vi: 'Chỉ số đếm từ hồ sơ', en: 'Measures counted from records' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({
    unit: unitRefShape,
    today: z.string(),
    measures: z.array(
      z.object({
        code: z.string(),
        name: textShape,
        /** The day from which it is counted here, and where that was decided; null where it is entered. */
        since: z.string().nullable(),
        reaches: z.enum(reaches).nullable(),
        by: unitRefShape.nullable(),
      }),
    ),
    can: z.object({ count: abilityShape }),
  }),
})

/** Measures become counted at a unit, or at everything under it, from a day on; earlier entries stand. */
export const countFromRecords = endpoint({
  name: 'countFromRecords',
  method: 'POST',
  path: '/figures/count-from',
  summary: { vi: 'Chuyển sang đếm từ hồ sơ', en: 'Count from records' },
  access: 'account',
  input: z.object({
    unit: z.string(),
    measures: z.array(z.string()).min(1).max(100),
    from: dayShape,
    reaches: z.enum(reaches).default('subtree'),
  }),
  output: z.object({ counted: z.number().int() }),
})
