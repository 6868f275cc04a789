import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import {
  abilityShape,
  dayShape,
  doneShape,
  instantShape,
  newIdShape,
  searchShape,
  textShape,
} from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { clockStates } from '../../regulations/clock.ts'
import { confidences } from '../../regulations/regulation.ts'
import { recordClockKinds } from '../clocks.ts'
import { masters } from '../field.ts'
import { applicantStates, events, memberStates, states } from '../lifecycle.ts'
import { tieKinds } from '../membership.ts'
import { transferEvents, transferStates } from '../transfer.ts'

export const standingStates = [...applicantStates, ...memberStates] as const

const reasonShape = z.string().trim().min(3).max(500)
const wordsShape = z.string().trim().max(200)
/** `1960`, `1960-05` or `1960-05-19`. */
export const birthShape = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { error: 'YYYY, YYYY-MM, YYYY-MM-DD' })

export const recordClockShape = z.object({
  kind: z.enum(recordClockKinds),
  startedOn: z.string(),
  stoppedOn: z.string().nullable(),
  /** The last day in time. */
  dueOn: z.string(),
  state: z.enum(clockStates),
  daysLeft: z.number().int(),
  lateBy: z.number().int(),
  /** Counted through a year whose days off are not known. */
  isCalendarMissing: z.boolean(),
  source: z.string(),
  confidence: z.enum(confidences),
  transferId: z.string().nullable(),
})

const personRefShape = z.object({ id: z.string(), name: z.string() })

export const listedPersonShape = personRefShape.extend({
  unit: unitRefShape,
  state: z.enum(standingStates),
  since: z.string().nullable(),
  birth: z.string().nullable(),
  sex: z.string().nullable(),
  partyAgeFrom: z.string().nullable(),
  fullOn: z.string().nullable(),
  /** The clock that ends next, where one runs. */
  clock: recordClockShape.nullable(),
})
export type ListedPerson = z.infer<typeof listedPersonShape>

/** People in the cells of a unit on a day (today), by given name in Vietnamese order; search ignores diacritics and kinds of đ. */
export const listPeople = endpoint({
  name: 'listPeople',
  method: 'GET',
  path: '/people',
  summary: { vi: 'Danh sách đảng viên và nguồn kết nạp của một đơn vị', en: 'Members and applicants of a unit' },
  access: 'account',
  input: z.object({
    unit: z.string(),
    on: dayShape.optional(),
    /** Comma between them; all that stand in a cell by default. */
    states: z.string().max(200).optional(),
    search: searchShape.optional(),
    /** The id of the last person seen. */
    after: z.string().max(36).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    on: z.string(),
    people: z.array(listedPersonShape),
    /** Ask for more with this; null at the end. */
    next: z.string().nullable(),
    can: z.object({ create: abilityShape }),
  }),
})

/** Everybody in the unit on a day by state. */
export const countPeople = endpoint({
  name: 'countPeople',
  method: 'GET',
  path: '/people/counts',
  summary: { vi: 'Số người của một đơn vị theo trạng thái', en: 'People of a unit by state' },
  access: 'account',
  input: z.object({ unit: z.string(), on: dayShape.optional() }),
  output: z.object({
    on: z.string(),
    counts: z.array(z.object({ state: z.enum(standingStates), people: z.number().int() })),
  }),
})

const fieldShape = z.object({
  key: z.string(),
  name: textShape,
  master: z.enum(masters),
  value: z.string().nullable(),
  /** The value in words, where it is a code. */
  words: textShape.nullable(),
  can: abilityShape,
})

const membershipShape = z.object({
  id: z.string(),
  turn: z.number().int(),
  decidedOn: z.string().nullable(),
  decision: z.string().nullable(),
  ceremonyOn: z.string().nullable(),
  probationEndsOn: z.string().nullable(),
  consideredOn: z.string().nullable(),
  recognitionDecidedOn: z.string().nullable(),
  recognitionDecision: z.string().nullable(),
  fullOn: z.string().nullable(),
  partyAgeFrom: z.string().nullable(),
  endedOn: z.string().nullable(),
  endState: z.enum(states).nullable(),
})

