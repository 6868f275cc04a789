import { describe, expect, test } from 'vitest'
import { yearContaining } from '../../../platform/domain/period.ts'
import type { UnitId } from '../../org/unit.ts'
import type { Entry } from '../entry.ts'
import { absent, type Figure } from '../figure.ts'
import { unapprovedIn } from './unapproved.ts'

const key = {
  unitId: 'unit' as UnitId,
  ...{ measure: 'people.admitted', class: null, aspect: 'actual' as const, period: yearContaining('2026-06-30') },
}
const stated = (id: string, isApproved: boolean, measure = key.measure): Figure => ({
  ...absent({ ...key, measure }, 'missing'),
  via: { kind: 'entry', entry: { id, isApproved, measure } as Entry },
})
const sum = (...parts: Figure[]): Figure => ({ ...absent(key, 'missing'), via: { kind: 'periods', parts } })

describe('entries that nobody approved', () => {
  const [march, june, august] = [stated('a', false), stated('b', false), stated('c', true)]
  const half = sum(march, june)
  const year = sum(march, june, august)

  test('behind two sums are counted once, approved ones not at all', () => {
    expect(unapprovedIn([half])).toBe(2)
    expect(unapprovedIn([half, year])).toBe(2)
    expect(unapprovedIn([august])).toBe(0)
  })

  test('are counted anew where other figures stand beside the first', () => {
    expect(unapprovedIn([half, year])).toBe(2)
    expect(unapprovedIn([half, stated('d', false)])).toBe(3)
    expect(unapprovedIn([half, year, stated('e', false, 'dues')])).toBe(3)
    expect(unapprovedIn([half, year])).toBe(2)
  })

  test('of figures from kept totals are told by their number', () => {
    const kept: Figure = {
      ...absent(key, 'missing'),
      ...{ via: { kind: 'kept' as const }, coverage: { have: 5, expected: 6, approved: 2 } },
    }
    expect(unapprovedIn([kept, kept, half])).toBe(5)
  })
})
