import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import {
  abilityShape,
  dayShape,
  decimalShape,
  doneShape,
  instantShape,
  newIdShape,
  textShape,
} from '../../../platform/domain/shapes.ts'
import { printedFigureShape } from '../../figures/contract.ts'
import { unitRefShape } from '../../org/contract.ts'
import { ruleShape, targetRowShape } from '../contract.ts'
import { directions } from '../state.ts'

export const reason = z.string().trim().min(3).max(500)
/** What a plan rests on: a directive of the register, or the number and day of a decision that is not in it. */
export const decision = {
  directiveId: z.string().optional(),
  number: z.string().trim().min(1).max(60).optional(),
  decidedOn: dayShape.optional(),
}

/**
 * Opens a target with its plan. A plan is a figure (aspect `assigned` or `own`) written here and nowhere else. An own plan
 * that asks less than an assigned one needs a reason.
 */
export const openTarget = endpoint({
  name: 'openTarget',
  method: 'POST',
  path: '/targets/open',
  summary: { vi: 'Giao chỉ tiêu', en: 'Open a target' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    planEntryId: newIdShape,
    unit: z.string(),
    subject: z.string().optional(),
    measure: z.string(),
    class: z.string().optional(),
    period: z.string(),
    direction: z.enum(directions).default('at_least'),
    planAspect: z.enum(['assigned', 'own']).default('own'),
    plan: z.string().max(100),
    lead: z.string().optional(),
    ...decision,
    reason: reason.optional(),
  }),
  output: doneShape,
})

/**
 * A new plan by a decision; the old one stays in the history. A plan handed down is adjusted by the unit above. With `seen`,
 * a plan changed meanwhile is a conflict `plan-changed`, whose details show both (`seen`, `now`).
 */
export const adjustPlan = endpoint({
  name: 'adjustPlan',
  method: 'POST',
  path: '/targets/adjust',
  summary: { vi: 'Điều chỉnh kế hoạch', en: 'Adjust a plan' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    targetId: z.string(),
    plan: z.string().max(100),
    /** `plan` of the row the person saw. */
    seen: z.string().nullable().optional(),
    reason,
    ...decision,
  }),
  output: doneShape,
})

/** The own plan beside an assigned one; asking less needs a reason. */
export const setOwnPlan = endpoint({
  name: 'setOwnPlan',
  method: 'POST',
  path: '/targets/own',
  summary: { vi: 'Đặt mức tự đề ra', en: 'Set the own plan' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    targetId: z.string(),
    plan: z.string().max(100),
    reason: reason.optional(),
    ...decision,
  }),
  output: doneShape,
})

/** What is said of a target beside its plan; what is left out is taken away. */
export const describeTarget = endpoint({
  name: 'describeTarget',
  method: 'POST',
  path: '/targets/describe',
  summary: { vi: 'Ghi trọng số, mức ban đầu, ghi chú', en: 'Weight, baseline and note of a target' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    targetId: z.string(),
    weight: z.string().max(30).optional(),
    /** A value of its own, or without one the figure of the baseline's period. */
    baseline: z.string().max(100).optional(),
    baselinePeriod: z.string().max(60).optional(),
    provision: z.string().trim().max(60).optional(),
    note: z.string().trim().max(1000).optional(),
  }),
  output: doneShape,
})

/** Who leads: one body or one position; who takes part and who advises: bodies. Replaces what was recorded. */
export const setRoles = endpoint({
  name: 'setRoles',
  method: 'POST',
  path: '/targets/roles',
  summary: { vi: 'Phân công chủ trì, phối hợp, tham mưu', en: 'Who leads, takes part and advises' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    targetId: z.string(),
    lead: z.union([z.object({ unit: z.string() }), z.object({ position: z.string() })]).nullable(),
    coordinate: z.array(z.string()).max(40),
    advise: z.array(z.string()).max(40),
  }),
  output: doneShape,
})

