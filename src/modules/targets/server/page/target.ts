import { decimal, hundred, zero } from '../../../../platform/domain/decimal.ts'
import { type Period, periodOfDays, tilesOf } from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { refuse } from '../../../../platform/domain/refusal.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { type Reader, requireRole } from '../../../accounts/access.ts'
import type { Figure } from '../../../figures/figure.ts'
import { decimalsToAgree, plainPrint, printQuantity } from '../../../figures/print.ts'
import { divide, exactly, multiply, subtract } from '../../../figures/quantity.ts'
import { ability, type Catalogue, periodOf, present, readAt } from '../../../figures/server/public.ts'
import { childrenFor } from '../../../org/forest.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import { addsUp } from '../../allocation.ts'
import type { TargetPage } from '../../contract/target.ts'
import { dueOn, type Point, proposePath } from '../../path.ts'
import { ruleShown } from '../board/programme.ts'
import { codeOf, keptFigure } from '../board/scene.ts'
import { drawTarget, finish, finished, inMeasure, knowChanges, standingOf } from '../board/target-row.ts'
import { baselineOf, lastYearOf, type Way } from '../board/way.ts'
import { openTargetScene, type TargetScene } from './open.ts'
import { type Beside, besideOf, type EarlierPath, type PlanChange } from './rows.ts'

/** One target with everything that is known of it. */
export const targetPage = (
  context: Context,
  query: { id: string; knownAt?: string | undefined },
): Promise<TargetPage> =>
  readAt(context, query.knownAt, async (tx, knownAt) => {
    const opened = await openTargetScene(tx, context.database, query.id, knownAt)
    const { scene, ledger, target, above } = opened
    const { catalogue, reader } = scene
    const { forest } = catalogue
    const whole = periodOf(catalogue, target.period)
    const drawn = drawTarget(scene, ledger, target)
    if (!finished.has(drawn)) await knowChanges(tx, scene, whole.last, [drawn])
    const stood = standingOf(scene, ledger, target)
    const beside = await besideOf(tx, target, knownAt)
    const unit = (id: string) => toUnitRef(forest, id, whole.last)
    return {
      unit: unit(target.unitId),
      path: above.toReversed().map(unit),
      period: { id: whole.id, text: periodText(whole), first: whole.first, last: whole.last },
      knownAt: knownAt ?? tx.position.knownAt,
      isPast: knownAt !== null,
      row: finish(drawn),
      rule: ruleShown(scene),
      measure: {
        isSummed: ledger.measureOn(codeOf(scene, target.measureId), whole.last)?.overTime === 'sum',
        addsUp: ((measure) => measure !== undefined && addsUp(measure))(
          ledger.measureOn(codeOf(scene, target.measureId), whole.last),
        ),
      },
      plan: stood.standing.plan?.quantity?.low.toFixed() ?? null,
      baseline: baselineShown(opened, whole),
      directiveId: beside.directiveId,
      provision: beside.detail.provision,
      note: beside.detail.note,
      roles: rolesShown(beside, unit, target.leadId),
      course: courseShown(opened, stood.way, whole, beside.earlier),
      lastYear: stood.way && lastYearShown(catalogue, opened, stood.way),
      decisions: beside.changes.map((change) => changeShown(change, opened, whole)),
      from: beside.fromUnitId === null ? null : unit(beside.fromUnitId),
      hasChildren: childrenFor(forest, target.subjectId, whole.last, whole.last).length > 0,
      can: abilities(catalogue, reader, opened, whole, beside),
    }
  })

function measureOfTarget({ scene, ledger, target }: TargetScene, whole: Period) {
  const measure = ledger.measureOn(codeOf(scene, target.measureId), whole.last)
  if (!measure) throw new Error(`the measure of target ${target.id} is not in the catalogue`)
  return measure
}

const keyOf = (opened: TargetScene, whole: Period) => ({
  unitId: opened.target.subjectId,
  measure: codeOf(opened.scene, opened.target.measureId),
  class: opened.target.class,
  aspect: 'actual' as const,
  period: whole,
})

function baselineShown(opened: TargetScene, whole: Period): TargetPage['baseline'] {
  const { scene, ledger, target } = opened
  if (target.baselinePeriod === null) return null
  const value = baselineOf(scene, ledger, target, keyOf(opened, whole))
  const measure = measureOfTarget(opened, whole)
  return {
    printed: value ? inMeasure(value, measure) : { vi: 'chưa có số liệu', en: 'no figure yet' },
    periodText: periodText(periodOf(scene.catalogue, target.baselinePeriod)),
    period: target.baselinePeriod,
    value: target.baseline,
  }
}

function rolesShown(
  { roles }: Beside,
  unit: (id: string) => TargetPage['unit'],
  leadId: string | null,
): TargetPage['roles'] {
  const lead = roles.find((role) => role.role === 'lead')
  const leadUnitId = lead?.unitId ?? lead?.postUnitId ?? leadId
  const bodies = (role: string) =>
    roles.flatMap((item) => (item.role === role && item.unitId !== null ? [unit(item.unitId)] : []))
  return {
    lead:
      leadUnitId === null
        ? null
        : { unit: unit(leadUnitId), positionId: lead?.positionId ?? null, post: lead?.post ?? null },
    coordinate: bodies('coordinate'),
    advise: bodies('advise'),
  }
}

