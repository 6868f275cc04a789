import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rulesOfPeople } from '../../../../test/kit/rules.ts'
import { addMonths, type Day, dayPlus } from '../../../platform/domain/day.ts'
import { type Event, events, isEnded, nextState, type State } from '../lifecycle.ts'
import { membershipOf, type PersonRecord, recordOf, type Span, spanOn, unitOn } from '../membership.ts'
import type { Companion, StepInput } from './step.ts'
import { applyStep, takeStep } from './take.ts'

const today = '2026-06-30'
const given = { rules: rulesOfPeople, today, membershipId: 'membership' }
const cell = 'cell'
const person = (birth: string | null = '1990-05-19'): PersonRecord =>
  recordOf({
    id: 'person',
    homeId: cell,
    isErased: false,
    profile: {
      name: 'Người thử',
      birth,
      sex: null,
      ethnicity: null,
      education: null,
      theory: null,
      occupation: null,
      phone: null,
    },
    spans: [],
    memberships: [],
    steps: [],
    ties: [],
  })

const stood = (personId: string, from: Day, more: Partial<Span> = {}): Companion => ({
  personId,
  spans: [{ unitId: cell, state: 'full', from, until: '9999-12-31', ...more }],
})
const sponsors = [stood('first', '2010-01-01'), stood('second', '2010-01-01')]
const mentor = stood('mentor', '2010-01-01')

let count = 0
const input = (event: Event, on: Day, more: Partial<StepInput> = {}): StepInput => ({
  id: `step-${++count}`,
  event,
  on,
  toUnitId: event === 'list' || event === 'move_in' ? cell : null,
  ...more,
})
const take = (record: PersonRecord, event: Event, on: Day, more: Partial<StepInput> = {}): PersonRecord => {
  const outcome = takeStep(record, input(event, on, more), given)
  if (!outcome.ok) throw new Error(`${event} on ${on}: ${outcome.refusal.code}`)
  return applyStep(record, outcome.value)
}
const refusal = (record: PersonRecord, event: Event, on: Day, more: Partial<StepInput> = {}) => {
  const outcome = takeStep(record, input(event, on, more), given)
  return outcome.ok ? null : [outcome.refusal.code, outcome.refusal.field]
}

const verified = (birth: string | null = '1990-05-19', on: Day = '2023-01-02'): PersonRecord =>
  (['attend_class', 'open_dossier', 'verify'] as const).reduce(
    (record, event) => take(record, event, on),
    take(person(birth), 'list', on),
  )
const decided = (decidedOn: Day, on: Day = decidedOn): PersonRecord =>
  take(take(take(verified(), 'vote', '2024-01-02', { sponsors }), 'propose', '2024-01-02'), 'decide', on, { decidedOn })
const admitted = (on: Day): PersonRecord => take(decided('2024-01-03'), 'admit', on, { mentor })

describe('age when the cell votes, counted by month', () => {
  test.each<[birth: string | null, on: Day, code: string | null]>([
    ['2006-03-31', '2024-02-29', 'too-young'],
    ['2006-03-31', '2024-03-01', null],
    ['2006-03', '2024-03-01', null],
    ['2006', '2024-03-01', 'birth-not-exact'],
    ['2005', '2024-01-15', null],
    ['2007', '2024-12-31', 'too-young'],
    ['1964-03-01', '2024-03-31', null],
    ['1964-03-31', '2024-04-01', 'too-old'],
    ['1964', '2024-04-01', 'birth-not-exact'],
    ['1963', '2025-01-01', 'too-old'],
    [null, '2024-03-01', 'birth-missing'],
  ])('born %s, voted on %s: %s', (birth, on, code) => {
    expect(refusal(verified(birth), 'vote', on, { sponsors })?.[0] ?? null).toBe(code)
  })

  test('over 60 the refusal says who decides then', () => {
    const outcome = takeStep(verified('1963-01-01'), input('vote', '2024-03-01', { sponsors }), given)
    expect(outcome.ok ? '' : outcome.refusal.text.vi).toContain('cấp ủy trực thuộc Trung ương')
  })
})

