import { periodText } from '../../../../platform/domain/period-text.ts'
import { notFound } from '../../../../platform/domain/problem.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import type { Ledger } from '../../../figures/figure.ts'
import { catalogueAt, periodOf } from '../../../figures/server/public.ts'
import { childrenFor, partiesAbove } from '../../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { ResolutionPage } from '../../contract/resolution.ts'
import { needsAttentionFirst, stateOf, type TargetState, targetStates } from '../../state.ts'
import { stateNames } from '../../state-text.ts'
import { prepared } from '../board/prepared.ts'
import { ruleShown } from '../board/programme.ts'
import type { Scene, TargetData } from '../board/scene.ts'
import { drawTarget, standingOf } from '../board/target-row.ts'
import { asOfNow } from './open.ts'

interface ResolutionQuery {
  readonly unit: string
  readonly directive: string
  readonly state?: TargetState | undefined
  readonly under?: string | undefined
  readonly offset: number
}
const pageSize = 50

/** Every target that hangs on a directive at a unit and below it; guarded once, by the right to that unit. */
export const resolutionPage = (context: Context, query: ResolutionQuery): Promise<ResolutionPage> =>
  read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const { forest } = catalogue
    const on = reader.today
    const unit = reachableUnit(forest, query.unit, (unitId) => canRead(forest, reader, unitId, on))
    const { bodies, childParties, rows, ledger } = await prepared(tx, catalogue, context.database, unit.code, on, null)
    const { home, own } = bodies
    const lines = await hanging(tx, home, on, query.directive)
    const directive = await directiveShown(tx, query.directive, lines)
    const period = periodOf(catalogue, on)
    const scene: Scene = { catalogue, reader, home, own, period, rows, bodies }
    const underId = query.under === undefined ? undefined : forest.byCode.get(query.under)?.id
    const stood = lines
      .filter((line) => underId === undefined || partiesAbove(forest, line.unitId, dayOf(line, on)).includes(underId))
      .map((line) => ({ line, state: stateNow(scene, ledger, line) }))
    const chosen = stood
      .filter(({ state }) => query.state === undefined || state === query.state)
      .toSorted(
        (a, b) => needsAttentionFirst(a.state, b.state) || (codeIn(scene, a.line) < codeIn(scene, b.line) ? -1 : 1),
      )
    return {
      unit: toUnitRef(forest, home, on),
      directive,
      counts: targetStates.flatMap((code) => {
        const count = stood.filter((item) => item.state === code).length
        return count === 0 ? [] : [{ code, name: stateNames[code], count }]
      }),
      total: chosen.length,
      rows: chosen.slice(query.offset, query.offset + pageSize).map(({ line }) => rowShown(scene, ledger, line)),
      matrix: matrixOf(scene, ledger, lines, childParties),
      rule: ruleShown(scene),
    }
  })

const codeIn = ({ catalogue }: Scene, line: TargetData): string => catalogue.forest.units.get(line.unitId)?.code ?? ''
const dayOf = (line: TargetData, on: string): string => (line.last < on ? line.last : on)

const hanging = async (
  tx: Transaction,
  unitId: string,
  on: string,
  directiveId: string,
): Promise<readonly TargetData[]> =>
  /^[0-9a-f-]{36}$/i.test(directiveId)
    ? (
        await tx.query<{ line: TargetData }>(
          sql`select line from targets_hanging(${unitId}::uuid, ${on}::date, ${directiveId}::uuid)`,
        )
      ).map((row) => row.line)
    : []

async function directiveShown(
  tx: Transaction,
  id: string,
  lines: readonly TargetData[],
): Promise<ResolutionPage['directive']> {
  const row = await tx.maybe<{ symbol: string | null; vi: string; en: string; issuedOn: string | null }>(
    sql`select symbol, vi, en, issued_on as "issuedOn" from directive where id = ${asId(id)}::uuid and known_until is null`,
  )
  if (row) return { id, symbol: row.symbol, name: { vi: row.vi, en: row.en }, issuedOn: row.issuedOn }
  const known = lines.find((line) => line.directive)?.directive
  if (known) return { id, ...known }
  throw notFound(
    'Không có văn bản này, hoặc bạn không được mở.',
    'There is no such directive, or you may not open it.',
    'directive',
  )
}

