import type { Day } from '../../platform/domain/day.ts'
import { type Clock, type ClockReading, clockFrom } from '../regulations/clock.ts'
import { type Confidence, type RegulationCode, type Regulations, ruleOn } from '../regulations/regulation.ts'
import type { WorkingCalendar } from '../regulations/working-days.ts'
import type { State } from './lifecycle.ts'
import { decideStepOf, membershipOf, type PersonRecord } from './membership.ts'
import type { TransferDates } from './transfer.ts'

/** What is to be done by a day. Nothing is late in `probation`: it says when the consideration may begin. */
export const recordClockKinds = [
  'ceremony',
  'probation',
  'consideration',
  'transfer_start',
  'transfer_present',
] as const
export type RecordClockKind = (typeof recordClockKinds)[number]

export interface RecordClock extends ClockReading {
  readonly kind: RecordClockKind
  readonly startedOn: Day
  readonly stoppedOn: Day | null
  /** Number of the document that sets the term. */
  readonly source: string
  readonly confidence: Confidence
  readonly transferId: string | null
}

/** What clocks are read from. */
export interface ClockFacts {
  readonly state: State
  /** The day on which the decision of admission was received. */
  readonly receivedOn: Day | null
  readonly ceremonyOn: Day | null
  readonly probationEndsOn: Day | null
  readonly consideredOn: Day | null
  readonly fullOn: Day | null
  readonly transfers: readonly (TransferDates & { readonly id: string })[]
}

export interface ClockRules {
  readonly rules: Regulations
  readonly calendar: WorkingCalendar
}

/** Only the present membership has clocks; what ended before its clock did has none. */
export function clockFactsOf(record: PersonRecord, transfers: ClockFacts['transfers']): ClockFacts {
  const membership = membershipOf(record)
  const isOpen = membership !== undefined && membership.endState === null
  return {
    state: record.state,
    receivedOn: decideStepOf(record)?.on ?? null,
    ceremonyOn: isOpen ? membership.ceremonyOn : null,
    probationEndsOn: isOpen ? membership.probationEndsOn : null,
    consideredOn: isOpen ? membership.consideredOn : null,
    fullOn: isOpen ? membership.fullOn : null,
    transfers,
  }
}

/** The clocks of a record, the earliest end first; each by the rule in force on the day it began. */
export const clocksOf = (
  record: PersonRecord,
  transfers: ClockFacts['transfers'],
  given: ClockRules,
  today: Day,
): readonly RecordClock[] => clocksFrom(clockFactsOf(record, transfers), given, today)

export function clocksFrom(facts: ClockFacts, given: ClockRules, today: Day): readonly RecordClock[] {
  const read = reading(given, today)
  const { state, receivedOn, ceremonyOn, probationEndsOn, consideredOn, fullOn } = facts
  const clocks: (RecordClock | null)[] = []
  if (receivedOn !== null && (state === 'decided' || (ceremonyOn !== null && ceremonyOn >= receivedOn)))
    clocks.push(read('ceremony', 'people.ceremony-within', receivedOn, state === 'decided' ? null : ceremonyOn))
  if (probationEndsOn !== null && ceremonyOn !== null) {
    if (state === 'probationary' && probationEndsOn > today)
      clocks.push(read('probation', 'people.probation', ceremonyOn, null))
    else if (consideredOn !== null || fullOn === null)
      clocks.push(read('consideration', 'people.consider-within', probationEndsOn, consideredOn))
  }
  for (const transfer of facts.transfers) {
    clocks.push(
      read('transfer_start', 'people.transfer-start-within', transfer.decidedOn, transfer.startedOn, transfer.id),
    )
    if (transfer.letterOn !== null)
      clocks.push(
        read(
          'transfer_present',
          'people.transfer-present-within',
          transfer.letterOn,
          transfer.presentedOn,
          transfer.id,
        ),
      )
  }
  return clocks
    .filter((clock) => clock !== null)
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
}

type TermCode = Extract<
  RegulationCode,
  | 'people.ceremony-within'
  | 'people.probation'
  | 'people.consider-within'
  | 'people.transfer-start-within'
  | 'people.transfer-present-within'
>

const reading =
  ({ rules, calendar }: ClockRules, today: Day) =>
  (
    kind: RecordClockKind,
    code: TermCode,
    startedOn: Day,
    stoppedOn: Day | null,
    transferId: string | null = null,
  ): RecordClock | null => {
    const rule = ruleOn(rules, code, startedOn)
    if (!rule) return null
    const near = ruleOn(rules, 'clock.near', today)?.value.workingDays ?? 0
    const { value } = rule
    const clock: Clock =
      'months' in value
        ? { startedOn, stoppedOn, months: value.months }
        : { startedOn, stoppedOn, workingDays: value.workingDays }
    return {
      kind,
      startedOn,
      stoppedOn,
      source: rule.source,
      confidence: rule.confidence,
      transferId,
      ...clockFrom(clock, today, calendar, near),
    }
  }

export const isOpenClock = (clock: { readonly stoppedOn: Day | null }): boolean => clock.stoppedOn === null
