import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape } from '../../../../platform/domain/shapes.ts'
import { idShape, keyShape, personShape } from './named.ts'

const sectionStates = ['open', 'done', 'approved'] as const

export const sectionShape = z.object({
  key: z.string(),
  title: z.string(),
  /** An account, or a post or body in words. */
  owner: personShape.nullable(),
  ownerPost: z.string().nullable(),
  dueOn: z.string().nullable(),
  state: z.enum(sectionStates),
  markedBy: personShape.nullable(),
  markedAt: z.string().nullable(),
  note: z.string().nullable(),
  /** Its words were changed after it was marked as done or approved. */
  isChangedSince: z.boolean(),
  /** A heading of the text begins it. */
  isInText: z.boolean(),
  /** Paragraphs taken over from an earlier document and not touched since. */
  oldBlocks: z.number().int(),
  isMine: z.boolean(),
  can: z.object({ write: abilityShape, done: abilityShape, reopen: abilityShape, approve: abilityShape }),
})
export type DocumentSection = z.infer<typeof sectionShape>

/** Sets all sections anew: who writes which, until when. What was marked as done stays so. */
export const setDocumentSections = endpoint({
  name: 'setDocumentSections',
  method: 'POST',
  path: '/documents/sections',
  summary: { vi: 'Phân công các phần', en: 'Assign the sections' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    sections: z
      .array(
        z.object({
          key: keyShape,
          title: z.string().trim().min(1).max(300),
          /** An account; or a post or body in words. */
          owner: z.string().max(40).nullable().default(null),
          ownerPost: z.string().trim().max(200).nullable().default(null),
          dueOn: dayShape.nullable().default(null),
        }),
      )
      .max(60),
  }),
  output: doneShape,
})

export const markDocumentSection = endpoint({
  name: 'markDocumentSection',
  method: 'POST',
  path: '/documents/mark-section',
  summary: { vi: 'Báo xong, duyệt hoặc mở lại một phần', en: 'Mark a section done, approved or open' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    key: keyShape,
    mark: z.enum(['done', 'approve', 'reopen']),
    note: z.string().trim().max(500).optional(),
  }),
  output: doneShape.extend({ state: z.enum(sectionStates) }),
})
