import { type Outcome, refuse } from '../../platform/domain/refusal.ts'

/** Where a person stands: on the way to admission, a member, or no longer (and so not in any cell). */
export const applicantStates = ['source', 'class', 'dossier', 'verified', 'voted', 'proposed', 'decided'] as const
export const memberStates = ['probationary', 'considered', 'full', 'exempt'] as const
export const endStates = ['screened_out', 'struck_off', 'left', 'expelled', 'died', 'moved_away'] as const
export const states = ['none', ...applicantStates, ...memberStates, ...endStates] as const
export type ApplicantState = (typeof applicantStates)[number]
export type MemberState = (typeof memberStates)[number]
export type EndState = (typeof endStates)[number]
export type State = (typeof states)[number]

/** What can happen to a membership. `transfer` changes the cell and keeps the state. */
export const events = [
  'list',
  'attend_class',
  'open_dossier',
  'verify',
  'vote',
  'propose',
  'decide',
  'admit',
  'consider',
  'recognise',
  'exempt',
  'resume',
  'transfer',
  'move_away',
  'move_in',
  'screen_out',
  'strike_off',
  'leave',
  'expel',
  'die',
] as const
export type Event = (typeof events)[number]

export const isMember = (state: State): state is MemberState => (memberStates as readonly State[]).includes(state)
export const isApplicant = (state: State): state is ApplicantState =>
  (applicantStates as readonly State[]).includes(state)
export const isEnded = (state: State): state is EndState => (endStates as readonly State[]).includes(state)

/** Why an event cannot happen in a state. */
export type StepRefusal =
  | 'not-yet'
  | 'done-already'
  | 'not-a-member'
  | 'not-an-applicant'
  | 'strike-off-instead'
  | 'ended'

/** `stays` keeps the state; `as-dated` is full or probationary, as the dates that come with the member say. */
type Answer = State | 'stays' | 'as-dated' | { readonly no: StepRefusal }

const notYet = { no: 'not-yet' } as const
const done = { no: 'done-already' } as const
const notMember = { no: 'not-a-member' } as const
const notApplicant = { no: 'not-an-applicant' } as const
const strikeOff = { no: 'strike-off-instead' } as const
const ended = { no: 'ended' } as const

const beforeAdmission = {
  consider: notMember,
  recognise: notMember,
  exempt: notMember,
  resume: notMember,
  strike_off: notMember,
  leave: notMember,
  expel: notMember,
  move_in: done,
  transfer: 'stays',
  move_away: 'moved_away',
  screen_out: 'screened_out',
  die: 'died',
} as const satisfies Partial<Record<Event, Answer>>

const sinceAdmission = {
  list: done,
  attend_class: notApplicant,
  open_dossier: notApplicant,
  verify: notApplicant,
  vote: notApplicant,
  propose: notApplicant,
  decide: notApplicant,
  admit: done,
  screen_out: notApplicant,
  move_in: done,
  transfer: 'stays',
  move_away: 'moved_away',
  strike_off: 'struck_off',
  leave: 'left',
  die: 'died',
} as const satisfies Partial<Record<Event, Answer>>

const afterTheEnd: Readonly<Record<Event, Answer>> = {
  list: 'source',
  attend_class: ended,
  open_dossier: ended,
  verify: ended,
  vote: ended,
  propose: ended,
  decide: ended,
  admit: ended,
  consider: ended,
  recognise: ended,
  exempt: ended,
  resume: ended,
  transfer: ended,
  move_away: ended,
  move_in: ended,
  screen_out: ended,
  strike_off: ended,
  leave: ended,
  expel: ended,
  die: ended,
}

/**
 * The whole lifecycle: every event in every state has an answer. Order of admission: source list, awareness class, dossier,
 * verification, vote of the cell, proposal of the committee, decision, ceremony, probation, consideration, recognition
 * (24-QĐ/TW, 294-QĐ/TW, 06-HD/TW). Striking off is no disciplinary form; a probationary member is struck off, not expelled
 * (69-QĐ/TW).
 */
