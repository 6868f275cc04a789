import { describe, expect, test } from 'vitest'
import { rulesOfPeople } from '../../../test/kit/rules.ts'
import { calendarOf } from '../regulations/working-days.ts'
import { type ClockFacts, clocksFrom } from './clocks.ts'

const given = { rules: rulesOfPeople, calendar: calendarOf(rulesOfPeople) }
const facts: ClockFacts = {
  state: 'decided',
  receivedOn: null,
  ceremonyOn: null,
  probationEndsOn: null,
  consideredOn: null,
  fullOn: null,
  transfers: [],
}
const read = (more: Partial<ClockFacts>, today: string) =>
  clocksFrom({ ...facts, ...more }, given, today).map(({ kind, dueOn, state, daysLeft, lateBy }) => [
    kind,
    dueOn,
    state,
    daysLeft,
    lateBy,
  ])

describe('the ceremony', () => {
  test.each<[receivedOn: string, today: string, dueOn: string, state: string, daysLeft: number, lateBy: number]>([
    // Across Tết 2025: five days off, two weekends.
    ['2025-01-02', '2025-02-12', '2025-02-20', 'running', 6, 0],
    ['2025-01-02', '2025-02-13', '2025-02-20', 'near', 5, 0],
    ['2025-01-02', '2025-02-20', '2025-02-20', 'near', 0, 0],
    ['2025-01-02', '2025-02-21', '2025-02-20', 'overdue', 0, 1],
    // Across the Hùng Kings' day, 30 April, 1 and 2 May, with Saturday 26 April worked.
    ['2025-04-02', '2025-04-02', '2025-05-19', 'running', 30, 0],
    // Received on the last day of the year.
    ['2025-12-31', '2026-02-13', '2026-02-13', 'near', 0, 0],
  ])('decided, received on %s, looked at on %s', (receivedOn, today, ...expected) => {
    expect(read({ receivedOn }, today)).toEqual([['ceremony', ...expected]])
  })

  test('held on the last day is in time, a day later late', () => {
    const held = (ceremonyOn: string) =>
      read({ state: 'full', receivedOn: '2025-01-02', ceremonyOn, fullOn: '2026-02-20' }, '2026-06-30')[0]?.slice(0, 3)
    expect(held('2025-02-20')).toEqual(['ceremony', '2025-02-20', 'done_in_time'])
    expect(held('2025-02-21')).toEqual(['ceremony', '2025-02-20', 'done_late'])
  })

  test('has no clock when the decision is of an earlier admission', () => {
    expect(read({ state: 'source', receivedOn: '2020-01-02' }, '2025-01-02')).toEqual([])
  })
})

describe('the consideration', () => {
  const probationary = {
    state: 'probationary',
    receivedOn: null,
    ceremonyOn: '2024-02-29',
    probationEndsOn: '2025-02-28',
  } as const
  test.each<[today: string, expected: readonly unknown[]]>([
    ['2025-02-20', ['probation', '2025-02-28', 'running', 6, 0]],
    ['2025-02-27', ['probation', '2025-02-28', 'near', 1, 0]],
    ['2025-02-28', ['consideration', '2025-04-14', 'running', 30, 0]],
    ['2025-04-04', ['consideration', '2025-04-14', 'near', 5, 0]],
    ['2025-04-15', ['consideration', '2025-04-14', 'overdue', 0, 1]],
  ])('admitted on 29 February 2024, looked at on %s', (today, expected) => {
    expect(read(probationary, today)).toEqual([expected])
  })

  test('stops when the cell has considered, not when the recognition is decided', () => {
    expect(read({ ...probationary, state: 'considered', consideredOn: '2025-04-14' }, '2025-06-01')).toEqual([
      ['consideration', '2025-04-14', 'done_in_time', 0, 0],
    ])
  })

  test('is not asked of a member who came as a full one', () => {
    expect(read({ ...probationary, state: 'full', fullOn: '2025-02-28' }, '2025-06-01')).toEqual([])
  })
})

describe('a transfer', () => {
  const transfer = {
    id: 't',
    decidedOn: '2025-01-02',
    startedOn: null,
    letterOn: null,
    presentedOn: null,
    acceptedOn: null,
  }
  test('is to be started within 60 working days and the letter presented within 30', () => {
    expect(read({ state: 'full', transfers: [transfer] }, '2025-03-31')).toEqual([
      ['transfer_start', '2025-04-03', 'near', 3, 0],
    ])
    const lettered = { ...transfer, startedOn: '2025-04-04', letterOn: '2025-04-21' }
    expect(read({ state: 'full', transfers: [lettered] }, '2025-06-03')).toEqual([
      ['transfer_start', '2025-04-03', 'done_late', 0, 1],
      ['transfer_present', '2025-06-04', 'near', 1, 0],
    ])
  })
})
