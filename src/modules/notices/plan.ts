import type { Day } from '../../platform/domain/day.ts'
import type { WorkingCalendar } from '../regulations/working-days.ts'
import type { Deadline, NoticeKind } from './deadline.ts'
import type { Recipients } from './recipients.ts'
import { type ReminderRule, type Stage, stagesOf } from './stage.ts'

/** A notice that was told, open or closed. */
export interface HeldNotice {
  readonly id: string
  readonly accountId: string
  readonly key: string
  readonly deadlineKey: string
  readonly kind: NoticeKind
  readonly dueOn: Day
  readonly isOpen: boolean
}

export interface NewNotice {
  readonly accountId: string
  readonly key: string
  readonly kind: NoticeKind
  readonly deadline: Deadline
}

export interface NoticePlan {
  readonly tell: readonly NewNotice[]
  /** Ids of notices that close. */
  readonly close: readonly string[]
}

export interface NoticeFacts {
  readonly deadlines: readonly Deadline[]
  /** Every notice of these deadlines, and every open one. */
  readonly held: readonly HeldNotice[]
  readonly recipients: Recipients
  readonly rule: ReminderRule | undefined
  readonly calendar: WorkingCalendar
  readonly today: Day
}

const placeOf = (accountId: string, key: string): string => `${accountId} ${key}`

/**
 * Whom to tell of what on a day, and which notices close. Planning again after it was carried out gives nothing: a key is told
 * once to an account, however often and from wherever this runs.
 */
export function planNotices(facts: NoticeFacts): NoticePlan {
  const { held, rule, calendar, today, recipients } = facts
  const told = new Set(held.map(({ accountId, key }) => placeOf(accountId, key)))
  const tell: NewNotice[] = []
  const offer = (deadline: Deadline, stage: Stage | null, accountIds: readonly string[]): void => {
    if (!stage) return
    const key = `${deadline.key}|${deadline.dueOn}|${stage.mark}`
    for (const accountId of accountIds)
      if (!told.has(placeOf(accountId, key))) tell.push({ accountId, key, kind: stage.kind, deadline })
  }
  for (const deadline of facts.deadlines) {
    const stages = stagesOf(deadline, rule, today, calendar)
    offer(deadline, stages.own, stages.own ? recipients.own(deadline.unitId, deadline.role) : [])
    offer(deadline, stages.above, stages.above ? onlyAbove(facts, deadline) : [])
  }
  return { tell, close: closing(facts, tell) }
}

/** Who is told of it as late at a unit below: nobody who is told to do it. */
function onlyAbove({ recipients, rule, calendar, today }: NoticeFacts, deadline: Deadline): readonly string[] {
  const { own } = stagesOf(deadline, rule, today, calendar)
  const told = own ? recipients.own(deadline.unitId, deadline.role) : []
  return recipients.above(deadline.unitId).filter((accountId) => !told.includes(accountId))
}

function closing(facts: NoticeFacts, tell: readonly NewNotice[]): readonly string[] {
  const { deadlines, held, recipients } = facts
  const byKey = new Map(deadlines.map((deadline) => [deadline.key, deadline]))
  const toldAnew = new Set(
    tell.filter(({ kind }) => kind !== 'escalated').map(({ accountId, deadline }) => placeOf(accountId, deadline.key)),
  )
  const stays = (notice: HeldNotice): boolean => {
    const deadline = byKey.get(notice.deadlineKey)
    if (!deadline || deadline.doneOn !== null || deadline.dueOn !== notice.dueOn) return false
    if (notice.kind === 'escalated') return onlyAbove(facts, deadline).includes(notice.accountId)
    return (
      !toldAnew.has(placeOf(notice.accountId, notice.deadlineKey)) &&
      recipients.own(deadline.unitId, deadline.role).includes(notice.accountId)
    )
  }
  return held.filter((notice) => notice.isOpen && !stays(notice)).map(({ id }) => id)
}
