import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { doneShape, newIdShape } from '../../../../platform/domain/shapes.ts'
import { idShape, personShape } from './named.ts'

export const opinionShape = z.object({
  who: personShape,
  isAsked: z.boolean(),
  dueOn: z.string().nullable(),
  verdict: z.enum(['agrees', 'asks_changes']).nullable(),
  text: z.string().nullable(),
  at: z.string().nullable(),
  /** The text was changed after the opinion was given. */
  isChangedSince: z.boolean(),
})
export type DocumentOpinion = z.infer<typeof opinionShape>

/** Agrees or asks for changes; the opinion of the same person before it stands no longer. */
export const giveOpinion = endpoint({
  name: 'giveOpinion',
  method: 'POST',
  path: '/documents/opinion',
  summary: { vi: 'Cho ý kiến về văn bản', en: 'Give an opinion on a document' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    verdict: z.enum(['agrees', 'asks_changes']),
    text: z.string().trim().max(2_000).default(''),
  }),
  output: doneShape,
})
