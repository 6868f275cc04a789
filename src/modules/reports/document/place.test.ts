import { describe, expect, test } from 'vitest'
import { type Period, parsePeriod } from '../../../platform/domain/period.ts'
import { periodAfter, periodAt, thanText } from './place.ts'

const at = (text: string): Period => {
  const period = parsePeriod(text)
  if (!period.ok) throw new Error(text)
  return period.value
}
const resolved = (place: string, report: string): string => {
  const period = periodAt(place, at(report), parsePeriod)
  return period.ok ? period.value.id : period.refusal.code
}

describe('places of periods', () => {
  test('are told by the period of the document', () => {
    expect(resolved('@report', '2024-Q2')).toBe('2024-Q2')
    expect(resolved('@to-date', '2024-Q2')).toBe('2024-H1')
    expect(resolved('@year', '2024-Q2')).toBe('2024')
    expect(resolved('@last-day', '2024-Q2')).toBe('2024-06-30')
    expect(resolved('@previous', '2024-Q1')).toBe('2023-Q4')
    expect(resolved('@year-ago', '2024-Q2')).toBe('2023-Q2')
    expect(resolved('@to-date-year-ago', '2024-Q2')).toBe('2023-H1')
    expect(resolved('@year-before', '2024-Q2')).toBe('2023')
    expect(resolved('@next', '2024-Q4')).toBe('2025-Q1')
    expect(resolved('2019', '2024-Q4')).toBe('2019')
  })

  test('a place that nobody knows is refused, and so is a period that is not understood', () => {
    expect(resolved('@someday', '2024')).toBe('unknown-period')
    expect(resolved('soon', '2024')).not.toBe('soon')
  })

  test('the next period has the same length, whole calendar periods over', () => {
    for (const [period, next] of [
      ['2024-01', '2024-02'],
      ['2023-12', '2024-01'],
      ['2024-Q4', '2025-Q1'],
      ['2024-H1', '2024-H2'],
      ['2024', '2025'],
    ] as const)
      expect(periodAfter(at(period)).id).toBe(next)
  })

  test('an earlier period is named as people name it', () => {
    expect(thanText(at('2022'), at('2021')).vi).toBe('năm 2021')
    expect(thanText(at('2024-Q1'), at('2023-Q1')).vi).toBe('cùng kỳ năm 2023')
    expect(thanText(at('2024-Q1'), at('2023-Q4')).vi).toBe('quý IV/2023')
  })
})
