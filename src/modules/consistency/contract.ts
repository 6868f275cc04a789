import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { periodKinds } from '../../platform/domain/period.ts'
import {
  abilityShape,
  dayShape,
  decimalShape,
  doneShape,
  instantShape,
  newIdShape,
  textShape,
} from '../../platform/domain/shapes.ts'
import { addressShape, findingShape } from '../figures/contract.ts'
import { words } from '../figures/quantity.ts'
import { unitRefShape } from '../org/contract.ts'
import { unitKinds, unitRoles } from '../org/unit.ts'
import { ruleContentShape, ruleKinds, ruleShape } from './rule.ts'

const absences = [
  'missing',
  'not_applicable',
  'undefined',
  'not_comparable',
  'no_measure',
  'of_most',
  'partial',
] as const
const reason = z.string().trim().min(3).max(500)

const versionShape = ruleShape.extend({
  /** Holds on `[from, until)`; null where it has no bound. */
  from: z.string().nullable(),
  until: z.string().nullable(),
  /** What the rule asks, in words. */
  sentence: textShape,
})
export type RuleVersion = z.infer<typeof versionShape>

/** Rules between figures, with their other versions and those that were replaced. */
export const listRules = endpoint({
  name: 'listRules',
  method: 'GET',
  path: '/consistency/rules',
  summary: { vi: 'Quy tắc kiểm tra số liệu', en: 'Rules between figures' },
  access: 'account',
  input: z.object({ on: dayShape.optional() }),
  output: z.object({
    on: z.string(),
    rules: z.array(
      z.object({
        code: z.string(),
        versions: z.array(versionShape.extend({ isOnDay: z.boolean() })),
        replaced: z.array(
          versionShape.extend({ replacedAt: z.string(), by: textShape, reason: z.string().nullable() }),
        ),
      }),
    ),
    can: z.object({ change: abilityShape }),
  }),
})
export type ListedRule = z.infer<typeof listRules.output>['rules'][number]

/** The code of a rule: small letters, digits, dots and dashes. */
export const ruleCodeShape = z
  .string()
  .min(3)
  .max(80)
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, { error: 'a-z 0-9 . -' })

/** Adds a rule, or gives one another version from a day on; what was believed for those days is superseded. */
export const saveRule = endpoint({
  name: 'saveRule',
  method: 'POST',
  path: '/consistency/rules/save',
  summary: { vi: 'Thêm hoặc sửa quy tắc kiểm tra', en: 'Add or change a rule between figures' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    code: ruleCodeShape,
    from: dayShape.nullable(),
    until: dayShape.nullable(),
    /** A new rule: refused where the code is taken. */
    isNew: z.boolean().default(false),
    rule: ruleContentShape,
    reason,
  }),
  output: doneShape,
})

/** From the day `on` the rule is not asked any more. */
export const endRule = endpoint({
  name: 'endRule',
  method: 'POST',
  path: '/consistency/rules/end',
  summary: { vi: 'Thôi áp dụng quy tắc kiểm tra', en: 'End a rule between figures' },
  access: 'account',
  input: z.object({ id: newIdShape, code: ruleCodeShape, on: dayShape, reason }),
  output: doneShape,
})

/** What a rule would have found in the last 12 months under a unit, before it is published. Stores nothing. */
export const tryRule = endpoint({
  name: 'tryRule',
  method: 'POST',
  path: '/consistency/rules/try',
  summary: { vi: 'Thử quy tắc trên số liệu 12 tháng qua', en: 'Try a rule on the last 12 months' },
  access: 'account',
  input: z.object({ unit: z.string().min(1), rule: ruleContentShape }),
  output: z.object({
    from: z.string(),
    until: z.string(),
    /** Units and periods at which all values were there. */
    checked: z.number().int(),
    /** Units and periods at which some values were missing. */
    unchecked: z.number().int(),
    found: z.number().int(),
    /** Not everything was asked: the work is bounded. */
    isCut: z.boolean(),
    /** The first of what was found. */
    findings: z.array(z.object({ unit: unitRefShape, period: textShape, finding: findingShape })),
  }),
})

const place = { unit: z.string().min(1), period: z.string().min(1) }

export const uncheckedShape = z.object({
  kind: z.enum(ruleKinds),
  rule: z.string(),
  name: textShape,
  why: z.enum(absences),
  /** The values that are missing, in words. */
  missing: z.array(textShape),
  addresses: z.array(addressShape),
})

