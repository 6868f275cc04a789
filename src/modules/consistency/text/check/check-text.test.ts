import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../read-text.ts'
import { checkText } from './check-text.ts'

interface Case {
  readonly name: string
  readonly text: string
  /** Kind and severity of every finding, in order of the words. */
  readonly finds?: readonly string[]
  /** Words that the messages of what agrees contain. */
  readonly agrees?: readonly string[]
  /** Words that the messages of the findings contain. */
  readonly says?: readonly string[]
}

const run = (text: string) => checkText(readText(text), text)
const kindsOf = (text: string): readonly string[] =>
  run(text).findings.map(({ kind, severity }) => `${kind} ${severity}`)

const cases: Readonly<Record<string, readonly Case[]>> = {
  'sums of parts': [
    {
      name: 'two parts after “gồm” make the whole',
      text: 'Hội nghị có 120 đại biểu, gồm 95 đại biểu chính thức và 25 đại biểu khách mời.',
      agrees: ['95 + 25 = 120'],
    },
    {
      name: 'two parts after “gồm” that do not',
      text: 'Hội nghị có 120 đại biểu, gồm 95 đại biểu chính thức và 35 đại biểu khách mời.',
      finds: ['sum_of_parts contradiction'],
      says: ['95 + 35 = 130', 'lệch 10'],
    },
    {
      name: 'nested brackets that hold on every level',
      text: 'Phường đã cử 512 lượt cán bộ đi học (trong tỉnh 430 lượt, ngoài tỉnh 82 lượt (dài hạn 30 lượt, ngắn hạn 52 lượt)).',
      agrees: ['430 + 82 = 512', '30 + 52 = 82'],
    },
    {
      name: 'nested brackets of which the inner one does not hold',
      text: 'Phường đã cử 512 lượt cán bộ đi học (trong tỉnh 430 lượt, ngoài tỉnh 82 lượt (dài hạn 30 lượt, ngắn hạn 62 lượt)).',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: '“trong đó” with parts that make the whole',
      text: 'Đại hội có 210 đại biểu, trong đó có 181 đại biểu được bầu, 5 đại biểu được chỉ định, 24 đại biểu đương nhiên.',
      agrees: ['181 + 5 + 24 = 210'],
    },
    {
      name: 'two parts that leave nothing out',
      text: 'Tổng số hồ sơ là 455 hồ sơ; trong đó mới tiếp nhận là 433 hồ sơ, kỳ trước chuyển qua là 12 hồ sơ.',
      finds: ['sum_of_parts contradiction'],
      says: ['433 + 12 = 445'],
    },
    {
      name: 'forms of discipline are all there are',
      text: 'Đảng ủy đã kỷ luật 14 đảng viên, với hình thức: khiển trách 9 đảng viên, cảnh cáo 6 đảng viên.',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: 'names of quarters are no parts',
      text: 'Chương trình thực hiện ở 10 quận gồm 9, 12, Thủ Đức và Tân Phú.',
    },
    {
      name: 'a bracket of bare numbers',
      text: 'Đảng ủy đã kỷ luật 14 đảng viên (khiển trách 9, cảnh cáo 4, khai trừ 1).',
      agrees: ['9 + 4 + 1 = 14'],
    },
    {
      name: 'a bracket of bare numbers that make another number',
      text: 'Đảng ủy đã kỷ luật 14 đảng viên (khiển trách 9, cảnh cáo 4, khai trừ 3).',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: '“trong đó” may leave parts out',
      text: 'Toàn xã kết nạp 60 đảng viên, trong đó có 20 đảng viên nữ và 10 đảng viên là người dân tộc thiểu số.',
    },
    {
      name: 'a part above its whole',
      text: 'Toàn xã kết nạp 60 đảng viên, trong đó có 75 đảng viên nữ.',
      finds: ['part_above_whole contradiction'],
    },
    {
      name: 'rounded money is allowed its rounding',
      text: 'Tổng kinh phí 3,4 tỉ đồng, gồm 1,73 tỉ đồng từ ngân sách và 1,71 tỉ đồng do nhân dân đóng góp.',
      agrees: ['khớp'],
    },
    {
      name: 'an open list is not a whole',
      text: 'Xã có 40 mô hình, gồm 10 mô hình chăn nuôi, 12 mô hình trồng trọt...',
    },
  ],
  'fractions and percentages': [
    {
      name: 'rounded as it should be',
      text: 'Trong quý, Đảng bộ xã kết nạp được 17/42 đảng viên, đạt 40,48% kế hoạch năm.',
      agrees: ['17 / 42 = 40,48%'],
    },
    {
      name: 'digits cut without saying so',
      text: 'Trong quý, Đảng bộ xã kết nạp được 17/42 đảng viên, đạt 40,47% kế hoạch năm.',
      finds: ['fraction_percentage reading'],
      says: ['cắt bớt'],
    },
    {
      name: 'cut, and it says “trên”',
      text: 'Trong quý, Đảng bộ xã kết nạp được 17/42 đảng viên, đạt trên 40% kế hoạch năm.',
      agrees: ['40,48%'],
    },
    {
      name: 'turned digits',
      text: 'Trong quý, Đảng bộ xã kết nạp được 17/42 đảng viên, đạt 48,40% kế hoạch năm.',
      finds: ['fraction_percentage contradiction'],
      says: ['40,48%'],
    },
    {
      name: 'a share of the base that is printed',
      text: 'Xã đã cấp 310 giấy chứng nhận trên tổng số 1.240 hồ sơ, chiếm tỷ lệ 25%.',
      agrees: ['310 / 1.240 = 25%'],
    },
    {
      name: 'a share that its printed base does not give',
      text: 'Xã đã cấp 310 giấy chứng nhận trên tổng số 1.240 hồ sơ, chiếm tỷ lệ 35%.',
      finds: ['fraction_percentage contradiction'],
    },
    {
      name: 'a fraction in brackets after its percentage',
      text: 'Giải ngân đạt 62,5% kế hoạch vốn (25/40 tỉ đồng).',
      agrees: ['= 62,5%'],
    },
    {
      name: 'a fraction in brackets after another percentage',
      text: 'Giải ngân đạt 65,2% kế hoạch vốn (25/40 tỉ đồng).',
      finds: ['fraction_percentage contradiction'],
    },
    {
      name: 'what communes reach is not their share',
      text: 'Có 9/9 xã đạt tỷ lệ dưới 10%.',
    },
    { name: 'a small fraction is a manner of speaking', text: 'Nhóm này chiếm đến 1/3 số hộ (tỷ lệ 31,3%).' },
    {
      name: 'tens are rounded by habit',
      text: 'Đã nhập học 849/1.725 sinh viên, đạt 50% chỉ tiêu.',
      finds: ['fraction_percentage reading'],
    },
    {
      name: 'more targets met than there are',
      text: 'Xã thực hiện đạt và vượt 16/15 chỉ tiêu đề ra.',
      finds: ['part_above_whole contradiction'],
    },
    {
      name: 'more admitted than planned is no contradiction',
      text: 'Đảng bộ kết nạp 44/40 đảng viên, đạt 110% kế hoạch.',
      finds: ['part_above_whole reading'],
      agrees: ['44 / 40 = 110%'],
    },
  ],
  'percentages of a plan': [
    {
      name: 'one whole plan follows',
      text: 'Đảng bộ xã kết nạp 53 đảng viên, đạt 103,92% chỉ tiêu năm 2023.',
      agrees: ['Kế hoạch suy ra: 51'],
    },
    {
      name: 'no whole plan fits',
      text: 'Đảng bộ xã kết nạp 53 đảng viên, đạt 103,29% chỉ tiêu năm 2023.',
      finds: ['implied_plan contradiction'],
      says: ['51'],
    },
    {
      name: 'a count since January is not of the month before it',
      text: 'Trong tháng kết nạp 53 đảng viên, lũy kế đạt 87,31% chỉ tiêu năm 2023.',
    },
    {
      name: 'the plan is printed beside it',
      text: 'Đảng bộ xã kết nạp 53 đảng viên, đạt 106% kế hoạch (kế hoạch là 50 đảng viên).',
      agrees: ['106%'],
    },
    {
      name: 'the plan is printed beside it and gives another percentage',
      text: 'Đảng bộ xã kết nạp 53 đảng viên, đạt 108% kế hoạch (kế hoạch là 50 đảng viên).',
      finds: ['percentage_of_plan contradiction'],
    },
    { name: 'beyond the plan', text: 'Thu ngân sách đạt 112,5% kế hoạch, vượt 12,5%.', agrees: ['12,5%'] },
    {
      name: 'beyond the plan by another number',
      text: 'Thu ngân sách đạt 112,5% kế hoạch, vượt 15,5%.',
      finds: ['beyond_plan contradiction'],
    },
  ],
  'shares of classes': [
    {
      name: 'classes apart make a hundred',
      text: 'Kết quả xếp loại: 18,5% đảng viên hoàn thành xuất sắc nhiệm vụ; 79,2% đảng viên hoàn thành tốt nhiệm vụ; 2,3% đảng viên hoàn thành nhiệm vụ.',
      agrees: ['18,5 + 79,2 + 2,3 = 100'],
    },
    {
      name: 'classes that pass a hundred unless they are nested',
      text: 'Kết quả xếp loại: 18,5% đảng viên hoàn thành xuất sắc nhiệm vụ; 97,7% đảng viên hoàn thành tốt nhiệm vụ; 2,3% đảng viên hoàn thành nhiệm vụ.',
      finds: ['shares_above_hundred contradiction'],
      says: ['118,5%', 'đã gồm', 'cộng được 100%'],
    },
    {
      name: '“trở lên” declares the nested reading',
      text: 'Kết quả xếp loại: 18,5% đảng viên hoàn thành xuất sắc nhiệm vụ; 97,7% đảng viên hoàn thành tốt nhiệm vụ trở lên; 2,3% đảng viên hoàn thành nhiệm vụ.',
      agrees: ['trở lên'],
    },
    {
      name: '“trở lên” below what it includes',
      text: 'Kết quả xếp loại: 18,5% đảng viên hoàn thành xuất sắc nhiệm vụ; 17,7% đảng viên hoàn thành tốt nhiệm vụ trở lên.',
      finds: ['shares_nested contradiction'],
    },
    {
      name: 'rounding each share may pass a hundred',
      text: 'Kết quả xếp loại: 33,4% đảng viên hoàn thành xuất sắc nhiệm vụ; 33,4% đảng viên hoàn thành tốt nhiệm vụ; 33,3% đảng viên hoàn thành nhiệm vụ.',
      agrees: ['100,1'],
    },
    {
      name: 'shares of two kinds are not added',
      text: 'Có 80% chi bộ hoàn thành xuất sắc nhiệm vụ; 90% đảng viên hoàn thành tốt nhiệm vụ.',
    },
    {
      name: 'a count of the best and a hundred per cent of the good',
      text: 'Đảng bộ có 6 chi bộ hoàn thành xuất sắc nhiệm vụ; 100% chi bộ hoàn thành tốt nhiệm vụ.',
      finds: ['count_and_share reading'],
    },
    {
      name: 'a count of the best and a hundred per cent of the good and above',
      text: 'Đảng bộ có 6 chi bộ hoàn thành xuất sắc nhiệm vụ; 100% chi bộ hoàn thành tốt nhiệm vụ trở lên.',
    },
    {
      name: 'a part of a whole above a hundred',
      text: 'Toàn xã có 104% đảng viên dự học tập nghị quyết.',
      finds: ['share_above_hundred contradiction'],
    },
    { name: 'a plan may be passed', text: 'Toàn xã thực hiện đạt 104% chỉ tiêu được giao.' },
  ],
  'classes with counts': [
    {
      name: 'each share fits the sum of the counts',
      text: 'Xếp loại đảng viên: hoàn thành xuất sắc 12 đảng viên (15%), hoàn thành tốt 60 đảng viên (75%), hoàn thành 8 đảng viên (10%).',
      agrees: ['12 + 60 + 8 = 80', '15 + 75 + 10 = 100'],
    },
    {
      name: 'one share does not fit what all others have in common',
      text: 'Xếp loại đảng viên: hoàn thành xuất sắc 12 đảng viên (15%), hoàn thành tốt 60 đảng viên (75%), hoàn thành 8 đảng viên (10%), không hoàn thành 2 đảng viên (0,5%).',
      finds: ['counts_and_shares contradiction'],
    },
    {
      name: 'a wrong count among shares that make a hundred',
      text: 'Xếp loại đảng viên: hoàn thành xuất sắc 120 đảng viên (15%), hoàn thành tốt 600 đảng viên (75%), hoàn thành 72 đảng viên (9%), không hoàn thành 8 đảng viên (1,5%).',
      finds: ['counts_and_shares contradiction'],
      says: ['tính trên', 'văn bản ghi 1,5%'],
    },
    {
      name: 'grassroots organisations are committees and cells',
      text: 'Đảng bộ huyện có 45 tổ chức cơ sở đảng, trong đó có 30 đảng bộ cơ sở, 15 chi bộ cơ sở.',
      agrees: ['30 + 15 = 45'],
    },
    {
      name: 'grassroots organisations that are more than both',
      text: 'Đảng bộ huyện có 47 tổ chức cơ sở đảng, trong đó có 30 đảng bộ cơ sở, 15 chi bộ cơ sở.',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: '“trở lên” with the classes below it',
      text: 'Toàn xã có 90,3% đảng viên hoàn thành tốt nhiệm vụ trở lên; 9,1% hoàn thành nhiệm vụ và 0,6% không hoàn thành nhiệm vụ.',
      agrees: ['90,3 + 9,1 + 0,6 = 100'],
    },
    {
      name: '“trở lên” with classes below it that are too many',
      text: 'Toàn xã có 90,3% đảng viên hoàn thành tốt nhiệm vụ trở lên; 19,1% hoàn thành nhiệm vụ và 0,6% không hoàn thành nhiệm vụ.',
      finds: ['shares_above_hundred contradiction'],
    },
    {
      name: '“trở lên” with all classes below it that are too few',
      text: 'Toàn xã có 90,3% đảng viên hoàn thành tốt nhiệm vụ trở lên; 2,1% hoàn thành nhiệm vụ và 0,6% không hoàn thành nhiệm vụ.',
      finds: ['shares_below_hundred contradiction'],
    },
    {
      name: 'sectors in any order',
      text: 'Tỷ trọng thương mại - dịch vụ chiếm 42%, công nghiệp 40% và nông nghiệp 18%.',
      agrees: ['42 + 40 + 18 = 100'],
    },
    { name: 'sectors that grow', text: 'Nông nghiệp tăng 60%, công nghiệp tăng 70%, dịch vụ tăng 80%.' },
    {
      name: 'sectors that reach their plans',
      text: 'Giá trị nông nghiệp đạt 60% kế hoạch, công nghiệp đạt 70%, dịch vụ đạt 80%.',
    },
    {
      name: 'organisations and members are not added',
      text: 'Hằng năm, các chi, đảng bộ được công nhận đạt trong sạch, vững mạnh đạt trên 92%; đảng viên hoàn thành tốt nhiệm vụ đạt 91,6%.',
    },
    {
      name: 'a share inside another is no class of its own',
      text: 'Chi bộ đạt trong sạch, vững mạnh chiếm 88% (trong đó, có 20% tiêu biểu); hoàn thành tốt nhiệm vụ chiếm 10%; hoàn thành nhiệm vụ chiếm 1,5%; yếu kém chiếm 0,5%.',
      agrees: ['88 + 10 + 1,5 + 0,5 = 100'],
    },
  ],
  'totals, shares of a whole and headings': [
    {
      name: 'a total after its parts',
      text: 'Chi bộ có 20 đảng viên nam, 15 đảng viên nữ, tổng cộng 35 đảng viên.',
      agrees: ['20 + 15 = 35'],
    },
    {
      name: 'a total after its parts that they do not make',
      text: 'Chi bộ có 20 đảng viên nam, 15 đảng viên nữ, tổng cộng 38 đảng viên.',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: 'the share of a part',
      text: 'Toàn huyện kết nạp 80 đảng viên, trong đó có 30 đảng viên nữ, chiếm 37,5%.',
      agrees: ['30 / 80 = 37,5%'],
    },
    {
      name: 'the share of a part that is another',
      text: 'Toàn huyện kết nạp 80 đảng viên, trong đó có 30 đảng viên nữ, chiếm 73,5%.',
      finds: ['share_of_whole contradiction'],
    },
    {
      name: 'a heading that is repeated',
      text: 'Kết nạp đảng viên mới đạt 45,2% kế hoạch năm\n\nSáng nay, Huyện ủy họp.\n\nTrong quý, Đảng bộ kết nạp đảng viên mới đạt 45,2% kế hoạch năm.',
      agrees: ['Đầu đề'],
    },
    {
      name: 'a heading that says another number',
      text: 'Kết nạp đảng viên mới đạt 42,5% kế hoạch năm\n\nSáng nay, Huyện ủy họp.\n\nTrong quý, Đảng bộ kết nạp đảng viên mới đạt 45,2% kế hoạch năm.',
      finds: ['heading reading'],
    },
    {
      name: 'the size of the whole, twice',
      text: 'Toàn Đảng bộ có 4.120 đảng viên.\n\nViệc kết nạp đã nâng tổng số đảng viên lên 4.210 đảng viên.',
      finds: ['said_twice reading'],
    },
    {
      name: 'the size of the whole, twice the same',
      text: 'Toàn Đảng bộ có 4.120 đảng viên.\n\nViệc kết nạp đã nâng tổng số đảng viên lên 4.120 đảng viên.',
    },
  ],
  'ranges, dates and streaks': [
    { name: 'a range', text: 'Các xã còn lại đạt từ 12-16 tiêu chí.', agrees: ['Khoảng'] },
    {
      name: 'a range that runs backwards',
      text: 'Các xã còn lại đạt từ 18-14 tiêu chí.',
      finds: ['range_reversed contradiction'],
    },
    { name: 'a fall is no range', text: 'Tỷ lệ hộ nghèo giảm từ 6,5% xuống 4,2%.' },
    { name: 'a day that is', text: 'Hội nghị họp ngày 29-2-2024.' },
    { name: 'a day that is not', text: 'Hội nghị họp ngày 29-2-2023.', finds: ['date_does_not_exist contradiction'] },
    { name: 'a day that is in no year', text: 'Hội nghị họp ngày 31/4.', finds: ['date_does_not_exist contradiction'] },
    {
      name: 'the month written first',
      text: 'Hội nghị họp ngày 5/20/2024.',
      finds: ['date_does_not_exist reading'],
    },
    { name: 'a symbol is no date', text: 'Theo Thông tư 31/2/2023/TT-BTC, xã tiếp tục thực hiện.' },
    { name: 'a weekday that fits', text: 'Thứ Sáu, ngày 15/11/2024, xã tổ chức hội nghị.', agrees: ['Thứ Sáu'] },
    {
      name: 'a weekday that does not',
      text: 'Thứ Bảy, ngày 15/11/2024, xã tổ chức hội nghị.',
      finds: ['weekday contradiction'],
    },
    { name: 'the fourth meeting is no Wednesday', text: 'Hội nghị lần thứ tư ngày 15/11/2024 đã bàn việc này.' },
    {
      name: 'a weekday as a number, after a time of day',
      text: 'Sáng thứ 7, 15/11/2024, xã tổ chức hội nghị.',
      finds: ['weekday contradiction'],
    },
    { name: 'a span of days', text: 'Đại hội họp từ ngày 23 đến 25/9/2020.' },
    { name: 'a span over new year', text: 'Đợt thi đua từ 15/12/2023 đến 10/01/2024.' },
    {
      name: 'a span that ends before it begins',
      text: 'Đại hội họp từ ngày 25/9 đến 23/9/2020.',
      finds: ['days_reversed contradiction'],
    },
    {
      name: 'a span whose first month is not printed',
      text: 'Đại hội họp từ ngày 28 đến 3/9/2020.',
      finds: ['days_reversed reading'],
    },
    { name: 'a streak', text: 'Chi bộ được khen thưởng 4 năm liền (2019-2022).', agrees: ['4 năm'] },
    {
      name: 'a streak that is too long for its years',
      text: 'Chi bộ được khen thưởng 5 năm liền (2019-2022).',
      finds: ['streak_length contradiction'],
    },
    { name: 'a streak without years', text: 'Chi bộ được khen thưởng 5 năm liền.' },
  ],
  'growth and money': [
    {
      name: 'growth between two printed values',
      text: 'Số hợp tác xã tăng từ 20 hợp tác xã lên 26 hợp tác xã, tăng 30%.',
      agrees: ['30%'],
    },
    {
      name: 'growth that two printed values do not give',
      text: 'Số hợp tác xã tăng từ 20 hợp tác xã lên 26 hợp tác xã, tăng 36%.',
      finds: ['growth contradiction'],
    },
    {
      name: 'growth between two years',
      text: 'Năm 2021 có 50 mô hình, năm 2022 có 60 mô hình, tăng 20%.',
      agrees: ['20%'],
    },
    {
      name: 'growth between two years that they do not give',
      text: 'Năm 2021 có 50 mô hình, năm 2022 có 60 mô hình, tăng 25%.',
      finds: ['growth contradiction'],
    },
    {
      name: 'so many, so much each, so much in all',
      text: 'Trao 150 suất quà, mỗi suất 400.000 đồng, tổng trị giá 60 triệu đồng.',
      agrees: ['60 triệu đồng'],
    },
    {
      name: 'so many, so much each, and another total',
      text: 'Trao 150 suất quà, mỗi suất 400.000 đồng, tổng trị giá 65 triệu đồng.',
      finds: ['per_head contradiction'],
    },
    {
      name: 'an ambiguous multiple',
      text: 'Thu nhập bình quân tăng gấp 1,8 lần so với năm 2015.',
      finds: ['ambiguous_multiple reading'],
      says: ['2,8 lần'],
    },
    { name: 'a multiple that is clear', text: 'Thu nhập bình quân gấp 1,8 lần năm 2015.' },
  ],
  'changes from one value to another': [
    {
      name: 'points between two percentages',
      text: 'Tỷ lệ hộ nghèo giảm từ 3,25% xuống còn 2,94% (giảm 0,31 điểm %).',
      agrees: ['giảm 0,31 điểm %'],
    },
    {
      name: 'points that the two percentages do not give',
      text: 'Tỷ lệ hộ nghèo giảm từ 3,25% xuống còn 2,94% (giảm 0,41 điểm %).',
      finds: ['growth contradiction'],
      says: ['0,31 điểm %', 'văn bản ghi giảm 0,41 điểm %'],
    },
    {
      name: 'a fall of a percentage may be told in points',
      text: 'Tỷ lệ hộ nghèo giảm từ 5% xuống còn 4%, giảm 1%.',
      agrees: ['giảm 1 điểm %'],
    },
    {
      name: 'or in its own hundredths',
      text: 'Tỷ lệ hộ nghèo giảm từ 5% xuống còn 4%, giảm 20%.',
      agrees: ['giảm 20%'],
    },
    {
      name: 'neither in points nor in hundredths',
      text: 'Tỷ lệ hộ nghèo giảm từ 5,0% xuống còn 4,0%, giảm 12%.',
      finds: ['growth contradiction'],
    },
    { name: 'a fall of every year', text: 'Tỷ lệ hộ nghèo giảm từ 5% xuống còn 4%, giảm 0,25% mỗi năm.' },
    {
      name: 'households and the points of their rate',
      text: 'Số hộ nghèo giảm từ 400 hộ nghèo xuống còn 350 hộ nghèo (giảm 1,1%).',
    },
    {
      name: 'a difference in numbers',
      text: 'Số lượt tiếp công dân tăng từ 1.400 lên 1.550 (tăng 150).',
      agrees: ['tăng 150 lượt'],
    },
    {
      name: 'another difference in numbers',
      text: 'Số lượt tiếp công dân tăng từ 1.400 lên 1.550 (tăng 250).',
      finds: ['growth contradiction'],
    },
    {
      name: 'digits of a change that were cut',
      text: 'Số vụ giảm từ 60 vụ xuống 41 vụ, giảm 31,6%.',
      finds: ['growth reading'],
      says: ['cắt bớt'],
    },
    {
      name: 'another year is the base',
      text: 'Số vụ tăng từ 20 vụ năm 2020 lên 30 vụ năm 2022, tăng 20% so với năm 2021.',
    },
    {
      name: 'the first year is the base',
      text: 'Số vụ tăng từ 20 vụ năm 2020 lên 30 vụ năm 2022, tăng 20% so với năm 2020.',
      finds: ['growth contradiction'],
      says: ['tăng 50%'],
    },
    {
      name: 'so many times as much',
      text: 'Nguồn vốn tăng từ 1,2 tỷ đồng lên 3 tỷ đồng, gấp 2,5 lần.',
      agrees: ['gấp 2,5 lần'],
    },
    {
      name: 'another multiple',
      text: 'Nguồn vốn tăng từ 1,2 tỷ đồng lên 3 tỷ đồng, gấp 3,5 lần.',
      finds: ['growth contradiction'],
      says: ['2,5 lần'],
    },
    {
      name: 'a fall to what is more',
      text: 'Số vụ giảm từ 12 vụ xuống 15 vụ.',
      finds: ['direction contradiction'],
      says: ['lớn hơn'],
    },
    {
      name: 'growth to what is less',
      text: 'Số mô hình tăng từ 18 mô hình lên 15 mô hình.',
      finds: ['direction contradiction'],
    },
    { name: 'two scales', text: 'Thu nhập tăng từ 800 lên 1,5 triệu đồng, tăng 87,5%.' },
  ],
  'a plan or a whole beside its percentage': [
    {
      name: 'an estimate in brackets',
      text: 'Thu ngân sách đạt 1.132,5 tỷ đồng, bằng 75,5% dự toán (1.500 tỷ đồng).',
      agrees: ['1.132,5 tỉ đồng / 1.500 tỉ đồng = 75,5%'],
    },
    {
      name: 'an estimate in brackets that gives another percentage',
      text: 'Thu ngân sách đạt 1.132,5 tỷ đồng, bằng 85,5% dự toán (1.500 tỷ đồng).',
      finds: ['percentage_of_plan contradiction'],
      says: ['75,5%'],
    },
    {
      name: 'the estimate that somebody set',
      text: 'Thu ngân sách 1.132,5 tỷ đồng, đạt 75,5% so với dự toán tỉnh giao 1.500 tỷ đồng.',
      agrees: ['75,5%'],
    },
    {
      name: 'a bracket that says something else',
      text: 'Thu ngân sách 1.132,5 tỷ đồng, đạt 85,5% dự toán (tăng 15 tỷ đồng).',
    },
    {
      name: 'a stroke between money, the unit after it',
      text: 'Xã đã giải ngân 126,4/320 tỷ đồng, đạt 39,5%.',
      agrees: ['= 39,5%'],
    },
    {
      name: 'a stroke between money, and another percentage',
      text: 'Xã đã giải ngân 126,4/320 tỷ đồng, đạt 35,9%.',
      finds: ['fraction_percentage contradiction'],
      says: ['39,5%'],
    },
    {
      name: 'a point that was meant as a comma',
      text: 'Xã đã giải ngân 126.400/320 tỷ đồng, đạt 39,5%.',
      finds: ['fraction_percentage reading'],
      says: ['dấu chấm'],
    },
    {
      name: 'a hundred per cent that one is missing from',
      text: 'Có 45/46 chi bộ sinh hoạt đúng quy định, đạt 100%.',
      finds: ['fraction_percentage contradiction'],
      says: ['97,83%'],
    },
    { name: 'all of them', text: 'Có 46/46 chi bộ sinh hoạt đúng quy định, đạt 100%.', agrees: ['= 100%'] },
    {
      name: 'all but one in brackets, which could be a day',
      text: 'Đã kiểm tra đạt 100% kế hoạch (11/12 chi bộ).',
      finds: ['fraction_percentage contradiction'],
    },
    { name: 'a day in brackets', text: 'Đã kiểm tra đạt 100% kế hoạch (11/12).' },
  ],
  'what is left, and averages': [
    {
      name: 'the rest of what the sentence before tells',
      text: 'Huyện có 9 xã. Đến nay có 2 xã đạt chuẩn, 7 xã còn lại đạt từ 15 tiêu chí.',
      agrees: ['9 - 2 = 7 xã'],
    },
    {
      name: 'another rest of what the sentence before tells',
      text: 'Huyện có 9 xã. Đến nay có 2 xã đạt chuẩn, 6 xã còn lại đạt từ 15 tiêu chí.',
      finds: ['remainder reading'],
      says: ['7 xã'],
    },
    {
      name: 'another rest of a whole in the same sentence',
      text: 'Toàn huyện có 36 xã, 16 xã đạt chuẩn, 18 xã còn lại đạt 15 tiêu chí.',
      finds: ['remainder contradiction'],
      says: ['20 xã'],
    },
    {
      name: 'the rest of one of two parts',
      text: 'Toàn huyện có 36 xã, 16 xã đạt chuẩn, 5 xã được công nhận năm nay, 20 xã còn lại đạt 15 tiêu chí.',
      agrees: ['36 - 16 = 20 xã'],
    },
    {
      name: 'what is hoped for is not all that is left',
      text: 'Huyện có 36 xã, 16 xã đạt chuẩn, phấn đấu 10 xã còn lại đạt trong năm sau.',
    },
    {
      name: 'some of those that are left follow',
      text: 'Xã có 14 thôn; đã có 9 thôn đạt chuẩn, còn lại 4 thôn chưa đạt và 1 thôn không đăng ký.',
    },
    {
      name: 'a whole of two kinds',
      text: 'Huyện có 15 xã, thị trấn, 9 xã đạt chuẩn, 4 xã còn lại đạt 15 tiêu chí trở lên.',
    },
    {
      name: 'an average',
      text: 'Đảng bộ có 45 chi bộ với 144 đảng viên, bình quân 3,2 đảng viên/chi bộ.',
      agrees: ['144 / 45 = 3,2'],
    },
    {
      name: 'an average that the two numbers do not give',
      text: 'Đảng bộ có 45 chi bộ với 144 đảng viên, bình quân 4,2 đảng viên/chi bộ.',
      finds: ['average contradiction'],
    },
    {
      name: 'an average of another number',
      text: 'Đảng bộ có 45 chi bộ, trong đó kết nạp 144 đảng viên, bình quân 34 đảng viên/chi bộ.',
    },
  ],
  'two parts that leave nothing out': [
    { name: 'men and women', text: 'Chi bộ kết nạp 30 đảng viên, trong đó 12 nam, 18 nữ.', agrees: ['12 + 18 = 30'] },
    {
      name: 'men and women who are not all',
      text: 'Chi bộ kết nạp 30 đảng viên, trong đó 12 nam, 16 nữ.',
      finds: ['sum_of_parts contradiction'],
    },
    { name: 'men of whom more is said', text: 'Xã kết nạp 30 đảng viên, trong đó 12 nữ, 5 nam dân tộc thiểu số.' },
    {
      name: 'full members and candidates',
      text: 'Đảng bộ có 120 đảng viên, trong đó 110 đảng viên chính thức, 20 đảng viên dự bị.',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: 'below an age and from it on',
      text: 'Đảng bộ có 120 đảng viên, trong đó 40 đảng viên dưới 30 tuổi, 80 đảng viên từ 30 tuổi trở lên.',
      agrees: ['40 + 80 = 120'],
    },
    {
      name: 'below an age and from it on, and they are not all',
      text: 'Đảng bộ có 120 đảng viên, trong đó 40 đảng viên dưới 30 tuổi, 70 đảng viên từ 30 tuổi trở lên.',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: 'below an age and from another on',
      text: 'Đảng bộ có 120 đảng viên, trong đó 40 đảng viên dưới 30 tuổi, 30 đảng viên từ 50 tuổi trở lên.',
    },
  ],
  'columns of a pasted table': [
    {
      name: 'columns that make their totals',
      text: 'Đơn vị\tSố đảng viên\tKết nạp\nChi bộ 1\t20\t3\nChi bộ 2\t15\t-\nChi bộ 3\t1.010\t1\nTổng cộng\t1.045\t4',
      agrees: ['“Số đảng viên”: 20 + 15 + 1.010 = 1.045'],
    },
    {
      name: 'a column that does not, beside one that does',
      text: 'Đơn vị\tSố đảng viên\tKết nạp\nChi bộ 1\t20\t3\nChi bộ 2\t15\t2\nChi bộ 3\t10\t1\nTổng cộng\t45\t7',
      finds: ['column_sum contradiction'],
      says: ['“Kết nạp”: 3 + 2 + 1 = 6', 'dòng tổng ghi 7'],
      agrees: ['= 45'],
    },
    {
      name: 'several spaces between the cells, and no other column to trust',
      text: 'Đơn vị   Số hộ\nẤp Một   20\nẤp Hai   15\nẤp Ba   10\nCộng   46',
      finds: ['column_sum reading'],
      says: ['còn dòng khác'],
    },
    {
      name: 'rates are not added',
      text: 'Đơn vị\tSố hộ\tTỷ lệ (%)\nẤp Một\t20\t90\nẤp Hai\t15\t80\nẤp Ba\t10\t85\nCộng\t45\t300',
      agrees: ['= 45'],
    },
    {
      name: 'an average under a column',
      text: 'Đơn vị\tSố hộ\tTiêu chí\nẤp Một\t20\t14\nẤp Hai\t15\t15\nẤp Ba\t10\t16\nCộng\t45\t15',
      agrees: ['= 45'],
    },
    {
      name: 'groups and the rows of each',
      text: 'Đơn vị\tSố hộ\nKhối ấp\t35\nẤp Một\t20\nẤp Hai\t15\nẤp Ba\t10\nKhối phố\t10\nTổng cộng\t45',
    },
    {
      name: 'the row numbers and a joined first cell',
      text: 'TT\tĐơn vị\tSố hộ\n1\tẤp Một\t20\n2\tẤp Hai\t15\n3\tẤp Ba\t10\n4\tẤp Tư\t10\nTổng cộng\t55',
      agrees: ['= 55'],
    },
    {
      name: 'money that was rounded row by row',
      text: 'Kinh phí (triệu đồng)\nẤp Một\t20\t3\nẤp Hai\t15\t5\nẤp Ba\t10\t6\nTổng cộng\t46\t14',
      agrees: ['= 45'],
    },
    { name: 'two rows are no table', text: 'Ấp Một\t20\nẤp Hai\t15\nTổng cộng\t99' },
  ],
  'what is said twice': [
    {
      name: 'with the same value',
      text: 'Đảng bộ xã kết nạp được 31 đảng viên mới trong năm qua.\n\nĐến nay, Đảng bộ xã kết nạp được 31 đảng viên mới trong năm qua.',
      agrees: ['hai lần'],
    },
    {
      name: 'with another value',
      text: 'Đảng bộ xã kết nạp được 31 đảng viên mới trong năm qua.\n\nNhư vậy Đảng bộ xã kết nạp được 13 đảng viên mới trong năm qua.',
      finds: ['said_twice reading'],
    },
  ],
  'what cannot be checked': [
    {
      name: 'a superlative',
      text: 'Xã là một trong những địa phương có số mô hình nhiều nhất huyện.',
      finds: ['unchecked_superlative note'],
    },
    { name: 'one of several', text: 'Đây là một trong những nhiệm vụ quan trọng.' },
    { name: 'always', text: 'Chi bộ luôn đạt chỉ tiêu đề ra.', finds: ['unchecked_always note'] },
    { name: 'no claim at all', text: 'Công tác dân vận đạt kết quả tích cực.' },
    {
      name: 'counted from before the directive',
      text: 'Xã thực hiện Nghị quyết số 08-NQ/TU ngày 14/6/2018 về đào tạo. Kết quả từ năm 2016 đến nay đã cử 45 cán bộ đi học.',
      finds: ['counted_before_directive note'],
    },
    {
      name: 'counted from after it',
      text: 'Xã thực hiện Nghị quyết số 08-NQ/TU ngày 14/6/2018 về đào tạo. Kết quả từ năm 2019 đến nay đã cử 45 cán bộ đi học.',
    },
  ],
}

