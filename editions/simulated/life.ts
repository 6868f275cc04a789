import { addMonths, type Day, dayPlus, daysBetween } from '../../src/platform/domain/day.ts'
import type { EditionPerson } from '../edition.ts'
import { drawName } from './names.ts'
import type { Random } from './random.ts'

/** Where a life is led: its cell today, and where it was before. */
export interface Setting {
  readonly today: Day
  /** From when on what happened is told step by step; before, only dates are known. */
  readonly since: Day
  readonly cell: string
  /** A cell of the neighbourhood, from which somebody may have come. */
  readonly neighbour: string
  /** The cell that went into this one on a day, where there was one. */
  readonly merged: { readonly from: string; readonly on: Day } | null
  readonly numberOf: (kind: 'card' | 'identity') => string
}

type Span = EditionPerson['spans'][number]
type Step = EditionPerson['steps'][number]
type Mutable<Item> = { -readonly [Key in keyof Item]: Item[Key] }
type Draft = Mutable<EditionPerson> & { spans: Span[]; steps: Step[] }

const partyAges: readonly (readonly [number, readonly [number, number]])[] = [
  [4, [0, 12]],
  [10, [13, 71]],
  [28, [72, 180]],
  [30, [181, 360]],
  [16, [361, 540]],
  [8, [541, 720]],
  [4, [721, 905]],
]
const occupations = [
  'Cán bộ, công chức',
  'Giáo viên',
  'Nông dân',
  'Công nhân',
  'Kinh doanh',
  'Y tế',
  'Hưu trí',
  'Lực lượng vũ trang',
  'Lao động tự do',
]
const educations: readonly (readonly [number, string])[] = [
  [1, 'primary'],
  [9, 'lower_secondary'],
  [27, 'upper_secondary'],
  [11, 'vocational'],
  [8, 'college'],
  [36, 'bachelor'],
  [7, 'master'],
  [1, 'doctor'],
]
const theories: readonly (readonly [number, string | null])[] = [
  [40, null],
  [24, 'elementary'],
  [25, 'intermediate'],
  [10, 'advanced'],
  [1, 'bachelor'],
]
const peoples: readonly (readonly [number, string])[] = [
  [92, 'Kinh'],
  [5, 'Khmer'],
  [2, 'Hoa'],
  [0.5, 'Chăm'],
  [0.5, 'Tày'],
]

function draw(random: Random, setting: Setting, bornFrom: Day, bornUntil: number): Draft {
  const sex = random.chance(0.42) ? 'female' : 'male'
  const ethnicity = random.weighted(peoples)
  const birth = dayPlus(bornFrom, random.int(0, bornUntil))
  const year = Number(setting.today.slice(0, 4)) - Number(birth.slice(0, 4))
  return {
    unit: setting.cell,
    name: drawName(random, sex, ethnicity),
    birth: random.chance(0.02) ? birth.slice(0, 4) : birth,
    sex,
    ethnicity,
    education: random.weighted(educations),
    theory: random.weighted(theories),
    occupation: year > 62 && random.chance(0.7) ? 'Hưu trí' : random.pick(occupations),
    phone: random.chance(0.8) ? `09000${String(random.int(0, 99_999)).padStart(5, '0')}` : null,
    secrets: {
      card_number: setting.numberOf('card'),
      identity_number: setting.numberOf('identity'),
      ...(random.chance(0.06) ? { religion: random.pick(['Phật giáo', 'Công giáo', 'Cao Đài', 'Hòa Hảo']) } : {}),
    },
    memberships: [],
    spans: [],
    steps: [],
  }
}

const numbered = (random: Random, on: Day): string => `${random.int(1, 900)}-QĐ/ĐU (${on.slice(0, 4)})`

/** Dates of a membership as far as they have come by today. */
function datesOf(random: Random, ceremonyOn: Day, today: Day) {
  const decidedOn = dayPlus(ceremonyOn, -random.int(4, 34))
  const probationEndsOn = addMonths(ceremonyOn, 12)
  const consideredOn = dayPlus(probationEndsOn, random.int(2, 32))
  const recognitionDecidedOn = dayPlus(consideredOn, random.int(5, 30))
  const isConsidered = consideredOn <= today
  const isFull = recognitionDecidedOn <= today
  return {
    decidedOn,
    decision: numbered(random, decidedOn),
    ceremonyOn,
    probationEndsOn,
    ...(isConsidered ? { consideredOn } : {}),
    ...(isFull
      ? { recognitionDecidedOn, recognitionDecision: numbered(random, recognitionDecidedOn), fullOn: probationEndsOn }
      : {}),
    partyAgeFrom: decidedOn,
  }
}

