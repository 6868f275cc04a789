import { must, problem } from '../../../../platform/domain/problem.ts'
import { accept } from '../../../../platform/domain/refusal.ts'
import { write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../../accounts/access.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { homePartyOn, partiesAbove } from '../../../org/forest.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import { type Attendance, checkAttendance } from '../../study.ts'
import { mayChange, type OpenedSession, openSession } from './open.ts'

interface SheetInput extends Attendance {
  readonly id: string
  readonly session: string
  readonly site: string
  readonly unit: string
  readonly supersedes?: string | undefined
  readonly reason?: string | undefined
}

/** The clerk of the unit enters its sheet; the convening office may enter it for the unit. */
export const maySave = (opened: OpenedSession, unitId: UnitId) => {
  const own = requireRole(opened.forest, opened.reader, 'clerk', unitId, opened.session.heldOn)
  return own.ok || mayChange(opened).ok ? accept(true as const) : own
}

/** Does a unit stand under the one that convened, or is it that one? */
export function isSummoned({ forest, session }: OpenedSession, unitId: UnitId): boolean {
  const party = homePartyOn(forest, session.unitId, session.heldOn)
  return party !== undefined && partiesAbove(forest, unitId, session.heldOn).includes(party)
}

interface HeldSheet extends Attendance {
  id: string
}

export function saveSheet(context: Context, input: SheetInput) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openSession(tx, context, input.session, 'session')
    const { forest, reader, session } = opened
    const unit = reachableUnit(
      forest,
      input.unit,
      (unitId) =>
        canRead(forest, reader, unitId, session.heldOn) ||
        (canRead(forest, reader, session.unitId, session.heldOn) && isSummoned(opened, unitId)),
    )
    must(maySave(opened, unit.id), 'forbidden')
    if (await tx.maybe(sql`select id from study_sheet where id = ${input.id}::uuid`)) return { id: input.id }
    if (session.heldOn > reader.today)
      throw problem(
        'refused',
        'not-held-yet',
        'Hội nghị chưa diễn ra.',
        'The session has not been held yet.',
        'session',
      )
    if (!isSummoned(opened, unit.id))
      throw problem(
        'invalid',
        'unit-not-below',
        'Đơn vị không thuộc nơi triệu tập.',
        'The unit does not stand under the convener.',
        'unit',
      )
    if (!session.sites.some((site) => site.id === input.site))
      throw problem('invalid', 'unknown-site', 'Không có điểm cầu này.', 'There is no such site.', 'site')
    must(checkAttendance(input))
    const held = await tx.maybe<HeldSheet>(sql`select id, summoned, present, excused, unexcused from study_sheet
      where session_id = ${session.id} and site_id = ${input.site}::uuid and unit_id = ${unit.id} and known_until is null for update`)
    if ((held?.id ?? undefined) !== input.supersedes)
      throw problem(
        'conflict',
        'sheet-changed',
        held
          ? `Đơn vị này đã có số: triệu tập ${held.summoned}, có mặt ${held.present}. Hãy tải lại rồi đính chính.`
          : 'Số liệu trên màn hình không còn nữa. Hãy tải lại.',
        held
          ? `The unit has a sheet already: ${held.summoned} summoned, ${held.present} present. Reload and correct it.`
          : 'What was on screen is there no more. Reload.',
        'unit',
        held ? { held, yours: { summoned: input.summoned, present: input.present } } : undefined,
      )
    if (held && !input.reason)
      throw problem('invalid', 'reason-missing', 'Đính chính cần có lý do.', 'A correction needs a reason.', 'reason')
    const actId = await recordAct(tx, {
      verb: held ? 'study.correct-sheet' : 'study.enter-sheet',
      unitId: unit.id,
      recordKind: 'study_sheet',
      recordId: input.id,
      reason: input.reason ?? null,
      payload: {
        session: session.id,
        site: input.site,
        summoned: input.summoned,
        present: input.present,
        excused: input.excused,
        unexcused: input.unexcused,
      },
    })
    if (held)
      await tx.query(
        sql`update study_sheet set known_until = ${actId}::uuid where id = ${held.id}::uuid and known_until is null`,
      )
    await tx
      .query(sql`insert into study_sheet (id, session_id, site_id, unit_id, summoned, present, excused, unexcused, known_from)
      values (${input.id}::uuid, ${session.id}::uuid, ${input.site}::uuid, ${unit.id}::uuid, ${input.summoned}, ${input.present}, ${input.excused},
        ${input.unexcused}, ${actId}::uuid)`)
      .catch((error: unknown) => {
        if ((error as { code?: string }).code !== '23505') throw error
        throw problem(
          'conflict',
          'sheet-changed',
          'Người khác vừa ghi số của đơn vị này. Hãy tải lại.',
          'Somebody else has just saved this sheet. Reload.',
          'unit',
        )
      })
    return { id: input.id }
  })
}
