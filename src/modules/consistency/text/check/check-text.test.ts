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
