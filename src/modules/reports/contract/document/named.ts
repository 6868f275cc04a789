import { z } from 'zod'
import { textShape } from '../../../../platform/domain/shapes.ts'

/** What every part of the contract of documents being written names. Issued ones are `contract/edition.ts`; templates are `contract/template.ts`. */

/** The record id of a document. */
export const idShape = z.string().min(1).max(40)

/** A section by its key. */
export const keyShape = z.string().min(1).max(60)

export const periodShape = z.object({ id: z.string(), text: textShape, first: z.string(), last: z.string() })

export const personShape = z.object({ account: z.string(), name: textShape })
export type PersonRef = z.infer<typeof personShape>
