import { defineWords } from '../../../../platform/web/language/catalogue.ts'

export const words = defineWords('people-discipline', {
  title: ['Nhập quyết định kỷ luật', 'Bring disciplinary decisions in'],
  lead: [
    'Kỷ luật đảng viên vào đây bằng tệp, không ai gõ lại. Nhập tất cả hoặc không gì cả.',
    'Discipline of members comes in by file, and nobody types it again. All of it comes in, or nothing.',
  ],
  back: ['Nhập và xuất tệp', 'Files in and out'],
  notAssessed: ['Chưa được đánh giá an toàn để nhập dữ liệu cá nhân thật', 'Not yet assessed for real personal data'],
  notAssessedMore: [
    'Chỉ dùng dữ liệu thử hoặc dữ liệu mô phỏng cho đến khi có đánh giá.',
    'Use trial or simulated data only until it has been assessed.',
  ],
  format: ['Tệp của', 'File of'],
  template: ['Mẫu của Then Chốt', 'Then Chốt’s template'],
  unconfirmedMap: [
    'Tên cột của tệp này chưa được xác nhận. Nếu tệp bị từ chối, quản trị viên sửa bảng cột ở trang “Nhập và xuất tệp”.',
    'The columns of this file are not confirmed. If the file is refused, the administrator edits the map on “Files in and out”.',
  ],
  file: ['Tệp .xlsx hoặc .csv', '.xlsx or .csv file'],
  fileHint: [
    'Tối đa 2.000 dòng, 4 MB. Chưa có gì được nhập ở bước này.',
    'At most 2,000 rows and 4 MB. Nothing is imported at this step.',
  ],
  try: ['Đọc thử', 'Try the file'],
  getTemplate: ['Tải mẫu để điền', 'Download the template'],
  how: ['Cách ghi tệp', 'How to write the file'],
  howWho: [
    'Mỗi dòng là một quyết định về một người. Người được nhận ra theo số thẻ đảng viên hoặc số định danh; không có số thì theo họ tên và đủ ngày sinh, khi chỉ một người khớp.',
    'Each row is one decision on one person, who is known by card or identity number; without a number by name and full date of birth, where only one person has them.',
  ],
  howForms: [
    'Hình thức: khiển trách, cảnh cáo, cách chức, khai trừ. Xóa tên không phải hình thức kỷ luật.',
    'Forms: reprimand, warning, removal from post, expulsion. Striking off is not one of them.',
  ],
  howSame: [
    'Quyết định đã có trong sổ không nhập lại. Gửi lại cùng một tệp không sinh dòng thứ hai.',
    'A decision that is held already is not written again. The same file sent again adds nothing.',
  ],
  howExpelled: [
    'Tệp không làm thay đổi đảng tịch: việc khai trừ được ghi ở hồ sơ của đảng viên.',
    'A file does not change the membership: expulsion is recorded in the record of the member.',
  ],
  howMasked: [
    'Nội dung được che ở hồ sơ; ai xem đều phải nêu lý do và được ghi lại. Nhập nhầm thì rút ở hồ sơ, có lý do.',
    'In the record the content is masked; whoever reads it gives a reason and is recorded. What came in by mistake is withdrawn there, with a reason.',
  ],
  howMap: [
    'Mẫu của Then Chốt có sẵn tên cột. Tên cột của hệ thống khác nằm ở bảng cột do quản trị viên giữ, cuối trang “Nhập và xuất tệp”.',
    'Then Chốt’s template has its columns. Those of another system stand in a map that the administrator keeps, at the end of “Files in and out”.',
  ],
  result: ['Kết quả đọc thử', 'Result of the trial'],
  rows: ['dòng', 'row', 'rows'],
  new: ['quyết định mới', 'new decision', 'new decisions'],
  same: ['đã có trong sổ', 'held already'],
  errors: ['lỗi', 'error', 'errors'],
  warnings: ['lưu ý', 'warning', 'warnings'],
  noRows: ['Tệp không có dòng nào dưới hàng tiêu đề.', 'The file has no row below its header.'],
  nothingNew: ['Mọi quyết định trong tệp đã có trong sổ.', 'Every decision of the file is held already.'],
  mend: [
    'Chưa nhập gì. Sửa các lỗi dưới đây trong tệp rồi đọc thử lại.',
    'Nothing was imported. Mend the errors below in the file and try it again.',
  ],
  marked: ['Tải tệp đã đánh dấu', 'Download the marked file'],
  run: ['Nhập {{count}} quyết định', 'Import {{count}} decision', 'Import {{count}} decisions'],
  done: ['Đã nhập {{count}} quyết định.', '{{count}} decision imported.', '{{count}} decisions imported.'],
  doneMore: ['Nội dung được che ở hồ sơ của từng người.', 'The content is masked in the record of each person.'],
  toRegister: ['Mở sổ đảng viên', 'Open the register'],
  another: ['Nhập tệp khác', 'Import another file'],

  none: ['Chưa có', 'Not held'],
  reveal: ['Xem', 'Show'],
  revealOf: ['Xem {{name}}', 'Show {{name}}'],
  revealTitle: ['Xem “{{name}}”', 'Show “{{name}}”'],
  revealReason: ['Xem để làm gì?', 'What is it needed for?'],
  masked: ['Quyết định {{place}}', 'Decision {{place}}'],
  decidedOn: ['{{form}}, ngày {{day}}', '{{form}}, {{day}}'],
  decidedAs: ['{{form}}, ngày {{day}}, số {{number}}', '{{form}}, {{day}}, no. {{number}}'],
  recordedOn: ['Vào sổ {{day}}', 'Recorded {{day}}'],
  withdraw: ['Rút lại', 'Withdraw'],
  withdrawOf: ['Rút lại quyết định thứ {{place}}', 'Withdraw decision {{place}}'],
  withdrawTitle: ['Rút quyết định kỷ luật nhập nhầm', 'Withdraw a disciplinary decision'],
  withdrawHint: [
    'Chỉ dùng khi nhập nhầm. Quyết định không hiện nữa; nhật ký vẫn giữ việc nhập và việc rút.',
    'Only for what came in by mistake. It is shown no longer; the record of acts keeps both.',
  ],
  withdrawSeen: [
    'Bạn chưa xem nội dung. Nếu có nhiều quyết định, hãy xem trước để rút đúng mục.',
    'You have not read it. Where there are several, read them first so that the right one goes.',
  ],
  withdrawn: ['Đã rút.', 'Withdrawn.'],
})
