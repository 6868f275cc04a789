import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../contract.ts'

const reason = z.string().trim().min(3).max(500)
const congress = {
  /** The number of the congress and its term: 14 for `khóa XIV`. */
  number: z.coerce.number().int().min(1).max(99),
  congressFirst: dayShape,
  /** The day it closed; the term begins on the day after. */
  congressLast: dayShape,
}

export const termShape = z.object({
  code: z.string(),
  /** Its address as a period: `term:can-tho:2015-2020`. */
  period: z.string(),
  /** `2015-2020`. */
  years: z.string(),
  number: z.number().nullable(),
  congress: z.object({ first: z.string(), last: z.string() }).nullable(),
  first: z.string(),
  last: z.string(),
  /** The next congress is not known: the last day is assumed. */
  isAssumed: z.boolean(),
  isCurrent: z.boolean(),
})

/** The terms of a unit's committee, latest first. */
export const listTerms = endpoint({
  name: 'listTerms',
  method: 'GET',
  path: '/terms',
  summary: { vi: 'Nhiệm kỳ và đại hội', en: 'Terms and congresses' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({
    committee: unitRefShape,
    terms: z.array(termShape),
    nextNumber: z.number(),
    /** How long a term is assumed to last, and by which rule. */
    assumed: z.object({ months: z.number(), source: z.string(), isConfirmed: z.boolean() }),
    can: z.object({ register: abilityShape }),
  }),
})

/** Registers a congress that is over and the term it opened; the earlier term ends on its closing day. */
export const registerTerm = endpoint({
  name: 'registerTerm',
  method: 'POST',
  path: '/terms/register',
  summary: { vi: 'Ghi đại hội và nhiệm kỳ vào sổ', en: 'Register a congress and its term' },
  access: 'account',
  input: z.object({
    unit: z.string(),
    ...congress,
    /** The last year of the term as everybody calls it (2025 in `2020-2025`); by the rule when not given. */
    lastYear: z.coerce.number().int().min(1930).max(2200).optional(),
  }),
  output: doneShape,
})

export const correctTerm = endpoint({
  name: 'correctTerm',
  method: 'POST',
  path: '/terms/correct',
  summary: { vi: 'Đính chính một nhiệm kỳ', en: 'Correct a term' },
  access: 'account',
  input: z.object({ code: z.string(), ...congress, reason }),
  output: doneShape,
})

/** Takes a term out of the register that should not be there; refused while figures or targets bear its period. */
export const withdrawTerm = endpoint({
  name: 'withdrawTerm',
  method: 'POST',
  path: '/terms/withdraw',
  summary: { vi: 'Rút một nhiệm kỳ ghi nhầm', en: 'Withdraw a term' },
  access: 'account',
  input: z.object({ code: z.string(), reason }),
  output: doneShape,
})
