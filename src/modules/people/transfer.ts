import type { Day } from '../../platform/domain/day.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'

/** A change of cell across committees: decided, started, the letter given, presented, accepted. */
export const transferStates = ['decided', 'started', 'lettered', 'presented', 'accepted'] as const
export type TransferState = (typeof transferStates)[number]
export const transferEvents = ['start', 'letter', 'present', 'accept', 'call_off'] as const
export type TransferEvent = (typeof transferEvents)[number]

export interface TransferDates {
  readonly decidedOn: Day
  readonly startedOn: Day | null
  readonly letterOn: Day | null
  readonly presentedOn: Day | null
  readonly acceptedOn: Day | null
}

export interface Transfer extends TransferDates {
  readonly id: string
  readonly personId: string
  /** Null when the person comes from elsewhere. */
  readonly fromUnitId: string | null
  /** Null when the person goes elsewhere. */
  readonly toUnitId: string | null
  /** The other side when it keeps its records elsewhere. */
  readonly elsewhere: string | null
}

type Refused = 'not-yet' | 'done-already'
type Answer = TransferState | 'called_off' | { readonly no: Refused }

const notYet = { no: 'not-yet' } as const
const done = { no: 'done-already' } as const

/** Every event in every state has an answer; a transfer is called off until it is accepted. */
export const transferTable: Readonly<Record<TransferState, Readonly<Record<TransferEvent, Answer>>>> = {
  decided: { start: 'started', letter: notYet, present: notYet, accept: notYet, call_off: 'called_off' },
  started: { start: done, letter: 'lettered', present: notYet, accept: notYet, call_off: 'called_off' },
  lettered: { start: done, letter: done, present: 'presented', accept: notYet, call_off: 'called_off' },
  presented: { start: done, letter: done, present: done, accept: 'accepted', call_off: 'called_off' },
  accepted: { start: done, letter: done, present: done, accept: done, call_off: done },
}

export function transferStateOf(dates: TransferDates): TransferState {
  if (dates.acceptedOn !== null) return 'accepted'
  if (dates.presentedOn !== null) return 'presented'
  if (dates.letterOn !== null) return 'lettered'
  return dates.startedOn === null ? 'decided' : 'started'
}

const lastDayOf = (dates: TransferDates): Day =>
  dates.presentedOn ?? dates.letterOn ?? dates.startedOn ?? dates.decidedOn

export const possibleTransferEvents = (dates: TransferDates): readonly TransferEvent[] =>
  transferEvents.filter((event) => typeof transferTable[transferStateOf(dates)][event] === 'string')

const dated = { start: 'startedOn', letter: 'letterOn', present: 'presentedOn', accept: 'acceptedOn' } as const

/** Was this very thing recorded already, on this day? */
export const isDone = (dates: TransferDates, event: TransferEvent, on: Day): boolean =>
  event !== 'call_off' && dates[dated[event]] === on

/**
 * The dates after an event; null when the transfer is called off. Refusals: `not-yet`, `done-already`, `in-future`,
 * `before-last-step`, `reason-missing`. Fields: `event`, `on`, `reason`.
 */
export function advance<Dates extends TransferDates>(
  dates: Dates,
  event: TransferEvent,
  given: { readonly on: Day; readonly today: Day; readonly reason?: string | undefined },
): Outcome<Dates | null> {
  const answer = transferTable[transferStateOf(dates)][event]
  if (typeof answer !== 'string')
    return answer.no === 'done-already'
      ? refuse(answer.no, 'Bước này đã làm rồi.', 'This step was done already.', 'event')
      : refuse(answer.no, 'Chưa đến bước này: các bước trước chưa xong.', 'It is too early for this step.', 'event')
  const { on } = given
  if (on > given.today) return refuse('in-future', 'Ngày này ở tương lai.', 'This day lies in the future.', 'on')
  if (on < lastDayOf(dates))
    return refuse(
      'before-last-step',
      'Ngày này sớm hơn bước trước của việc chuyển.',
      'This day lies before the step before it.',
      'on',
    )
  if (event === 'call_off')
    return (given.reason ?? '').length < 3
      ? refuse('reason-missing', 'Việc này cần nêu lý do.', 'This needs a reason.', 'reason')
      : accept(null)
  return accept({ ...dates, [dated[event]]: on })
}
