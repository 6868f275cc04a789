import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { abilityShape, decimalShape, instantShape, textShape } from '../../platform/domain/shapes.ts'
import { findingShape, printedFigureShape } from '../figures/contract.ts'
import { unitRefShape } from '../org/contract.ts'
import { confidences } from '../regulations/regulation.ts'
import { methods } from './forecast.ts'
import { directions, targetStates } from './state.ts'

export const directiveRefShape = z.object({
  symbol: z.string().nullable(),
  name: textShape,
  issuedOn: z.string().nullable(),
})

export const targetRowShape = z.object({
  id: z.string(),
  unit: unitRefShape,
  rank: z.number().int(),
  /** The group it stands in; its name beside it. */
  groupId: z.string().nullable(),
  group: textShape.nullable(),
  direction: z.enum(directions),
  name: textShape,
  result: printedFigureShape,
  assigned: printedFigureShape.nullable(),
  own: printedFigureShape.nullable(),
  /** A plan that is no number (a date, a class, words, a range). */
  planWords: textShape.nullable(),
  /** That plan as its history keeps it (a decimal, two with `..` between, or the words): what an adjustment has seen. */
  plan: z.string().nullable(),
  /** Which plan the percentage and the state mean. */
  planAspect: z.enum(['assigned', 'own']),
  /** The own plan asks less than the assigned one. */
  isOwnBelow: z.boolean(),
  weight: decimalShape.nullable(),
  /** For `at_least`: percentage of that plan; for `at_most`: the difference. */
  progress: z
    .object({ kind: z.enum(['percentage', 'difference', 'days']), printed: textShape, ratio: z.number().nullable() })
    .nullable(),
  state: z.object({ code: z.enum(targetStates), name: textShape, reason: textShape }),
  /** What its path asks for by the day the result is known for; `ratio` of the plan places it on a bar. */
  due: z
    .object({
      on: z.string(),
      printed: textShape,
      /** Without what it is counted in. */
      printedNumber: textShape,
      isStraight: z.boolean(),
      ratio: z.number().nullable(),
    })
    .nullable(),
  /** What is expected at the end of its period, by which method, and whether that keeps the plan. */
  forecast: z
    .object({
      printed: textShape,
      printedNumber: textShape,
      method: z.enum(methods),
      methodName: textShape,
      keeps: z.enum(['yes', 'no', 'unknown']),
    })
    .nullable(),
  /** By how much more was handed down to the units below than the plan. */
  over: textShape.nullable(),
  /** The last periods of the same measure, oldest first, for the small line; null where nothing is known. */
  trend: z.array(z.object({ period: z.string(), value: z.number().nullable() })),
  /** The body that leads, or in which the leading post stands. */
  lead: unitRefShape.nullable(),
  leadPost: textShape.nullable(),
  directive: directiveRefShape.nullable(),
  lastChange: z.object({ at: z.string(), by: textShape }).nullable(),
})
export type TargetRow = z.infer<typeof targetRowShape>

const wordedShape = z.object({ id: z.string(), rank: z.number().int(), text: textShape, period: z.string() })

export const ruleShape = z.object({
  words: textShape,
  from: z.string().nullable(),
  source: z.string(),
  confidence: z.enum(confidences),
})

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
    theme: z.object({ id: z.string(), period: z.string(), text: textShape, isSuperior: z.boolean() }).nullable(),
    superiorTheme: z.object({ period: z.string(), text: textShape, unit: unitRefShape }).nullable(),
    breakthroughs: z.array(wordedShape),
    /** Aims in words. */
    objectives: z.array(wordedShape),
    /** Groups of tasks in order, with the weights of their targets; the progress only where all have one. */
    groups: z.array(
      z.object({
        id: z.string(),
        text: textShape,
        period: z.string(),
        weight: decimalShape,
        isWeighed: z.boolean(),
        progress: textShape.nullable(),
      }),
    ),
    /** By which rule states are told on the day, in words; null where none was set. */
    rule: ruleShape.nullable(),
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
        /** Late or at risk. */
        behind: z.number().int(),
        inProgress: z.number().int(),
        undecided: z.number().int(),
      }),
    ),
    waiting: z.object({ toApprove: z.number().int() }),
    can: z.object({ enter: abilityShape, approve: abilityShape, setTarget: abilityShape, issue: abilityShape }),
  }),
})
export type Board = z.infer<typeof readBoard.output>
