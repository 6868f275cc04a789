import type { Text } from '../../../platform/domain/text.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Deadline } from '../../notices/deadline.ts'
import type { DeadlineSource } from '../../notices/server/public.ts'
import { loadRegulations } from '../../regulations/server/public.ts'
import { calendarOf } from '../../regulations/working-days.ts'
import { type ClockFacts, clocksFrom, isOpenClock, type RecordClockKind } from '../clocks.ts'

/** Nothing is late in `probation`: it says when the consideration may begin. */
type DueKind = Exclude<RecordClockKind, 'probation'>

const many = (count: number): string => (count === 1 ? '1 person' : `${count} people`)

const titles: { readonly [Kind in DueKind]: (count: number) => Text } = {
  ceremony: (count) => ({
    vi: `Tổ chức lễ kết nạp cho ${count} người`,
    en: `Hold the ceremony of admission for ${many(count)}`,
  }),
  consideration: (count) => ({
    vi: `Xét công nhận đảng viên chính thức cho ${count} người`,
    en: `Consider full membership of ${many(count)}`,
  }),
  transfer_start: (count) => ({
    vi: `Làm thủ tục chuyển sinh hoạt đảng cho ${count} người`,
    en: `Begin the transfer of ${many(count)}`,
  }),
  transfer_present: (count) => ({
    vi: `Nhắc nộp hồ sơ tại nơi chuyển đến: ${count} người`,
    en: `Papers to be presented at the new place: ${many(count)}`,
  }),
}

interface Row extends ClockFacts {
  readonly unitId: string
}

/** The terms of members as counts for each cell and day; no name leaves this module. */
export const peopleDeadlines: DeadlineSource = {
  name: 'people',
  deadlinesOf: async (tx, { today, from, until }) => {
    const rows = await tx.query<Row>(sql`
      with moving as (
        select t.person_id, min(coalesce(t.to_unit_id, t.from_unit_id)::text)::uuid as unit_id, jsonb_agg(jsonb_build_object('id', t.id,
          'decidedOn', t.decided_on, 'startedOn', t.started_on, 'letterOn', t.letter_on, 'presentedOn', t.presented_on,
          'acceptedOn', t.accepted_on)) as transfers
        from transfer t where t.known_until is null and t.accepted_on is null group by 1
      ), waiting as (
        select s.person_id from membership_span s
        where s.known_until is null and s.valid @> ${today}::date and s.state in ('decided', 'probationary', 'considered')
        union
        select person_id from moving
      )
      select coalesce(s.unit_id, moving.unit_id) as "unitId", coalesce(s.state, 'none') as state, decided."on" as "receivedOn",
        m.ceremony_on as "ceremonyOn", m.probation_ends_on as "probationEndsOn", m.considered_on as "consideredOn", m.full_on as "fullOn",
        coalesce(moving.transfers, '[]') as transfers
      from waiting w
      left join moving on moving.person_id = w.person_id
      left join membership_span s on s.person_id = w.person_id and s.known_until is null and s.valid @> ${today}::date
      left join lateral (select i."on" from membership_step i where i.person_id = w.person_id and i.event = 'decide' and i.known_until is null
        order by i."on" desc limit 1) decided on s.state in ('decided', 'probationary', 'considered', 'full')
      left join lateral (select i.* from membership i where i.person_id = w.person_id and i.known_until is null and i.end_state is null
        order by i.turn desc limit 1) m on s.state in ('probationary', 'considered', 'full', 'exempt')
      where coalesce(s.unit_id, moving.unit_id) is not null`)
    const rules = await loadRegulations(tx, null)
    const given = { rules, calendar: calendarOf(rules) }
    const counts = new Map<string, { unitId: string; kind: DueKind; dueOn: string; count: number }>()
    for (const { unitId, ...facts } of rows)
      for (const { kind, dueOn, ...clock } of clocksFrom(facts, given, today)) {
        if (kind === 'probation' || !isOpenClock(clock) || dueOn < from || dueOn > until) continue
        const key = `${kind}:${unitId}:${dueOn}`
        counts.set(key, { unitId, kind, dueOn, count: (counts.get(key)?.count ?? 0) + 1 })
      }
    return [...counts].map(
      ([key, { unitId, kind, dueOn, count }]): Deadline => ({
        key,
        kind: 'due',
        unitId,
        dueOn,
        title: titles[kind](count),
        path: '/people/clocks',
        role: 'clerk',
        doneOn: null,
      }),
    )
  },
}
