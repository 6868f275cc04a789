import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { unitRoles } from '../../org/unit.ts'
import { coverageStates, demandBases } from '../coverage.ts'
import { demandShape, reasonShape } from './document.ts'

/** A document demands of units below that each issue its own, or answer, by a day. */
export const demandProgrammes = endpoint({
  name: 'demandProgrammes',
  method: 'POST',
  path: '/directives/demands/demand',
  summary: { vi: 'Yêu cầu cấp dưới ban hành văn bản thực hiện', en: 'Demand programmes of the levels below' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    directive: z.string(),
    base: z.enum(demandBases),
    /** Roles of the Party organisations asked; without them and a list: those directly below. */
    levels: z.array(z.enum(unitRoles)).min(1).max(10).optional(),
    /** Codes of the units asked. */
    units: z.array(z.string()).min(1).max(2000).optional(),
    dueOn: dayShape,
    body: z.string().trim().min(3).max(500),
  }),
  output: doneShape,
})

export const withdrawDemand = endpoint({
  name: 'withdrawDemand',
  method: 'POST',
  path: '/directives/demands/withdraw',
  summary: { vi: 'Rút yêu cầu', en: 'Withdraw a demand' },
  access: 'account',
  input: z.object({ id: z.string(), reason: reasonShape }),
  output: doneShape,
})

/** Who answered a demand in time, late, or not; a reader below sees only its own units. */
export const readCoverage = endpoint({
  name: 'readCoverage',
  method: 'GET',
  path: '/directives/demands/demand',
  summary: { vi: 'Tình hình ban hành văn bản thực hiện', en: 'Coverage of a demand' },
  access: 'account',
  input: z.object({ id: z.string() }),
  output: demandShape.extend({
    directive: z.object({ id: z.string(), symbol: z.string().nullable(), name: textShape, issuer: unitRefShape }),
    isByHand: z.boolean(),
    lines: z.array(
      z.object({
        unit: unitRefShape,
        state: z.enum(coverageStates),
        doneOn: z.string().nullable(),
        document: z.object({ id: z.string(), symbol: z.string().nullable(), name: textShape }).nullable(),
        /** Recorded by hand: the answer, or why the unit is exempt. */
        answer: z.object({ id: z.string(), note: z.string() }).nullable(),
      }),
    ),
    can: z.object({ answer: abilityShape }),
  }),
})

/** Records by hand that an agency or head answered, or that a unit is exempt and why. */
export const answerDemand = endpoint({
  name: 'answerDemand',
  method: 'POST',
  path: '/directives/demands/answer',
  summary: { vi: 'Ghi kết quả hoặc lý do được miễn', en: 'Record an answer or an exemption' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    demand: z.string(),
    unit: z.string(),
    kind: z.enum(['done', 'exempt']),
    doneOn: dayShape.optional(),
    note: z.string().trim().min(3).max(500),
  }),
  output: doneShape,
})

export const withdrawDemandAnswer = endpoint({
  name: 'withdrawDemandAnswer',
  method: 'POST',
  path: '/directives/demands/answer/withdraw',
  summary: { vi: 'Bỏ kết quả ghi nhầm', en: 'Take an answer back' },
  access: 'account',
  input: z.object({ id: z.string(), reason: reasonShape }),
  output: doneShape,
})