const transferShape = z.object({
  id: z.string(),
  from: unitRefShape.nullable(),
  to: unitRefShape.nullable(),
  elsewhere: z.string().nullable(),
  decidedOn: z.string(),
  startedOn: z.string().nullable(),
  letterOn: z.string().nullable(),
  presentedOn: z.string().nullable(),
  acceptedOn: z.string().nullable(),
  state: z.enum(transferStates),
  can: z.array(z.object({ event: z.enum(transferEvents), ability: abilityShape })),
})

export const personShape = personRefShape.extend({
  isErased: z.boolean(),
  state: z.enum(states),
  /** The cell of the last span. */
  unit: unitRefShape.nullable(),
  since: z.string().nullable(),
  birthOn: z.string().nullable(),
  fields: z.array(fieldShape),
  /** Sensitive values by their last digits; `masked` is null where nothing is held. */
  secrets: z.array(
    z.object({
      key: z.string(),
      name: textShape,
      master: z.enum(masters),
      masked: z.string().nullable(),
      can: abilityShape,
    }),
  ),
  /** Disciplinary decisions held, masked; their content is read by `revealDisciplines`. */
  disciplines: z.array(z.object({ id: z.string(), recordedAt: instantShape.nullable(), can: abilityShape })),
  memberships: z.array(membershipShape),
  clocks: z.array(recordClockShape),
  spans: z.array(
    z.object({
      unit: unitRefShape,
      state: z.enum(standingStates),
      from: z.string().nullable(),
      until: z.string().nullable(),
    }),
  ),
  steps: z.array(
    z.object({
      id: z.string(),
      event: z.enum(events),
      on: z.string(),
      decidedOn: z.string().nullable(),
      decision: z.string().nullable(),
      unit: unitRefShape,
      to: unitRefShape.nullable(),
      reason: z.string().nullable(),
      at: z.string(),
      by: textShape,
    }),
  ),
  ties: z.array(
    z.object({
      kind: z.enum(tieKinds),
      /** `helped_by`: who stands by this person; `helps`: whom this person stands by. */
      side: z.enum(['helped_by', 'helps']),
      /** Null for whom the reader may not see. */
      person: personRefShape.nullable(),
      from: z.string().nullable(),
      until: z.string().nullable(),
    }),
  ),
  transfers: z.array(transferShape),
  readings: z.array(z.object({ at: instantShape, by: textShape, key: z.string(), reason: z.string() })),
  can: z.object({
    /** Events that the lifecycle allows now, in its order. */
    steps: z.array(z.enum(events)),
    take: abilityShape,
    undo: abilityShape,
    transfer: abilityShape,
  }),
})
export type PersonPage = z.infer<typeof personShape>

export const readPerson = endpoint({
  name: 'readPerson',
  method: 'GET',
  path: '/people/person',
  summary: { vi: 'Một người: hồ sơ, lịch sử, thời hạn', en: 'One person: profile, history, terms' },
  access: 'account',
  input: z.object({ personId: z.string() }),
  output: personShape,
})

/** Writes an applicant on the source list of a cell. A member comes in by the file of the member database instead. */
export const createApplicant = endpoint({
  name: 'createApplicant',
  method: 'POST',
  path: '/people/create-applicant',
  summary: { vi: 'Đưa một người vào nguồn kết nạp', en: 'Put a person on the source list' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    stepId: newIdShape,
    unit: z.string(),
    on: dayShape,
    name: z.string().trim().min(2).max(100),
    birth: birthShape.optional(),
    sex: z.string().max(20).optional(),
    ethnicity: wordsShape.optional(),
    education: z.string().max(40).optional(),
    theory: z.string().max(40).optional(),
    occupation: wordsShape.optional(),
    phone: z.string().trim().max(30).optional(),
    /** Somebody else of the same name and birth is held already; this is another person. */
    isAnother: z.boolean().default(false),
  }),
  output: doneShape,
})

/** One field at a time; of a member only what Then Chốt is the master of. An empty value takes it away. */
export const correctProfile = endpoint({
  name: 'correctProfile',
  method: 'POST',
  path: '/people/correct-profile',
  summary: { vi: 'Sửa một mục của hồ sơ', en: 'Correct a field of a profile' },
  access: 'account',
  input: z.object({
    personId: z.string(),
    field: z.string().max(40),
    value: z.string().trim().max(100),
    reason: reasonShape,
  }),
  output: doneShape,
})

