import type { z } from 'zod'
import { yearContaining } from '../../../../platform/domain/period.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { read } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { type Figure, figureAt } from '../../../figures/figure.ts'
import { versionOn } from '../../../figures/measure.ts'
import { loadLedger, measuresNeeded, present } from '../../../figures/server/public.ts'
import type { AdmissionPlans, readAdmissionPlans } from '../../contract/pipeline.ts'
import { openUnit } from '../door.ts'

/** The measure of admissions: counted from records where the catalogue has it, else the one that is entered. */
const admissions = ['people.admitted', 'admitted']

/** The plans of admissions held for the year of the day, as figures; none where no plan is held. */
export const plansOf = (context: Context, input: z.output<typeof readAdmissionPlans.input>): Promise<AdmissionPlans> =>
  read(context.database, context.caller, async (tx) => {
    const { catalogue, unitId, on } = await openUnit(tx, context, input.unit, input.on)
    const period = yearContaining(on)
    const codes = admissions.filter((code) => versionOn(catalogue.measures.get(code) ?? [], period.last))
    const rates = codes.map((code) => `${code}.rate`).filter((code) => catalogue.measures.has(code))
    const measures = measuresNeeded(catalogue, [...codes, ...rates])
    if (codes.length === 0) return { plans: [], year: period.id }
    const query = { unitId, on: period.last, measures, knownAt: null, withPredecessors: false }
    const ledger = await loadLedger(tx, catalogue, query, context.database)
    // What is counted is added up over every cell below: once for a page.
    const known = new Map<string, Figure>()
    const at = (measure: string, aspect: 'actual' | 'assigned' | 'own'): Figure => {
      const held = known.get(`${measure}|${aspect}`)
      const figure = held ?? figureAt(ledger, { unitId, measure, class: null, aspect, period })
      known.set(`${measure}|${aspect}`, figure)
      return figure
    }
    const plans = (['assigned', 'own'] as const).flatMap((aspect) => {
      // A plan set for the measure that was entered stays the plan when counting begins.
      const code = codes.find((item) => at(item, aspect).quantity !== null)
      const counted = codes.find((item) => at(item, 'actual').quantity !== null) ?? code
      if (code === undefined || counted === undefined) return []
      const [plan, actual] = [at(code, aspect), at(counted, 'actual')]
      // The formula of the rate speaks of the unit's own plan.
      const rate =
        aspect === 'own' && code === counted && rates.includes(`${code}.rate`) ? at(`${code}.rate`, 'actual') : null
      const isPrinted = rate !== null && rate.quantity !== null
      return [
        {
          aspect,
          plan: present(catalogue, plan),
          actual: present(catalogue, actual),
          rate: isPrinted ? present(catalogue, rate) : null,
          percent: isPrinted ? null : percentOf(actual, plan),
        },
      ]
    })
    return { plans, year: period.id }
  })

function percentOf(actual: Figure, plan: Figure): Text | null {
  const [part, whole] = [actual.quantity, plan.quantity]
  if (part === null || whole === null || part.word !== 'exact' || whole.word !== 'exact' || whole.low.isZero())
    return null
  const text = part.low.times(100).dividedBy(whole.low).toDecimalPlaces(2).toString()
  return { vi: `${text.replace('.', ',')}%`, en: `${text}%` }
}
