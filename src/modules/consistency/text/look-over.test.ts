import { describe, expect, test } from 'vitest'
import { lookOver } from './look-over.ts'
import { placesIn } from './place-in-text.ts'

const names = ['Kết nạp đảng viên', 'Thành lập chi bộ', 'Khen thưởng', 'Kiểm tra']

describe('what to know of a text', () => {
  test('a table pasted cell by cell is told, with its line', () => {
    const pasted = ['Kết quả thực hiện:', ...names.flatMap((name, at) => [name, `${95 - at}`, `${51 - at}`])].join('\n')
    expect(lookOver(pasted).map((note) => note.vi)).toEqual([expect.stringContaining('Từ dòng 3 ')])
  })

  test.each([
    ['a table that kept its columns', names.map((name, at) => `${name}\t${95 - at}\t${51 - at}`).join('\n')],
    ['prose with a number on a line of its own', 'Kết nạp được\n12\nđảng viên, đạt\n48%\nkế hoạch năm.'],
    ['nothing', ''],
  ])('%s is passed over', (_what, text) => {
    expect(lookOver(text)).toEqual([])
  })

  test('letters that were lost are told with their place', () => {
    expect(lookOver('Đạt 48%\nk\uFFFD hoạch')[0]?.vi).toContain('dòng 2, cột 2')
  })
})

test.each([
  [0, 1, 1],
  [3, 1, 4],
  [4, 2, 1],
  [7, 3, 1],
  [9, 4, 1],
  [10, 4, 2],
])('offset %i is line %i, column %i, whatever ends the lines', (offset, line, column) => {
  expect(placesIn('abc\nd\r\ne\rfg')(offset)).toEqual({ line, column })
})
