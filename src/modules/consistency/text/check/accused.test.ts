import { describe, expect, it } from 'vitest'
import { readText } from '../read-text.ts'
import { checkText } from './check-text.ts'

const contradictionsIn = (text: string): string[] =>
  checkText(readText(text))
    .findings.filter(({ severity }) => severity === 'contradiction')
    .map(({ kind }) => kind)

describe('what is accused, and what is not', () => {
  it.each([
    // The better ones of a class are no class of the list.
    [
      'Có 50 tổ chức cơ sở đảng đạt trong sạch vững mạnh (chiếm 62,5%), trong đó có 10 tổ chức đạt trong sạch vững mạnh tiêu biểu (chiếm 20%); có 30% tổ chức hoàn thành tốt nhiệm vụ; có 7% tổ chức hoàn thành nhiệm vụ và 0,5% tổ chức yếu kém.',
      [],
    ],
    [
      'Có 12% đảng viên hoàn thành xuất sắc nhiệm vụ, 60% đảng viên hoàn thành tốt nhiệm vụ, 8% đảng viên hoàn thành nhiệm vụ và 1% đảng viên không hoàn thành nhiệm vụ.',
      ['shares_below_hundred'],
    ],
    // Seasons run over new year.
    ['Mở cửa từ 1/9 đến 30/4.', []],
    ['Trực từ 20/5 đến 10/4.', ['days_reversed']],
    ['Trực từ 20/5/2024 đến 10/4/2024.', ['days_reversed']],
    // Names of bus lines, and parts of another whole.
    ['Xã bớt 6 tuyến (4 tuyến là 31, 45, 52, 60 và 2 tuyến là 12, 18).', []],
    ['Có 30 cây bị chặt, gồm 26 cây ở thôn Đông và 4 cây ở thôn Đoài (trong đó 11 cây của hộ, 19 cây của xã).', []],
    ['Chi bộ có 30 đảng viên, gồm 12 đảng viên nam và 19 đảng viên nữ.', ['sum_of_parts']],
    // The usual other way to count years.
    ['Đạt 3 năm liền (2015-2018).', []],
    ['Đạt 6 năm liền (2015-2018).', ['streak_length']],
  ])('%s', (text, expected) => expect(contradictionsIn(text)).toEqual(expected))
})