const mostSteps = 24

/** Months of a year, quarters of two, else years; one step where none of them fits. */
function stepsOf(whole: Period, kinds: readonly string[]): readonly Period[] {
  for (const kind of ['month', 'quarter', 'half', 'year'] as const) {
    const tiles = kinds.includes(kind) ? tilesOf(whole, [kind]) : undefined
    if (tiles && tiles.length <= mostSteps) return tiles
  }
  return tilesOf(whole, ['quarter']) ?? [whole]
}

function courseShown(
  opened: TargetScene,
  way: Way | null,
  whole: Period,
  earlier: readonly EarlierPath[],
): TargetPage['course'] {
  const measure = measureOfTarget(opened, whole)
  const plan = standingOf(opened.scene, opened.ledger, opened.target).standing.plan?.quantity?.low
  const shownPoint = ({ on, value }: Point) => ({
    on,
    value: value.toFixed(),
    printed: inMeasure(exactly(value), measure),
  })
  const given = way?.course && !way.course.isStraight ? way.course.points.map(shownPoint) : []
  const start = way?.start ?? (measure.overTime === 'sum' ? zero : (plan ?? zero))
  const propose = (every: 'month' | 'quarter') =>
    plan && way
      ? proposePath(whole, every, start, plan, measure.isWhole ? 0 : measure.print.decimals).map(shownPoint)
      : []
  return {
    given,
    isStraight: way?.course?.isStraight ?? false,
    steps: way ? stepsOf(whole, measure.periodKinds).map((tile) => stepShown(opened, way, whole, tile)) : [],
    proposed: { month: propose('month'), quarter: propose('quarter') },
    earlier: earlier.map(({ until, by, points }) => ({
      until,
      by,
      points: points.map((point) => shownPoint({ on: point.on, value: decimal(point.value) })),
    })),
  }
}

function stepShown(opened: TargetScene, way: Way, whole: Period, tile: Period): TargetPage['course']['steps'][number] {
  const due = way.course && dueOn(way.course, tile.last)
  const isKnown = way.soFar !== null && tile.last <= way.soFar.key.period.last
  const period = periodOfDays(whole.first, tile.last)
  const figure: Figure | null = isKnown ? keptFigure(opened.ledger, { ...keyOf(opened, whole), period }) : null
  const result = figure?.quantity ?? null
  return {
    on: tile.last,
    due: due && inMeasure(exactly(due), way.measure),
    dueNumber: due && Number(due.toFixed(6)),
    result: result && inMeasure(result, way.measure),
    resultNumber: result && Number(result.low.toFixed(6)),
  }
}

function lastYearShown(catalogue: Catalogue, { ledger }: TargetScene, way: Way): TargetPage['lastYear'] {
  const before = lastYearOf(ledger, way)
  if (!before?.soFar.quantity || !before.now.quantity) return null
  const [now, then] = [before.now.quantity, before.soFar.quantity]
  const share = divide(multiply(exactly(hundred), now), then)
  const percent = { vi: '%', en: '%' }
  const more = share ? decimalsToAgree(share, plainPrint, hundred) : 0
  return {
    now: present(catalogue, before.now),
    figure: present(catalogue, before.soFar),
    difference: inMeasure(subtract(now, then), way.measure),
    percentage: share
      ? {
          vi: printQuantity(share, plainPrint, 'vi', percent, more),
          en: printQuantity(share, plainPrint, 'en', percent, more),
        }
      : null,
  }
}

/** A plan in numbers is printed as the measure is, one in words as it was said. */
function changeShown(change: PlanChange, opened: TargetScene, whole: Period): TargetPage['decisions'][number] {
  const measure = measureOfTarget(opened, whole)
  const printed = (text: string): string => {
    const ends = text.split('..')
    if (!ends.every((end) => /^-?\d+(\.\d+)?$/.test(end)) || opened.target.planWords !== null) return text
    return ends.map((end) => printQuantity(exactly(end), measure.print, 'vi')).join('–')
  }
  return { ...change, old: change.old === null ? null : printed(change.old), new: printed(change.new) }
}

function abilities(
  { forest }: Catalogue,
  reader: Reader,
  { target }: TargetScene,
  whole: Period,
  { fromUnitId }: Beside,
): TargetPage['can'] {
  const write = requireRole(forest, reader, 'clerk', target.unitId, whole.last)
  const isOver = whole.last < reader.today
  const closed = refuse('target-closed', 'Kỳ của chỉ tiêu đã kết thúc.', 'The period of the target is over.')
  const isGiver = fromUnitId === null || requireRole(forest, reader, 'clerk', fromUnitId, whole.last).ok
  const given = refuse(
    'handed-down',
    'Kế hoạch do cấp trên giao; cấp trên điều chỉnh.',
    'The plan was handed down; the unit above adjusts it.',
  )
  const isAbove = target.planAspect === 'assigned' && !isGiver
  return {
    write: ability(write),
    adjust: ability(!write.ok ? write : isOver ? closed : isAbove ? given : write),
    allocate: ability(write.ok && isOver ? closed : write),
  }
}
