import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { dayShape, doneShape, newIdShape } from '../../../../platform/domain/shapes.ts'
import { documentEvents, documentStates } from '../../document/life.ts'
import { idShape, personShape } from './named.ts'

export const stepShape = z.object({
  event: z.enum(['create', ...documentEvents]),
  state: z.enum(documentStates),
  note: z.string().nullable(),
  by: personShape,
  at: z.string(),
  /** The version kept at this step. */
  version: z.number().int().nullable(),
})

/**
 * A step of its life that needs no printing: `freeze`, `unfreeze` and `issue` are of `contract/edition.ts`. Each step keeps a
 * version. `ask-opinions` names who is asked; `return` and `withdraw` need a note.
 */
export const stepDocument = endpoint({
  name: 'stepDocument',
  method: 'POST',
  path: '/documents/step',
  summary: { vi: 'Chuyển bước của văn bản', en: 'Take a document a step on' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    document: idShape,
    event: z.enum(['ask-opinions', 'end-opinions', 'submit', 'return', 'withdraw']),
    note: z.string().trim().max(1_000).default(''),
    /** Accounts in charge whose opinion is asked for. */
    ask: z.array(z.string().max(40)).max(40).default([]),
    /** Until when they are to answer. */
    dueOn: dayShape.nullable().default(null),
  }),
  output: doneShape.extend({ state: z.enum(documentStates), version: z.number().int() }),
})
