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
import { keptForest } from '../../org/server/public.ts'

/** A deadline of one unit, or the same deadline of several. */
interface EventRow {
  /** Of the deadline that was made first. */
  readonly id: string
  readonly turn: number
  readonly units: number
  readonly done: number
  /** The first by code, at most `mostNamed`. */
  readonly unitIds: readonly string[]
  readonly dueOn: Day
  readonly vi: string
  readonly en: string
  readonly path: string
  readonly isGone: boolean
  readonly changedAt: string
  /** Of anything in the calendar. */
  readonly latestAt: string
}

/** No program shows more than people look at; the nearest days come first. */
const mostEvents = 1000
/** Units that the text of an event names. */
const mostNamed = 30

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
    // What says the same of several units is one event; a second one of the same unit is another thing to do.
    const rows = await tx.query<EventRow>(sql`
      with event as (
        select distinct on (d.key) d.id, d.turn, d.unit_id, d.due_on, d.vi, d.en, d.path, d.done_on is not null as is_done,
          d.known_until is not null as is_gone, coalesce(b.at, a.at) as changed_at
        from deadline d join act a on a.id = d.known_from left join act b on b.id = d.known_until
        where d.due_on between today_here() - 60 and today_here() + 400 order by d.key, d.turn desc
      ), placed as (
        select e.*, u.code, regexp_replace(e.path, '[?&]unit=[^&]*$', '') as page, row_number() over (
          partition by e.due_on, e.vi, e.en, regexp_replace(e.path, '[?&]unit=[^&]*$', ''), e.is_gone, e.unit_id order by e.id) as again
        from event e join unit u on u.id = e.unit_id
      )
      select (array_agg(id order by id))[1] as id, max(turn) as turn, count(*) as units, count(*) filter (where is_done) as done,
        (array_agg(unit_id order by code))[1:${mostNamed}::integer] as "unitIds", due_on as "dueOn", vi, en, min(path) as path, is_gone as "isGone",
        max(changed_at) as "changedAt", max(max(changed_at)) over () as "latestAt"
      from placed group by due_on, vi, en, page, is_gone, again
      order by abs(due_on - today_here()), 1 limit ${mostEvents}`)
    return print(rows, await keptForest(tx, database), { today, language, publicUrl })
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
    const isDone = row.done === row.units
    const title = `${row[language]} – ${unitsIn(row, forest, today, language)}`
    const done = language === 'vi' ? 'Đã xong: ' : 'Done: '
    const url = `${publicUrl}${row.units > 1 ? '/notices' : row.path}`
    const changedAt = new Date(row.units > 1 ? row.latestAt : row.changedAt)
    const event = calendar.createEvent({
      // Units come to an event of several and leave it: every change raises its number, and it is never taken for that of one.
      id: `${row.id}${row.units > 1 ? '-all' : ''}@then-chot`,
      sequence:
        row.units > 1 ? Math.floor((changedAt.getTime() - countedFrom) / 1000) : row.turn + (row.isGone ? 1 : 0),
      stamp: changedAt,
      lastModified: changedAt,
      start: noonOf(row.dueOn),
      allDay: true,
      summary: isDone ? `${done}${title}` : title,
      description: `${title}\n${row.units > 1 ? `${namesIn(row, forest, today, language)}\n` : ''}${url}`,
      url,
      status: row.isGone ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })
    if (row.isGone || isDone) continue
    // At eight in the morning of the day before, and of the day itself.
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: 16 * 3600, description: title })
    event.createAlarm({ type: ICalAlarmType.display, triggerAfter: 8 * 3600, description: title })
  }
  return calendar.toString()
}

/** Seconds since then fit into the number of a version for decades. */
const countedFrom = Date.UTC(2020, 0, 1)

/** The unit, or how many they are and how many of them have still to do it. */
function unitsIn({ units, done, unitIds }: EventRow, forest: Forest, today: Day, language: Language): string {
  const [first = ''] = unitIds
  if (units === 1) return nameOn(forest, first, today)[language]
  const left = units - done
  if (language === 'vi') return `${units} đơn vị${done > 0 && left > 0 ? `, còn ${left}` : ''}`
  return `${units} units${done > 0 && left > 0 ? `, ${left} to go` : ''}`
}

function namesIn({ units, unitIds }: EventRow, forest: Forest, today: Day, language: Language): string {
  const names = unitIds.map((unitId) => nameOn(forest, unitId, today)[language]).join('; ')
  const more = units - unitIds.length
  if (more === 0) return names
  return language === 'vi' ? `${names}; và ${more} đơn vị khác` : `${names}; and ${more} other units`
}

/** Noon lies on the same day whatever the zone of the machine: only the day is printed. */
function noonOf(on: Day): Date {
  const { year, month, date } = dayParts(on)
  return new Date(Date.UTC(year, month - 1, date, 12))
}
