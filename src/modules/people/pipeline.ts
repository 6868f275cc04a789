import { type Day, daysBetween } from '../../platform/domain/day.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import type { Text } from '../../platform/domain/text.ts'
import { type ClockRules, clocksFrom, type RecordClock } from './clocks.ts'
import { applicantStates, type Event } from './lifecycle.ts'

/** Stages from the source list to full membership; `full` holds who became a full member this year. */
export const stages = [...applicantStates, 'probationary', 'considered', 'full'] as const
export type Stage = (typeof stages)[number]

/** The step that leads into each stage. */
export const entering: Readonly<Record<Stage, Event>> = {
  source: 'list',
  class: 'attend_class',
  dossier: 'open_dossier',
  verified: 'verify',
  voted: 'vote',
  proposed: 'propose',
  decided: 'decide',
  probationary: 'admit',
  considered: 'consider',
  full: 'recognise',
}

export const stageAfter = (stage: Stage): Stage | undefined => stages[stages.indexOf(stage) + 1]

/** The step that leads on from a stage; null at the end of the way. */
export function nextStep(stage: Stage): Event | null {
  const next = stageAfter(stage)
  return next === undefined ? null : entering[next]
}

/** Whole days in a stage, 0 on the first; null when the beginning is not known. */
export const daysInStage = (since: Day | null, today: Day): number | null =>
  since === null ? null : Math.max(0, daysBetween(since, today))

export type StageCounts = Readonly<Record<Stage, number>>

export const isStage = (text: string): text is Stage => (stages as readonly string[]).includes(text)

/** How many stand in each stage; what is no stage is left out. */
export function countStages(rows: readonly { readonly stage: string; readonly people: number }[]): StageCounts {
  const counts: Record<Stage, number> = {
    source: 0,
    class: 0,
    dossier: 0,
    verified: 0,
    voted: 0,
    proposed: 0,
    decided: 0,
    probationary: 0,
    considered: 0,
    full: 0,
  }
  for (const { stage, people } of rows) if (isStage(stage)) counts[stage] += people
  return counts
}

export const totalOf = (counts: StageCounts): number => stages.reduce((sum, stage) => sum + counts[stage], 0)

export interface StageDates {
  readonly stage: Stage
  /** The first day in the stage: of `decided`, the day on which the decision was received. */
  readonly since: Day | null
  readonly ceremonyOn: Day | null
  readonly probationEndsOn: Day | null
}

/** The clock that runs in a stage; null where none does. */
export function nextClock(dates: StageDates, given: ClockRules, today: Day): RecordClock | null {
  const { stage, since, ceremonyOn, probationEndsOn } = dates
  const isProbation = stage === 'probationary'
  const facts = {
    state: stage,
    receivedOn: stage === 'decided' ? since : null,
    ceremonyOn: isProbation ? ceremonyOn : null,
    probationEndsOn: isProbation ? probationEndsOn : null,
    consideredOn: null,
    fullOn: null,
    transfers: [],
  }
  return clocksFrom(facts, given, today)[0] ?? null
}

export interface DossierForm extends Text {
  readonly code: string
}

export interface Dossier {
  readonly received: number
  readonly needed: number
  readonly missing: readonly DossierForm[]
}

/** Papers that a step itself makes, so that they cannot be there before it: the resolutions of cell and committee, the decision. */
const madeBy: Readonly<Record<string, Stage>> = { '6-KNĐ': 'voted', '8-KNĐ': 'proposed', '9-KNĐ': 'decided' }

/** The forms that can be there in a stage: those of the regulation, without what later steps make. */
export const formsIn = (forms: readonly DossierForm[], stage: Stage): readonly DossierForm[] =>
  forms.filter(({ code }) => {
    const made = madeBy[code]
    return made === undefined || stages.indexOf(made) <= stages.indexOf(stage)
  })

/** What is there and what is missing of the forms that can be there in a stage. */
export function dossierOf(forms: readonly DossierForm[], received: readonly string[], stage: Stage): Dossier {
  const needed = formsIn(forms, stage)
  const missing = needed.filter((form) => !received.includes(form.code))
  return { received: needed.length - missing.length, needed: needed.length, missing }
}

