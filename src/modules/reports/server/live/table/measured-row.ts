import { sameDays, samePeriodLastYear, yearToDate } from '../../../../../platform/domain/period.ts'
import type { Language, Text } from '../../../../../platform/domain/text.ts'
import type { Figure, FigureKey } from '../../../../figures/figure.ts'
import type { Measure } from '../../../../figures/measure.ts'
import { againstPlan, shareOfPlan } from '../../../document/phrase/against-plan.ts'
import { growth } from '../../../document/phrase/growth.ts'
import { isNumbered, isPercent, notesOn, type Stated } from '../../../document/phrase/stated.ts'
import { isComparable, isLimit } from '../figure.ts'
import { planOf } from '../plan.ts'
import { figureIn, isHeld, type LiveScene, statedFrom } from '../scene.ts'
import { type Cell, none, number } from './cell.ts'

/** What a table says of one measure of one unit. */
export interface MeasuredRow {
  readonly measuredIn: string
  readonly plan: Cell
  readonly inPeriod: Cell
  readonly cumulative: Cell
  readonly percent: Cell
  readonly change: Cell
  readonly note: string
  readonly hasValue: boolean
  readonly figures: readonly Figure[]
}

/** @param key the result in the table's period */
export function measuredRow(
  scene: LiveScene,
  key: FigureKey,
  measure: Measure,
  plan: 'own' | 'assigned' | null,
): MeasuredRow {
  const { language } = scene
  const used: Figure[] = []
  const state = (figure: Figure | null | undefined): Stated | null => {
    if (!figure || !isHeld(figure)) return null
    used.push(figure)
    return statedFrom(scene, figure)
  }
  const planned = planOf(scene, key, measure, plan) ?? (plan === null ? undefined : planOf(scene, key, measure, null))
  const within = figureIn(scene, key)
  const whole = planned?.result ?? cumulativeOf(scene, key, measure) ?? within
  const result = state(whole)
  const inPeriod = measure.overTime === 'sum' && whole && !sameDays(whole.key.period, key.period) ? state(within) : null
  const stands = state(planned?.plan)
  const rate = state(planned?.rate)
  const earlier = whole && samePeriodLastYear(whole.key.period)
  const before =
    whole && earlier && isComparable(scene, key.unitId, earlier)
      ? state(figureIn(scene, { ...whole.key, period: earlier }))
      : null
  const limit = isLimit(scene, key)
  const measured =
    isNumbered(result) && isNumbered(stands) && planned
      ? { result, plan: stands, rate, planName: planned.name, isLimit: limit }
      : null
  const share = measured && !limit && !isPercent(measured.result) ? shareOfPlan(measured, language) : null
  const notes = result ? notesOn([result], { cutOffOn: scene.period.last, partsName: unitsName }, language) : ''
  return {
    measuredIn: measure.measuredIn[language],
    plan: number(stands, language),
    inPeriod: inPeriod ? number(inPeriod, language) : measure.overTime === 'sum' ? number(result, language) : [],
    cumulative: number(result, language),
    percent: share ? [share] : measured ? againstPlan(measured, language) : none,
    change: isNumbered(result) && isNumbered(before) ? orNone(growth(result, before, null, language)) : none,
    note: [planNote(planned?.name, language), notes.replace(/^ \(|\)$/g, '')].filter((part) => part !== '').join('; '),
    hasValue: result !== null,
    figures: used,
  }
}

/** Where there are two plans, which one the percentage means. */
const planNote = (name: Text | undefined, language: Language): string =>
  name === undefined || name.vi === 'kế hoạch' ? '' : language === 'vi' ? `so với ${name.vi}` : `against the ${name.en}`

const orNone = (cell: Cell): Cell => (cell.length === 0 ? none : cell)
const unitsName = { vi: 'đơn vị', en: 'units' }

/** Of what adds up over time: from 1 January on. */
function cumulativeOf(scene: LiveScene, key: FigureKey, measure: Measure): Figure | undefined {
  const toDate = yearToDate(key.period)
  if (measure.overTime !== 'sum' || key.period.first <= toDate.first) return undefined
  const figure = figureIn(scene, { ...key, period: toDate })
  return isHeld(figure) ? figure : undefined
}
