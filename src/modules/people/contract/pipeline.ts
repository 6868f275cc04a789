import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import {
  abilityShape,
  dayShape,
  doneShape,
  newIdShape,
  searchShape,
  textShape,
} from '../../../platform/domain/shapes.ts'
import { printedFigureShape } from '../../figures/contract.ts'
import { unitRefShape } from '../../org/contract.ts'
import { events } from '../lifecycle.ts'
import { tieKinds } from '../membership.ts'
import { stages } from '../pipeline.ts'
import { recordClockShape } from './register.ts'

const stage = z.enum(stages)
const idShape = z.guid()
const count = z.number().int().min(0)

const stageCountsShape = z.array(z.object({ stage, people: count }))
const formShape = z.object({ code: z.string(), vi: z.string(), en: z.string() })
const personRefShape = z.object({ id: z.string(), name: z.string() })

/** One person on the way: what a card of the board says. */
export const cardShape = z.object({
  person: personRefShape,
  unit: unitRefShape,
  stage,
  since: z.string().nullable(),
  days: z.number().int().nullable(),
  clock: recordClockShape.nullable(),
  sponsors: z.array(personRefShape),
  mentors: z.array(personRefShape),
  /** Of the forms that can be there in this stage; null once the person is admitted. */
  dossier: z.object({ received: count, needed: count, missing: z.array(formShape) }).nullable(),
  difficulties: count,
  class: z.object({ id: z.string(), name: textShape, startsOn: z.string(), endsOn: z.string() }).nullable(),
  next: z.enum(events).nullable(),
})
export type Card = z.infer<typeof cardShape>

/** An annual plan of admissions beside what came of it; a part is null where nothing is held. */
const planShape = z.object({
  aspect: z.enum(['assigned', 'own']),
  plan: printedFigureShape,
  actual: printedFigureShape,
  rate: printedFigureShape.nullable(),
  /** Where no measure prints the percentage: rounded down to two decimals; null when it cannot be worked out. */
  percent: textShape.nullable(),
})

/** Everybody on the way to full membership in the unit's cells on a day, by stage, with papers and difficulties as of that day. */
export const readPipeline = endpoint({
  name: 'readPipeline',
  method: 'GET',
  path: '/people/pipeline',
  summary: { vi: 'Bảng tạo nguồn và kết nạp', en: 'The way to membership' },
  access: 'account',
  input: z.object({ unit: z.string(), on: dayShape.optional(), search: searchShape.optional() }),
  output: z.object({
    unit: unitRefShape,
    on: z.string(),
    today: z.string(),
    stages: stageCountsShape,
    total: count,
    /** Units directly below that hold somebody, with their counts. */
    children: z.array(z.object({ unit: unitRefShape, people: count, stages: stageCountsShape })),
    /** Null when there are more than `cap`: then the units below are shown, or a search. */
    cards: z.array(cardShape).nullable(),
    /** How many cards are shown at most. */
    cap: count,
    can: z.object({ list: abilityShape, planClass: abilityShape }),
  }),
})
export type Pipeline = z.infer<typeof readPipeline.output>

/** The annual plans of admissions held at a unit for the year of a day. */
export const readAdmissionPlans = endpoint({
  name: 'readAdmissionPlans',
  method: 'GET',
  path: '/people/pipeline/plans',
  summary: { vi: 'Chỉ tiêu kết nạp của năm', en: 'Plans of admission of a year' },
  access: 'account',
  input: z.object({ unit: z.string(), on: dayShape.optional() }),
  output: z.object({ plans: z.array(planShape), year: z.string() }),
})
export type AdmissionPlans = z.infer<typeof readAdmissionPlans.output>

/** How many entered each stage in a period, and what became of them until today. */
export const readFunnel = endpoint({
  name: 'readFunnel',
  method: 'GET',
  path: '/people/pipeline/funnel',
  summary: { vi: 'Phễu kết nạp trong kỳ', en: 'The funnel of admission in a period' },
  access: 'account',
  input: z.object({ unit: z.string(), period: z.string().optional() }),
  output: z.object({
    unit: unitRefShape,
    period: z.object({ id: z.string(), text: textShape, first: z.string(), last: z.string() }),
    stages: z.array(
      z.object({
        stage,
        entered: count,
        wentOn: count,
        screenedOut: count,
        ended: count,
        stillThere: count,
        medianDays: z.string().nullable(),
      }),
    ),
  }),
})
export type Funnel = z.infer<typeof readFunnel.output>

