import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, decimalShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { printedFigureShape } from '../../figures/contract.ts'
import { unitRefShape } from '../../org/contract.ts'
import { ways } from '../allocation.ts'
import { targetRowShape } from '../contract.ts'
import { decision, reason } from './target.ts'

/** The plan and the parts of an allocation as they stand; units without one are left out. */
export const allocationSeenShape = z.object({
  plan: decimalShape.nullable(),
  parts: z.array(z.object({ unit: z.string(), value: decimalShape })).max(1000),
})
export type AllocationSeen = z.infer<typeof allocationSeenShape>

const amountShape = z.object({ value: decimalShape, printed: textShape })

/** How the plan of a target is handed down, with what is needed to propose shares. */
export const readAllocation = endpoint({
  name: 'readAllocation',
  method: 'GET',
  path: '/targets/allocation',
  summary: { vi: 'Giao chỉ tiêu cho đơn vị trực thuộc', en: 'How a plan is handed down' },
  access: 'account',
  input: z.object({ id: z.string() }),
  output: z.object({
    /** Parts make the whole; otherwise nothing is summed, and every unit may get the same value. */
    isAdditive: z.boolean(),
    isWhole: z.boolean(),
    isNonNegative: z.boolean(),
    /** Digits after the comma that parts may have. */
    decimals: z.number().int(),
    measuredIn: textShape,
    plan: amountShape.nullable(),
    allocated: amountShape.nullable(),
    unallocated: amountShape.nullable(),
    over: amountShape.nullable(),
    decision: z
      .object({
        way: z.enum(ways),
        isStretch: z.boolean(),
        reason: z.string().nullable(),
        directive: z.object({ id: z.string(), symbol: z.string().nullable(), name: textShape }).nullable(),
        number: z.string().nullable(),
        decidedOn: z.string().nullable(),
        at: z.string(),
        by: textShape,
      })
      .nullable(),
    lines: z.array(
      z.object({
        /** The Party organisation; the plan belongs to the like body of it. */
        unit: unitRefShape,
        isOpen: z.boolean(),
        /** Its target of the same measure and period; null: it follows none. */
        targetId: z.string().nullable(),
        assigned: printedFigureShape.nullable(),
        own: printedFigureShape.nullable(),
        isOwnBelow: z.boolean(),
        /** Of the plan of the unit above. */
        share: textShape.nullable(),
        lastYear: printedFigureShape.nullable(),
        members: decimalShape.nullable(),
        result: printedFigureShape,
        state: targetRowShape.shape.state.nullable(),
      }),
    ),
    /** What is shown above, for `seen` when it is handed down. */
    seen: allocationSeenShape,
    can: z.object({ allocate: abilityShape }),
  }),
})
export type AllocationPage = z.infer<typeof readAllocation.output>

/**
 * Hands a plan down to the units below, all of them in one act or none. Units that hold a plan and are not named keep it;
 * those in `takeBack` lose it.
 * More than the plan needs `isStretch` and a reason. Each unit named gets a target where it has none. With `seen`, a plan or
 * a part changed meanwhile is a conflict `allocation-changed`, whose details show both (`seen`, `now`).
 */
export const allocatePlan = endpoint({
  name: 'allocatePlan',
  method: 'POST',
  path: '/targets/allocate',
  summary: { vi: 'Giao kế hoạch xuống', en: 'Hand a plan down' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    targetId: z.string(),
    way: z.enum(ways),
    parts: z.array(z.object({ unit: z.string(), value: z.string().max(100) })).max(1000),
    takeBack: z.array(z.string()).max(1000).default([]),
    isStretch: z.boolean().default(false),
    seen: allocationSeenShape.optional(),
    reason: reason.optional(),
    ...decision,
  }),
  output: doneShape,
})