describe('sponsors', () => {
  const vote = (...who: readonly Companion[]) => refusal(verified(), 'vote', '2024-03-15', { sponsors: who })
  const [first = mentor] = sponsors
  test.each<[string, Companion, string | null]>([
    ['twelve months to the day', stood('x', '2023-03-15'), null],
    ['a day less', stood('x', '2023-03-16'), 'sponsor-not-together'],
    ['in another cell', stood('x', '2010-01-01', { unitId: 'other' }), 'sponsor-not-together'],
    ['still probationary', stood('x', '2010-01-01', { state: 'probationary' }), 'sponsor-not-full'],
    ['exempt', stood('x', '2010-01-01', { state: 'exempt' }), 'sponsor-not-full'],
    ['gone before the day', stood('x', '2010-01-01', { until: '2024-03-15' }), 'sponsor-not-full'],
  ])('one who was in the cell %s: %s %s', (_words, sponsor, code) => {
    expect(vote(first, sponsor)).toEqual(code === null ? null : [code, 'sponsorIds'])
  })

  test('one is too few, and the refusal says that the number is a setting', () => {
    expect(vote(first)).toEqual(['too-few-sponsors', 'sponsorIds'])
    const outcome = takeStep(verified(), input('vote', '2024-03-15', { sponsors: [first] }), given)
    expect(outcome.ok ? '' : outcome.refusal.text.en).toContain('setting')
    expect(vote(first, first)).toEqual(['sponsor-twice', 'sponsorIds'])
  })

  test('a merger that took both into a new cell does not break the time together, one that took only the sponsor does', () => {
    const merged: Companion = {
      personId: 'x',
      spans: [
        { unitId: cell, state: 'probationary', from: '2020-01-01', until: '2021-01-01' },
        { unitId: cell, state: 'full', from: '2021-01-01', until: '2023-12-01' },
        { unitId: 'new', state: 'full', from: '2023-12-01', until: '9999-12-31' },
      ],
    }
    const record = verified()
    const along = recordOf({
      ...record,
      spans: record.spans.flatMap((span) => [
        { ...span, until: '2023-12-01' },
        { ...span, unitId: 'new', from: '2023-12-01' },
      ]),
    })
    const both = [merged, { ...merged, personId: 'y' }]
    expect(refusal(along, 'vote', '2024-03-15', { sponsors: both })).toBeNull()
    expect(refusal(record, 'vote', '2024-03-15', { sponsors: both })?.[0]).toBe('sponsor-not-together')
  })
})

describe('dates in order', () => {
  test.each<[string, () => unknown, readonly [string, string] | null]>([
    [
      'a decision without its day',
      () => refusal(decidedBefore(), 'decide', '2024-02-01'),
      ['decided-on-missing', 'decidedOn'],
    ],
    [
      'a decision received before it was made',
      () => refusal(decidedBefore(), 'decide', '2024-02-01', { decidedOn: '2024-02-02' }),
      ['decided-after-received', 'decidedOn'],
    ],
    [
      'a decision before the proposal',
      () => refusal(decidedBefore(), 'decide', '2024-02-01', { decidedOn: '2024-01-01' }),
      ['decided-before-last-step', 'decidedOn'],
    ],
    [
      'a ceremony before the decision was received',
      () => refusal(decided('2024-01-03', '2024-01-10'), 'admit', '2024-01-09', { mentor }),
      ['before-last-step', 'on'],
    ],
    [
      'a ceremony on the day of the decision',
      () => refusal(decided('2024-01-03'), 'admit', '2024-01-03', { mentor }),
      null,
    ],
    [
      'a ceremony without mentor',
      () => refusal(decided('2024-01-03'), 'admit', '2024-01-04'),
      ['mentor-missing', 'mentorId'],
    ],
    [
      'a mentor who is not full',
      () =>
        refusal(decided('2024-01-03'), 'admit', '2024-01-04', {
          mentor: stood('x', '2023-01-01', { state: 'considered' }),
        }),
      ['mentor-not-full', 'mentorId'],
    ],
    [
      'a consideration a day early',
      () => refusal(admitted('2024-02-01'), 'consider', '2025-01-31'),
      ['considered-too-early', 'on'],
    ],
    ['a consideration when probation ends', () => refusal(admitted('2024-02-01'), 'consider', '2025-02-01'), null],
    [
      'a recognition decided before the consideration',
      () =>
        refusal(take(admitted('2024-02-01'), 'consider', '2025-02-10'), 'recognise', '2025-03-01', {
          decidedOn: '2025-02-09',
        }),
      ['decided-before-last-step', 'decidedOn'],
    ],
    ['a step in the future', () => refusal(person(), 'list', '2026-07-01'), ['in-future', 'on']],
    ['a step before birth', () => refusal(person('2000-01-01'), 'list', '1999-12-31'), ['before-birth', 'on']],
    [
      'an end without a reason',
      () => refusal(admitted('2024-02-01'), 'strike_off', '2024-03-01'),
      ['reason-missing', 'reason'],
    ],
    [
      'a listing without a cell',
      () => refusal(person(), 'list', '2024-01-01', { toUnitId: null }),
      ['unit-missing', 'toUnit'],
    ],
    [
      'a transfer into the own cell',
      () => refusal(admitted('2024-02-01'), 'transfer', '2024-03-01', { toUnitId: cell }),
      ['same-cell', 'toUnit'],
    ],
  ])('%s', (_words, found, expected) => {
    expect(found()).toEqual(expected)
  })
  const decidedBefore = (): PersonRecord =>
    take(take(verified(), 'vote', '2024-01-02', { sponsors }), 'propose', '2024-01-02')
})

