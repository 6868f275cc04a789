import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { longestCode } from '../define/code.ts'
import { contentShape } from '../define/content.ts'

const reason = z.string().trim().min(3).max(500)
const kinds = ['entered', 'counted', 'formula'] as const

const listedShape = z.object({
  code: z.string(),
  name: textShape,
  measuredIn: textShape,
  kind: z.enum(kinds),
  result: z.string(),
  subjects: z.array(z.string()),
  periodKinds: z.array(z.string()),
  overTime: z.string(),
  overUnits: z.string(),
  classSet: z.string().nullable(),
  /** The formula in words. */
  formula: textShape.nullable(),
  source: z.string(),
})

/** The catalogue of measures as it stands today, with what was believed before of each. */
export const readCatalogue = endpoint({
  name: 'readCatalogue',
  method: 'GET',
  path: '/figures/catalogue',
  summary: { vi: 'Danh mục chỉ số', en: 'The catalogue of measures' },
  access: 'account',
  input: z.object({}),
  output: z.object({
    today: z.string(),
    measures: z.array(
      listedShape.extend({
        /** Holds on `[from, until)`; null where it has no bound. */
        from: z.string().nullable(),
        until: z.string().nullable(),
        /** As a form fills it in; null where it is not changed by one: counted from records, or worked out in another way. */
        content: contentShape.nullable(),
        /** Other versions, believed or replaced, latest first. */
        versions: z.array(
          z.object({
            name: textShape,
            from: z.string().nullable(),
            until: z.string().nullable(),
            replaced: z.object({ at: z.string(), by: textShape, reason: z.string().nullable() }).nullable(),
          }),
        ),
      }),
    ),
    classSets: z.array(z.object({ code: z.string(), classes: z.array(textShape) })),
    can: z.object({ change: abilityShape }),
  }),
})
export type Listed = z.infer<typeof readCatalogue.output>['measures'][number]

/** Measures that many committees have alike: what is here already, by code, is left alone. */
export const listCommonMeasures = endpoint({
  name: 'listCommonMeasures',
  method: 'GET',
  path: '/figures/common-measures',
  summary: { vi: 'Chỉ số thường dùng', en: 'Common measures' },
  access: 'account',
  input: z.object({}),
  output: z.object({
    measures: z.array(
      listedShape.extend({
        isHere: z.boolean(),
        /** Codes of the measures it is worked out from. */
        needs: z.array(z.string()),
      }),
    ),
    can: z.object({ take: abilityShape }),
  }),
})
export type Common = z.infer<typeof listCommonMeasures.output>['measures'][number]

/** Takes definitions over, never values, as one act. Sent twice, or named twice, a measure is taken once. */
export const takeCommonMeasures = endpoint({
  name: 'takeCommonMeasures',
  method: 'POST',
  path: '/figures/common-measures/take',
  summary: { vi: 'Nhận chỉ số thường dùng', en: 'Take over common measures' },
  access: 'account',
  input: z.object({ id: newIdShape, codes: z.array(z.string()).min(1).max(200) }),
  output: z.object({ taken: z.number().int(), present: z.number().int() }),
})

/** `from` is the first day it holds; null for all days. */
export const makeMeasure = endpoint({
  name: 'makeMeasure',
  method: 'POST',
  path: '/figures/measures/make',
  summary: { vi: 'Lập chỉ số mới', en: 'Make a measure' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    code: z.string().trim().max(longestCode),
    from: dayShape.nullable(),
    measure: contentShape,
  }),
  output: doneShape.extend({ code: z.string() }),
})

/** Another version from a day on; what was said for the days before stands. */
export const changeMeasure = endpoint({
  name: 'changeMeasure',
  method: 'POST',
  path: '/figures/measures/change',
  summary: { vi: 'Sửa chỉ số từ một ngày', en: 'Change a measure from a day on' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    code: z.string(),
    from: dayShape.nullable(),
    measure: contentShape,
    reason,
  }),
  output: doneShape,
})
