import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../platform/domain/shapes.ts'
import { sourceShape } from '../figures/contract.ts'
import { unitRefShape } from '../org/contract.ts'
import { audiences } from './directive.ts'
import { forces } from './force.ts'
import { secrecyLevels } from './secrecy.ts'

export const directiveShape = z.object({
  id: z.string(),
  code: z.string(),
  /** `05-NQ/TU`; null when the source does not print it. */
  symbol: z.string().nullable(),
  kind: z.string(),
  kindName: textShape,
  issuer: unitRefShape,
  issuedOn: z.string().nullable(),
  name: textShape,
  force: z.enum(forces),
  source: sourceShape.nullable(),
})

/** Whose documents a register shows: those of the unit and its organs, of the units above, of the units below. */
export const sides = ['own', 'above', 'below'] as const

export const listDirectives = endpoint({
  name: 'listDirectives',
  method: 'GET',
  path: '/directives',
  summary: { vi: 'Văn bản chỉ đạo', en: 'Directives' },
  access: 'account',
  input: z.object({
    unit: z.string(),
    side: z.enum(sides).default('own'),
    /** In symbol, title and summary, without regard to diacritics. */
    search: z.string().trim().max(100).optional(),
    kind: z.string().optional(),
    /** Code of the issuer. */
    issuer: z.string().optional(),
    year: z.coerce.number().int().min(1930).max(2200).optional(),
    force: z.enum(['in_force', 'not_in_force']).optional(),
    /** From 1. */
    page: z.coerce.number().int().min(1).max(10_000).default(1),
    size: z.coerce.number().int().min(1).max(500).default(200),
  }),
  output: z.object({
    directives: z.array(directiveShape),
    total: z.number().int(),
    /** What may be filtered by on this side, with how many documents each has. */
    kinds: z.array(z.object({ code: z.string(), name: textShape, count: z.number().int() })),
    issuers: z.array(z.object({ unit: unitRefShape, count: z.number().int() })),
    years: z.array(z.object({ year: z.number().int(), count: z.number().int() })),
    can: z.object({ register: abilityShape, import: abilityShape }),
  }),
})

export const provisionInput = z.object({
  id: newIdShape,
  number: z.string().trim().min(1).max(20),
  text: z.string().trim().min(1).max(4000),
  hint: z.string().trim().max(300).optional(),
})

/** What is typed of a document; the same when it is registered and when it is corrected. */
export const typedDirective = {
  issuer: z.string(),
  kind: z.string(),
  symbol: z.string().max(60),
  issuedOn: dayShape.optional(),
  title: z.string().trim().min(3).max(500),
  secrecy: z.enum(secrecyLevels).default('none'),
  summary: z.string().trim().max(4000).optional(),
  signedOn: dayShape.optional(),
  effectiveOn: dayShape.optional(),
  /** A period: `2021..2025`, `2026`, `term:…`, or open: `2013..`. */
  horizon: z.string().trim().max(60).optional(),
  audience: z.enum(audiences).default('subtree'),
  /** Codes of other organs that issued it jointly. */
  partners: z.array(z.string()).max(20).default([]),
  provisions: z.array(provisionInput).max(200).default([]),
}

/** Registers a directive that another system issued; numbers are never given here. Nothing classified is kept. */
export const registerDirective = endpoint({
  name: 'registerDirective',
  method: 'POST',
  path: '/directives/register',
  summary: { vi: 'Ghi văn bản chỉ đạo vào sổ', en: 'Register a directive' },
  access: 'account',
  input: z.object({ id: newIdShape, ...typedDirective }),
  output: doneShape,
})