/** Findings at a unit and its bodies, and at those directly under it, page by page. */
export const findingsHere = endpoint({
  name: 'findingsHere',
  method: 'GET',
  path: '/consistency/findings',
  summary: { vi: 'Điểm cần làm rõ của đơn vị', en: 'Findings at a unit' },
  access: 'account',
  input: z.object({
    ...place,
    /** Codes separated by commas; all that are held or named by a rule without it. */
    measures: z.string().optional(),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  output: z.object({
    unit: unitRefShape,
    period: z.object({ id: z.string(), text: textShape }),
    findings: z.array(findingShape),
    unchecked: z.array(uncheckedShape),
    /** Units directly below, as many as a page holds. */
    children: z.array(
      z.object({
        unit: unitRefShape,
        findings: z.array(findingShape),
        /** Further findings there, shown on its own page. */
        more: z.number().int(),
      }),
    ),
    /** Of units directly below. */
    total: z.number().int(),
    can: z.object({ answer: abilityShape }),
  }),
})

/** How many findings stand open at a unit and its bodies: for a headline. */
export const openFindings = endpoint({
  name: 'openFindings',
  method: 'GET',
  path: '/consistency/open',
  summary: { vi: 'Số điểm cần làm rõ chưa trả lời', en: 'Findings without an answer' },
  access: 'account',
  input: z.object(place),
  output: z.object({
    open: z.number().int(),
    contradictions: z.number().int(),
    questions: z.number().int(),
    answered: z.number().int(),
  }),
})

/** Every answer ever given at a unit and period, latest first. */
export const listAnswers = endpoint({
  name: 'listAnswers',
  method: 'GET',
  path: '/consistency/answers',
  summary: { vi: 'Các lần trả lời', en: 'Answers given' },
  access: 'account',
  input: z.object({ ...place, kind: z.string().optional() }),
  output: z.object({
    answers: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        answer: z.string(),
        by: textShape,
        at: instantShape,
        /** `lapsed`: the values it answered have changed. */
        state: z.enum(['stands', 'lapsed', 'replaced', 'withdrawn']),
        ended: z.object({ by: textShape, at: instantShape, reason: z.string().nullable() }).nullable(),
      }),
    ),
    can: z.object({ withdraw: abilityShape }),
  }),
})

export const withdrawAnswer = endpoint({
  name: 'withdrawAnswer',
  method: 'POST',
  path: '/consistency/answers/withdraw',
  summary: { vi: 'Rút lời trả lời', en: 'Withdraw an answer' },
  access: 'account',
  input: z.object({ id: z.uuid(), reason }),
  output: doneShape,
})

/** All that the checks need to run while somebody types, also without a network: give it to `checkTyped`. */
export const readChecks = endpoint({
  name: 'readChecks',
  method: 'GET',
  path: '/consistency/checks',
  summary: { vi: 'Quy tắc và số liệu để kiểm tra khi nhập', en: 'Rules and values to check while typing' },
  access: 'account',
  /** `measures`: codes separated by commas; every rule that names one of them comes. */
  input: z.object({ ...place, measures: z.string().min(1) }),
  output: z.object({
    unit: z.object({ code: z.string(), kind: z.enum(unitKinds), level: z.enum(unitRoles) }),
    period: z.object({ id: z.string(), kind: z.enum(periodKinds), first: z.string(), last: z.string() }),
    rules: z.array(ruleShape),
    measures: z.array(
      z.object({
        code: z.string(),
        name: textShape,
        measuredIn: textShape,
        print: z.object({
          decimals: z.number().int(),
          rounding: z.enum(['half_up', 'down']),
          saysCut: z.boolean(),
          scale: z.enum(['none', 'money']),
          grouping: z.boolean(),
        }),
        isNonNegative: z.boolean(),
        isCumulative: z.boolean(),
        classes: z.array(z.object({ code: z.string(), name: textShape })),
      }),
    ),
    values: z.array(
      z.object({
        address: addressShape,
        value: z
          .object({ word: z.enum(words), low: decimalShape, high: decimalShape, isEstimate: z.boolean() })
          .nullable(),
        absence: z.enum(absences).nullable(),
      }),
    ),
  }),
})
export type Checks = z.infer<typeof readChecks.output>
