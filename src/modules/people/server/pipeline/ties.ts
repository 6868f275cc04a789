import type { z } from 'zod'
import { lastOfAllDays } from '../../../../platform/domain/day.ts'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { write } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { Regulations } from '../../../regulations/regulation.ts'
import type { endTie, setTie } from '../../contract/pipeline.ts'
import type { PersonRecord } from '../../membership.ts'
import { checkMentor, checkSponsors } from '../../step/admission.ts'
import type { StepInput } from '../../step/step.ts'
import { keeperOf, openToChange } from '../door.ts'
import { loadRecord } from '../load.ts'
import { saveTies } from '../store/membership.ts'

type SetTie = z.output<typeof setTie.input>

/**
 * May this member stand by the person from the day on? The rules of the step that names sponsors and mentor, without their
 * number, which is asked for at the vote. Refusals come with the field `memberId`.
 */
function checkTie(record: PersonRecord, member: PersonRecord, input: SetTie, rules: Regulations, today: string) {
  const companion = { personId: member.id, spans: member.spans }
  const step: StepInput = { id: '', event: 'vote', on: input.from, sponsors: [companion], mentor: companion }
  const uncounted = { rules: { ...rules, 'people.sponsors': [] }, today, membershipId: '' }
  const outcome: Outcome<true> = input.kind === 'sponsor' ? checkSponsors(record, step, uncounted) : checkMentor(step)
  if (input.from > today) return refuse('in-future', 'Ngày này ở tương lai.', 'This day lies in the future.', 'from')
  if (member.id === record.id)
    return refuse('tied-to-self', 'Không thể tự giới thiệu mình.', 'Nobody stands by themselves.', 'memberId')
  return outcome.ok ? accept(true) : { ok: false as const, refusal: { ...outcome.refusal, field: 'memberId' } }
}

export const set = (context: Context, input: SetTie) =>
  write(context.database, context.caller, async (tx) => {
    const { record, reader, rules } = await openToChange(tx, context, input.personId)
    const member = await loadRecord(tx, input.memberId, 'memberId')
    const { memberId, kind, from } = input
    if (record.ties.some((tie) => tie.memberId === memberId && tie.kind === kind && tie.until > from))
      return { id: record.id }
    must(checkTie(record, member, input, rules, reader.today), 'refused')
    const actId = await recordAct(tx, {
      verb: 'tie.set',
      unitId: keeperOf(record),
      recordKind: 'person',
      recordId: record.id,
      payload: { memberId, kind },
    })
    await saveTies(tx, record.id, { closed: [], opened: [{ memberId, kind, from, until: lastOfAllDays }] }, actId)
    return { id: record.id }
  })

export const end = (context: Context, input: z.output<typeof endTie.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { record, reader } = await openToChange(tx, context, input.personId)
    const { memberId, kind, until } = input
    const held = record.ties.find(
      (tie) => tie.memberId === memberId && tie.kind === kind && tie.from <= until && until < tie.until,
    )
    if (!held)
      throw problem(
        'refused',
        'no-such-tie',
        'Ngày đó người này không đang giới thiệu, giúp đỡ.',
        'There is no such tie on that day.',
        'until',
      )
    if (until > reader.today)
      throw problem('invalid', 'in-future', 'Ngày này ở tương lai.', 'This day lies in the future.', 'until')
    const actId = await recordAct(tx, {
      verb: 'tie.end',
      unitId: keeperOf(record),
      recordKind: 'person',
      recordId: record.id,
      reason: input.reason === undefined || input.reason === '' ? null : input.reason,
      payload: { memberId, kind },
    })
    const opened = held.from < until ? [{ ...held, until }] : []
    await saveTies(tx, record.id, { closed: [held], opened }, actId)
    return { id: record.id }
  })
