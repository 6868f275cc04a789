import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../platform/domain/shapes.ts'
import { confidences, regulationCodes } from './regulation.ts'

const versionShape = z.object({
  name: textShape,
  /** Holds on `[from, until)`; null where it has no bound. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** Shaped as its rule says (`valueShapes`). */
  value: z.record(z.string(), z.unknown()),
  /** The value in words. */
  words: textShape,
  note: textShape.nullable(),
  /** Number of the document; empty for a setting that follows none. */
  source: z.string(),
  confidence: z.enum(confidences),
})

export const listRegulations = endpoint({
  name: 'listRegulations',
  method: 'GET',
  path: '/regulations',
  summary: { vi: 'Quy định áp dụng', en: 'Rules applied' },
  access: 'account',
  /** `on`: the day asked for; today without it. */
  input: z.object({ on: dayShape.optional() }),
  output: z.object({
    on: z.string(),
    rules: z.array(
      z.object({
        code: z.enum(regulationCodes),
        versions: z.array(versionShape.extend({ isOnDay: z.boolean() })),
        /** Versions that are believed no more, latest replaced first. */
        replaced: z.array(
          versionShape.extend({ replacedAt: z.string(), by: textShape, reason: z.string().nullable() }),
        ),
      }),
    ),
    can: z.object({ change: abilityShape }),
  }),
})

/** A new version of a rule for `[from, until)`; what was believed for those days is superseded, never overwritten. */
export const changeRegulation = endpoint({
  name: 'changeRegulation',
  method: 'POST',
  path: '/regulations/change',
  summary: { vi: 'Sửa quy định áp dụng', en: 'Change a rule applied' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    code: z.enum(regulationCodes),
    from: dayShape.nullable(),
    until: dayShape.nullable(),
    value: z.record(z.string(), z.unknown()),
    source: z.string().trim().max(200).default(''),
    confidence: z.enum(confidences),
    reason: z.string().trim().min(3).max(500),
  }),
  output: doneShape,
})
