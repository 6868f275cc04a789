import { periodText } from '../../../platform/domain/period-text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { findingsOf } from '../../consistency/server/public.ts'
import { ability, catalogueAt, periodOf, readAt, unapprovedIn, withMoreAsNeeded } from '../../figures/server/public.ts'
import { existsOn } from '../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../org/server/public.ts'
import type { Board } from '../contract.ts'
import { needsAttentionFirst } from '../state.ts'
import { childrenOf, themesOf } from './board/around.ts'
import { defaultPeriod, overlapsDays, periodsHeld } from './board/held.ts'
import { otherFigures } from './board/other-figures.ts'
import { prepared } from './board/prepared.ts'
import { groupsOf, ruleShown } from './board/programme.ts'
import { type Scene, shown } from './board/scene.ts'
import { drawTarget, finish, finished, knowChanges } from './board/target-row.ts'

export interface BoardQuery {
  readonly unit: string
  readonly period?: string | undefined
  readonly knownAt?: string | undefined
}

/** The board of a unit: one guarded read of at most eight statements, however many targets. */
export const boardOf = (context: Context, query: BoardQuery): Promise<Board> =>
  readAt(context, query.knownAt, (tx, knownAt) => drawBoard(tx, context.database, query, knownAt))

/** Where what is kept in memory does not tell a figure, more is loaded and the board is drawn again. */
export const drawBoard = (
  tx: Transaction,
  cacheKey: object,
  query: BoardQuery,
  knownAt: string | null,
): Promise<Board> => withMoreAsNeeded(tx, () => drawOnce(tx, cacheKey, query, knownAt))

async function drawOnce(tx: Transaction, cacheKey: object, query: BoardQuery, knownAt: string | null): Promise<Board> {
  const catalogue = await catalogueAt(tx, knownAt, cacheKey)
  const { forest } = catalogue
  const asked = query.period === undefined ? undefined : periodOf(catalogue, query.period)
  const who = loadReader(tx)
  const prepare = (on: string) => prepared(tx, catalogue, cacheKey, query.unit, on, knownAt)
  // Where the day is known the rest is asked for at once; it is looked at only after the reader's right.
  const early = asked && prepare(asked.last)
  early?.catch(() => undefined)
  const reader = await who
  const rightOn = asked?.last ?? reader.today
  const unit = reachableUnit(forest, query.unit, (unitId) => canRead(forest, reader, unitId, rightOn))
  const { bodies, childParties, above, rows, ledger } = await (early ?? prepare(rightOn))
  const { home, own } = bodies
  const period = asked ?? defaultPeriod(catalogue, reader.today, ledger, bodies)
  const scene: Scene = { catalogue, reader, home, own, period, rows, bodies }
  const drawn = rows.targets
    .filter((target) => target.unitId === home && overlapsDays(target, period))
    .map((target) => drawTarget(scene, ledger, target))
  const results = drawn.map(({ figure }) => figure)
  await knowChanges(
    tx,
    scene,
    rightOn,
    drawn.filter((target) => !finished.has(target)),
  )
  const targets = drawn.map(finish)
  const others = otherFigures(scene, ledger, results)
  const findings = await findingsOf(tx, catalogue, ledger, [...results, ...others])
  const role = (name: 'clerk' | 'approver' | 'issuer') => ability(requireRole(forest, reader, name, home, period.last))
  return {
    unit: toUnitRef(forest, unit.id, period.last),
    path: above.toReversed().map((id) => toUnitRef(forest, id, period.last)),
    period: { id: period.id, text: periodText(period), first: period.first, last: period.last },
    periods: periodsHeld(catalogue, ledger, bodies),
    knownAt: knownAt ?? tx.position.knownAt,
    isPast: knownAt !== null,
    existed: existsOn(forest, unit.id, period.last),
    ...themesOf(scene, above),
    groups: groupsOf(scene, drawn),
    rule: ruleShown(scene),
    targets: targets.toSorted((a, b) => needsAttentionFirst(a.state.code, b.state.code) || a.rank - b.rank),
    figures: others.map((figure) => shown(catalogue, ledger, figure)),
    findings: [...findings],
    children: childrenOf(scene, ledger, childParties),
    waiting: {
      toApprove: unapprovedIn([...results, ...others]),
    },
    can: { enter: role('clerk'), approve: role('approver'), setTarget: role('clerk'), issue: role('issuer') },
  }
}