/** The interim plan; the last point must be the plan. An earlier path stays in the history; no points take it away. */
export const setPath = endpoint({
  name: 'setPath',
  method: 'POST',
  path: '/targets/path',
  summary: { vi: 'Đặt lộ trình', en: 'Set the path of a target' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    targetId: z.string(),
    points: z.array(z.object({ on: dayShape, value: z.string().max(100) })).max(60),
    /** Values of each step, of what is summed over time; otherwise what is due in all by the day. */
    isInPeriod: z.boolean().default(false),
    reason: reason.optional(),
  }),
  output: doneShape,
})

/** Takes a target back that was opened by mistake, with its plan. */
export const withdrawTarget = endpoint({
  name: 'withdrawTarget',
  method: 'POST',
  path: '/targets/withdraw',
  summary: { vi: 'Rút chỉ tiêu', en: 'Withdraw a target' },
  access: 'account',
  input: z.object({ targetId: z.string(), reason }),
  output: doneShape,
})

const pointShape = z.object({ on: z.string(), value: decimalShape, printed: textShape })

export const readTarget = endpoint({
  name: 'readTarget',
  method: 'GET',
  path: '/targets/target',
  summary: { vi: 'Một chỉ tiêu', en: 'A target' },
  access: 'account',
  input: z.object({ id: z.string(), knownAt: instantShape.optional() }),
  output: z.object({
    unit: unitRefShape,
    /** From the root down to the unit above. */
    path: z.array(unitRefShape),
    period: z.object({ id: z.string(), text: textShape, first: z.string(), last: z.string() }),
    knownAt: z.string(),
    isPast: z.boolean(),
    row: targetRowShape,
    rule: ruleShape.nullable(),
    measure: z.object({
      /** What is summed over time has a path of running totals. */
      isSummed: z.boolean(),
      addsUp: z.boolean(),
    }),
    /** The exact plan its state means. */
    plan: decimalShape.nullable(),
    baseline: z
      .object({ printed: textShape, periodText: textShape, period: z.string(), value: decimalShape.nullable() })
      .nullable(),
    /** The directive it hangs on, where the reader may open it. */
    directiveId: z.string().nullable(),
    provision: z.string().nullable(),
    note: z.string().nullable(),
    roles: z.object({
      lead: z.object({ unit: unitRefShape, positionId: z.string().nullable(), post: textShape.nullable() }).nullable(),
      coordinate: z.array(unitRefShape),
      advise: z.array(unitRefShape),
    }),
    course: z.object({
      /** Points given by the unit; empty where a straight line is taken, or none. */
      given: z.array(pointShape),
      isStraight: z.boolean(),
      /** Each step with what is due by its end and the result by then; numbers place them on the chart. */
      steps: z.array(
        z.object({
          on: z.string(),
          due: textShape.nullable(),
          dueNumber: z.number().nullable(),
          result: textShape.nullable(),
          resultNumber: z.number().nullable(),
        }),
      ),
      proposed: z.object({ month: z.array(pointShape), quarter: z.array(pointShape) }),
      /** Earlier paths, latest first. */
      earlier: z.array(z.object({ until: z.string(), by: textShape, points: z.array(pointShape) })),
    }),
    /** The same days last year, with the difference and the percentage of it; null where nothing is known. */
    lastYear: z
      .object({
        now: printedFigureShape,
        figure: printedFigureShape,
        difference: textShape.nullable(),
        percentage: textShape.nullable(),
      })
      .nullable(),
    /** Every plan it had, latest first. */
    decisions: z.array(
      z.object({
        id: z.string(),
        aspect: z.enum(['assigned', 'own']),
        old: z.string().nullable(),
        new: z.string(),
        directive: z.object({ id: z.string(), symbol: z.string().nullable(), name: textShape }).nullable(),
        number: z.string().nullable(),
        decidedOn: z.string().nullable(),
        reason: z.string().nullable(),
        at: z.string(),
        by: textShape,
      }),
    ),
    /** The unit that handed its plan down. */
    from: unitRefShape.nullable(),
    hasChildren: z.boolean(),
    can: z.object({ write: abilityShape, adjust: abilityShape, allocate: abilityShape }),
  }),
})
export type TargetPage = z.infer<typeof readTarget.output>
