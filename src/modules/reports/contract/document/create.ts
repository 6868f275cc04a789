import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { doneShape, newIdShape, textShape } from '../../../../platform/domain/shapes.ts'
import { documentKinds } from '../../document/kind.ts'
import { idShape } from './named.ts'

/** A figure, table or chart of a template that this installation cannot fill; it stays in the text and shows why. */
export const placeProblemShape = z.object({
  /** The id of the figure, table or chart. */
  place: z.string(),
  kind: z.enum(['figure', 'table', 'chart']),
  code: z.enum(['unknown-measure', 'unknown-class', 'unknown-unit', 'unknown-period']),
  /** The measure, class, unit or period meant. */
  named: z.string(),
  message: textShape,
  /** The heading under which it stands. */
  under: z.string(),
})
export type PlaceProblem = z.infer<typeof placeProblemShape>

/** What a new document begins from. */
export const startShape = z.discriminatedUnion('from', [
  z.object({ from: z.literal('template'), template: z.string().min(1) }),
  /** The last document of the unit by this template; its prose is marked as old, its figures are renewed. */
  z.object({ from: z.literal('last'), template: z.string().min(1) }),
  z.object({ from: z.literal('document'), document: idShape }),
  z.object({
    from: z.literal('empty'),
    kind: z.enum(documentKinds).default('other'),
    title: z.string().max(120).optional(),
  }),
])
export type DocumentStart = z.infer<typeof startShape>

export const createDocument = endpoint({
  name: 'createDocument',
  method: 'POST',
  path: '/documents/create',
  summary: { vi: 'Soạn văn bản mới', en: 'Begin a document' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    unit: z.string().min(1),
    period: z.string().min(1),
    start: startShape,
    language: z.enum(['vi', 'en']).default('vi'),
  }),
  output: doneShape.extend({
    code: z.string(),
    /** Places of the template that cannot be filled here; the document is made all the same. */
    problems: z.array(placeProblemShape),
    /** The document whose prose was taken over. */
    takenFrom: z.string().nullable(),
  }),
})