/** Refusals: `form-unknown`, `received-in-future`. Fields: `form`, `receivedOn`. */
export function checkForm(forms: readonly DossierForm[], form: string, receivedOn: Day, today: Day): Outcome<true> {
  if (!forms.some((item) => item.code === form))
    return refuse(
      'form-unknown',
      `Hồ sơ kết nạp không có mẫu “${form}”.`,
      `The dossier of admission has no form “${form}”.`,
      'form',
    )
  if (receivedOn > today)
    return refuse(
      'received-in-future',
      'Ngày nhận ở tương lai.',
      'The day of receipt lies in the future.',
      'receivedOn',
    )
  return accept(true)
}

/** Refusals: `class-ends-before-start`, `fewer-places-than-seats`. Fields: `endsOn`, `places`. */
export function checkClass(
  plan: { readonly startsOn: Day; readonly endsOn: Day; readonly places: number | null },
  seats: number,
): Outcome<true> {
  if (plan.endsOn < plan.startsOn)
    return refuse(
      'class-ends-before-start',
      'Ngày kết thúc trước ngày khai giảng.',
      'The class ends before it starts.',
      'endsOn',
    )
  if (plan.places !== null && plan.places < seats)
    return refuse(
      'fewer-places-than-seats',
      `Lớp đã có ${seats} người; số chỗ không thể ít hơn.`,
      `The class has ${seats} people already; it cannot have fewer places.`,
      'places',
    )
  return accept(true)
}

/** Refusal `class-completed`. @param certificates how many hold the certificate of the class */
export const checkWithdrawal = (certificates: number): Outcome<true> =>
  certificates === 0
    ? accept(true)
    : refuse(
        'class-completed',
        'Lớp đã có người được cấp giấy chứng nhận, không rút khỏi kế hoạch được.',
        'Somebody holds the certificate of this class; it cannot be withdrawn.',
        'id',
      )

/** Refusal `class-full` says how many places are left. `places` null: as many as come. Field: `personIds`. */
export function checkPlaces(places: number | null, taken: number, added: number): Outcome<true> {
  if (places === null || taken + added <= places) return accept(true)
  const left = Math.max(0, places - taken)
  return refuse(
    'class-full',
    left === 0
      ? `Lớp đã đủ ${places} người. Hãy tăng số chỗ hoặc chọn lớp khác.`
      : `Lớp chỉ còn ${left} chỗ mà danh sách có ${added} người. Hãy bớt người, tăng số chỗ hoặc chọn lớp khác.`,
    left === 0
      ? `All ${places} places of the class are taken. Add places or choose another class.`
      : `The class has ${left} places left for ${added} people. Choose fewer people, add places or choose another class.`,
    'personIds',
    { left },
  )
}

/** Refusals: `certificate-before-end`, `certificate-in-future`. Field: `certificates`. */
export function checkCertificate(endsOn: Day, on: Day, today: Day): Outcome<true> {
  if (on < endsOn)
    return refuse(
      'certificate-before-end',
      'Ngày cấp giấy chứng nhận trước ngày kết thúc lớp.',
      'A certificate is dated before the class ended.',
      'certificates',
    )
  if (on > today)
    return refuse(
      'certificate-in-future',
      'Ngày cấp giấy chứng nhận ở tương lai.',
      'A certificate is dated in the future.',
      'certificates',
    )
  return accept(true)
}

/** Refusals: `dialogue-in-future`, `resolved-before-talk`, `resolved-in-future`. Fields: `on`, `resolvedOn`. */
export function checkDialogue(on: Day, resolvedOn: Day | null, today: Day): Outcome<true> {
  if (on > today)
    return refuse('dialogue-in-future', 'Ngày đối thoại ở tương lai.', 'The talk lies in the future.', 'on')
  if (resolvedOn !== null && resolvedOn < on)
    return refuse(
      'resolved-before-talk',
      'Ngày giải quyết xong trước ngày đối thoại.',
      'It was resolved before the talk.',
      'resolvedOn',
    )
  if (resolvedOn !== null && resolvedOn > today)
    return refuse('resolved-in-future', 'Ngày giải quyết ở tương lai.', 'It is resolved in the future.', 'resolvedOn')
  return accept(true)
}