describe.each(Object.entries(cases))('%s', (_, rows) => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', (_name, row) => {
    const { findings, checked } = run(row.text)
    expect(findings.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual(row.finds ?? [])
    const said = findings.map(({ message }) => message.vi).join('\n')
    for (const words of row.says ?? []) expect(said).toContain(words)
    const agreed = checked.map(({ message }) => message.vi).join('\n')
    for (const words of row.agrees ?? []) expect(agreed).toContain(words)
    for (const { spans } of [...findings, ...checked])
      for (const { start, end } of spans) expect(row.text.slice(start, end).trim()).not.toBe('')
  })
})

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
const percent = (value: number, places: number): string => value.toFixed(places).replace('.', ',')

describe('laws', () => {
  it('parts that make their whole never give a finding', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 2, maxLength: 6 }), (parts) => {
        const list = parts.map((part, index) => `loại ${'abcdef'.charAt(index)} ${grouped(part)} người`).join(', ')
        const whole = grouped(parts.reduce((sum, part) => sum + part, 0))
        expect(kindsOf(`Toàn tỉnh có ${whole} người, gồm ${list}.`)).toEqual([])
      }),
    )
  })

  it('a percentage rounded to its places never gives a finding', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4_000 }),
        fc.integer({ min: 1, max: 4_000 }),
        fc.integer({ min: 0, max: 3 }),
        (a, b, places) => {
          const [part, whole] = [Math.min(a, b), Math.max(a, b)]
          // Half is rounded up, as decimals are; a float may lie a hair below it.
          const rounded = Math.floor((part * 100 * 10 ** places) / whole + 0.5 + 1e-9) / 10 ** places
          const text = `Xã đã giải quyết ${grouped(part)} hồ sơ trên tổng số ${grouped(whole)} hồ sơ, chiếm tỷ lệ ${percent(rounded, places)}%.`
          expect(kindsOf(text)).toEqual([])
        },
      ),
    )
  })

  it('shares of disjoint classes, each rounded, never give a finding', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(900), fc.nat(900), fc.nat(900)), fc.integer({ min: 0, max: 2 }), (counts, places) => {
        const all = counts.reduce((sum, count) => sum + count, 0)
        fc.pre(all > 0)
        const [a, b, c] = counts.map((count) => percent((100 * count) / all, places))
        const text = `Xếp loại: ${a}% đảng viên hoàn thành xuất sắc nhiệm vụ; ${b}% đảng viên hoàn thành tốt nhiệm vụ; ${c}% đảng viên hoàn thành nhiệm vụ.`
        expect(kindsOf(text)).toEqual([])
      }),
    )
  })

  it('a change worked out from the two values and rounded never gives a finding', () => {
    const size = fc.integer({ min: 1, max: 5_000 })
    fc.assert(
      fc.property(size, size, fc.integer({ min: 0, max: 2 }), (from, to, places) => {
        fc.pre(from !== to)
        const [way, led] = to > from ? ['tăng', 'lên'] : ['giảm', 'xuống còn']
        const rounded = Math.floor((Math.abs(to - from) * 100 * 10 ** places) / from + 0.5 + 1e-9) / 10 ** places
        const values = `Số mô hình ${way} từ ${grouped(from)} mô hình ${led} ${grouped(to)} mô hình`
        expect(kindsOf(`${values}, ${way} ${percent(rounded, places)}%.`)).toEqual([])
        expect(kindsOf(`${values} (${way} ${grouped(Math.abs(to - from))} mô hình).`)).toEqual([])
      }),
    )
  })

  it('a table whose last row adds its columns never gives a finding', () => {
    const row = fc.tuple(fc.nat(4_000), fc.nat(4_000))
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 12 }), (rows) => {
        const total = [0, 1].map((at) => rows.reduce((sum, cells) => sum + (cells[at] ?? 0), 0))
        const lines = [...rows.map((cells) => ['Đơn vị', ...cells.map(grouped)]), ['Tổng cộng', ...total.map(grouped)]]
        expect(kindsOf(lines.map((cells) => cells.join('\t')).join('\n'))).toEqual([])
      }),
    )
  })

  /** What compares paragraphs with each other. */
  const isOfWholeText = (kind: string): boolean => /^(?:said_twice|heading) /.test(kind)

  it('the order of paragraphs does not matter to what stands in one of them', () => {
    const paragraphs = Object.values(cases)
      .flat()
      .map(({ text }) => text)
      .filter((text) => !text.includes('\n'))
    const alone = paragraphs
      .flatMap(kindsOf)
      .filter((kind) => !kind.startsWith('said_twice'))
      .toSorted()
    fc.assert(
      fc.property(fc.shuffledSubarray(paragraphs, { minLength: paragraphs.length }), (shuffled) => {
        const together = kindsOf(shuffled.join('\n\n')).filter((kind) => !isOfWholeText(kind))
        expect(together.toSorted()).toEqual(alone)
      }),
      { numRuns: 10 },
    )
  })

  it('decomposed letters are checked like composed ones', () => {
    for (const row of Object.values(cases).flat()) expect(kindsOf(row.text.normalize('NFD'))).toEqual(kindsOf(row.text))
  })

  it('any text is checked, and findings point into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { spans } of run(text).findings)
          for (const { start, end } of spans) expect(start <= end && end <= text.length).toBe(true)
      }),
    )
  })
})

