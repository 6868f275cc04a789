import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { abilityShape, textShape } from '../../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../../org/contract.ts'
import { documentKinds } from '../../document/kind.ts'
import { documentStates } from '../../document/life.ts'
import { periodShape } from './named.ts'

/** Where a page begins: `next` of the page before. */
const afterShape = z.string().regex(/^\d{1,6}$/, { error: '0…999999' })

/** What of a document waits for the reader, most urgent first. */
export const waitings = [
  'late',
  'returned',
  'section',
  'section_unheld',
  'opinion',
  'sign',
  'section_approval',
] as const

export const documentRefShape = z.object({
  id: z.string(),
  /** Short and lasting; on paper it stands with the QR, in the address as `/d/<code>`. */
  code: z.string(),
  kind: z.enum(documentKinds),
  title: z.string(),
  summary: z.string(),
  unit: unitRefShape,
  period: periodShape,
  language: z.enum(['vi', 'en']),
  state: z.enum(documentStates),
  template: z.object({ code: z.string(), name: textShape }).nullable(),
  pack: z.string().nullable(),
  createdAt: z.string(),
  createdBy: textShape,
  /** The last change to its text. */
  changedAt: z.string(),
  changedBy: textShape,
  sections: z.object({
    total: z.number().int(),
    done: z.number().int(),
    overdue: z.number().int(),
    /** The earliest day of a section that is not done. */
    nextDueOn: z.string().nullable(),
  }),
  openRemarks: z.number().int(),
  opinions: z.object({ asked: z.number().int(), given: z.number().int() }),
  waits: z.array(z.enum(waitings)),
})
export type DocumentRef = z.infer<typeof documentRefShape>

/** Documents of a unit, those of the latest period first, and of one period the newest. */
export const findDocuments = endpoint({
  name: 'findDocuments',
  method: 'GET',
  path: '/documents',
  summary: { vi: 'Văn bản đang soạn', en: 'Documents being written' },
  access: 'account',
  input: z.object({
    unit: z.string().min(1),
    state: z.enum(documentStates).optional(),
    kind: z.enum(documentKinds).optional(),
    period: z.string().optional(),
    pack: z.string().optional(),
    /** `me`: only what waits for the reader. */
    waits: z.enum(['me']).optional(),
    /** Words of title and summary; accents need not be typed. */
    search: z.string().trim().max(120).optional(),
    after: afterShape.optional(),
  }),
  output: z.object({
    documents: z.array(documentRefShape),
    total: z.number().int(),
    next: z.string().nullable(),
    /** Of the unit, whatever is searched for. */
    waiting: z.number().int(),
    can: z.object({ create: abilityShape }),
  }),
})
