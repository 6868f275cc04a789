import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, instantShape, newIdShape, textShape } from '../../platform/domain/shapes.ts'
import { findingShape, printedFigureShape } from '../figures/contract.ts'
import { unitRefShape } from '../org/contract.ts'
import { directions, targetStates } from './target.ts'

const directiveRefShape = z.object({ symbol: z.string().nullable(), name: textShape, issuedOn: z.string().nullable() })

export const targetRowShape = z.object({
  id: z.string(),
  rank: z.number().int(),
  group: textShape.nullable(),
  direction: z.enum(directions),
  name: textShape,
  result: printedFigureShape,
  assigned: printedFigureShape.nullable(),
  own: printedFigureShape.nullable(),
  /** A plan that is no number (a date, a class, words, a range). */
  planWords: textShape.nullable(),
  /** Which plan the percentage and the state mean. */
  planAspect: z.enum(['assigned', 'own']),
  /** For `at_least`: percentage of that plan; for `at_most`: the difference. */
  progress: z
    .object({ kind: z.enum(['percentage', 'difference', 'days']), printed: textShape, ratio: z.number().nullable() })
    .nullable(),
  state: z.object({ code: z.enum(targetStates), name: textShape, reason: textShape }),
  /** The last periods of the same measure, oldest first, for the small line; null where nothing is known. */
  trend: z.array(z.object({ period: z.string(), value: z.number().nullable() })),
  lead: unitRefShape.nullable(),
  directive: directiveRefShape.nullable(),
  lastChange: z.object({ at: z.string(), by: textShape }).nullable(),
})
export type TargetRow = z.infer<typeof targetRowShape>

/** The board of a unit for a period: what a leader sees in one look. At most 8 statements, however many targets. */
export const readBoard = endpoint({
  name: 'readBoard',
  method: 'GET',
  path: '/targets/board',
  summary: { vi: 'Bảng điều hành của một đơn vị', en: 'The board of a unit' },
  access: 'account',
  input: z.object({ unit: z.string(), period: z.string().optional(), knownAt: instantShape.optional() }),
  output: z.object({
    unit: unitRefShape,
    path: z.array(unitRefShape),
    period: z.object({ id: z.string(), text: textShape, first: z.string(), last: z.string() }),
    /** Periods that hold figures of this unit, latest first, for the picker. */
    periods: z.array(z.object({ id: z.string(), text: textShape })),
    knownAt: z.string(),
    isPast: z.boolean(),
    existed: z.boolean(),
    theme: z.object({ period: z.string(), text: textShape, isSuperior: z.boolean() }).nullable(),
    superiorTheme: z.object({ period: z.string(), text: textShape, unit: unitRefShape }).nullable(),
    breakthroughs: z.array(z.object({ rank: z.number().int(), text: textShape, period: z.string() })),
    targets: z.array(targetRowShape),
    /** Figures of this unit and its bodies in the period that no target names, with their owner. */
    figures: z.array(printedFigureShape),
    findings: z.array(findingShape),
    children: z.array(
      z.object({
        unit: unitRefShape,
        isOpen: z.boolean(),
        targets: z.number().int(),
        met: z.number().int(),
        notMet: z.number().int(),
        inProgress: z.number().int(),
        undecided: z.number().int(),
      }),
    ),
    waiting: z.object({ toApprove: z.number().int() }),
    can: z.object({ enter: abilityShape, approve: abilityShape, setTarget: abilityShape, issue: abilityShape }),
  }),
})
export type Board = z.infer<typeof readBoard.output>

export const setTheme = endpoint({
  name: 'setTheme',
  method: 'POST',
  path: '/targets/theme',
  summary: { vi: 'Đặt chủ đề năm hoặc khâu đột phá', en: 'Set the theme of a year or a breakthrough' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    unit: z.string(),
    kind: z.enum(['theme', 'breakthrough']),
    period: z.string(),
    vi: z.string().trim().min(3).max(500),
    en: z.string().trim().max(500).default(''),
  }),
  output: doneShape,
})

/** Opens a target with its plan. A plan is a figure (aspect `assigned` or `own`) written here and nowhere else. */
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
    directiveId: z.string().optional(),
  }),
  output: doneShape,
})

/** A new plan by a decision; the old one stays in the history. */
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
    reason: z.string().trim().min(3).max(500),
    directiveId: z.string().optional(),
    decidedOn: dayShape.optional(),
  }),
  output: doneShape,
})
