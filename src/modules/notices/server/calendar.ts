import { createHash } from 'node:crypto'
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { type Day, dayParts } from '../../../platform/domain/day.ts'
import type { Language } from '../../../platform/domain/text.ts'
import { type Database, read } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { PublicFile } from '../../../platform/server/http/public-file.ts'
import { newId } from '../../../platform/server/new-id.ts'
import { sha256 } from '../../acts/server/public.ts'
import { type Forest, nameOn } from '../../org/forest.ts'
import { loadForest } from '../../org/server/public.ts'

interface EventRow {
  readonly id: string
  readonly turn: number
  readonly unitId: string
  readonly dueOn: Day
  readonly vi: string
  readonly en: string
  readonly path: string
  readonly isDone: boolean
  readonly isGone: boolean
  readonly changedAt: string
}

/** No program shows more than people look at; the nearest days come first. */
const mostEvents = 1000

/** `/calendar/<token>.ics`: what is due in the units that the account of the token reads. */
export const calendarFile: PublicFile = {
  prefix: '/calendar/',
  /** Calendar programs ask a few times an hour. */
  mostAMinute: 60,
  read: async (name, { database, publicUrl }) => {
    const token = /^([\w-]{20,60})\.ics$/.exec(name)?.[1]
    const accountId = token === undefined ? null : await accountOf(database, token)
    if (accountId === null) return null
    const bytes = Buffer.from(await calendarOf(database, accountId, publicUrl), 'utf8')
    return {
      bytes,
      mediaType: 'text/calendar; charset=utf-8; method=PUBLISH',
      fileName: 'then-chot.ics',
      tag: createHash('sha256').update(bytes).digest('base64url').slice(0, 27),
    }
  },
}

async function accountOf(database: Database, token: string): Promise<string | null> {
  const { rows } = await database.app.query<{ account: string | null }>({
    name: 'account-of-calendar',
    text: 'select account_of_calendar($1) as account',
    values: [sha256(token)],
  })
  return rows[0]?.account ?? null
}

/** Read as the account, so that row-level security decides what it sees. */
function calendarOf(database: Database, accountId: string, publicUrl: string): Promise<string> {
  return read(database, { actor: { accountId, kind: 'person' }, requestId: newId() }, async (tx) => {
    const { today, language } = await tx.one<{ today: Day; language: Language }>(sql`
      select today_here() as today, coalesce((select language from notice_preference where known_until is null), 'vi') as language`)
    const rows = await tx.query<EventRow>(sql`
      select * from (
        select distinct on (d.key) d.id, d.turn, d.unit_id as "unitId", d.due_on as "dueOn", d.vi, d.en, d.path, d.done_on is not null as "isDone",
          d.known_until is not null as "isGone", coalesce(b.at, a.at) as "changedAt"
        from deadline d join act a on a.id = d.known_from left join act b on b.id = d.known_until
        where d.due_on between today_here() - 60 and today_here() + 400 order by d.key, d.turn desc
      ) event order by abs("dueOn" - today_here()), id limit ${mostEvents}`)
    return print(rows, await loadForest(tx, null), { today, language, publicUrl })
  })
}

interface Frame {
  readonly today: Day
  readonly language: Language
  readonly publicUrl: string
}

function print(rows: readonly EventRow[], forest: Forest, { today, language, publicUrl }: Frame): string {
  const calendar = ical({
    name: language === 'vi' ? 'Việc đến hạn – Then Chốt' : 'Deadlines – Then Chốt',
    prodId: { company: 'Then Chot', product: 'Deadlines', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 3600,
  })
  for (const row of rows) {
    const title = `${row[language]} – ${nameOn(forest, row.unitId, today)[language]}`
    const done = language === 'vi' ? 'Đã xong: ' : 'Done: '
    const event = calendar.createEvent({
      id: `${row.id}@then-chot`,
      sequence: row.turn + (row.isGone ? 1 : 0),
      stamp: new Date(row.changedAt),
      lastModified: new Date(row.changedAt),
      start: noonOf(row.dueOn),
      allDay: true,
      summary: row.isDone ? `${done}${title}` : title,
      description: `${title}\n${publicUrl}${row.path}`,
      url: `${publicUrl}${row.path}`,
      status: row.isGone ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
    if (row.isGone || row.isDone) continue
    // At eight in the morning of the day before, and of the day itself.
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: 16 * 3600, description: title })
    event.createAlarm({ type: ICalAlarmType.display, triggerAfter: 8 * 3600, description: title })
  }
  return calendar.toString()
}

/** Noon lies on the same day whatever the zone of the machine: only the day is printed. */
function noonOf(on: Day): Date {
  const { year, month, date } = dayParts(on)
  return new Date(Date.UTC(year, month - 1, date, 12))
}
