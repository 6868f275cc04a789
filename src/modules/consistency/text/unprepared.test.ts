import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

/** `value unit qualifier` of each figure. */
const figuresIn = (text: string): string[] =>
  readText(text).figures.map(({ value, unit, qualifier }) =>
    [value, unit, qualifier === 'exact' ? '' : qualifier].filter((one) => one !== '').join(' '),
  )
const mentionsIn = (text: string): string[] =>
  readText(text).mentions.map(({ kind, text: words }) => `${kind} ${words}`)

describe('manners of print that nobody prepared', () => {
  it.each([
    // The verb ends with the word of a label or of a qualifier.
    ['Xã chỉnh trang 7 khu vườn mẫu.', ['7 khu']],
    ['Chi hội cung cấp 40 áo mưa.', ['40 áo mưa']],
    ['Giám sát 31 đảng viên, khảo sát 12 hộ.', ['31 người', '12 hộ']],
    ['Đạt sát 90% kế hoạch.', ['90 % nearly']],
    // The months since January are no length of time.
    ['9 tháng kết nạp 41 đảng viên.', ['41 người']],
    ['Thu ngân sách 6 tháng là 35 tỷ đồng.', ['35000000000 đồng']],
    ['6 tháng, toàn xã trồng 900 cây.', ['900 cây']],
    ['Thời gian thử việc là 6 tháng.', ['6 tháng']],
    // A number in words after a qualifier.
    ['Không còn thôn nào dưới năm tiêu chí.', ['5 tiêu chí under']],
    ['Bị chặn trên một chiếc cầu.', []],
    ['Phòng họp ở tầng ba trụ sở.', []],
    // A range with one space only.
    ['Bố trí khoảng 12 -14 biên chế.', ['12 biên chế about', '14 biên chế about']],
    ['Mở từ 3- 5 lớp.', ['3 lớp range', '5 lớp range']],
    // Signs of comparing.
    ['Đạt > 85% và ≥ 20 hộ, còn < 3 vụ.', ['85 % over', '20 hộ at_least', '3 vụ under']],
    // A year or a day after a number is no unit of it.
    ['Xã đạt 17/19 năm 2025.', ['17', '19']],
    ['Kế hoạch phát triển trong 5 năm.', []],
    // A number that moves, without a unit.
    ['Số thôn của tỉnh này từ 380 còn 145.', ['380 thôn', '145 thôn']],
    ['Huyện có số chi bộ nhiều nhất là 77.', ['77 chi bộ']],
    ['Chi ủy được bầu nhiều nhất là 7 đồng chí.', ['7 người at_most']],
    // Compound nouns.
    ['Khởi công 2 nhà máy và 3 nhà văn hóa.', ['2 nhà máy', '3 nhà']],
    [
      'Có 30 trang trại, 80 gia trại, vay tối đa lên đến 50 triệu đồng.',
      ['30 trang trại', '80 gia trại', '50000000 đồng at_most'],
    ],
    ['Tiếp nhận 1.250 bộ hồ sơ.', ['1250 hồ sơ']],
    // A share said as a fraction, and so many of so many.
    ['Hơn 2/3 số hộ đã góp, gần 1/4 học sinh đi bộ.', ['2 phần over', '3 phần', '1 phần nearly', '4 phần']],
    ['Có 3/5 thôn và 02/3 trường đạt chuẩn.', ['3 thôn', '5 thôn', '2 trường', '3 trường']],
    // A range in words.
    [
      'Mỗi quý họp từ hai đến ba lần, kéo dài một đến hai ngày.',
      ['2 lần/quý range', '3 lần/quý range', '1 ngày range', '2 ngày range'],
    ],
    ['Thành lập 4 tiểu ban, gieo 15 hecta lúa.', ['4 tiểu ban', '15 ha']],
  ])('%s', (text, expected) => expect(figuresIn(text)).toEqual(expected))

  it.each([
    ['Đăng 2023-08, sửa 2023-08-14.', ['period 2023-08', 'date 2023-08-14']],
    ['Thu đến 30.9 đạt khá.', ['date 30.9']],
    ['Lúc 07:10 (GMT+7)', ['time 07:10', 'name 7']],
    ['Theo khoản 2 Điều 41.', ['ordinal khoản 2', 'ordinal Điều 41']],
    ['Mưa nhiều vào tháng 7-8 hằng năm.', ['period tháng 7-8']],
    ['Dàn S -300 đã cũ.', ['name 300']],
  ])('%s', (text, expected) => {
    expect(mentionsIn(text)).toEqual(expected)
    expect(figuresIn(text)).toEqual([])
  })
})
