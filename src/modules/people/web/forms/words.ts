import { defineWords } from '../../../../platform/web/language/catalogue.ts'

export const words = defineWords('forms', {
  title: ['Biểu thống kê đảng viên', 'Statistical forms of members'],
  lead: [
    'Đếm từ sổ đảng viên, không phải nhập. Bấm vào số để mở đến tận hồ sơ.',
    'Counted from the register, not entered. Open a number down to its records.',
  ],
  form: ['Biểu {{number}}', 'Form {{number}}'],
  row: ['Nội dung', 'Row'],
  number: ['Số đảng viên', 'Members'],
  print: ['In biểu', 'Print'],
  agrees: [
    'Các biểu khớp nhau: cộng theo trình độ, lý luận, tuổi, giới tính, dân tộc, tôn giáo đều bằng dòng D.',
    'The forms agree: by degree, theory, age, sex, ethnic group and religion all sum to row D.',
  ],
  differs: ['Có biểu chưa khớp dòng D: mở từng số để xem.', 'Some form does not equal row D: open its numbers.'],
  religion: ['Tôn giáo', 'Religion'],
  religionNote: [
    'Tôn giáo là mục hạn chế xem: ở đây chỉ có số cộng, không mở đến từng người. Tên tôn giáo xếp theo danh mục của Nhà nước, chưa đối chiếu với mẫu biểu gốc.',
    'Religion is a restricted field: only totals stand here, and they do not open down to a person. Names follow the list of the State; the original form was not read.',
  ],
  units: ['Do đơn vị trực thuộc đến hoặc đi trong kỳ', 'Units that came or went within the period'],
  notCounted: ['Đơn vị này chưa đếm từ sổ đảng viên', 'This unit is not counted from the register yet'],
  notCountedNext: [
    'Biểu lập từ sổ đảng viên. Người có quyền ban hành chuyển đơn vị sang đếm từ hồ sơ, từ một ngày.',
    'The forms are made from the register. Whoever may issue switches the unit to counting, from a day on.',
  ],
  since: [
    'Đơn vị này đếm từ {{day}}: chọn kỳ bắt đầu từ ngày đó.',
    'This unit is counted since {{day}}: choose a period that begins then or later.',
  ],
  toCounting: ['Chuyển sang đếm từ hồ sơ', 'Count from records'],
})
