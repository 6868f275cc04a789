import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal } from '../../../platform/domain/decimal.ts'
import { plainPrint } from '../../figures/print.ts'
import { differenceText, movedFrom, printedMoved } from './correction.ts'

const people = { rule: plainPrint, measuredIn: { vi: 'người', en: 'people' } }
const percentages = { rule: plainPrint, measuredIn: { vi: '% kế hoạch', en: '% of the plan' } }
const plain = (exact: string, now: string) => {
  const moved = movedFrom({ exact, against: null, worked: null }, { value: decimal(now), against: null })
  if (!moved) throw new Error('not moved')
  return moved
}

test('a number differs by so much and so many percent, a percentage by so many points', () => {
  expect(differenceText(plain('51', '53'), people)).toEqual({ vi: 'tăng 2 người (3,92%)', en: '2 people (3.92%) more' })
  expect(differenceText(plain('44', '43'), people)?.vi).toBe('giảm 1 người (2,27%)')
  expect(differenceText(plain('53.68', '54.75'), percentages)).toEqual({
    vi: 'tăng 1,07 điểm %',
    en: '1.07 percentage points more',
  })
  expect(differenceText(plain('51', '51'), people)).toBeNull()
})

test('no percentage is said of what was nought, of years and of places in a ranking', () => {
  expect(differenceText(plain('0', '3'), people)?.vi).toBe('tăng 3 người')
  expect(differenceText(plain('2020', '2021'), { ...people, rule: { ...plainPrint, grouping: false } })?.vi).toBe(
    'tăng 1 người',
  )
  expect(differenceText(plain('3', '2'), { ...people, rule: { ...plainPrint, reads: 'rank' } })?.vi).toBe('tăng 1 bậc')
})

test('a number worked out of two figures is worked out again in the same way', () => {
  const share = movedFrom(
    { exact: '51', against: '95', worked: decimal('5100').div('95').toFixed() },
    { value: decimal('53'), against: decimal('95') },
  )
  expect(share && differenceText(share, people)?.vi).toBe('tăng 2,11 điểm %')
  expect(share && printedMoved(share, people).vi).toBe('55,79%')
  const fallen = movedFrom(
    { exact: '90', against: '100', worked: '10' },
    { value: decimal('104'), against: decimal('100') },
  )
  // 10 is both a tenth less and ten people less: what was meant is not told.
  expect(fallen).toBeNull()
  const less = movedFrom(
    { exact: '180', against: '200', worked: '10' },
    { value: decimal('204'), against: decimal('200') },
  )
  expect(less && differenceText(less, people)?.vi).toBe('tăng 12 điểm %')
  const points = movedFrom(
    { exact: '91.33', against: '90', worked: '1.33' },
    { value: decimal('92'), against: decimal('90') },
  )
  expect(points && differenceText(points, percentages)?.vi).toBe('tăng 0,67 điểm %')
})

test('what is left to be done, or lies below, differs by what is printed of it', () => {
  const left = movedFrom({ exact: '51', against: '95', worked: '44' }, { value: decimal('52'), against: decimal('95') })
  expect(left && printedMoved(left, people).vi).toBe('43 người')
  expect(left && differenceText(left, people)?.vi).toBe('giảm 1 người (2,27%)')
  const below = movedFrom(
    { exact: '180', against: '200', worked: '10' },
    { value: decimal('170'), against: decimal('200') },
  )
  expect(below && differenceText(below, people)?.vi).toBe('tăng 5 điểm %')
})

test('what cannot be told is not told', () => {
  const now = { value: decimal('53'), against: decimal('95') }
  expect(movedFrom({ exact: null, against: '95', worked: '3' }, now)).toBeNull()
  expect(movedFrom({ exact: '51', against: '95', worked: '7' }, now)).toBeNull()
  expect(
    movedFrom({ exact: '51', against: '95', worked: decimal('5100').div('95').toFixed() }, { ...now, against: null }),
  ).toBeNull()
})

test('then and the difference make now, whatever the number was', () => {
  const whole = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(whole, whole, whole, whole, fc.nat(2), (a, b, c, d, way) => {
      const of = (x: number, y: number) =>
        way === 0
          ? decimal(x).times(100).div(y)
          : way === 1
            ? decimal(x).minus(y)
            : decimal(x).minus(y).times(100).div(y)
      const moved = movedFrom(
        { exact: String(a), against: String(b), worked: of(a, b).abs().toFixed() },
        { value: decimal(c), against: decimal(d) },
      )
      if (moved) expect(moved.after.abs().minus(of(c, d).abs()).abs().lte('1e-9')).toBe(true)
    }),
  )
})