export const listScreenedOut = endpoint({
  name: 'listScreenedOut',
  method: 'GET',
  path: '/people/pipeline/screened-out',
  summary: { vi: 'Người đã đưa ra khỏi nguồn', en: 'People screened out' },
  access: 'account',
  input: z.object({
    unit: z.string(),
    period: z.string().optional(),
    offset: z.coerce.number().int().min(0).default(0),
  }),
  output: z.object({
    period: z.object({ id: z.string(), text: textShape }),
    total: count,
    people: z.array(
      z.object({
        person: personRefShape,
        unit: unitRefShape,
        stage: stage.nullable(),
        on: z.string(),
        reason: z.string().nullable(),
      }),
    ),
  }),
})

const classShape = z.object({
  id: z.string(),
  unit: unitRefShape,
  name: textShape,
  startsOn: z.string(),
  endsOn: z.string(),
  places: z.number().int().nullable(),
  seats: count,
  certificates: count,
})
export type AwarenessClass = z.infer<typeof classShape>

/** Classes organised by the unit or below it, or in which its people sit; latest first. */
export const listClasses = endpoint({
  name: 'listClasses',
  method: 'GET',
  path: '/people/classes',
  summary: { vi: 'Lớp bồi dưỡng nhận thức về Đảng', en: 'Awareness classes' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({ classes: z.array(classShape), can: z.object({ plan: abilityShape }) }),
})

export const readClass = endpoint({
  name: 'readClass',
  method: 'GET',
  path: '/people/classes/class',
  summary: { vi: 'Một lớp và danh sách của lớp', en: 'A class and its list' },
  access: 'account',
  input: z.object({ id: idShape }),
  output: z.object({
    class: classShape,
    /** Those within the reader's scope. */
    seats: z.array(
      z.object({
        person: personRefShape,
        birth: z.string().nullable(),
        unit: unitRefShape.nullable(),
        certificateOn: z.string().nullable(),
      }),
    ),
    can: z.object({ change: abilityShape, withdraw: abilityShape }),
  }),
})
export type ClassPage = z.infer<typeof readClass.output>

/** People of the source list under the organiser who have neither a seat in a class to come nor a certificate. */
export const listCandidates = endpoint({
  name: 'listCandidates',
  method: 'GET',
  path: '/people/classes/candidates',
  summary: { vi: 'Người có thể ghi vào lớp', en: 'Who may be put on a class' },
  access: 'account',
  input: z.object({ id: idShape, search: searchShape.optional() }),
  output: z.object({
    people: z.array(z.object({ person: personRefShape, unit: unitRefShape, since: z.string().nullable() })),
    /** More than are shown: search to find the others. */
    hasMore: z.boolean(),
  }),
})

const plan = {
  vi: z.string().trim().min(3).max(200),
  en: z.string().trim().max(200).optional(),
  startsOn: dayShape,
  endsOn: dayShape,
  places: z.number().int().min(1).max(10_000).nullable(),
}

export const planClass = endpoint({
  name: 'planClass',
  method: 'POST',
  path: '/people/classes/plan',
  summary: { vi: 'Lập kế hoạch mở lớp', en: 'Plan a class' },
  access: 'account',
  input: z.object({ id: newIdShape, unit: z.string(), ...plan }),
  output: doneShape,
})

export const changeClass = endpoint({
  name: 'changeClass',
  method: 'POST',
  path: '/people/classes/change',
  summary: { vi: 'Sửa kế hoạch lớp', en: 'Change the plan of a class' },
  access: 'account',
  input: z.object({ id: idShape, ...plan }),
  output: doneShape,
})

/** Takes a class out of the plan and releases its seats; refused once somebody holds its certificate. */
export const withdrawClass = endpoint({
  name: 'withdrawClass',
  method: 'POST',
  path: '/people/classes/withdraw',
  summary: { vi: 'Rút lớp khỏi kế hoạch', en: 'Withdraw a class' },
  access: 'account',
  input: z.object({ id: idShape, reason: z.string().trim().min(3).max(500) }),
  output: z.object({ id: z.string(), released: count }),
})

/** All of them or nobody: refused as a whole when the class has fewer places left. */
export const seatPeople = endpoint({
  name: 'seatPeople',
  method: 'POST',
  path: '/people/classes/seat',
  summary: { vi: 'Ghi danh vào lớp', en: 'Put people on a class' },
  access: 'account',
  input: z.object({ id: idShape, personIds: z.array(idShape).min(1).max(500) }),
  output: z.object({ seats: count }),
})

export const unseatPerson = endpoint({
  name: 'unseatPerson',
  method: 'POST',
  path: '/people/classes/unseat',
  summary: { vi: 'Rút tên khỏi lớp', en: 'Take somebody off a class' },
  access: 'account',
  input: z.object({ id: idShape, personId: idShape }),
  output: z.object({ seats: count }),
})

/** Certificates of one class in one act; who stands on the source list takes the step into the class by it. All or nothing. */
export const certifySeats = endpoint({
  name: 'certifySeats',
  method: 'POST',
  path: '/people/classes/certify',
  summary: { vi: 'Ghi ngày cấp giấy chứng nhận', en: 'Record certificates' },
  access: 'account',
  input: z.object({
    id: idShape,
    certificates: z
      .array(z.object({ personId: idShape, on: dayShape }))
      .min(1)
      .max(500),
  }),
  output: z.object({ certified: count, stepped: count }),
})

const dialogueShape = z.object({
  id: z.string(),
  on: z.string(),
  difficulty: z.string(),
  followUp: z.string().nullable(),
  resolvedOn: z.string().nullable(),
})
export type Dialogue = z.infer<typeof dialogueShape>

/** What is held on somebody on the way to membership: dossier, ties, talks, classes. */
export const readApplicant = endpoint({
  name: 'readApplicant',
  method: 'GET',
  path: '/people/applicant',
  summary: { vi: 'Hồ sơ kết nạp của một người', en: 'The dossier of one person' },
  access: 'account',
  input: z.object({ id: idShape }),
  output: z.object({
    person: personRefShape,
    unit: unitRefShape.nullable(),
    stage: stage.nullable(),
    dossier: z.object({
      forms: z.array(formShape.extend({ receivedOn: z.string().nullable(), isDueNow: z.boolean() })),
      received: count,
      needed: count,
      /** The document that lists the forms; null when no rule holds today. */
      source: z.string().nullable(),
      note: textShape.nullable(),
    }),
    ties: z.array(
      z.object({
        kind: z.enum(tieKinds),
        member: personRefShape,
        from: z.string().nullable(),
        until: z.string().nullable(),
        isCurrent: z.boolean(),
      }),
    ),
    /** How many sponsors the rule asks for; null when no rule holds. */
    sponsorsNeeded: z.object({ count, source: z.string(), isConfirmed: z.boolean() }).nullable(),
    dialogues: z.array(dialogueShape),
    classes: z.array(
      z.object({
        id: z.string(),
        name: textShape,
        startsOn: z.string(),
        endsOn: z.string(),
        certificateOn: z.string().nullable(),
      }),
    ),
    can: z.object({ write: abilityShape }),
  }),
})
export type Applicant = z.infer<typeof readApplicant.output>

export const receiveForm = endpoint({
  name: 'receiveForm',
  method: 'POST',
  path: '/people/dossier/receive',
  summary: { vi: 'Nhận giấy tờ hồ sơ', en: 'Receive a paper of the dossier' },
  access: 'account',
  input: z.object({ personId: idShape, form: z.string(), receivedOn: dayShape }),
  output: doneShape,
})

/** The paper turned out not to be there, or was given back. */
export const returnForm = endpoint({
  name: 'returnForm',
  method: 'POST',
  path: '/people/dossier/return',
  summary: { vi: 'Bỏ đánh dấu đã nhận', en: 'Untick a paper of the dossier' },
  access: 'account',
  input: z.object({ personId: idShape, form: z.string() }),
  output: doneShape,
})

export const setTie = endpoint({
  name: 'setTie',
  method: 'POST',
  path: '/people/tie/set',
  summary: { vi: 'Phân công người giới thiệu, giúp đỡ', en: 'Name a sponsor or mentor' },
  access: 'account',
  input: z.object({ personId: idShape, memberId: idShape, kind: z.enum(tieKinds), from: dayShape }),
  output: doneShape,
})

/** The last day on which the tie holds is the day before `until`; on its first day the tie is taken back whole. */
export const endTie = endpoint({
  name: 'endTie',
  method: 'POST',
  path: '/people/tie/end',
  summary: { vi: 'Thôi giới thiệu, giúp đỡ', en: 'End a tie' },
  access: 'account',
  input: z.object({
    personId: idShape,
    memberId: idShape,
    kind: z.enum(tieKinds),
    until: dayShape,
    reason: z.string().trim().max(500).optional(),
  }),
  output: doneShape,
})

export const recordDialogue = endpoint({
  name: 'recordDialogue',
  method: 'POST',
  path: '/people/dialogue/record',
  summary: { vi: 'Ghi đối thoại và khó khăn', en: 'Record a talk and its difficulty' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    personId: idShape,
    on: dayShape,
    difficulty: z.string().trim().min(3).max(2000),
    followUp: z.string().trim().max(2000).optional(),
  }),
  output: doneShape,
})

/** What was done about it; with `resolvedOn` it is settled. */
export const followDialogue = endpoint({
  name: 'followDialogue',
  method: 'POST',
  path: '/people/dialogue/follow',
  summary: { vi: 'Theo dõi, giải quyết khó khăn', en: 'Follow a difficulty up' },
  access: 'account',
  input: z.object({ id: idShape, followUp: z.string().trim().max(2000), resolvedOn: dayShape.nullable() }),
  output: doneShape,
})