/** Admission as spans and steps; of one long ago only that the member is full. */
function admit(draft: Draft, random: Random, setting: Setting, ceremonyOn: Day): Day {
  const dates = datesOf(random, ceremonyOn, setting.today)
  draft.memberships = [dates]
  const unit = setting.cell
  const { fullOn, consideredOn } = dates
  if (fullOn !== undefined && fullOn < setting.since) {
    draft.spans.push({ unit, state: 'full', from: fullOn })
    return fullOn
  }
  if (ceremonyOn >= setting.since) {
    const { decidedOn, decision } = dates
    draft.steps.push(
      { event: 'decide', on: decidedOn, unit, decidedOn, decision },
      { event: 'admit', on: ceremonyOn, unit, decidedOn, decision },
    )
  }
  const until = fullOn ?? consideredOn
  draft.spans.push({ unit, state: 'probationary', from: ceremonyOn, ...(until === undefined ? {} : { until }) })
  if (consideredOn !== undefined) draft.steps.push({ event: 'consider', on: consideredOn, unit })
  if (fullOn !== undefined) {
    draft.spans.push({ unit, state: 'full', from: fullOn })
    const { recognitionDecidedOn: decidedOn, recognitionDecision: decision } = dates
    draft.steps.push({
      event: 'recognise',
      on: fullOn,
      unit,
      ...(decidedOn ? { decidedOn } : {}),
      ...(decision ? { decision } : {}),
    })
  } else if (consideredOn !== undefined) draft.spans.push({ unit, state: 'considered', from: consideredOn })
  return fullOn ?? consideredOn ?? ceremonyOn
}

/** Cuts the history at a day: until then it was led in another cell. */
function elsewhereUntil(draft: Draft, from: string, on: Day): void {
  draft.spans = draft.spans.flatMap((span) => {
    if (span.from >= on) return [span]
    const before = { ...span, unit: from }
    return span.until !== undefined && span.until <= on
      ? [before]
      : [
          { ...before, until: on },
          { ...span, from: on },
        ]
  })
  draft.steps = draft.steps.map((step) => (step.on < on ? { ...step, unit: from } : step))
}

/** A day after another, before a third; undefined where there is no room. */
function between(random: Random, from: Day, until: Day): Day | undefined {
  const days = daysBetween(from, until)
  return days < 2 ? undefined : dayPlus(from, random.int(1, days - 1))
}

function moveAbout(draft: Draft, random: Random, setting: Setting, settled: Day): Day {
  const start = settled > setting.since ? settled : setting.since
  if (setting.merged && settled < setting.merged.on && random.chance(0.5)) {
    elsewhereUntil(draft, setting.merged.from, setting.merged.on)
    return setting.merged.on
  }
  const from = setting.merged && setting.merged.on > start ? setting.merged.on : start
  const on = between(random, from, setting.today)
  if (on === undefined || !random.chance(0.16)) return settled
  if (random.chance(0.2)) {
    const decidedOn = dayPlus(on, -20)
    draft.spans = draft.spans.flatMap((span) =>
      span.until !== undefined && span.until <= on ? [] : [{ ...span, from: span.from < on ? on : span.from }],
    )
    draft.steps = [{ event: 'move_in', on, unit: setting.cell }, ...draft.steps.filter((step) => step.on > on)]
    draft.transfers = [
      {
        to: setting.cell,
        elsewhere: 'Đảng bộ tỉnh khác',
        decidedOn,
        startedOn: decidedOn,
        letterOn: decidedOn,
        presentedOn: on,
        acceptedOn: on,
      },
    ]
    return on
  }
  if (setting.neighbour === setting.cell) return settled
  elsewhereUntil(draft, setting.neighbour, on)
  draft.steps.push({ event: 'transfer', on, unit: setting.neighbour, toUnit: setting.cell })
  draft.transfers = [
    {
      from: setting.neighbour,
      to: setting.cell,
      decidedOn: dayPlus(on, -12),
      startedOn: dayPlus(on, -9),
      letterOn: dayPlus(on, -5),
      presentedOn: on,
      acceptedOn: on,
    },
  ]
  return on
}

