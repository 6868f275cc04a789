import type { Case } from './case.ts'

export const changesAndPlans: Readonly<Record<string, readonly Case[]>> = {
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
}
