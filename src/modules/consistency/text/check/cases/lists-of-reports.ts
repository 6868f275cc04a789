import type { Case } from './case.ts'

export const listsOfReports: Readonly<Record<string, readonly Case[]>> = {
  'lists as reports print them': [
    {
      name: 'targets passed, reached and missed',
      text: 'Có 20 chỉ tiêu: 12 chỉ tiêu vượt, 6 chỉ tiêu đạt, 3 chỉ tiêu không đạt.',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: 'classes before bare numbers',
      text: 'Xếp loại 50 chi bộ: xuất sắc 10, tốt 35, hoàn thành 4, không hoàn thành 2.',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: 'what a fraction leaves',
      text: 'Xã đạt 17/19 tiêu chí, còn 2 tiêu chí chưa đạt.',
      agrees: ['19 - 17 = 2'],
    },
    {
      name: 'another rest than a fraction leaves',
      text: 'Xã đạt 17/19 tiêu chí, còn 3 tiêu chí chưa đạt.',
      finds: ['remainder contradiction'],
    },
    {
      name: 'a bare plan in brackets',
      text: 'Kết nạp 85 đảng viên, đạt 106,25% kế hoạch (kế hoạch 75).',
      finds: ['percentage_of_plan contradiction'],
    },
    {
      name: 'women and men by their own words',
      text: 'Đảng bộ có 612 đảng viên, trong đó 388 đảng viên nam và 234 đảng viên nữ.',
      finds: ['sum_of_parts contradiction'],
      says: ['388 + 234 = 622'],
    },
    {
      name: 'women and men before their numbers',
      text: 'Đại hội có 150 đại biểu, trong đó nam 98, nữ 53.',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: 'documents of several types',
      text: 'Đảng ủy ban hành 15 văn bản (5 nghị quyết, 6 kế hoạch, 3 công văn).',
      finds: ['sum_of_parts contradiction'],
      says: ['5 + 6 + 3 = 14'],
    },
    {
      name: 'badges by years in the Party',
      text: 'Trao Huy hiệu Đảng cho 10 đồng chí (65 năm: 01; 50 năm: 03; 40 năm: 05).',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: 'forms of discipline with a colon each',
      text: 'Kỷ luật 7 đảng viên, với hình thức: khiển trách: 4 đ/c; cảnh cáo: 2 đ/c; khai trừ: 2 đ/c.',
      finds: ['sum_of_parts contradiction'],
    },
    {
      name: 'the plan stands in brackets before the percentage',
      text: 'Xã kết nạp 45 đảng viên (chỉ tiêu 50 đảng viên), đạt 90%.',
      agrees: ['45 / 50 = 90%'],
    },
    {
      name: 'the plan stands in brackets before a percentage that is not of it',
      text: 'Xã kết nạp 45 đảng viên (chỉ tiêu 50 đảng viên), đạt 95%.',
      finds: ['percentage_of_plan contradiction'],
    },
  ],
}
