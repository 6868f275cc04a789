import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { abilityShape, doneShape, newIdShape } from '../../../../platform/domain/shapes.ts'
import { idShape, personShape } from './named.ts'

export const remarkShape = z.object({
  id: z.string(),
  /** The block it speaks of; it may be gone from the text. */
  block: z.string().nullable(),
  quote: z.string(),
  text: z.string(),
  by: personShape,
  at: z.string(),
  isOpen: z.boolean(),
  isInText: z.boolean(),
  answers: z.array(
    z.object({
      id: z.string(),
      act: z.enum(['answer', 'settle', 'reopen']),
      text: z.string(),
      by: personShape,
      at: z.string(),
    }),
  ),
  can: z.object({ answer: abilityShape, settle: abilityShape }),
})
export type DocumentRemark = z.infer<typeof remarkShape>

export const remarkOnDocument = endpoint({
  name: 'remarkOnDocument',
  method: 'POST',
  path: '/documents/remark',
  summary: { vi: 'Góp ý vào văn bản', en: 'Remark on a document' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    /** The block it speaks of; null for the whole. */
    block: z.string().min(1).max(40).nullable().default(null),
    /** The words meant, as they stood. */
    quote: z.string().max(500).default(''),
    text: z.string().trim().min(1).max(2_000),
  }),
  output: doneShape,
})

export const answerDocumentRemark = endpoint({
  name: 'answerDocumentRemark',
  method: 'POST',
  path: '/documents/answer-remark',
  summary: { vi: 'Trả lời, khép hoặc mở lại góp ý', en: 'Answer, settle or reopen a remark' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    remark: z.string().max(40),
    act: z.enum(['answer', 'settle', 'reopen']),
    text: z.string().trim().max(2_000).default(''),
  }),
  output: doneShape,
})
