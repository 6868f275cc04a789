import { expect, test } from 'vitest'
import type { ChangedNumber } from '../contract/edition.ts'
import { byFigure } from './changed-figures.ts'

const address = { unit: 'a', measure: 'admitted', class: null, aspect: 'actual' as const, period: '2024-Q1' }
const changed = (number: number, printedThen: string, difference: string | null, now = '52 người'): ChangedNumber => ({
  ...{ number, address, printedThen, printedNow: { vi: now, en: now } },
  // Only where a number is found and what was printed tell lines apart.
  figure: {} as ChangedNumber['figure'],
  difference: difference === null ? null : { vi: difference, en: difference },
  reasons: [],
})

test('a figure printed in several places is one line, in its fullest form; what was worked out of it is another', () => {
  const lines = byFigure([
    changed(1, '53,68', 'tăng 1,05 điểm %', '54,74%'),
    changed(2, '51', 'tăng 1 người (1,96%)'),
    changed(3, '53,68%', 'tăng 1,05 điểm %', '54,74%'),
    changed(4, '44', 'giảm 1 người (2,27%)', '43 người, tính từ 52 người và 95 người'),
    changed(5, '51', 'tăng 1 người (1,96%)'),
  ])
  expect(lines.map(({ change, places }) => [change.printedThen, places])).toEqual([
    ['53,68%', 2],
    ['51', 2],
    ['44', 1],
  ])
})

test('where by how much cannot be told, two forms stay two lines', () => {
  expect(byFigure([changed(1, '51', null), changed(2, 'khoảng 50', null), changed(3, '51', null)])).toHaveLength(2)
})
