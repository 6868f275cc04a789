import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, dayAfter, dayBefore, dayParts, earlierDay, isDay, isLeapYear, laterDay, yearBefore } from './day.ts'

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

  it('of two days the earlier and the later are told apart', () => {
    expect(earlierDay('2024-02-10', '2024-10-02')).toBe('2024-02-10')
    expect(laterDay('2024-02-10', '2024-10-02')).toBe('2024-10-02')
  })
})
