import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'

export const dueShape = z.object({
  personId: z.string(),
  name: z.string(),
  /** `1960`, `1960-05` or `1960-05-19`. */
  birth: z.string().nullable(),
  sex: z.enum(['female', 'male']).nullable(),
  cell: unitRefShape,
  /** Party age is counted from the decision of the present membership. */
  partyAgeFrom: z.string(),
  /** Admitted again: what time out of the Party counts is decided by the authority, not here. */
  isReadmitted: z.boolean(),
  years: z.number(),
  reachedOn: z.string(),
  /** Reached by an earlier round and not awarded then. */
  isLate: z.boolean(),
  award: z
    .object({ id: z.string(), roundOn: z.string(), isEarly: z.boolean(), reason: z.string().nullable() })
    .nullable(),
})

/** Who is due for the badge in a round (the next one by default): those of the round, late ones, and early awards. */
export const listBadgesDue = endpoint({
  name: 'listBadgesDue',
  method: 'GET',
  path: '/badges',
  summary: { vi: 'Danh sách trao Huy hiệu Đảng', en: 'Who is due for the badge' },
  access: 'account',
  input: z.object({ unit: z.string(), round: dayShape.optional() }),
  output: z.object({
    unit: unitRefShape,
    round: z.string(),
    /** The day of the round before: who reached an age by it belonged to that round. */
    after: z.string().nullable(),
    rounds: z.array(z.string()),
    /** Years of Party age that earn a badge in this round. */
    ages: z.array(z.number()),
    /** Late ones are looked for from this day on; null while nothing was recorded. */
    lateSince: z.string().nullable(),
    rule: z.object({ source: z.string(), isConfirmed: z.boolean() }),
    due: z.array(dueShape),
    can: z.object({ award: abilityShape }),
  }),
})

/** Records badges that were awarded in a round: all of them or none. */
export const awardBadges = endpoint({
  name: 'awardBadges',
  method: 'POST',
  path: '/badges/award',
  summary: { vi: 'Ghi đã trao Huy hiệu Đảng', en: 'Record awarded badges' },
  access: 'account',
  input: z.object({
    round: dayShape,
    awards: z
      .array(
        z.object({
          id: newIdShape,
          person: z.string(),
          years: z.number().int(),
          isEarly: z.boolean().default(false),
          reason: z.string().trim().max(500).optional(),
        }),
      )
      .min(1)
      .max(1000),
  }),
  output: z.object({ awarded: z.number() }),
})

/** Takes back an award that was recorded by mistake. */
export const withdrawBadge = endpoint({
  name: 'withdrawBadge',
  method: 'POST',
  path: '/badges/withdraw',
  summary: { vi: 'Rút lần ghi trao nhầm', en: 'Withdraw an award' },
  access: 'account',
  input: z.object({ id: z.string(), reason: z.string().trim().min(3).max(500) }),
  output: doneShape,
})
