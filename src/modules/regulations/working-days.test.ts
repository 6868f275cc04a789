import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfter, dayParts, dayPlus, weekdayOf } from '../../platform/domain/day.ts'
import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDaysBetween } from './working-days.ts'

const off = { vi: 'Nghỉ', en: 'Off' }
/** Tết, 30/4 and 1/5 of 2025 with the Saturday worked for 2/5, as the notices of that year say. */
const calendar: WorkingCalendar = {
  years: new Set([2024, 2025, 2026]),
  daysOff: new Map(
    [
      ...['2025-01-01', '2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-04-07'],
      ...['2025-04-30', '2025-05-01', '2025-05-02', '2025-09-01', '2025-09-02'],
    ].map((on) => [on, off]),
  ),
  workedSaturdays: new Set(['2025-04-26']),
}

const anyDay = fc.integer({ min: 0, max: 800 }).map((days) => dayPlus('2024-06-01', days))
const anyCount = fc.integer({ min: 1, max: 120 })

describe('working days', () => {
  test.each([
    ['2025-01-24', 1, '2025-02-03', 'the Friday before Tết 2025 is followed by the Monday after it'],
    ['2025-01-23', 2, '2025-02-03', 'nine days off lie between'],
    ['2025-01-29', 1, '2025-02-03', 'counting may start on a holiday'],
    ['2025-01-01', 30, '2025-02-19', 'thirty working days across Tết'],
    ['2025-04-25', 1, '2025-04-26', 'the Saturday worked in exchange counts'],
    ['2025-04-28', 2, '2025-05-05', '30/4, 1/5 and the Friday given for a Saturday do not'],
    ['2025-02-28', 1, '2025-03-03', 'a month ends on a Friday'],
    ['2024-12-31', 1, '2025-01-02', 'a year ends before a holiday'],
  ])('%s and %i working days make %s: %s', (from, count, due) => {
    expect(addWorkingDays(calendar, from, count)).toBe(due)
  })

  test('no working days later is the same day, holiday or not', () => {
    expect(addWorkingDays(calendar, '2025-01-29', 0)).toBe('2025-01-29')
  })

  test('what is reached is never a weekend that was not worked, nor a day off', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        const due = addWorkingDays(calendar, from, count)
        expect(calendar.daysOff.has(due)).toBe(false)
        expect(weekdayOf(due) <= 5 || calendar.workedSaturdays.has(due)).toBe(true)
      }),
    )
  })

  test('counting undoes adding, and adding one at a time is adding all', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        const due = addWorkingDays(calendar, from, count)
        expect(workingDaysBetween(calendar, from, due)).toBe(count)
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, count - 1), 1)).toBe(due)
      }),
    )
  })

  test('from a working day, going forward and back leads home', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        fc.pre(isWorkingDay(calendar, from))
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, count), -count)).toBe(from)
      }),
    )
  })

  test('who starts later is never due earlier, and more days are later', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        const due = addWorkingDays(calendar, from, count)
        expect(addWorkingDays(calendar, dayAfter(from), count) >= due).toBe(true)
        expect(addWorkingDays(calendar, from, count + 1) > due).toBe(true)
      }),
    )
  })

  test('a span and the span after it add up, whatever day stands between', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (...days) => {
        const [a, b, c] = days.toSorted()
        if (a === undefined || b === undefined || c === undefined) return
        expect(workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c)).toBe(
          workingDaysBetween(calendar, a, c),
        )
      }),
    )
  })

  test('a day off can only push the due day later', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyDay, (from, count, extra) => {
        const more = { ...calendar, daysOff: new Map([...calendar.daysOff, [extra, off]]) }
        expect(addWorkingDays(more, from, count) >= addWorkingDays(calendar, from, count)).toBe(true)
      }),
    )
  })

  test('where no year is known only weekends are off', () => {
    const none: WorkingCalendar = { years: new Set(), daysOff: new Map(), workedSaturdays: new Set() }
    fc.assert(
      fc.property(anyDay, (on) => {
        expect(isWorkingDay(none, on)).toBe(weekdayOf(on) <= 5)
      }),
    )
    expect(dayParts(addWorkingDays(none, '2030-01-01', 5))).toEqual({ year: 2030, month: 1, date: 8 })
  })
})