/** Which of the further fields an event asks for is said by the refusal that names the field. */
export const takeStep = endpoint({
  name: 'takeStep',
  method: 'POST',
  path: '/people/take-step',
  summary: { vi: 'Ghi một bước trong quá trình phấn đấu, sinh hoạt đảng', en: 'Record a step in a membership' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    personId: z.string(),
    event: z.enum(events),
    on: dayShape,
    decidedOn: dayShape.optional(),
    decision: z.string().trim().max(60).optional(),
    reason: z.string().trim().max(2000).optional(),
    toUnit: z.string().optional(),
    sponsorIds: z.array(z.string()).max(5).optional(),
    mentorId: z.string().optional(),
    ceremonyOn: dayShape.optional(),
    fullOn: dayShape.optional(),
    partyAgeFrom: dayShape.optional(),
  }),
  output: doneShape,
})

/** Withdraws the last step, with its days and dates, as if it had not been recorded; the record of acts keeps both. */
export const undoStep = endpoint({
  name: 'undoStep',
  method: 'POST',
  path: '/people/undo-step',
  summary: { vi: 'Rút lại bước vừa ghi', en: 'Withdraw the last step' },
  access: 'account',
  input: z.object({ personId: z.string(), stepId: z.string(), reason: reasonShape }),
  output: doneShape,
})

/** Records the decision to transfer: into a cell of this installation, or between one and a place whose records are elsewhere. */
export const openTransfer = endpoint({
  name: 'openTransfer',
  method: 'POST',
  path: '/people/open-transfer',
  summary: { vi: 'Ghi việc chuyển sinh hoạt đảng', en: 'Record that a transfer is to be made' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    personId: z.string(),
    decidedOn: dayShape,
    toUnit: z.string().optional(),
    elsewhere: z.string().trim().min(3).max(200).optional(),
  }),
  output: doneShape,
})

/** Starts a transfer, gives the letter, presents it, accepts it or calls it off. Accepting moves the person. */
export const advanceTransfer = endpoint({
  name: 'advanceTransfer',
  method: 'POST',
  path: '/people/advance-transfer',
  summary: { vi: 'Ghi một bước chuyển sinh hoạt đảng', en: 'Record a step of a transfer' },
  access: 'account',
  input: z.object({
    /** Of the step in the membership when the transfer is accepted. */
    id: newIdShape,
    transferId: z.string(),
    event: z.enum(transferEvents),
    on: dayShape,
    reason: z.string().trim().max(500).optional(),
    mentorId: z.string().optional(),
    decidedOn: dayShape.optional(),
    ceremonyOn: dayShape.optional(),
    fullOn: dayShape.optional(),
    partyAgeFrom: dayShape.optional(),
  }),
  output: doneShape,
})

/** Every clock of a unit that runs, is near its end or is overdue, the earliest end first. */
export const listClocks = endpoint({
  name: 'listClocks',
  method: 'GET',
  path: '/people/clocks',
  summary: { vi: 'Các thời hạn của một đơn vị', en: 'The terms of a unit' },
  access: 'account',
  input: z.object({ unit: z.string(), limit: z.coerce.number().int().min(1).max(1000).default(300) }),
  output: z.object({
    on: z.string(),
    /** How many working days before its end a clock is near. */
    near: z.number().int(),
    counts: z.object({ overdue: z.number().int(), near: z.number().int(), running: z.number().int() }),
    clocks: z.array(
      recordClockShape.extend({ person: personRefShape, unit: unitRefShape.nullable(), personState: z.enum(states) }),
    ),
  }),
})
export type UnitClocks = z.infer<typeof listClocks.output>

/** Gives one sensitive value and records who read it and why. */
export const revealSecret = endpoint({
  name: 'revealSecret',
  method: 'POST',
  path: '/people/reveal',
  summary: { vi: 'Xem một giá trị nhạy cảm, có ghi lý do', en: 'Read a sensitive value, with a reason' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    personId: z.string(),
    field: z.enum(['card_number', 'identity_number', 'religion', 'discipline']),
    reason: reasonShape,
  }),
  output: z.object({ value: z.string().nullable() }),
})
