import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { unitRefShape } from '../../../org/contract.ts'
import { personShape } from './named.ts'

/** Accounts that may be put in charge of a section or asked for an opinion: those with a role over the unit or below it. */
export const listDocumentPeople = endpoint({
  name: 'listDocumentPeople',
  method: 'GET',
  path: '/documents/people',
  summary: { vi: 'Người có thể được phân công', en: 'People who may be put in charge' },
  access: 'account',
  input: z.object({ unit: z.string().min(1), search: z.string().trim().max(120).optional() }),
  output: z.object({
    people: z.array(personShape.extend({ unit: unitRefShape.nullable(), roles: z.array(z.string()) })),
  }),
})
