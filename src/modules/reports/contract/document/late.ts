import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { doneShape, newIdShape } from '../../../../platform/domain/shapes.ts'
import { idShape } from './named.ts'

/** Words of the reader that came after the text was closed: kept, and not part of the document. */
export const lateUpdateShape = z.object({
  id: z.string(),
  at: z.string(),
  /** The paragraphs it wrote or changed, to be read and copied. */
  words: z.array(z.string()),
  bytes: z.string(),
})

/** Takes words over that came too late, now that the text is open again, or lays them aside for good. */
export const settleLateUpdates = endpoint({
  name: 'settleLateUpdates',
  method: 'POST',
  path: '/documents/late',
  summary: { vi: 'Đưa vào hoặc bỏ phần gõ muộn', en: 'Take late words over, or leave them' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    updates: z.array(z.string().max(40)).min(1).max(500),
    act: z.enum(['take', 'leave']),
  }),
  output: doneShape.extend({ seq: z.number().int() }),
})
