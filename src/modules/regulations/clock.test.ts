import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayPlus } from '../../platform/domain/day.ts'
import { type Clock, clockFrom } from './clock.ts'
import type { WorkingCalendar } from './working-days.ts'

const calendar: WorkingCalendar = {
  years: new Set([2024, 2025, 2026]),
  daysOff: new Map(
    [
      '2025-01-27',
      '2025-01-28',
      '2025-01-29',
      '2025-01-30',
      '2025-01-31',
      '2025-04-30',
      '2025-05-01',
      '2025-05-02',
    ].map((on) => [on, { vi: 'Nghỉ', en: 'Off' }]),
  ),
  workedSaturdays: new Set(['2025-04-26']),
}
const near = 5
const read = (clock: Clock, today: string) => clockFrom(clock, today, calendar, near)

describe('a clock', () => {
  test.each([
    ['2025-01-02', { dueOn: '2025-02-20', state: 'running', daysLeft: 30, lateBy: 0 }],
    ['2025-02-12', { dueOn: '2025-02-20', state: 'running', daysLeft: 6, lateBy: 0 }],
    ['2025-02-13', { dueOn: '2025-02-20', state: 'near', daysLeft: 5, lateBy: 0 }],
    ['2025-02-20', { dueOn: '2025-02-20', state: 'near', daysLeft: 0, lateBy: 0 }],
    ['2025-02-21', { dueOn: '2025-02-20', state: 'overdue', daysLeft: 0, lateBy: 1 }],
    ['2025-02-24', { dueOn: '2025-02-20', state: 'overdue', daysLeft: 0, lateBy: 4 }],
  ] as const)('of 30 working days from 2 January 2025, across Tết, reads on %s', (today, reading) => {
    expect(read({ startedOn: '2025-01-02', workingDays: 30, stoppedOn: null }, today)).toEqual({
      ...reading,
      isCalendarMissing: false,
    })
  })

  test.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-03-26', 12, '2025-03-26'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-12-31', 2, '2025-02-28'],
    ['2025-08-31', 3, '2025-11-30'],
  ])('of months from %s, %i months long, is due on %s, a weekend or not', (startedOn, months, dueOn) => {
    expect(read({ startedOn, months, stoppedOn: null }, startedOn).dueOn).toBe(dueOn)
  })

  test('that was stopped on its last day was done in time, a day later late, and no day passes for it any more', () => {
    const clock = { startedOn: '2025-04-25', workingDays: 3 }
    expect(read({ ...clock, stoppedOn: '2025-04-29' }, '2025-06-01')).toMatchObject({
      dueOn: '2025-04-29',
      state: 'done_in_time',
      daysLeft: 0,
      lateBy: 0,
    })
    expect(read({ ...clock, stoppedOn: '2025-05-05' }, '2025-06-01')).toMatchObject({ state: 'done_late', lateBy: 6 })
  })

  test('that runs into a year without a calendar says so, and leaves out weekends only', () => {
    const clock = { startedOn: '2026-12-21', workingDays: 30, stoppedOn: null }
    expect(read(clock, '2026-12-21')).toMatchObject({ dueOn: '2027-02-01', isCalendarMissing: true })
    expect(read({ startedOn: '2026-12-21', workingDays: 5, stoppedOn: null }, '2026-12-21').isCalendarMissing).toBe(
      false,
    )
    expect(read({ startedOn: '2026-03-01', months: 12, stoppedOn: null }, '2026-03-01').isCalendarMissing).toBe(true)
    expect(read({ startedOn: '2026-03-01', months: 12, stoppedOn: '2026-12-01' }, '2027-01-01').isCalendarMissing).toBe(
      false,
    )
  })

  const anyClock = fc.record({
    startedOn: fc.integer({ min: 0, max: 500 }).map((days) => dayPlus('2024-06-01', days)),
    workingDays: fc.integer({ min: 1, max: 90 }),
  })
  const order = ['running', 'near', 'overdue']

  test('only ever goes forward while it runs: fewer days left, a later state, more days late', () => {
    fc.assert(
      fc.property(anyClock, fc.nat(200), (clock, after) => {
        const today = dayPlus(clock.startedOn, after)
        const [now, next] = [today, dayAfter(today)].map((on) => read({ ...clock, stoppedOn: null }, on))
        if (!now || !next) return
        expect(next.dueOn).toBe(now.dueOn)
        expect(now.daysLeft - next.daysLeft).toBeGreaterThanOrEqual(0)
        expect(now.daysLeft - next.daysLeft).toBeLessThanOrEqual(1)
        expect(order.indexOf(next.state)).toBeGreaterThanOrEqual(order.indexOf(now.state))
        expect(next.lateBy).toBeGreaterThanOrEqual(now.lateBy)
        expect(now.state === 'overdue').toBe(now.lateBy > 0)
      }),
    )
  })

  test('is late exactly when it is stopped after its last day', () => {
    fc.assert(
      fc.property(anyClock, fc.nat(200), (clock, after) => {
        const stoppedOn = dayPlus(clock.startedOn, after)
        const reading = read({ ...clock, stoppedOn }, '2026-06-01')
        expect(reading.state).toBe(stoppedOn > reading.dueOn ? 'done_late' : 'done_in_time')
      }),
    )
  })
})
