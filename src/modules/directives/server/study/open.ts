import { must, notFound, problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canReadFigure, requireRole } from '../../../accounts/access.ts'
import { openDirective, type Scene, sceneOf } from '../open.ts'

export interface Site {
  readonly id: string
  readonly name: string
}

export interface SessionRow {
  readonly id: string
  readonly unitId: string
  readonly heldOn: string
  readonly title: string
  readonly directiveIds: readonly string[]
  readonly sites: readonly Site[]
}

export const sessionColumns = sql`s.id, s.unit_id as "unitId", s.held_on as "heldOn", s.vi as title, s.directive_ids as "directiveIds", s.sites`

export interface OpenedSession extends Scene {
  readonly session: SessionRow
}

/** The guarded door to a session; units below may see that it is convened. @param field names the input the id came in */
export async function openSession(tx: Transaction, context: Context, id: string, field = 'id'): Promise<OpenedSession> {
  const scene = await sceneOf(tx, context)
  const session = await tx.maybe<SessionRow>(
    sql`select ${sessionColumns} from study_session s where s.id = ${asId(id)}::uuid and s.known_until is null`,
  )
  if (!session || !canReadFigure(scene.forest, scene.reader, session.unitId, session.heldOn, 'subtree'))
    throw notFound(
      'Không có hội nghị này, hoặc bạn không được mở.',
      'There is no such session, or you may not open it.',
      field,
    )
  return { ...scene, session }
}

export const mayChange = ({ forest, reader, session }: OpenedSession) =>
  requireRole(forest, reader, 'clerk', session.unitId, session.heldOn)

export async function openSessionToChange(tx: Transaction, context: Context, id: string): Promise<OpenedSession> {
  const opened = await openSession(tx, context, id)
  must(mayChange(opened), 'forbidden')
  return opened
}

/** The documents studied, each of which the caller may read. */
export async function studied(tx: Transaction, context: Context, ids: readonly string[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const id of new Set(ids)) found.push((await openDirective(tx, context, id, 'directives')).directive.id)
  return found
}

export function requireSites(sites: readonly Site[]): void {
  if (new Set(sites.map((site) => site.id)).size === sites.length) return
  throw problem('invalid', 'site-twice', 'Một điểm cầu được ghi hai lần.', 'A site stands twice.', 'sites')
}
