import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../platform/domain/shapes.ts'
import { sourceShape } from '../figures/contract.ts'
import { unitRefShape } from '../org/contract.ts'
import { directiveKinds } from './directive.ts'

export const directiveShape = z.object({
  id: z.string(),
  code: z.string(),
  /** `05-NQ/TU`; null when the source does not print it. */
  symbol: z.string().nullable(),
  kind: z.enum(directiveKinds),
  kindName: textShape,
  issuer: unitRefShape,
  issuedOn: z.string().nullable(),
  name: textShape,
  source: sourceShape.nullable(),
})

export const listDirectives = endpoint({
  name: 'listDirectives',
  method: 'GET',
  path: '/directives',
  summary: { vi: 'Văn bản chỉ đạo', en: 'Directives' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({ directives: z.array(directiveShape), can: z.object({ register: abilityShape }) }),
})

/** Registers a directive that another system issued; numbers are never given here. Nothing classified is kept. */
export const registerDirective = endpoint({
  name: 'registerDirective',
  method: 'POST',
  path: '/directives/register',
  summary: { vi: 'Ghi văn bản chỉ đạo vào sổ', en: 'Register a directive' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    issuer: z.string(),
    kind: z.enum(directiveKinds),
    symbol: z.string().max(60),
    issuedOn: dayShape.optional(),
    title: z.string().trim().min(3).max(500),
    secrecy: z.enum(['none', 'mat', 'toi_mat', 'tuyet_mat']).default('none'),
  }),
  output: doneShape,
})
