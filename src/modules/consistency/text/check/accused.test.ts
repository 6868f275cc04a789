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
    // An item without a number, what goes on after a comma, and far fewer than all.
    ['Đoàn có 8 người, gồm 5 nam, 2 nữ và lái xe.', []],
    ['Có 9 người bị thương, trong đó có lái xe, và 16 người bị trôi nhà.', []],
    ['Kỷ luật 60 đảng viên (4 người khiển trách, 3 người cảnh cáo, còn lại là phê bình).', []],
    ['Tổ có 20 đảng viên (2 đảng viên đi học, 3 đảng viên nghỉ ốm nên không dự họp).', []],
    ['Đoàn có 8 người, gồm 5 nam và 2 nữ.', ['sum_of_parts']],
    ['Có 35 chi bộ, gồm 20 chi bộ ấp, 8 chi bộ trường và 5 chi bộ cơ quan, đơn vị.', ['sum_of_parts']],
    // Traits of people overlap, and so do ages, means and the greatest.
    ['Chi bộ có 25 đảng viên (nữ 10, dân tộc 3, tôn giáo 2, dự bị 4).', []],
    ['Chi bộ có 25 đảng viên (nam 14, nữ 10).', ['sum_of_parts']],
    ['Thưởng bình quân 4 triệu đồng, trong đó cao nhất 90 triệu đồng, thấp nhất 1 triệu đồng.', []],
    // Names and numbers of lines in brackets.
    ['Đăng ký 2 nguyện vọng (nguyện vọng 1, 2).', []],
    ['Quận quản lý 11 phường (4, 5, 6, 8, 10, Hòa An, Hòa Bình).', []],
    // The parts are of the number before the whole, or of another whole.
    ['Đã cử 89 trong số 148 đồng chí, trong đó có 55 nam và 34 nữ.', []],
    ['Có 12 đại biểu của đoàn gồm 85 đại biểu phát biểu.', []],
    // Committees and cells of the base; the cells below committees are none of them.
    ['Có 58 tổ chức cơ sở đảng (trong đó: 30 đảng bộ cơ sở, với 345 chi bộ trực thuộc và 28 chi bộ cơ sở).', []],
    [
      'Có 58 tổ chức cơ sở đảng (trong đó: 30 đảng bộ cơ sở, với 345 chi bộ trực thuộc và 29 chi bộ cơ sở).',
      ['sum_of_parts'],
    ],
    ['Huyện có 62 tổ chức cơ sở đảng, gồm: 38 đảng bộ và 25 chi bộ cơ sở.', ['sum_of_parts']],
    ['Huyện có 62 tổ chức cơ sở đảng, gồm 38 đảng bộ, 345 chi bộ trực thuộc.', []],
    // The total of the last one named.
    ['Xã Đông có 20 hộ, xã Tây có 30 hộ và thị trấn ở phía bắc có tổng cộng 70 hộ.', []],
    // Votes of those present, in percent of all.
    ['Đồng chí trúng cử với 47/52 phiếu, đạt 87,04%.', []],
    ['Có 47/52 chi bộ đạt chuẩn, đạt 87,04%.', ['fraction_percentage']],
    ['Có 1/20 chi bộ (10%) bị nhắc nhở.', ['fraction_percentage']],
    // The percentage is of two numbers, of a total that is not printed, or of something quite other.
    ['Có 9 xe điện, 101 xe khí trong tổng số 2.595 xe, đạt 4,24%.', []],
    ['Xã đã cắt giảm 30/600 điều kiện, đạt 50% so với chỉ tiêu.', []],
    // Rounded to one place, and filled up with a nought.
    ['Có 180/496 hộ vay vốn, chiếm 36,30%.', []],
    // What is compared, counted back, scored or subtracted is no range.
    ['Giá bán lần lượt là 22.800 - 21.400 đồng.', []],
    ['Chi bộ nộp báo cáo từ 12 tiếng đến 2 tiếng trước phiên họp.', []],
    ['Thu 800 triệu - 300 triệu = 500 triệu đồng.', []],
    ['Mức thu từ 9 triệu đồng đến 7 triệu đồng.', ['range_reversed']],
    // Not every number before a month is a day, nor every stroke.
    ['Hội nghị lần thứ 31, tháng 11-2017, đã bế mạc.', []],
    ['Thời gian giải quyết giảm từ 1/3 đến 1/2 thời gian.', []],
    ['Số liệu từ ngày 15/12 đến 14/12/2023.', []],
    ['Phong trào 19/5 xã Hòa An phát động.', []],
    // The rest of a whole that stands further ahead, or nowhere.
    ['Trong số 18 cá nhân có 14 người ở xã, 2 người ở huyện và 2 người còn lại ở tỉnh.', []],
    ['Có 79 hộ đồng ý, 3 hộ được miễn và 26 hộ còn lại không đồng ý.', []],
    // A plan in brackets is not the year before, part of a year is not a whole one.
    ['Thu đạt 399 tỷ đồng, tăng 7,98% so với số thực hiện năm 2018 (năm 2018 được giao 376 tỷ đồng).', []],
    ['Năm 2017 xuất khẩu 936 triệu USD; 10 tháng năm 2018 đạt 830 triệu USD, tăng 15% so với cùng kỳ.', []],
    // For each of several.
    ['Mỗi tỉnh nhận 100 suất, mỗi suất 3 triệu đồng, tổng giá trị 3 tỷ đồng.', []],
    // The usual other way to count years.
    ['Đạt 3 năm liền (2015-2018).', []],
    ['Đạt 6 năm liền (2015-2018).', ['streak_length']],
  ])('%s', (text, expected) => expect(contradictionsIn(text)).toEqual(expected))
})
