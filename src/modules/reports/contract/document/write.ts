import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { newIdShape } from '../../../../platform/domain/shapes.ts'
import { documentStates } from '../../document/life.ts'
import { idShape } from './named.ts'

/** Bytes of Yjs in base64. */
const bytesShape = z
  .string()
  .max(4_000_000)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, { error: 'base64' })

/**
 * Sends what was typed as Yjs updates, each under an id of its own: sent twice it is stored once. Updates of one request
 * are taken together or not at all. After the text was closed they are kept aside for their author (`kept_aside`).
 * Refused: `broken-update`, `updates-missing` (send the difference to the state instead), `content-not-understood` (a node
 * that a document has not, named), `document-too-large`, `not-your-section`.
 */
export const writeDocument = endpoint({
  name: 'writeDocument',
  method: 'POST',
  path: '/documents/write',
  summary: { vi: 'Lưu nội dung đã gõ', en: 'Save what was typed' },
  access: 'account',
  mostBytes: 6_000_000,
  input: z.object({
    document: idShape,
    updates: z
      .array(z.object({ id: newIdShape, bytes: bytesShape }))
      .min(1)
      .max(500),
  }),
  output: z.object({
    outcome: z.enum(['taken', 'kept_aside']),
    updates: z.array(
      z.object({ id: z.string(), outcome: z.enum(['taken', 'kept_aside']), seq: z.number().int().nullable() }),
    ),
    seq: z.number().int(),
    state: z.enum(documentStates),
  }),
})

/** What others typed since; asked every few seconds while the page is seen. */
export const followDocument = endpoint({
  name: 'followDocument',
  method: 'GET',
  path: '/documents/follow',
  summary: { vi: 'Nhận nội dung người khác vừa gõ', en: 'Fetch what others typed' },
  access: 'account',
  input: z.object({ document: idShape, after: z.string().regex(/^\d{1,9}$/, { error: '0…' }) }),
  output: z.object({
    /** Merged into one, in base64; null where nothing was typed. */
    update: z.string().nullable(),
    seq: z.number().int(),
    state: z.enum(documentStates),
    stamp: z.string(),
  }),
})
