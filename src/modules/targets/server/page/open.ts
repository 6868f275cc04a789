import { notFound } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import type { Ledger } from '../../../figures/figure.ts'
import { catalogueAt, periodOf } from '../../../figures/server/public.ts'
import { prepared } from '../board/prepared.ts'
import type { Scene, TargetData } from '../board/scene.ts'
import { standingOf } from '../board/target-row.ts'

export interface TargetScene {
  readonly scene: Scene
  readonly ledger: Ledger
  readonly target: TargetData
  /** The Party organisations above, nearest first. */
  readonly above: readonly string[]
}

const unknownTarget = () =>
  notFound('Không có chỉ tiêu này, hoặc bạn không được mở.', 'There is no such target, or you may not open it.', 'id')

/** One target with everything it is told from; guarded by the right to its unit. */
export async function openTargetScene(
  tx: Transaction,
  cacheKey: object,
  id: string,
  knownAt: string | null,
): Promise<TargetScene> {
  const found = await tx.maybe<{ code: string; last: string; period: string }>(
    sql`select u.code, t.last_day as last, t.period from target t join unit u on u.id = t.unit_id where t.id = ${asId(id)}::uuid limit 1`,
  )
  if (!found) throw unknownTarget()
  const catalogue = await catalogueAt(tx, knownAt, cacheKey)
  const reader = await loadReader(tx)
  const { bodies, above, rows, ledger } = await prepared(tx, catalogue, cacheKey, found.code, found.last, knownAt)
  const target = rows.targets.find((item) => item.id === id)
  if (!target) throw unknownTarget()
  const { home, own } = bodies
  const whole: Scene = { catalogue, reader, home, own, period: periodOf(catalogue, target.period), rows, bodies }
  return { scene: asOfNow(whole, ledger, target), ledger, target, above }
}

/** While its period runs, a target is looked at on the last day for which its result is known. */
export function asOfNow(scene: Scene, ledger: Ledger, target: TargetData): Scene {
  const period = periodOf(scene.catalogue, target.period)
  const whole = { ...scene, period }
  if (period.last < scene.reader.today) return whole
  const soFar = standingOf(whole, ledger, target).way?.soFar
  return soFar ? { ...whole, period: soFar.key.period } : whole
}
