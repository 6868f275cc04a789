import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forceOf, summingUpState } from './force.ts'
import { checkSecrecy } from './secrecy.ts'
import { shareOf } from './share.ts'
import { checkAttendance, totalOf } from './study.ts'

describe('a share', () => {
  test.each([
    [36, 36, '36/36, 100%'],
    [51, 95, '51/95, 53,68%'],
    [49, 50, '49/50, 98%'],
    [0, 12, '0/12, 0%'],
    [0, 0, '0/0'],
    [99_999, 100_000, '99999/100000, 99,999%'],
    [1, 100_000, '1/100000, 0,001%'],
  ])('%i of %i is printed %s', (part, whole, printed) => {
    expect(shareOf(part, whole).printed.vi).toBe(printed)
  })

  test('never says all or none where that is not so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (a, b) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b)]
        const { vi } = shareOf(part, whole).printed
        expect(vi.endsWith(', 100%')).toBe(part === whole)
        expect(vi.endsWith(', 0%')).toBe(false)
      }),
    )
  })
})

test('present and absent make the summoned, no more and no fewer', () => {
  const sheet = { summoned: 50, present: 49, excused: 1, unexcused: 0 }
  expect(checkAttendance(sheet)).toEqual({ ok: true, value: true })
  expect(checkAttendance({ ...sheet, excused: 0 })).toMatchObject({
    refusal: { code: 'attendance-short', field: 'present' },
  })
  expect(checkAttendance({ ...sheet, unexcused: 1 })).toMatchObject({ refusal: { code: 'attendance-over' } })
  expect(totalOf([sheet, { summoned: 10, present: 5, excused: 3, unexcused: 2 }])).toMatchObject({
    summoned: 60,
    present: 54,
    excused: 4,
    unexcused: 2,
    sheets: 2,
    share: { printed: { vi: '54/60, 90%' } },
  })
})

describe('in force', () => {
  const open = { effectiveOn: null, horizonLast: null }
  test.each([
    [open, [], 'in_force'],
    [{ ...open, effectiveOn: '2024-05-01' }, [], 'not_yet'],
    [{ ...open, horizonLast: '2024-04-02' }, [], 'ended'],
    [{ ...open, horizonLast: '2024-04-03' }, [], 'in_force'],
    [open, ['2024-04-04'], 'in_force'],
    [open, ['2024-04-03'], 'replaced'],
    [open, [null], 'replaced'],
  ] as const)('%j replaced from %j is %s', (directive, replacedFrom, force) => {
    expect(forceOf(directive, replacedFrom, '2024-04-03')).toBe(force)
  })
  test.each([
    ['2024-04-03', null, 'planned'],
    ['2024-04-02', null, 'late'],
    ['2024-04-02', '2024-04-02', 'held'],
    ['2024-04-02', '2024-04-03', 'held_late'],
  ] as const)('a summing-up due on %s and held on %s is %s', (dueOn, heldOn, state) => {
    expect(summingUpState({ dueOn, heldOn }, '2024-04-03')).toBe(state)
  })
})

describe('secrecy', () => {
  test.each([
    ['mat', 'Về nhân sự', '', 'secrecy'],
    ['none', 'Về nhân sự (MẬT)', '', 'title'],
    ['none', 'Về nhân sự, độ mật: tối mật', '', 'title'],
    ['none', 'Về nhân sự', '12-QĐ/TU (TM)', 'symbol'],
    ['none', 'Về nhân sự', '12-QĐ/TU mật', 'symbol'],
  ] as const)('%s, “%s”, “%s” is refused on %s', (level, title, symbol, field) => {
    expect(checkSecrecy(level, title, symbol)).toMatchObject({ refusal: { code: 'classified', field } })
  })
  test.each(['Về công tác bảo vệ bí mật nhà nước', 'Về mật độ dân số', 'Về giữ gìn sự thân mật'])(
    '“%s” is taken',
    (title) => {
      expect(checkSecrecy('none', title, '12-QĐ/TU').ok).toBe(true)
    },
  )
})