export const lifecycle: Readonly<Record<State, Readonly<Record<Event, Answer>>>> = {
  none: {
    ...beforeAdmission,
    list: 'source',
    move_in: 'as-dated',
    attend_class: notYet,
    open_dossier: notYet,
    verify: notYet,
    vote: notYet,
    propose: notYet,
    decide: notYet,
    admit: notYet,
    transfer: notYet,
    move_away: notYet,
    screen_out: notYet,
    die: notYet,
  },
  source: {
    ...beforeAdmission,
    list: done,
    attend_class: 'class',
    open_dossier: notYet,
    verify: notYet,
    vote: notYet,
    propose: notYet,
    decide: notYet,
    admit: notYet,
  },
  class: {
    ...beforeAdmission,
    list: done,
    attend_class: done,
    open_dossier: 'dossier',
    verify: notYet,
    vote: notYet,
    propose: notYet,
    decide: notYet,
    admit: notYet,
  },
  dossier: {
    ...beforeAdmission,
    list: done,
    attend_class: done,
    open_dossier: done,
    verify: 'verified',
    vote: notYet,
    propose: notYet,
    decide: notYet,
    admit: notYet,
  },
  verified: {
    ...beforeAdmission,
    list: done,
    attend_class: done,
    open_dossier: done,
    verify: done,
    vote: 'voted',
    propose: notYet,
    decide: notYet,
    admit: notYet,
  },
  voted: {
    ...beforeAdmission,
    list: done,
    attend_class: done,
    open_dossier: done,
    verify: done,
    vote: done,
    propose: 'proposed',
    decide: notYet,
    admit: notYet,
  },
  proposed: {
    ...beforeAdmission,
    list: done,
    attend_class: done,
    open_dossier: done,
    verify: done,
    vote: done,
    propose: done,
    decide: 'decided',
    admit: notYet,
  },
  decided: {
    ...beforeAdmission,
    list: done,
    attend_class: done,
    open_dossier: done,
    verify: done,
    vote: done,
    propose: done,
    decide: done,
    admit: 'probationary',
  },
  probationary: {
    ...sinceAdmission,
    consider: 'considered',
    recognise: notYet,
    exempt: notYet,
    resume: notYet,
    expel: strikeOff,
  },
  considered: {
    ...sinceAdmission,
    consider: done,
    recognise: 'full',
    exempt: notYet,
    resume: notYet,
    expel: strikeOff,
  },
  full: { ...sinceAdmission, consider: done, recognise: done, exempt: 'exempt', resume: done, expel: 'expelled' },
  exempt: { ...sinceAdmission, consider: done, recognise: done, exempt: done, resume: 'full', expel: 'expelled' },
  screened_out: afterTheEnd,
  struck_off: afterTheEnd,
  left: afterTheEnd,
  expelled: afterTheEnd,
  // Who moved away may come back with the membership kept; who died does not.
  moved_away: { ...afterTheEnd, move_in: 'as-dated' },
  died: { ...afterTheEnd, list: ended },
}

const reasons: Readonly<Record<StepRefusal, readonly [vi: string, en: string]>> = {
  'not-yet': [
    'Chưa đến bước này: các bước trước chưa xong.',
    'It is too early for this step: earlier ones are not done.',
  ],
  'done-already': ['Bước này đã làm rồi.', 'This step was done already.'],
  'not-a-member': ['Người này chưa là đảng viên.', 'This person is not a member.'],
  'not-an-applicant': ['Người này đã là đảng viên.', 'This person is a member already.'],
  'strike-off-instead': [
    'Đảng viên dự bị vi phạm thì bị xóa tên, không khai trừ (69-QĐ/TW).',
    'A probationary member is struck off, not expelled (69-QĐ/TW).',
  ],
  ended: ['Hồ sơ của người này đã kết thúc.', 'This person’s record has ended.'],
}

/**
 * The state after an event; a refusal with its reason in both languages otherwise. Field: `event`.
 * @param arriving the state of a member who moves in, as the dates that come along say
 */
export function nextState(state: State, event: Event, arriving: 'probationary' | 'full' = 'full'): Outcome<State> {
  const answer = lifecycle[state][event]
  if (answer === 'stays') return { ok: true, value: state }
  if (answer === 'as-dated') return { ok: true, value: arriving }
  if (typeof answer === 'string') return { ok: true, value: answer }
  const [vi, en] = reasons[answer.no]
  return refuse(answer.no, vi, en, 'event')
}

/** The events that can happen now, in the order of the lifecycle. */
export const possibleEvents = (state: State): readonly Event[] =>
  events.filter((event) => typeof lifecycle[state][event] === 'string')
