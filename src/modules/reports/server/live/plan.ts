import { hundred } from '../../../../platform/domain/decimal.ts'
import { contains, type Period, sameDays, yearContaining } from '../../../../platform/domain/period.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Figure, FigureKey } from '../../../figures/figure.ts'
import { termsOf } from '../../../figures/formula.ts'
import type { Measure } from '../../../figures/measure.ts'
import { divide, exactly, multiply } from '../../../figures/quantity.ts'
import type { Catalogue } from '../../../figures/server/public.ts'
import { resultPeriod } from '../../../targets/target.ts'
import { figureIn, isHeld, type LiveScene } from './scene.ts'

type Plan = 'own' | 'assigned'

export interface Planned {
  readonly plan: Figure
  /** The result over the days that the plan counts, up to the end of the period asked for. */
  readonly result: Figure
  readonly name: Text
  /** The measure of the catalogue that is this very percentage. */
  readonly rate: Figure | null
}

/** Periods whose plan a result may be measured by: its own, its year, and terms that hold it. */
function planPeriods(scene: LiveScene, period: Period): readonly Period[] {
  const year = yearContaining(period.last)
  const terms = [...scene.catalogue.terms].flatMap(([code, days]): Period[] =>
    code.startsWith('term:') && contains(days, period)
      ? [{ id: code, kind: 'term', first: days.first, last: days.last }]
      : [],
  )
  return [period, ...(contains(year, period) && !sameDays(year, period) ? [year] : []), ...terms]
}

/**
 * The plan of a result for its period, else its year, else its term: the one that is named, else the one its target is judged by,
 * so that sentences, tables and the board say the same; without a target the own one before the assigned one.
 */
export function planOf(scene: LiveScene, key: FigureKey, measure: Measure, wanted: Plan | null): Planned | undefined {
  const judgedBy = scene.judgedBy.get(`${key.unitId}|${key.measure}|${key.class ?? ''}`)
  for (const period of planPeriods(scene, key.period)) {
    const at = (aspect: Plan): Figure | undefined => {
      const figure = figureIn(scene, { ...key, aspect, period })
      return isHeld(figure) && figure.quantity ? figure : undefined
    }
    const own = at('own')
    const assigned = at('assigned')
    const judged = judgedBy === 'own' ? own : judgedBy === 'assigned' ? assigned : undefined
    const meant = wanted === 'own' ? own : wanted === 'assigned' ? assigned : preferred(judged, own, assigned)
    if (!meant) continue
    const isLonger = !sameDays(period, key.period)
    const over = isLonger && measure.overTime === 'sum' ? resultPeriod(period, key.period) : key.period
    const result = figureIn(scene, { ...key, period: over })
    if (!result) return undefined
    return { plan: meant, result, name: nameOf(meant, own, assigned), rate: rateOf(scene, result, meant, key.period) }
  }
  return undefined
}

/** What units below were given, added up, is no plan of this one where it has one of the other kind. */
const preferred = (
  judged: Figure | undefined,
  own: Figure | undefined,
  assigned: Figure | undefined,
): Figure | undefined => [judged, own, assigned].find((plan) => plan?.via.kind === 'entry') ?? judged ?? own ?? assigned

/** A percentage says which plan it means where there are two. */
function nameOf(meant: Figure, own: Figure | undefined, assigned: Figure | undefined): Text {
  if (meant.key.aspect === 'assigned') return { vi: 'chỉ tiêu giao', en: 'assigned plan' }
  const areTwo = own?.via.kind === 'entry' && assigned?.via.kind === 'entry'
  return areTwo ? { vi: 'kế hoạch đề ra', en: 'own plan' } : { vi: 'kế hoạch', en: 'plan' }
}

const shares = new WeakMap<object, ReadonlyMap<string, readonly string[]>>()

/** Formulas that divide a measure by its own plan, by the measure and the plan: `admitted|own` -> `admitted.rate`. */
export function sharesIn(catalogue: Catalogue): ReadonlyMap<string, readonly string[]> {
  const known = shares.get(catalogue.measures)
  if (known) return known
  const found = new Map<string, string[]>()
  for (const [code, versions] of catalogue.measures) {
    const formula = versions[0]?.formula
    if (formula?.op !== 'divide') continue
    const [top, bottom, more] = termsOf(formula)
    if (!top || !bottom || more || top.measure !== bottom.measure || top.aspect !== 'actual') continue
    const name = `${top.measure}|${bottom.aspect}`
    found.set(name, [...(found.get(name) ?? []), code])
  }
  shares.set(catalogue.measures, found)
  return found
}

/** The figure of such a formula that gives exactly this result as a percentage of this plan. */
function rateOf(scene: LiveScene, result: Figure, plan: Figure, period: Period): Figure | null {
  if (!result.quantity || !plan.quantity) return null
  const share = divide(multiply(exactly(hundred), result.quantity), plan.quantity)
  if (!share) return null
  for (const measure of sharesIn(scene.catalogue).get(`${result.key.measure}|${plan.key.aspect}`) ?? [])
    for (const at of [period, result.key.period]) {
      const figure = figureIn(scene, { ...result.key, measure, period: at })
      const value = figure?.quantity
      if (figure && value && value.word === share.word && value.low.eq(share.low) && value.high.eq(share.high))
        return figure
    }
  return null
}