const badgeYears = [30, 40, 45, 50, 55, 60, 65, 70, 75]
const roundDays = ['02-03', '05-19', '09-02', '11-07']

function awardBadges(draft: Draft, random: Random, setting: Setting): void {
  const from = draft.memberships[0]?.partyAgeFrom
  if (!from) return
  const badges = badgeYears.flatMap((years) => {
    const reached = addMonths(from, years * 12)
    if (reached < setting.since || reached > setting.today) return []
    const year = Number(reached.slice(0, 4))
    const round = [year, year + 1].flatMap((at) => roundDays.map((day) => `${at}-${day}`)).find((day) => day >= reached)
    return round !== undefined && round <= setting.today && random.chance(0.93) ? [{ years, round }] : []
  })
  if (badges.length > 0) draft.badges = badges
}

/** A member today, with a history; a leader is a full member of middle age. */
export function memberOf(random: Random, setting: Setting, isLeader: boolean): EditionPerson {
  const [least, most] = isLeader ? [190, 320] : random.weighted(partyAges)
  const months = random.int(least, most)
  const ceremonyOn = dayPlus(addMonths(setting.today, -months), -random.int(1, 29))
  const youngest = addMonths(ceremonyOn, -12 * 18 - 1)
  const years = months > 600 ? 6 : months > 400 ? 12 : 22
  const draft = draw(random, setting, addMonths(youngest, -12 * years), Math.floor(years * 365))
  let settled = admit(draft, random, setting, ceremonyOn)
  if (!isLeader) settled = moveAbout(draft, random, setting, settled)
  const last = draft.spans.at(-1)
  const age = Number(setting.today.slice(0, 4)) - Number((draft.birth ?? '1980').slice(0, 4))
  if (last?.state === 'full' && age >= 78 && random.chance(0.45)) {
    const on = between(random, settled > setting.since ? settled : setting.since, setting.today)
    if (on !== undefined) {
      draft.spans = [
        ...draft.spans.slice(0, -1),
        { ...last, until: on },
        { unit: last.unit, state: 'exempt', from: on },
      ]
      draft.steps.push({ event: 'exempt', on, unit: last.unit, decision: numbered(random, on) })
    }
  }
  if (random.chance(0.008) && settled < setting.today) {
    const on = between(random, settled > setting.since ? settled : setting.since, setting.today)
    if (on !== undefined)
      draft.disciplines = [{ form: random.chance(0.7) ? 'reprimand' : 'warning', on, decision: numbered(random, on) }]
  }
  awardBadges(draft, random, setting)
  return draft
}

const endings = [
  [62, 'die', 'died'],
  [20, 'move_away', 'moved_away'],
  [11, 'strike_off', 'struck_off'],
  [4, 'leave', 'left'],
  [3, 'expel', 'expelled'],
] as const

/** Who was a member once, and is no longer. */
export function formerOf(random: Random, setting: Setting): EditionPerson {
  const [, event, endState] = random.weighted(endings.map((ending) => [ending[0], ending] as const))
  const months = event === 'die' ? random.int(300, 880) : random.int(90, 500)
  const ceremonyOn = dayPlus(addMonths(setting.today, -months), -random.int(1, 29))
  const draft = draw(random, setting, addMonths(ceremonyOn, -12 * 32), 13 * 365)
  const settled = admit(draft, random, setting, ceremonyOn)
  const start = settled > setting.since ? settled : setting.since
  const on = between(random, start, setting.today) ?? dayPlus(setting.today, -1)
  const unit = draft.spans.at(-1)?.unit ?? setting.cell
  draft.spans = draft.spans.flatMap((span) =>
    span.from < on ? [{ ...span, until: span.until !== undefined && span.until < on ? span.until : on }] : [],
  )
  draft.steps = [
    ...draft.steps.filter((step) => step.on < on),
    { event, on, unit, ...(event === 'die' ? {} : { decision: numbered(random, on) }) },
  ]
  draft.memberships = draft.memberships.map((item) => ({ ...item, endedOn: on, endState }))
  if (event === 'expel') draft.disciplines = [{ form: 'expulsion', on, decision: numbered(random, on) }]
  if (event === 'move_away')
    draft.transfers = [
      {
        from: unit,
        elsewhere: 'Đảng bộ tỉnh khác',
        decidedOn: dayPlus(on, -20),
        startedOn: dayPlus(on, -15),
        letterOn: dayPlus(on, -10),
      },
    ]
  return draft
}