describe('full membership', () => {
  test.each([
    ['2024-01-31', '2025-01-31'],
    ['2024-02-29', '2025-02-28'],
    ['2024-03-31', '2025-03-31'],
    ['2024-12-31', '2025-12-31'],
  ])('after a ceremony on %s begins on %s, decided half a year late or not', (ceremonyOn, fullOn) => {
    const considered = take(admitted(ceremonyOn), 'consider', fullOn)
    for (const on of [fullOn, addMonths(fullOn, 6)]) {
      const record = take(considered, 'recognise', on, { decidedOn: on })
      expect(membershipOf(record)).toMatchObject({
        probationEndsOn: fullOn,
        fullOn,
        recognitionDecidedOn: on,
        partyAgeFrom: '2024-01-03',
      })
      expect(record.spans.slice(-2)).toEqual([
        { unitId: cell, state: 'probationary', from: ceremonyOn, until: fullOn },
        { unitId: cell, state: 'full', from: fullOn, until: '9999-12-31' },
      ])
    }
  })

  test('keeps the cells of a member who moved while waiting', () => {
    const moved = take(take(admitted('2024-02-01'), 'consider', '2025-02-10'), 'transfer', '2025-02-20', {
      toUnitId: 'new',
    })
    const record = take(moved, 'recognise', '2025-04-01', { decidedOn: '2025-03-20' })
    expect(record.spans.slice(-3).map((span) => [span.unitId, span.state, span.from])).toEqual([
      [cell, 'probationary', '2024-02-01'],
      [cell, 'full', '2025-02-01'],
      ['new', 'full', '2025-02-20'],
    ])
  })
})

describe('who comes from elsewhere', () => {
  const dates = { decidedOn: '2024-01-03', ceremonyOn: '2024-02-01' }
  test('is probationary until a full day is brought along', () => {
    expect(take(person(), 'move_in', '2024-06-01', dates).state).toBe('probationary')
    expect(take(person(), 'move_in', '2025-06-01', { ...dates, fullOn: '2025-02-01' })).toMatchObject({ state: 'full' })
  })
  test.each<[Partial<StepInput>, string, string]>([
    [{}, 'ceremony-missing', 'ceremonyOn'],
    [{ ...dates, decidedOn: '2024-02-02' }, 'ceremony-before-decision', 'ceremonyOn'],
    [{ ...dates, fullOn: '2024-01-31' }, 'full-before-ceremony', 'fullOn'],
    [{ ...dates, fullOn: '2025-03-01' }, 'full-on-differs', 'fullOn'],
    [{ ceremonyOn: '2025-06-02' }, 'arrived-before-ceremony', 'ceremonyOn'],
  ])('with %j is refused: %s', (more, code, field) => {
    expect(refusal(person(), 'move_in', '2025-06-01', more)).toEqual([code, field])
  })
  test('and was admitted before the rule on probation was known keeps the day that was brought', () => {
    const record = take(person('1930'), 'move_in', '2024-06-01', { ceremonyOn: '1960-01-06', fullOn: '1960-10-06' })
    expect(membershipOf(record)).toMatchObject({
      fullOn: '1960-10-06',
      probationEndsOn: null,
      partyAgeFrom: '1960-01-06',
    })
  })
  test('and comes back keeps the membership and its dates', () => {
    const gone = take(admitted('2024-02-01'), 'move_away', '2024-06-01')
    expect(membershipOf(gone)).toMatchObject({ endedOn: '2024-06-01', endState: 'moved_away' })
    const back = take(gone, 'move_in', '2024-09-01')
    expect([back.state, back.memberships.length, membershipOf(back)?.endState]).toEqual(['probationary', 1, null])
    expect(refusal(gone, 'list', '2024-09-01')?.[0]).toBe('member-elsewhere')
  })
})

describe('re-admission', () => {
  const left = take(admitted('2024-02-01'), 'leave', '2024-02-29', { reason: 'tự xin ra' })
  test('waits for the months the regulation sets, and opens a second membership at the ceremony', () => {
    const later = { ...given, today: '2030-01-01' }
    const list = (on: Day) => takeStep(left, input('list', on), later)
    const early = list('2027-02-27')
    expect(early.ok ? null : early.refusal).toMatchObject({
      code: 'readmission-too-early',
      field: 'on',
      details: { from: '2027-02-28' },
    })
    expect(list('2027-02-28').ok).toBe(true)
  })
})

