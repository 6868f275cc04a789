import type { Case } from './case.ts'

export const tablesAndClaims: Readonly<Record<string, readonly Case[]>> = {
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