const stateNow = (scene: Scene, ledger: Ledger, line: TargetData): TargetState =>
  stateOf(standingOf(asOfNow(scene, ledger, line), ledger, line).standing)

const none: Text = { vi: '—', en: '—' }

function shownNow(scene: Scene, ledger: Ledger, line: TargetData) {
  const { row } = drawTarget(asOfNow(scene, ledger, line), ledger, line)
  const plan = row.planAspect === 'assigned' ? row.assigned : row.own
  return { row, plan: row.planWords ?? plan?.printed ?? none }
}

function rowShown(scene: Scene, ledger: Ledger, line: TargetData): ResolutionPage['rows'][number] {
  const { row, plan } = shownNow(scene, ledger, line)
  const period = periodOf(scene.catalogue, line.period)
  return {
    id: line.id,
    unit: toUnitRef(scene.catalogue.forest, line.unitId, line.last),
    name: row.name,
    periodText: periodText(period),
    period: line.period,
    result: row.result.printed,
    plan,
    progress: row.progress?.printed ?? null,
    state: row.state,
  }
}

const isSame = (a: TargetData, b: TargetData): boolean =>
  a.measureId === b.measureId && a.class === b.class && a.first === b.first && a.last === b.last

/** The unit's own targets against the units directly below, whatever directive theirs hang on. */
function matrixOf(
  scene: Scene,
  ledger: Ledger,
  lines: readonly TargetData[],
  childParties: readonly string[],
): ResolutionPage['matrix'] {
  const { catalogue, reader, home } = scene
  const { forest } = catalogue
  const own = lines.filter((line) => line.unitId === home).toSorted((a, b) => a.rank - b.rank)
  const below = new Map<string, TargetData[]>()
  for (const line of scene.rows.targets) {
    const held = below.get(line.unitId)
    if (held) held.push(line)
    else below.set(line.unitId, [line])
  }
  const targets = own.map((line) => ({
    id: line.id,
    name: shownNow(scene, ledger, line).row.name,
    periodText: periodText(periodOf(catalogue, line.period)),
  }))
  const children = own.length === 0 ? [] : childParties
  return {
    targets,
    children: children.map((unitId) => ({
      unit: toUnitRef(forest, unitId, reader.today),
      isOpen: canRead(forest, reader, unitId, reader.today),
      hasBelow: childrenFor(forest, unitId, reader.today, reader.today).length > 0,
      cells: own.map((line) => {
        const same = below.get(unitId)?.find((item) => isSame(item, line))
        if (!same) return null
        const { row, plan } = shownNow(scene, ledger, same)
        return { targetId: same.id, result: row.result.printed, plan, state: row.state }
      }),
    })),
  }
}

/** The directives that targets of a unit hang on, the latest first. */
export const resolutionsOf = (context: Context, query: { unit: string }) =>
  read(context.database, context.caller, async (tx) => {
    const { forest } = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const unit = reachableUnit(forest, query.unit, (unitId) => canRead(forest, reader, unitId, reader.today))
    const rows = await tx.query<{
      id: string
      symbol: string | null
      vi: string
      en: string
      issuedOn: string | null
      targets: number
    }>(sql`
      select d.id, d.symbol, d.vi, d.en, d.issued_on as "issuedOn", count(*) as targets from target t join directive d on d.id = t.directive_id
      where t.unit_id = ${unit.id}::uuid and t.known_until is null group by d.id order by d.issued_on desc nulls last, d.id`)
    return { directives: rows.map(({ vi, en, ...row }) => ({ ...row, name: { vi, en } })) }
  })