describe('whatever steps are tried in whatever order', () => {
  const draw = fc.record({
    /** Mostly what can happen now, sometimes anything. */
    event: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 3, arbitrary: fc.nat(100) },
      { weight: 1, arbitrary: fc.constantFrom(...events) },
    ),
    gap: fc.oneof(
      { weight: 2, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.nat(60) },
      { weight: 1, arbitrary: fc.nat(900) },
    ),
    decidedBack: fc.oneof(fc.constant(0), fc.nat(10)),
    unit: fc.constantFrom(cell, 'new', 'other'),
    full: fc.boolean(),
  })
  interface Draw {
    readonly event: number | Event
    readonly gap: number
    readonly decidedBack: number
    readonly unit: string
    readonly full: boolean
  }

  const inputOf = (record: PersonRecord, drawn: Draw, at: Day): StepInput => {
    const possible = events.filter((event) => nextState(record.state, event).ok)
    const event =
      typeof drawn.event === 'number' ? (possible[drawn.event % Math.max(1, possible.length)] ?? 'list') : drawn.event
    const here = unitOn(record, at) ?? cell
    const near = (personId: string): Companion => ({
      personId,
      spans: [{ unitId: here, state: 'full', from: '1990-01-01', until: '9999-12-31' }],
    })
    const decidedOn = dayPlus(at, -drawn.decidedBack)
    const ceremonyOn = addMonths(at, drawn.full ? -13 : -3)
    return {
      id: `step-${++count}`,
      event,
      on: at,
      decidedOn: event === 'move_in' ? ceremonyOn : decidedOn,
      reason: 'lý do',
      toUnitId: drawn.unit,
      sponsors: [near('first'), near('second')],
      mentor: near('mentor'),
      ceremonyOn: event === 'move_in' ? ceremonyOn : null,
      fullOn: event === 'move_in' && drawn.full ? addMonths(ceremonyOn, 12) : null,
    }
  }

  test('spans never overlap, the steps folded give the state of each day, full membership is month 12, and a step can be unsaid', () => {
    const reached = new Set<State>()
    fc.assert(
      fc.property(fc.array(draw, { minLength: 1, maxLength: 40 }), (draws) => {
        let record = person('1980-01-01')
        let at: Day = '2012-01-02'
        /** What a plain reader makes of the steps: from a day on, a state in a cell. */
        let told: { readonly from: Day; readonly state: State; readonly unit: string }[] = []
        for (const drawn of draws as readonly Draw[]) {
          const on = dayPlus(at, drawn.gap)
          const step = inputOf(record, drawn, on)
          const outcome = takeStep(record, step, { ...given, membershipId: `membership-${count}` })
          if (!outcome.ok) {
            expect(outcome.refusal.text.vi.length * outcome.refusal.text.en.length).toBeGreaterThan(0)
            continue
          }
          const changes = outcome.value
          const next = applyStep(record, changes)
          const unsaid = [...next.spans.filter((span) => !changes.spans.opened.includes(span)), ...changes.spans.closed]
          expect(unsaid.toSorted((a, b) => (a.from < b.from ? -1 : 1))).toEqual(record.spans)
          at = on
          record = next
          reached.add(record.state)

          const effective = step.event === 'recognise' ? (membershipOf(record)?.fullOn ?? on) : on
          const unitAt = (day: Day): string => told.findLast((item) => item.from <= day)?.unit ?? cell
          const goesTo = ['list', 'move_in', 'transfer'].includes(step.event) ? drawn.unit : unitAt(on)
          const later = told.filter((item) => item.from > effective)
          told = [
            ...told.filter((item) => item.from < effective),
            { from: effective, state: record.state, unit: step.event === 'recognise' ? unitAt(effective) : goesTo },
            ...(step.event === 'recognise' ? later.map((item) => ({ ...item, state: record.state })) : []),
          ]
          for (const item of told) {
            const span = spanOn(record, item.from)
            if (item.state === 'none' || isEnded(item.state)) expect(span).toBeUndefined()
            else expect([span?.state, span?.unitId]).toEqual([item.state, item.unit])
          }
          record.spans.forEach((span, index) => {
            expect(span.from < span.until).toBe(true)
            expect(span.until <= (record.spans[index + 1]?.from ?? '9999-12-31')).toBe(true)
          })
          for (const membership of record.memberships) {
            const { ceremonyOn, fullOn, probationEndsOn } = membership
            if (fullOn !== null && ceremonyOn !== null) expect(fullOn).toBe(addMonths(ceremonyOn, 12))
            if (probationEndsOn !== null && ceremonyOn !== null) expect(probationEndsOn).toBe(addMonths(ceremonyOn, 12))
          }
          const span = record.spans.at(-1)
          expect(span?.until === '9999-12-31').toBe(!isEnded(record.state))
        }
      }),
      { numRuns: 400 },
    )
    for (const state of ['full', 'exempt', 'considered', 'struck_off', 'moved_away', 'died'] as const)
      expect(reached).toContain(state)
  })
})
