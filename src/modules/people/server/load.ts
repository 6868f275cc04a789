import { firstOfAllDays, lastOfAllDays } from '../../../platform/domain/day.ts'
import { notFound } from '../../../platform/domain/problem.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { events } from '../lifecycle.ts'
import { type PersonFacts, type PersonRecord, recordOf } from '../membership.ts'

export const unknownPerson = (field = 'personId') =>
  notFound(
    'Không có hồ sơ này, hoặc bạn không được mở.',
    'There is no such person, or you may not open this record.',
    field,
  )

/** People as they are believed now, by id; those the caller may not see are left out. */
export async function loadRecords(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, PersonRecord>> {
  const rows = await tx.query<PersonFacts>(sql`
    select p.id, p.unit_id as "homeId", p.erased is not null as "isErased",
      (select jsonb_build_object('name', i.name, 'birth', i.birth, 'sex', i.sex, 'ethnicity', i.ethnicity, 'education', i.education, 'theory', i.theory,
        'occupation', i.occupation, 'phone', i.phone) from person_profile i where i.person_id = p.id and i.known_until is null) as profile,
      coalesce((select jsonb_agg(jsonb_build_object('unitId', i.unit_id, 'state', i.state, 'from', coalesce(lower(i.valid)::text, ${firstOfAllDays}),
        'until', coalesce(upper(i.valid)::text, ${lastOfAllDays})) order by i.valid)
        from spans_of(array[p.id]) i), '[]') as spans,
      coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'turn', i.turn, 'decidedOn', i.decided_on, 'decision', i.decision, 'ceremonyOn', i.ceremony_on,
        'probationEndsOn', i.probation_ends_on, 'consideredOn', i.considered_on, 'recognitionDecidedOn', i.recognition_decided_on,
        'recognitionDecision', i.recognition_decision, 'fullOn', i.full_on, 'partyAgeFrom', i.party_age_from, 'endedOn', i.ended_on,
        'endState', i.end_state) order by i.turn)
        from membership i where i.person_id = p.id and i.known_until is null), '[]') as memberships,
      coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'event', i.event, 'on', i."on", 'decidedOn', i.decided_on, 'decision', i.decision,
        'unitId', i.unit_id, 'toUnitId', i.to_unit_id, 'reason', i.reason) order by i."on", i.known_from, array_position(${events}::text[], i.event), i.id)
        from membership_step i where i.person_id = p.id and i.known_until is null), '[]') as steps,
      coalesce((select jsonb_agg(jsonb_build_object('memberId', i.member_id, 'kind', i.kind, 'from', coalesce(lower(i.valid)::text, ${firstOfAllDays}),
        'until', coalesce(upper(i.valid)::text, ${lastOfAllDays})) order by i.valid, i.member_id)
        from membership_tie i where i.person_id = p.id and i.known_until is null), '[]') as ties
    from person p where p.id = any (${ids}::uuid[])`)
  return new Map(rows.filter((row) => row.profile !== null).map((row) => [row.id, recordOf(row)]))
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The one guarded door to a person: who may not be seen is not found. */
export async function loadRecord(tx: Transaction, id: string, field = 'personId'): Promise<PersonRecord> {
  const record = uuid.test(id) ? (await loadRecords(tx, [id])).get(id) : undefined
  if (!record) throw unknownPerson(field)
  return record
}
