import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, doneShape, newIdShape, nothingShape } from '../../../platform/domain/shapes.ts'
import { confidences } from '../../regulations/regulation.ts'

const symbolShape = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\p{L}{1,6}$/u, { error: 'NQ, CTr' }),
  confidence: z.enum(confidences),
})

export const directiveTypeShape = z.object({
  code: z.string(),
  vi: z.string(),
  en: z.string(),
  symbols: z.array(symbolShape),
  isLeading: z.boolean(),
  rank: z.number().int(),
  source: z.string(),
  confidence: z.enum(confidences),
})

/** The table of types as it holds today. */
export const listDirectiveTypes = endpoint({
  name: 'listDirectiveTypes',
  method: 'GET',
  path: '/directives/types',
  summary: { vi: 'Các loại văn bản', en: 'Types of documents' },
  access: 'account',
  input: nothingShape,
  output: z.object({ types: z.array(directiveTypeShape), can: z.object({ change: abilityShape }) }),
})

/** Changes a type from today on, or adds one; what held before stays for documents of that time. */
export const changeDirectiveType = endpoint({
  name: 'changeDirectiveType',
  method: 'POST',
  path: '/directives/types/change',
  summary: { vi: 'Sửa loại văn bản', en: 'Change a type of documents' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    code: z.string().regex(/^[a-z][a-z_]{1,40}$/, { error: 'a_code' }),
    vi: z.string().trim().min(2).max(100),
    en: z.string().trim().min(2).max(100),
    symbols: z.array(symbolShape).max(8),
    isLeading: z.boolean(),
    source: z.string().trim().max(200).default(''),
    confidence: z.enum(confidences),
    reason: z.string().trim().min(3).max(500),
  }),
  output: doneShape,
})
