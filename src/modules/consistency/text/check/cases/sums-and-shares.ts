import type { Case } from './case.ts'

export const sumsAndShares: Readonly<Record<string, readonly Case[]>> = {
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
      name: 'more admitted than planned, and the percentage says so',
      text: 'Đảng bộ kết nạp 44/40 đảng viên, đạt 110% kế hoạch.',
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
}