describe('work grows with the text', () => {
  const hostile: Readonly<Record<string, (n: number) => string>> = {
    'figures in one sentence': (n) => '12,5% và 3.400 người; '.repeat(n),
    'lists in one sentence': (n) => '3.400 người, gồm 20 người, '.repeat(n),
    'rows of tables': (n) => `${'Chi bộ\t3\t5\n'.repeat(n)}Tổng cộng\t9\t15\n`,
    'small tables': (n) => 'Một\t3\t5\nHai\t3\t5\nBa\t3\t5\nTổng cộng\t9\t15\n'.repeat(n / 4),
    'what is left of one whole': (n) => `36 xã, ${'4 xã đạt chuẩn, 9 xã còn lại, '.repeat(n)}`,
    'changes in one sentence': (n) => 'tăng từ 20 vụ lên 30 vụ, tăng 20%, '.repeat(n),
    'brackets that never close': (n) => '5 người ('.repeat(n),
    'shares in one sentence': (n) => '14,6% đảng viên hoàn thành tốt nhiệm vụ; '.repeat(n),
    'one of the claims begun again and again': (n) => 'một trong những '.repeat(n),
    'directives and years': (n) =>
      `${'Nghị quyết số 5-NQ/TU ngày 5/5/2016 '.repeat(n)}${'từ năm 2015 đến nay '.repeat(n)}`,
  }
  /** Milliseconds of this process alone, the best of three. */
  const cost = (text: string): number => {
    const read = readText(text)
    const runs = [1, 2, 3].map(() => {
      const before = process.cpuUsage()
      checkText(read, text)
      const spent = process.cpuUsage(before)
      return (spent.user + spent.system) / 1000
    })
    return Math.min(...runs)
  }

  it.each(Object.entries(hostile))('%s', (_, make) => {
    cost(make(500))
    // Four times the text: sixteen times the work would be quadratic.
    expect(cost(make(8_000))).toBeLessThan(9 * cost(make(2_000)) + 50)
  })
})
