import { z } from 'zod'
import { periodKinds } from '../../../platform/domain/period.ts'
import { unitKinds } from '../../org/unit.ts'
import type { Expression, Term } from '../formula.ts'
import type { Measure } from '../measure.ts'
import { type MeasureDefinition, shareOf } from './definition.ts'

export const results = ['quantity', 'class', 'date', 'words'] as const satisfies readonly Measure['result'][]
export const waysOverTime = ['sum', 'last', 'none'] as const satisfies readonly Measure['overTime'][]
export const waysOverUnits = ['sum', 'none'] as const satisfies readonly Measure['overUnits'][]
export const entryModes = ['in_period', 'cumulative'] as const satisfies readonly Measure['entry'][]
export const meaningsAtParent = ['total', 'own'] as const satisfies readonly Measure['statedAtParent'][]
/** Of kinds of period those that somebody hands figures in for. */
export const reportedPeriods = ['day', 'month', 'quarter', 'half', 'year', 'years', 'days', 'term'] as const
export const mostDecimals = 4

const nameShape = z.object({ vi: z.string().trim().max(200), en: z.string().trim().max(200) })

/** A measure as a person describes it. Wrong combinations are refused by `checkDefinition`, with the field named. */
export const contentShape = z.object({
  name: nameShape,
  measuredIn: nameShape,
  subjects: z.array(z.enum(unitKinds)),
  result: z.enum(results),
  classSet: z.string().nullable(),
  /** A percentage of two other measures, by their codes: then nothing is entered, and it is recomputed above. */
  share: z.object({ part: z.string(), whole: z.string() }).nullable(),
  overTime: z.enum(waysOverTime),
  overUnits: z.enum(waysOverUnits),
  entry: z.enum(entryModes),
  statedAtParent: z.enum(meaningsAtParent),
  periodKinds: z.array(z.enum(periodKinds)),
  /** Digits after the comma; 0 counts in whole numbers. */
  decimals: z.number().int().min(0).max(mostDecimals),
  isNonNegative: z.boolean(),
  source: z.string().trim().max(300),
})
export type MeasureContent = z.infer<typeof contentShape>

export function definitionOf(code: string, content: MeasureContent): MeasureDefinition {
  const { name, share, decimals, ...rest } = content
  const described = {
    ...rest,
    code,
    vi: name.vi,
    en: name.en,
    isWhole: decimals === 0,
    print: { decimals },
  }
  return share === null
    ? described
    : {
        ...described,
        measuredIn: { vi: '%', en: '%' },
        isWhole: false,
        overTime: 'none',
        overUnits: 'recompute',
        entry: 'in_period',
        formula: shareOf(share.part, share.whole),
      }
}

/** A measure as the form fills it in; undefined where the form cannot say what it is. */
export function contentOf(measure: Measure, source: string): MeasureContent | undefined {
  const share = measure.formula === null ? null : shareIn(measure.formula)
  const overUnits = share ? 'none' : waysOverUnits.find((way) => way === measure.overUnits)
  if (measure.kind === 'counted' || share === undefined || overUnits === undefined) return undefined
  return {
    name: { vi: measure.vi, en: measure.en },
    measuredIn: { ...measure.measuredIn },
    subjects: [...measure.subjects],
    periodKinds: [...measure.periodKinds],
    ...{ result: measure.result, classSet: measure.classSet, share, overUnits, source },
    ...{ overTime: measure.overTime, entry: measure.entry, statedAtParent: measure.statedAtParent },
    decimals: measure.isWhole ? 0 : Math.min(measure.print.decimals, mostDecimals),
    isNonNegative: measure.isNonNegative,
  }
}

/** The two measures of a percentage as `shareOf` makes it; undefined for any other formula. */
function shareIn(formula: Expression): MeasureContent['share'] | undefined {
  if (formula.op !== 'divide' || formula.of[0].op !== 'multiply') return undefined
  const [hundred, part, ...more] = formula.of[0].of
  const whole = formula.of[1]
  const isHundred = hundred?.op === 'number' && hundred.value === '100' && more.length === 0
  return isHundred && isPlain(part) && isPlain(whole) ? { part: part.measure, whole: whole.measure } : undefined
}

/** A term of the same unit and period, without a class. */
const isPlain = (term: Expression | undefined): term is Term =>
  term?.op === 'term' &&
  term.aspect === 'actual' &&
  term.unit === 'self' &&
  term.period === 'same' &&
  term.class === undefined
