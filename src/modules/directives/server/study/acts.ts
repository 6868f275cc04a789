import { problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { openIssuer, sceneOf } from '../open.ts'
import { openSessionToChange, requireSites, type SessionRow, type Site, studied } from './open.ts'

interface SessionInput {
  readonly id: string
  readonly unit: string
  readonly heldOn: string
  readonly title: string
  readonly directives: readonly string[]
  readonly sites: readonly Site[]
}

async function addSession(tx: Transaction, session: SessionRow, actId: string): Promise<void> {
  await tx.query(sql`insert into study_session (id, unit_id, held_on, vi, directive_ids, sites, known_from)
    values (${session.id}::uuid, ${session.unitId}::uuid, ${session.heldOn}, ${session.title}, ${session.directiveIds}::uuid[],
      ${JSON.stringify(session.sites)}::jsonb, ${actId}::uuid)`)
}

async function readInput(tx: Transaction, context: Context, input: SessionInput): Promise<SessionRow> {
  const unit = openIssuer(await sceneOf(tx, context), input.unit, input.heldOn)
  requireSites(input.sites)
  const directiveIds = await studied(tx, context, input.directives)
  return { id: input.id, unitId: unit.id, heldOn: input.heldOn, title: input.title, directiveIds, sites: input.sites }
}

/** A session may be planned ahead; sheets come when it is held. */
export function convene(context: Context, input: SessionInput) {
  return write(context.database, context.caller, async (tx) => {
    const session = await readInput(tx, context, input)
    if (await tx.maybe(sql`select id from study_session where id = ${input.id}::uuid`)) return { id: input.id }
    const actId = await recordAct(tx, {
      verb: 'study.convene',
      unitId: session.unitId,
      recordKind: 'study_session',
      recordId: session.id,
      payload: { heldOn: session.heldOn, directives: session.directiveIds, sites: session.sites.length },
    })
    await addSession(tx, session, actId)
    return { id: input.id }
  })
}

export function changeSession(context: Context, input: SessionInput & { readonly reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openSessionToChange(tx, context, input.id)
    const session = await readInput(tx, context, input)
    const kept = session.sites.map((site) => site.id)
    const lost =
      await tx.maybe(sql`select id from study_sheet where session_id = ${session.id}::uuid and known_until is null
      and not site_id = any (${kept}::uuid[])`)
    if (lost)
      throw problem(
        'refused',
        'site-has-sheets',
        'Điểm cầu bị bỏ đã có số người dự. Hãy giữ điểm cầu đó.',
        'A site that is left out has sheets already. Keep it.',
        'sites',
      )
    const actId = await recordAct(tx, {
      verb: 'study.correct',
      unitId: opened.session.unitId,
      recordKind: 'study_session',
      recordId: session.id,
      reason: input.reason,
      payload: { heldOn: session.heldOn, directives: session.directiveIds, sites: session.sites.length },
    })
    await tx.query(
      sql`update study_session set known_until = ${actId}::uuid where id = ${session.id}::uuid and known_until is null`,
    )
    await addSession(tx, session, actId)
    return { id: input.id }
  })
}

export function withdrawSession(context: Context, input: { readonly id: string; readonly reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const { session } = await openSessionToChange(tx, context, input.id)
    const actId = await recordAct(tx, {
      verb: 'study.withdraw',
      unitId: session.unitId,
      recordKind: 'study_session',
      recordId: session.id,
      reason: input.reason,
      payload: {},
    })
    await tx.query(
      sql`update study_sheet set known_until = ${actId}::uuid where session_id = ${session.id} and known_until is null`,
    )
    await tx.query(
      sql`update study_session set known_until = ${actId}::uuid where id = ${session.id} and known_until is null`,
    )
    return { id: session.id }
  })
}
