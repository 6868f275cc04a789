import { type Decimal, hundred } from '../../../../platform/domain/decimal.ts'
import { type Period, samePeriodLastYear, yearContaining } from '../../../../platform/domain/period.ts'
import { refuse } from '../../../../platform/domain/refusal.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { read } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../../accounts/access.ts'
import type { FigureKey, Ledger } from '../../../figures/figure.ts'
import { plainPrint, printQuantity } from '../../../figures/print.ts'
import { exactly } from '../../../figures/quantity.ts'
import { ability, periodOf, present } from '../../../figures/server/public.ts'
import { homePartyOn } from '../../../org/forest.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import { addsUp, balanceOf } from '../../allocation.ts'
import type { AllocationPage } from '../../contract/allocation.ts'
import { bodiesBelow } from '../board/handed-down.ts'
import { codeOf, keptFigure, type Scene } from '../board/scene.ts'
import { drawTarget, inMeasure, standingOf } from '../board/target-row.ts'
import { asOfNow, openTargetScene } from './open.ts'
import { storyOf } from './rows.ts'

type Line = AllocationPage['lines'][number]

/** How the plan of a target is handed down to the units below, as the figures there say. */
export const allocationPage = (context: Context, query: { id: string }): Promise<AllocationPage> =>
  read(context.database, context.caller, async (tx) => {
    const { scene, ledger, target } = await openTargetScene(tx, context.database, query.id, null)
    const { catalogue, reader } = scene
    const whole = periodOf(catalogue, target.period)
    const code = codeOf(scene, target.measureId)
    const key: FigureKey = {
      unitId: target.subjectId,
      measure: code,
      class: target.class,
      aspect: 'actual',
      period: whole,
    }
    const measure = ledger.measureOn(code, whole.last)
    if (!measure) throw new Error(`there is no measure “${code}”`)
    const plan = standingOf(scene, ledger, target).standing.plan?.quantity
    const isNumber = plan?.word === 'exact' && (target.direction === 'at_least' || target.direction === 'at_most')
    const isAdditive = addsUp(measure)
    const lines = bodiesBelow(ledger, key).flatMap((bodyId) =>
      lineOf(scene, ledger, key, bodyId, isNumber && isAdditive ? plan.low : null),
    )
    const balance =
      isNumber && isAdditive
        ? balanceOf(
            plan.low,
            lines.flatMap(({ assigned }) => assigned ?? []),
          )
        : undefined
    const amount = (value: Decimal | undefined): AllocationPage['plan'] =>
      value === undefined ? null : { value: value.toFixed(), printed: inMeasure(exactly(value), measure) }
    const { allocation } = await storyOf(tx, target.id, null)
    const write = requireRole(catalogue.forest, reader, 'clerk', target.unitId, whole.last)
    return {
      isAdditive,
      isWhole: measure.isWhole,
      isNonNegative: measure.isNonNegative,
      decimals: measure.isWhole ? 0 : measure.print.decimals,
      measuredIn: measure.measuredIn,
      plan: amount(isNumber ? plan.low : undefined),
      allocated: amount(balance?.allocated),
      unallocated: amount(balance?.unallocated),
      over: amount(balance?.over),
      decision: allocation,
      lines: lines.map(({ line }) => line),
      seen: {
        plan: isNumber ? plan.low.toFixed() : null,
        parts: lines.flatMap(({ line, assigned }) =>
          assigned === null ? [] : [{ unit: line.unit.code, value: assigned.toFixed() }],
        ),
      },
      can: { allocate: ability(write, whole.last < reader.today ? closed : write, isNumber ? write : noNumber) },
    }
  })

const closed = refuse('target-closed', 'Kỳ của chỉ tiêu đã kết thúc.', 'The period of the target is over.')
const noNumber = refuse(
  'nothing-to-allocate',
  'Chỉ giao xuống được kế hoạch là một số.',
  'Only a plan that is one number can be handed down.',
)

/** The whole membership of a unit, by which a plan may be cut. */
const memberMeasures = ['people.members', 'members'] as const

function membersOf({ catalogue, reader }: Scene, ledger: Ledger, partyId: string, whole: Period): Decimal | null {
  const years = [yearContaining(whole.last < reader.today ? whole.last : reader.today)]
  years.push(samePeriodLastYear(years[0] as Period))
  for (const measure of memberMeasures) {
    if (!catalogue.measures.has(measure)) continue
    for (const period of years) {
      const { quantity } = keptFigure(ledger, { unitId: partyId, measure, class: null, aspect: 'actual', period })
      if (quantity?.word === 'exact') return quantity.low
    }
  }
  return null
}

function lineOf(
  scene: Scene,
  ledger: Ledger,
  parent: FigureKey,
  bodyId: string,
  plan: Decimal | null,
): readonly { line: Line; assigned: Decimal | null }[] {
  const { catalogue, reader } = scene
  const { forest } = catalogue
  const { period } = parent
  const partyId = homePartyOn(forest, bodyId, period.last)
  if (partyId === undefined) return []
  const key = { ...parent, unitId: bodyId }
  const stated = (aspect: 'assigned' | 'own') => {
    const figure = keptFigure(ledger, { ...key, aspect })
    return figure.via.kind === 'entry' && figure.quantity ? figure : null
  }
  const assigned = stated('assigned')
  const target = scene.rows.targets.find(
    (item) =>
      item.unitId === partyId &&
      item.subjectId === bodyId &&
      codeOf(scene, item.measureId) === parent.measure &&
      item.class === parent.class &&
      item.first === period.first &&
      item.last === period.last,
  )
  const row = target && drawTarget(asOfNow(scene, ledger, target), ledger, target).row
  const own = stated('own')
  const lastYear = keptFigure(ledger, { ...key, period: samePeriodLastYear(period) })
  const line: Line = {
    unit: toUnitRef(forest, partyId, period.last),
    isOpen: canRead(forest, reader, partyId, period.last),
    targetId: target?.id ?? null,
    assigned: assigned && present(catalogue, assigned),
    own: own && present(catalogue, own),
    isOwnBelow: row?.isOwnBelow ?? false,
    share: assigned?.quantity && plan?.gt(0) ? percent(assigned.quantity.low.times(hundred).div(plan)) : null,
    lastYear: lastYear.quantity ? present(catalogue, lastYear) : null,
    members: membersOf(scene, ledger, partyId, period)?.toFixed() ?? null,
    result: row?.result ?? present(catalogue, keptFigure(ledger, key)),
    state: row?.state ?? null,
  }
  return [{ line, assigned: assigned?.quantity?.low ?? null }]
}

const percent = (value: Decimal): Text => ({
  vi: printQuantity(exactly(value), plainPrint, 'vi', { vi: '%', en: '%' }),
  en: printQuantity(exactly(value), plainPrint, 'en', { vi: '%', en: '%' }),
})
