import { defineWords } from '../../../platform/web/language/catalogue.ts'

export const words = defineWords('counting', {
  title: ['Đếm từ hồ sơ', 'Counted from records'],
  lead: [
    'Chỉ số đếm từ hồ sơ thì không nhập tay nữa. Số đã nhập của các kỳ trước ngày bắt đầu vẫn giữ nguyên.',
    'A measure that is counted is entered no more. Values entered for periods before the first day stand.',
  ],
  measure: ['Chỉ số', 'Measure'],
  since: ['Đếm từ', 'Counted since'],
  by: ['Theo', 'Decided at'],
  notYet: ['đang nhập tay', 'entered'],
  here: ['đơn vị này', 'this unit'],
  withBelow: ['{{unit}} và cấp dưới', '{{unit}} and below'],
  begin: ['Chuyển sang đếm', 'Count from records'],
  from: ['Từ ngày', 'From'],
  reach: ['Phạm vi', 'Reach'],
  subtree: ['Đơn vị này và mọi chi bộ trực thuộc', 'This unit and every cell under it'],
  unit: ['Chỉ đơn vị này', 'This unit alone'],
  which: ['Chuyển {{count}} chỉ số chưa đếm', 'Switch {{count}} measure', 'Switch {{count}} measures'],
  none: ['Loại đơn vị này chưa có chỉ số nào đếm được từ hồ sơ', 'No measure is counted at this kind of unit'],
  noneNext: ['Chọn một đảng bộ hoặc chi bộ ở phía trên.', 'Choose a Party organisation above.'],
  done: [
    'Đã chuyển {{count}} chỉ số sang đếm từ hồ sơ',
    '{{count}} measure is counted now',
    '{{count}} measures are counted now',
  ],
  cancel: ['Thôi', 'Cancel'],
})
