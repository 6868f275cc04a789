import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePeriod } from '../../platform/domain/period.ts'
import type { Measure } from '../figures/measure.ts'
import { quantity, words } from '../figures/quantity.ts'
import { readValue } from '../figures/read-value.ts'
import type { WorkingCalendar } from '../regulations/working-days.ts'
import { dueOn, dueText, periodOn, periodsUpTo, timelinessOf } from './due.ts'
import { submissionEvents, submissionLife, submissionStates } from './submission.ts'
import { typedText } from './typed-text.ts'

/** 30 April and 1 May are days off; Saturday 25 April 2026 is worked. */
const calendar: WorkingCalendar = {
  years: new Set([2026]),
  daysOff: new Map([
    ['2026-04-30', { vi: 'Ngày Chiến thắng', en: 'Victory Day' }],
    ['2026-05-01', { vi: 'Quốc tế Lao động', en: 'Labour Day' }],
  ]),
  workedSaturdays: new Set(['2026-04-25']),
}
const period = (id: string) => {
  const read = parsePeriod(id)
  if (!read.ok) throw new Error(id)
  return read.value
}

describe('the day a report is due', () => {
  test.each([
    ['2026-03', 5, true, '2026-04-07'],
    ['2026-03', 5, false, '2026-04-05'],
    ['2026-04', 1, true, '2026-05-04'],
    ['2026-04', -5, true, '2026-04-24'],
    ['2026-Q1', 0, true, '2026-03-31'],
  ])('of %s with %i days (working: %s) is %s', (id, days, isWorkingDays, due) => {
    expect(dueOn({ days, isWorkingDays }, period(id), calendar)).toBe(due)
  })

  test('is said in words', () => {
    expect(dueText({ days: 5, isWorkingDays: true }).vi).toBe('Nộp chậm nhất 5 ngày làm việc sau ngày cuối kỳ')
    expect(dueText({ days: -1, isWorkingDays: false }).en).toBe('Due 1 day before the end of the period')
  })

  test.each([
    ['submitted', '2026-04-07', '2026-05-01', 'on_time'],
    ['approved', '2026-04-08', '2026-05-01', 'late'],
    ['reopened', '2026-04-01', '2026-05-01', 'on_time'],
    ['returned', '2026-04-01', '2026-04-08', 'overdue'],
    ['returned', '2026-04-01', '2026-04-07', 'not_due'],
    ['draft', null, '2026-04-07', 'not_due'],
    ['none', null, '2026-04-08', 'overdue'],
  ] as const)('%s, handed in %s, looked at on %s: %s', (state, submittedOn, today, expected) => {
    expect(timelinessOf(state, submittedOn, '2026-04-07', today)).toBe(expected)
  })

  test('periods up to a day are those that had begun, latest first', () => {
    expect(periodsUpTo('month', '2026-03-01', '2026-01-01', 9).map((item) => item.id)).toEqual([
      '2026-03',
      '2026-02',
      '2026-01',
    ])
    expect(periodsUpTo('quarter', '2026-03-01', '2025-01-01', 2).map((item) => item.id)).toEqual(['2026-Q1', '2025-Q4'])
    expect(periodOn('half', '2026-07-01').id).toBe('2026-H2')
  })
})

describe('the life of a submission', () => {
  test('is a total table: every event in every state leads to a state or is refused in both languages', () => {
    for (const state of submissionStates)
      for (const event of submissionEvents) {
        const answer = submissionLife[state][event]
        if (typeof answer === 'string') expect(submissionStates).toContain(answer)
        else expect([answer.text.vi, answer.text.en].every((text) => text.length > 10)).toBe(true)
      }
  })

  test('nothing is typed while it is with the unit above or locked, and only approving locks', () => {
    for (const state of submissionStates)
      expect(typeof submissionLife[state].save === 'string').toBe(state !== 'submitted' && state !== 'approved')
    const locking = submissionStates.flatMap((state) =>
      submissionEvents
        .filter((event) => submissionLife[state][event] === 'approved')
        .map((event) => `${state} ${event}`),
    )
    expect(locking).toEqual(['submitted approve'])
  })
})

describe('the text of a saved value', () => {
  test('is read back as the same value, whatever was saved', () => {
    const measure = { isWhole: false, isNonNegative: false, least: null, most: null } as Measure
    const numbers = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((number) => String(number / 1000))
    fc.assert(
      fc.property(fc.constantFrom(...words), numbers, fc.nat({ max: 5000 }), (word, low, more) => {
        const isRange = word === 'range'
        const saved = quantity(word, low, isRange ? Number(low) + more + 1 : low)
        if (isRange && saved.low.lt(0)) return
        const read = readValue(measure, { value: typedText(saved, null), isEstimate: false })
        expect(read.ok && [read.value.word, read.value.low.toFixed(), read.value.high.toFixed()]).toEqual([
          word,
          saved.low.toFixed(),
          saved.high.toFixed(),
        ])
      }),
    )
  })
})
