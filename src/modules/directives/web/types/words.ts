import { defineWords } from '../../../../platform/web/language/catalogue.ts'

export const words = defineWords('directive-types', {
  title: ['Các loại văn bản', 'Types of documents'],
  lead: [
    '25 loại theo Quy định 399-QĐ/TW và các giấy tờ hành chính. Ký hiệu chưa thấy trong văn bản thật được ghi “chưa xác nhận”; bảng này là thiết lập, không phải quy định.',
    'The 25 types of 399-QĐ/TW and administrative papers. A code not seen in a real document is marked “not confirmed”; this table is a setting, not a rule.',
  ],
  back: ['Về sổ văn bản', 'Back to the register'],
  name: ['Loại', 'Type'],
  symbols: ['Ký hiệu', 'Codes'],
  noSymbol: ['chưa rõ', 'not known'],
  unconfirmed: ['chưa xác nhận', 'not confirmed'],
  partial: ['xác nhận một phần', 'partly confirmed'],
  confirmed: ['đã xác nhận', 'confirmed'],
  leading: ['Văn bản lãnh đạo, chỉ đạo', 'Leading documents'],
  carrying: ['Báo cáo, trao đổi và giấy tờ hành chính', 'Reports, exchange and administrative papers'],
  isLeading: ['Là văn bản lãnh đạo, chỉ đạo', 'Leads'],
  source: ['Căn cứ', 'Source'],
  confidence: ['Mức xác nhận', 'How sure'],
  change: ['Sửa', 'Change'],
  add: ['Thêm loại', 'Add a type'],
  changeTitle: ['Sửa loại văn bản: {{name}}', 'Change a type: {{name}}'],
  addTitle: ['Thêm loại văn bản', 'Add a type of documents'],
  code: ['Mã', 'Code'],
  codeHint: [
    'Chữ thường không dấu và gạch dưới, ví dụ joint_plan',
    'Small letters and underscores, for example joint_plan',
  ],
  vi: ['Tên', 'Name in Vietnamese'],
  en: ['Tên tiếng Anh', 'Name in English'],
  symbolsHint: [
    'Cách nhau bằng dấu phẩy; thêm dấu ? sau ký hiệu chưa xác nhận, ví dụ QĐ, QĐi?',
    'Separated by commas; a ? marks one that is not confirmed: QĐ, QĐi?',
  ],
  reason: ['Lý do', 'Reason'],
  save: ['Lưu', 'Save'],
})
