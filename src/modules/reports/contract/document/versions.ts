import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { doneShape, newIdShape } from '../../../../platform/domain/shapes.ts'
import { contentShape } from '../../document/content.ts'
import { documentEvents } from '../../document/life.ts'
import { idShape, personShape } from './named.ts'

export const versionShape = z.object({
  number: z.number().int(),
  /** Given by hand; empty for one that was kept at a step. */
  name: z.string(),
  reason: z.enum(['by_hand', 'restore', 'create', ...documentEvents]),
  by: personShape,
  at: z.string(),
  blocks: z.number().int(),
  words: z.number().int(),
})
export type DocumentVersion = z.infer<typeof versionShape>

export const keepDocumentVersion = endpoint({
  name: 'keepDocumentVersion',
  method: 'POST',
  path: '/documents/keep-version',
  summary: { vi: 'Giữ lại một bản', en: 'Keep a version' },
  access: 'account',
  input: z.object({ id: newIdShape, document: idShape, name: z.string().trim().min(1).max(120) }),
  output: doneShape.extend({ number: z.number().int() }),
})

/** A version as content, to be set beside another one; without a number the text as it stands now. */
export const readDocumentVersion = endpoint({
  name: 'readDocumentVersion',
  method: 'GET',
  path: '/documents/version',
  summary: { vi: 'Đọc một bản đã giữ', en: 'Read a version' },
  access: 'account',
  input: z.object({
    document: idShape,
    number: z
      .string()
      .regex(/^\d{1,6}$/, { error: '1…' })
      .optional(),
  }),
  output: z.object({ version: versionShape.nullable(), content: contentShape }),
})

/** Brings the words of a version back as one more change; the text as it stood is kept as a version first. */
export const restoreDocumentVersion = endpoint({
  name: 'restoreDocumentVersion',
  method: 'POST',
  path: '/documents/restore',
  summary: { vi: 'Lấy lại nội dung của một bản', en: 'Restore a version' },
  access: 'account',
  input: z.object({ id: newIdShape, document: idShape, number: z.number().int().min(1) }),
  output: doneShape.extend({ seq: z.number().int(), keptAs: z.number().int() }),
})
