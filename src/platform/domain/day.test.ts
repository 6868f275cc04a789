import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  day,
  dayAfter,
  dayBefore,
  dayParts,
  dayPlus,
  daysBetween,
  daysInMonth,
  earlierDay,
  isDay,
  isLeapYear,
  laterDay,
  weekdayOf,
  yearBefore,
} from './day.ts'

const anyDay = fc
  .date({ min: new Date('0002-01-01T00:00:00Z'), max: new Date('9998-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const byCalendar = (value: string, shift: number): string =>
  new Date(Date.parse(`${value}T00:00:00Z`) + shift * 86_400_000).toISOString().slice(0, 10)

describe('days', () => {
  it('the day after and the day before agree with the calendar', () => {
    fc.assert(
      fc.property(anyDay, (value) => {
        expect(dayAfter(value)).toBe(byCalendar(value, 1))
        expect(dayBefore(value)).toBe(byCalendar(value, -1))
      }),
    )
  })

  it('a day is put together again from its parts', () => {
    fc.assert(
      fc.property(anyDay, (value) => {
        const { year, month, date } = dayParts(value)
        expect(day(year, month, date)).toBe(value)
        expect(isDay(value)).toBe(true)
      }),
    )
  })

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-04-31', false],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['0000-01-01', false],
    ['2024-1-1', false],
    ['', false],
  ])('%s is a day: %s', (text, answer) => expect(isDay(text)).toBe(answer))

  it('every fourth year is a leap year, of the centuries every fourth', () =>
    expect([1900, 2000, 2023, 2024].map(isLeapYear)).toEqual([false, true, false, true]))

  it('29 February becomes 28 a year earlier, and 28 stays', () => {
    expect(yearBefore('2024-02-29')).toBe('2023-02-28')
    expect(yearBefore('2025-02-28')).toBe('2024-02-28')
  })

  it('so many days later, the days between and the day of the week agree with the calendar', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (value, days) => {
        const there = dayPlus(value, days)
        expect(there).toBe(byCalendar(value, days))
        expect(daysBetween(value, there)).toBe(days)
        expect(weekdayOf(value)).toBe(new Date(`${value}T00:00:00Z`).getUTCDay() || 7)
      }),
    )
  })

  it('the same span of days holds over centuries', () => {
    expect(daysBetween('0001-01-01', '9999-12-31')).toBe(3_652_058)
    expect(dayPlus('0001-01-01', 3_652_058)).toBe('9999-12-31')
    expect(dayPlus('1999-12-31', 60)).toBe('2000-02-29')
  })

  it.each([
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-01-15', -13, '2022-12-15'],
    ['2024-05-05', 0, '2024-05-05'],
  ])('%s and %i months make %s', (from, months, until) => expect(addMonths(from, months)).toBe(until))

  it('so many months later is the same date, or the last day of a month that lacks it, and later months are later', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 12 }), (value, months) => {
        fc.pre(dayParts(value).year < 9990)
        const there = dayParts(addMonths(value, months))
        expect(there.date).toBe(Math.min(dayParts(value).date, daysInMonth(there.year, there.month)))
        expect(addMonths(value, months + 1) > addMonths(value, months)).toBe(true)
      }),
    )
  })

  it('of two days the earlier and the later are told apart', () => {
    expect(earlierDay('2024-02-10', '2024-10-02')).toBe('2024-02-10')
    expect(laterDay('2024-02-10', '2024-10-02')).toBe('2024-10-02')
  })
})
