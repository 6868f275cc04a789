import { type Day, lastOfAllDays } from '../../../platform/domain/day.ts'
import { accept, type Outcome, refuse } from '../../../platform/domain/refusal.ts'
import { isEnded, nextState, type State } from '../lifecycle.ts'
import {
  endOf,
  type Membership,
  membershipOf,
  type PersonRecord,
  recordOf,
  type Span,
  type StandingState,
  type Tie,
  unitOn,
} from '../membership.ts'
import { beginAt, endAt, moveFrom, restateFrom, spanChanges } from '../span.ts'
import { checkAge, checkMentor, checkReadmission, checkSponsors } from './admission.ts'
import { admitted, arrived, considered, recognised } from './dates.ts'
import { checkDays, checkFilled } from './days.ts'
import type { StepChanges, StepInput, StepOutcome, StepRules } from './step.ts'

/**
 * Takes one step in the life of a membership: asks the lifecycle, the days and the regulations, and answers with what
 * changes. Refusals are those of the rules in this folder; each names its field.
 */
export function takeStep(record: PersonRecord, step: StepInput, given: StepRules): StepOutcome {
  const allowed = firstRefusal(
    () => nextState(record.state, step.event),
    () => checkFilled(step),
    () => checkDays(record, step, given.today),
    () => checkEvent(record, step, given),
  )
  if (!allowed.ok) return allowed
  const membership = membershipAfter(record, step, given)
  if (!membership.ok) return membership
  const next = nextState(record.state, step.event, membership.value?.fullOn ? 'full' : 'probationary')
  if (!next.ok) return next
  const spans = spansAfter(record, step, next.value, membership.value)
  const isBeginning = step.event === 'list' || step.event === 'move_in'
  const unitId = (isBeginning ? step.toUnitId : unitOn(record, step.on)) ?? record.homeId
  return accept({
    step: {
      id: step.id,
      event: step.event,
      on: step.on,
      decidedOn: step.decidedOn ?? null,
      decision: step.decision ?? null,
      unitId,
      toUnitId: step.event === 'transfer' ? (step.toUnitId ?? null) : null,
      reason: step.reason ?? null,
    },
    state: next.value,
    spans: spanChanges(record.spans, spans),
    membership: membership.value,
    ties: tieChanges(record, step, next.value),
  })
}

function firstRefusal(...checks: readonly (() => Outcome<unknown>)[]): Outcome<true> {
  for (const check of checks) {
    const outcome = check()
    if (!outcome.ok) return outcome
  }
  return accept(true)
}

function checkEvent(record: PersonRecord, step: StepInput, given: StepRules): Outcome<true> {
  if (step.event === 'list') return checkReadmission(record, step, given)
  if (step.event === 'vote')
    return firstRefusal(
      () => checkAge(record, step, given),
      () => checkSponsors(record, step, given),
    )
  if (step.event === 'transfer' && step.toUnitId === unitOn(record, step.on))
    return refuse('same-cell', 'Người này đang ở chi bộ đó.', 'This person is in that cell already.', 'toUnit')
  if (step.event === 'admit' || (step.event === 'transfer' && step.mentor)) return checkMentor(step)
  return accept(true)
}

/** The membership after the step; null when it is not touched. */
function membershipAfter(record: PersonRecord, step: StepInput, given: StepRules): Outcome<Membership | null> {
  if (step.event === 'admit') return admitted(record, step, given)
  if (step.event === 'consider') return considered(record, step)
  if (step.event === 'recognise') return recognised(record, step)
  if (step.event === 'move_in') return arrived(record, step, given)
  const endState = endOf(step.event)
  const membership = membershipOf(record)
  if (endState === undefined || !membership || membership.endState !== null) return accept(null)
  return accept({ ...membership, endedOn: step.on, endState })
}

function spansAfter(
  record: PersonRecord,
  step: StepInput,
  state: State,
  membership: Membership | null,
): readonly Span[] {
  if (isEnded(state) || state === 'none') return endAt(record.spans, step.on)
  if (step.event === 'list' || step.event === 'move_in')
    return beginAt(record.spans, step.on, step.toUnitId ?? record.homeId, state)
  if (step.event === 'transfer') return moveFrom(record.spans, step.on, step.toUnitId ?? record.homeId)
  const from: Day = step.event === 'recognise' ? (membership?.fullOn ?? step.on) : step.on
  return restateFrom(record.spans, from, state satisfies StandingState)
}

function tieChanges(record: PersonRecord, step: StepInput, state: State): StepChanges['ties'] {
  const tie = (memberId: string, kind: Tie['kind']): Tie => ({ memberId, kind, from: step.on, until: lastOfAllDays })
  const isOver = isEnded(state) || state === 'full' || step.event === 'transfer' || step.mentor
  const closed = record.ties.filter((item) => item.kind === 'mentor' && isOver && item.until > step.on)
  // A sponsor may have been named before the vote, and stays one.
  const newSponsors = (step.sponsors ?? []).filter(
    ({ personId }) =>
      !record.ties.some((item) => item.kind === 'sponsor' && item.memberId === personId && item.until > step.on),
  )
  return {
    closed,
    opened: [
      ...closed.filter((item) => item.from < step.on).map((item) => ({ ...item, until: step.on })),
      ...(step.event === 'vote' ? newSponsors.map((sponsor) => tie(sponsor.personId, 'sponsor')) : []),
      ...(step.mentor ? [tie(step.mentor.personId, 'mentor')] : []),
    ],
  }
}

/** The record after a step, as it will be read back. */
export function applyStep(record: PersonRecord, changes: StepChanges): PersonRecord {
  const { membership, spans, ties, step } = changes
  return recordOf({
    ...record,
    spans: [...record.spans.filter((span) => !spans.closed.includes(span)), ...spans.opened].toSorted((a, b) =>
      a.from < b.from ? -1 : 1,
    ),
    memberships: membership
      ? [...record.memberships.filter((item) => item.id !== membership.id), membership].toSorted(
          (a, b) => a.turn - b.turn,
        )
      : record.memberships,
    steps: [...record.steps, step],
    ties: [...record.ties.filter((item) => !ties.closed.includes(item)), ...ties.opened],
  })
}
