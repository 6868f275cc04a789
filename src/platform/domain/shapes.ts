import { z } from 'zod'
import { isDay } from './day.ts'
import { idPattern } from './id.ts'
import type { Text } from './text.ts'

/** Small shapes that every contract shares. */
export const textShape = z.object({ vi: z.string(), en: z.string() })
export const dayShape = z.string().refine(isDay, { error: 'YYYY-MM-DD' })
/** A record id made by the client: UUID v7. */
export const newIdShape = z.string().regex(idPattern, { error: 'UUID v7' })
/** A decimal number as a string; never a float. */
export const decimalShape = z.string().regex(/^-?\d+(\.\d+)?$/)
const instant = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/
/** ISO 8601, a moment that there is. */
export const instantShape = z
  .string()
  .regex(instant, { error: 'ISO 8601' })
  .refine((text) => isDay(text.slice(0, 10)), { error: 'ISO 8601' })
/** What the person may do with a record, and when not, why. */
export const abilityShape = z.object({ isAllowed: z.boolean(), reason: textShape.nullable() })
export const nothingShape = z.object({})
/** What somebody seeks by name: spaces at the ends or twice between two words say nothing. */
export const searchShape = z
  .string()
  .trim()
  .overwrite((text) => text.replace(/\s+/g, ' '))
  .max(100)
export const doneShape = z.object({ id: z.string() })
export type Ability = z.infer<typeof abilityShape>

/** What `.refine` says of an input it does not take, as one sentence in each language. */
export const refusing = (vi: string, en: string) => ({ error: en, params: { text: { vi, en } satisfies Text } })
