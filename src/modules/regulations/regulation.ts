import { z } from 'zod'
import { type Day, daysInMonth, weekdayOf } from '../../platform/domain/day.ts'
import { dayShape, textShape } from '../../platform/domain/shapes.ts'
import type { Text } from '../../platform/domain/text.ts'

/**
 * How well the product knows a rule: its text was read; only a part, or an older text, was read; nothing was read, and
 * the value is a setting.
 */
export const confidences = ['confirmed', 'partial', 'unconfirmed'] as const
export type Confidence = (typeof confidences)[number]

const whole = z.number().int().min(1).max(10_000)
/** What a reader has to know beside the value. */
const noted = { note: textShape.optional() }
const workingDays = z.strictObject({ workingDays: whole, ...noted })
const months = z.strictObject({ months: whole, ...noted })
const count = z.strictObject({ count: whole, ...noted })
const named = { vi: z.string().min(1), en: z.string().min(1) }

/** The shape of the value of every rule; the sentence that says it in words is in sentence.ts. */
export const valueShapes = {
  /** Years of age when the cell considers, both ends included. */
  'people.admission-age': z
    .strictObject({ least: whole, most: whole, countedBy: z.literal('month'), ...noted })
    .refine((age) => age.least <= age.most),
  'people.ceremony-within': workingDays,
  'people.probation': months,
  'people.consider-within': workingDays,
  'people.transfer-start-within': workingDays,
  'people.transfer-present-within': workingDays,
  'people.sponsors': count,
  'people.sponsor-together': months,
  'people.readmission-after': months,
  'people.badge-years': z.strictObject({ years: z.array(whole).min(1), ...noted }),
  'people.badge-rounds': z.strictObject({
    rounds: z
      .array(
        z
          .strictObject({ month: z.number().int().min(1).max(12), date: z.number().int().min(1) })
          .refine((round) => round.date <= daysInMonth(2024, round.month)),
      )
      .min(1),
    ...noted,
  }),
  /** How much earlier than full a badge may be awarded, with a reason. */
  'people.badge-early': months,
  'people.dossier-forms': z.strictObject({
    forms: z.array(z.strictObject({ code: z.string().min(1), ...named })).min(1),
    ...noted,
  }),
  'people.cell-least-members': count,
  /** How long what is held on a person is kept after they were screened out as an applicant, or ceased to be a member. */
  'people.retention': z.strictObject({ screenedOutMonths: whole, endedMonths: whole, ...noted }),
  'people.cell-committee-from': z.strictObject({ fullMembers: whole, ...noted }),
  /** Roles of Party organisations, each with the roles it may stand under. */
  'org.levels': z.strictObject({ under: z.record(z.string(), z.array(z.string()).min(1)), ...noted }),
  /** How long a term lasts until the next congress is known: of a committee, and of a cell. */
  'org.term-length': z.strictObject({ months: whole, cellMonths: whole, ...noted }),
  /** One version for each calendar year: every day off on a weekday or weekend, and Saturdays worked in exchange. */
  'calendar.holidays': z.strictObject({
    days: z.array(z.strictObject({ on: dayShape, ...named })).min(1),
    workingSaturdays: z.array(dayShape.refine((on) => weekdayOf(on) === 6)).optional(),
    ...noted,
  }),
  /** A clock is near its end within so many working days. */
  'clock.near': workingDays,
  /**
   * How states of targets are told before their period is over, in percent: exceeded above so much of the plan; on track
   * from so much of what is due by the path; at risk below so much of it. `straightLine`: is a straight line the path of
   * a target that has none? A forecast is made once so much of the period has passed.
   */
  'targets.state': z
    .strictObject({
      exceededAbove: whole,
      onTrackFrom: whole,
      atRiskBelow: whole,
      straightLine: z.enum(['yes', 'no']),
      forecastFrom: whole,
      ...noted,
    })
    .refine((rule) => rule.atRiskBelow <= rule.onTrackFrom),
  /** Days before and after the last day on which who should act is told; the unit above is, so many working days after it. */
  'notices.reminders': z.strictObject({
    daysBefore: z.array(whole).min(1),
    daysAfter: z.array(whole).min(1),
    workingDays: whole,
    ...noted,
  }),
  /** Paper of a Party document: margins in millimetres; letters in points, by where they stand. */
  'documents.layout': z.strictObject({
    margins: z.array(whole.max(100)).length(4),
    font: z.string().min(1).max(60),
    sizes: z.array(whole.min(6).max(30)).length(9),
    ...noted,
  }),
  /** The letters of the issuing body in a symbol, by what its committee is called: `Quận ủy` is `QU`. The first that fits is taken. */
  'documents.agencies': z.strictObject({
    agencies: z
      .array(
        z.strictObject({
          committee: z.string().min(2).max(60),
          letters: z.string().regex(/^\p{Lu}[\p{Lu}\d]{0,14}$/u),
        }),
      )
      .min(1),
    ...noted,
  }),
} as const

export type RegulationCode = keyof typeof valueShapes
type Values = { readonly [Code in RegulationCode]: z.infer<(typeof valueShapes)[Code]> }
export type RegulationValue<Code extends RegulationCode = RegulationCode> = Values[Code]

export const regulationCodes = Object.keys(valueShapes) as readonly RegulationCode[]
export const isRegulationCode = (code: string): code is RegulationCode => Object.hasOwn(valueShapes, code)

/** One version of a rule, valid on the days `[from, until)`. */
export interface Regulation<Code extends RegulationCode = RegulationCode> {
  readonly code: Code
  readonly from: Day
  readonly until: Day
  readonly value: RegulationValue<Code>
  readonly name: Text
  /** Number of the document: `24-QĐ/TW`. */
  readonly source: string
  readonly confidence: Confidence
}

/** The believed versions of every rule, earliest first; a rule may lack versions. */
export type Regulations = { readonly [Code in RegulationCode]: readonly Regulation<Code>[] }

/** Sorts believed versions under their rules. */
export function regulationsOf(versions: readonly Regulation[]): Regulations {
  const ordered = versions.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const entries = regulationCodes.map((code) => [code, ordered.filter((version) => version.code === code)] as const)
  return Object.fromEntries(entries) as unknown as Regulations
}

/** The version that holds on a day, with its validity, source and confidence; undefined when none does. */
export function ruleOn<Code extends RegulationCode>(
  rules: Regulations,
  code: Code,
  on: Day,
): Regulation<Code> | undefined {
  const versions: readonly Regulation<Code>[] = rules[code]
  return versions.find((version) => version.from <= on && on < version.until)
}

/** May a unit of one role stand under a unit of another by this version of `org.levels`? */
export const mayStandUnder = (levels: RegulationValue<'org.levels'>, role: string, parentRole: string): boolean =>
  levels.under[role]?.includes(parentRole) ?? false
