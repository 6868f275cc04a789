import { type Day, dayPlus } from '../../../platform/domain/day.ts'
import { type Caller, type Database, type Transaction, writeAsOwner } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { newId } from '../../../platform/server/new-id.ts'
import { recordAct } from '../../acts/server/public.ts'
import type { Forest } from '../../org/forest.ts'
import { keptForest } from '../../org/server/public.ts'
import { ruleOn } from '../../regulations/regulation.ts'
import { loadRegulations } from '../../regulations/server/public.ts'
import { calendarOf } from '../../regulations/working-days.ts'
import type { Deadline } from '../deadline.ts'
import { type HeldNotice, planNotices } from '../plan.ts'
import { type Holder, recipientsIn } from '../recipients.ts'
import type { DeadlineSource } from './source.ts'
import { addDeadlines, closeDeadlines, closeNotices, forgetAddresses, tellNotices } from './store.ts'

export interface Refreshed {
  readonly changed: number
  readonly told: number
  readonly closed: number
}

/** Days around today whose deadlines are kept. */
const reach = 400

/**
 * Reads every deadline anew, keeps what changed, tells who should know and closes what is done, as one act of the system. Runs
 * one at a time in a database; running it again changes nothing.
 */
export function refreshNotices(
  database: Database,
  caller: Caller,
  sources: readonly DeadlineSource[],
): Promise<Refreshed> {
  return writeAsOwner(database, caller, async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(7463832)`)
    const { today } = await tx.one<{ today: Day }>(sql`select today_here() as today`)
    const forest = await keptForest(tx, database)
    const rules = await loadRegulations(tx, null)
    const found = await deadlinesNow(tx, forest, sources, today)
    const held = await heldDeadlines(tx)
    const changes = compare(found, held)
    const plan = planNotices({
      deadlines: [...found.values()],
      held: await heldNotices(tx, [...found.keys()]),
      recipients: recipientsIn(forest, await holdersNow(tx), today),
      rule: ruleOn(rules, 'notices.reminders', today)?.value,
      calendar: calendarOf(rules),
      today,
    })
    await forgetAddresses(tx)
    const counts = {
      changed: changes.add.length + changes.close.length,
      told: plan.tell.length,
      closed: plan.close.length,
    }
    if (counts.changed + counts.told + counts.closed === 0) return counts
    const actId = await recordAct(tx, { verb: 'notices.refresh', recordKind: 'notice', payload: counts })
    await closeDeadlines(tx, changes.close, actId)
    await addDeadlines(tx, changes.add, actId)
    await closeNotices(tx, plan.close, actId)
    await tellNotices(tx, plan.tell, today, actId)
    return counts
  })
}

async function deadlinesNow(
  tx: Transaction,
  forest: Forest,
  sources: readonly DeadlineSource[],
  today: Day,
): Promise<ReadonlyMap<string, Deadline>> {
  const span = { today, from: dayPlus(today, -reach), until: dayPlus(today, reach) }
  const found = new Map<string, Deadline>()
  for (const source of sources)
    for (const deadline of await source.deadlinesOf(tx, span)) {
      const code = forest.units.get(deadline.unitId)?.code
      if (code === undefined) continue
      const key = `${source.name}:${deadline.key}`
      const path = `${deadline.path}${deadline.path.includes('?') ? '&' : '?'}unit=${encodeURIComponent(code)}`
      const title = { vi: cut(deadline.title.vi), en: cut(deadline.title.en) }
      found.set(key, { ...deadline, key, path, title })
    }
  return found
}

/** What a subject line and a calendar still show. */
const mostLetters = 300
const cut = (text: string): string => (text.length <= mostLetters ? text : `${text.slice(0, mostLetters - 1)}…`)

interface HeldDeadline extends Omit<Deadline, 'title'> {
  readonly id: string
  readonly turn: number
  readonly vi: string
  readonly en: string
  readonly isOpen: boolean
}

/** The last turn of every deadline. */
const heldDeadlines = (tx: Transaction): Promise<readonly HeldDeadline[]> =>
  tx.query<HeldDeadline>(sql`select distinct on (key) id, key, turn, kind, unit_id as "unitId", due_on as "dueOn", vi, en, path, role,
    done_on as "doneOn", known_until is null as "isOpen" from deadline order by key, turn desc`)

function compare(found: ReadonlyMap<string, Deadline>, held: readonly HeldDeadline[]) {
  const last = new Map(held.map((row) => [row.key, row]))
  const isSame = (row: HeldDeadline, deadline: Deadline): boolean =>
    row.isOpen &&
    row.kind === deadline.kind &&
    row.unitId === deadline.unitId &&
    row.dueOn === deadline.dueOn &&
    row.vi === deadline.title.vi &&
    row.en === deadline.title.en &&
    row.path === deadline.path &&
    row.role === deadline.role &&
    row.doneOn === deadline.doneOn
  const changed = [...found.values()].filter((deadline) => {
    const row = last.get(deadline.key)
    return row === undefined || !isSame(row, deadline)
  })
  return {
    add: changed.map((deadline) => {
      const row = last.get(deadline.key)
      return { deadline, id: row?.id ?? newId(), turn: row === undefined ? 0 : row.turn + 1 }
    }),
    close: held
      .filter((row) => row.isOpen)
      .filter((row) => {
        const deadline = found.get(row.key)
        return deadline === undefined || !isSame(row, deadline)
      })
      .map(({ key }) => key),
  }
}

const heldNotices = (tx: Transaction, keys: readonly string[]): Promise<readonly HeldNotice[]> =>
  tx.query<HeldNotice>(sql`select id, account_id as "accountId", key, deadline_key as "deadlineKey", kind, due_on as "dueOn",
    known_until is null as "isOpen" from notice where known_until is null or deadline_key = any (${keys}::text[])`)

const holdersNow = (tx: Transaction): Promise<readonly Holder[]> =>
  tx.query<Holder>(sql`select g.account_id as "accountId", g.role, g.unit_id as "unitId" from access_grant g join account a on a.id = g.account_id
    where g.known_until is null and g.valid @> today_here() and not a.is_disabled and a.kind = 'person'
      and g.role in ('clerk', 'approver', 'issuer') order by g.account_id`)
