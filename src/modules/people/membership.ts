import { type Day, lastOfAllDays } from '../../platform/domain/day.ts'
import { type EndState, type Event, events, isApplicant, isMember, type State } from './lifecycle.ts'

/** The dates of one membership: each has its own authority and its own clock, so they stand apart. */
export interface MembershipDates {
  /** Written on the admission decision; party age counts from it. */
  readonly decidedOn: Day | null
  readonly decision: string | null
  readonly ceremonyOn: Day | null
  readonly probationEndsOn: Day | null
  readonly consideredOn: Day | null
  readonly recognitionDecidedOn: Day | null
  readonly recognitionDecision: string | null
  /** Full member since: exactly month 12 of probation, however late it was decided. */
  readonly fullOn: Day | null
  readonly partyAgeFrom: Day | null
  readonly endedOn: Day | null
  readonly endState: EndState | null
}

export interface Membership extends MembershipDates {
  readonly id: string
  /** 1 for the first admission, 2 for a re-admission. */
  readonly turn: number
}

export const noDates: MembershipDates = {
  decidedOn: null,
  decision: null,
  ceremonyOn: null,
  probationEndsOn: null,
  consideredOn: null,
  recognitionDecidedOn: null,
  recognitionDecision: null,
  fullOn: null,
  partyAgeFrom: null,
  endedOn: null,
  endState: null,
}

/** A state that stands for days `[from, until)` in a cell: never `none` nor an end. */
export type StandingState = Exclude<State, 'none' | EndState>

/** In which cell and state on the days `[from, until)`. Spans of one person never overlap. */
export interface Span {
  readonly unitId: string
  readonly state: StandingState
  readonly from: Day
  readonly until: Day
}

/** What happened, in the words of the lifecycle. */
export interface Step {
  readonly id: string
  readonly event: Event
  readonly on: Day
  readonly decidedOn: Day | null
  readonly decision: string | null
  readonly unitId: string
  readonly toUnitId: string | null
  readonly reason: string | null
}

export const tieKinds = ['sponsor', 'mentor'] as const
export type TieKind = (typeof tieKinds)[number]

/** Who stands by an applicant or probationary member on the days `[from, until)`. */
export interface Tie {
  readonly memberId: string
  readonly kind: TieKind
  readonly from: Day
  readonly until: Day
}

/** What is held on a person beside the membership; `birth` is `1960`, `1960-05` or `1960-05-19`. */
export interface Profile {
  readonly name: string
  readonly birth: string | null
  readonly sex: 'female' | 'male' | null
  readonly ethnicity: string | null
  readonly education: string | null
  readonly theory: string | null
  readonly occupation: string | null
  readonly phone: string | null
}

/** What is believed of one person. */
export interface PersonFacts {
  readonly id: string
  /** The body whose office wrote the person down first. */
  readonly homeId: string
  readonly isErased: boolean
  readonly profile: Profile
  /** In the order of days. */
  readonly spans: readonly Span[]
  /** In the order of turns. */
  readonly memberships: readonly Membership[]
  /** In the order of days. */
  readonly steps: readonly Step[]
  readonly ties: readonly Tie[]
}

export interface PersonRecord extends PersonFacts {
  /** After everything that was recorded. */
  readonly state: State
  /** The cell of the last span; null for who never stood in one. */
  readonly unitId: string | null
}

const ends = new Map<Event, EndState>([
  ['screen_out', 'screened_out'],
  ['strike_off', 'struck_off'],
  ['leave', 'left'],
  ['expel', 'expelled'],
  ['die', 'died'],
  ['move_away', 'moved_away'],
])

/** The state in which an event ends a way or a membership; undefined when it does not. */
export const endOf = (event: Event): EndState | undefined => ends.get(event)

const order = new Map(events.map((event, index) => [event, index]))

/** By days; what happened on one day stands in the order of the lifecycle unless `rank` says which was recorded first. */
export const inOrder = <Item extends { readonly event: Event; readonly on: Day }>(
  steps: readonly Item[],
  rank: (step: Item) => string = () => '',
): readonly Item[] =>
  steps.toSorted((a, b) =>
    a.on !== b.on
      ? a.on < b.on
        ? -1
        : 1
      : rank(a) !== rank(b)
        ? rank(a) < rank(b)
          ? -1
          : 1
        : (order.get(a.event) ?? 0) - (order.get(b.event) ?? 0),
  )

export function recordOf(facts: PersonFacts): PersonRecord {
  const span = facts.spans.at(-1)
  return { ...facts, state: stateAfter(facts, span), unitId: span?.unitId ?? null }
}

function stateAfter(facts: PersonFacts, span: Span | undefined): State {
  if (span?.until === lastOfAllDays) return span.state
  const last = facts.steps.at(-1)
  return (last && endOf(last.event)) ?? facts.memberships.at(-1)?.endState ?? 'none'
}

export const spanOn = (record: { readonly spans: readonly Span[] }, on: Day): Span | undefined =>
  record.spans.find((span) => span.from <= on && on < span.until)

/** The first day of the state that stands last, in whichever cells it was spent. */
export function stateSince({ spans }: { readonly spans: readonly Span[] }): Day | undefined {
  const before = spans.findLastIndex((span) => span.state !== spans.at(-1)?.state)
  return spans[before + 1]?.from
}

/** The cell on a day, or the last one before it; null when there was none yet. */
export const unitOn = (record: { readonly spans: readonly Span[] }, on: Day): string | null =>
  record.spans.findLast((span) => span.from <= on)?.unitId ?? record.spans[0]?.unitId ?? null

export const membershipOf = (record: PersonRecord): Membership | undefined => record.memberships.at(-1)

/** The decision of admission that waits for its ceremony, or led to the last one. `on` is the day it was received. */
export const decideStepOf = (record: PersonRecord): Step | undefined =>
  record.steps.findLast((step) => step.event === 'decide')

/** Is this person a member or applicant after everything that was recorded? */
export const isStanding = (record: PersonRecord): boolean => isMember(record.state) || isApplicant(record.state)

/** The first day `birth` may mean; null when it says nothing. */
export const birthOnOf = (birth: string | null): Day | null => (birth === null ? null : `${birth}-01-01`.slice(0, 10))

/** The last day `birth` may mean, as a month: `[first, last]` month counted from year 0. */
export function birthMonths(birth: string): readonly [first: number, last: number] {
  const year = Number(birth.slice(0, 4))
  if (birth.length < 7) return [year * 12, year * 12 + 11]
  const month = year * 12 + Number(birth.slice(5, 7)) - 1
  return [month, month]
}