const stages = ['source', 'class', 'dossier', 'verified', 'voted', 'proposed', 'decided'] as const
const entering = {
  source: 'list',
  class: 'attend_class',
  dossier: 'open_dossier',
  verified: 'verify',
  voted: 'vote',
  proposed: 'propose',
  decided: 'decide',
} as const
const stageWeights = [
  [38, 0],
  [24, 1],
  [15, 2],
  [8, 3],
  [6, 4],
  [5, 5],
  [4, 6],
] as const
const forms = ['CN-NTVĐ', '1-KNĐ', '2-KNĐ', '3-KNĐ', '4-KNĐ', '5B-KNĐ', '5C-KNĐ', '6-KNĐ', '8-KNĐ', '9-KNĐ'] as const
const formsAt = [0, 1, 4, 7, 8, 9, 10] as const
const difficulties = [
  'Đi làm xa, khó tham gia sinh hoạt thường xuyên',
  'Chưa bố trí được thời gian học lớp nhận thức về Đảng',
  'Lý lịch cần thẩm tra thêm ở nơi khác',
  'Gia đình chưa ủng hộ, chi bộ đang vận động',
]

/** Somebody on the way to admission: how far, and since when. */
export function applicantOf(
  random: Random,
  setting: Setting,
  standing: {
    readonly sponsors: readonly number[]
    readonly classOn: (day: Day) => { code: string; until: Day } | undefined
  },
): EditionPerson {
  const draft = draw(random, setting, addMonths(setting.today, -12 * 36), 17 * 365)
  draft.education = random.weighted(educations.slice(2))
  draft.secrets = { identity_number: setting.numberOf('identity') }
  const reached = random.weighted(stageWeights.map(([weight, stage]) => [weight, stage] as const))
  const gaps = Array.from({ length: reached + 1 }, (_, index) =>
    index === reached ? random.int(2, reached === 6 ? 25 : 160) : random.int(20, 110),
  )
  let on = dayPlus(setting.today, -gaps.reduce((sum, gap) => sum + gap, 0))
  for (let stage = 0; stage <= reached; stage++) {
    const state = stages[stage] ?? 'source'
    draft.steps.push({
      event: entering[state],
      on,
      unit: setting.cell,
      ...(state === 'decided' ? { decidedOn: on, decision: numbered(random, on) } : {}),
    })
    const until = dayPlus(on, gaps[stage] ?? 1)
    draft.spans.push({ unit: setting.cell, state, from: on, ...(stage < reached ? { until } : {}) })
    if (state === 'class') {
      const taken = standing.classOn(on)
      if (taken)
        draft.seats = [
          {
            class: taken.code,
            ...(taken.until <= setting.today && stage < reached ? { certificateOn: taken.until } : {}),
          },
        ]
    }
    if (stage === 2)
      draft.ties = standing.sponsors.slice(0, 2).map((member) => ({ member, kind: 'sponsor' as const, from: on }))
    on = until
  }
  const decided = draft.steps.find((step) => step.event === 'decide')
  if (decided)
    draft.memberships = [{ decidedOn: decided.on, decision: decided.decision ?? null, partyAgeFrom: decided.on }]
  const start = draft.steps[0]?.on ?? setting.today
  const got = forms.slice(0, Math.max(0, (formsAt[reached] ?? 0) - (random.chance(0.3) ? 1 : 0)))
  if (got.length > 0) draft.forms = got.map((form) => ({ form, on: dayPlus(start, random.int(1, 19)) }))
  if (random.chance(0.12)) {
    const talkOn = dayPlus(start, random.int(3, 18))
    draft.dialogues = [
      {
        on: talkOn,
        difficulty: random.pick(difficulties),
        followUp: 'Chi ủy phân công đảng viên giúp đỡ',
        ...(random.chance(0.5) ? { resolvedOn: dayPlus(talkOn, 2) } : {}),
      },
    ]
  }
  return draft
}
