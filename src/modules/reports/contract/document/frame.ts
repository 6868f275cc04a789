import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { doneShape, newIdShape } from '../../../../platform/domain/shapes.ts'
import { frameShape } from '../../document/frame.ts'
import { idShape } from './named.ts'

export const setDocumentFrame = endpoint({
  name: 'setDocumentFrame',
  method: 'POST',
  path: '/documents/frame',
  summary: { vi: 'Sửa thể thức của văn bản', en: 'Set what stands around the text' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    frame: frameShape,
    /** `frameId` as read; another one standing there is a conflict that tells it. */
    seen: z.string(),
  }),
  output: doneShape,
})
