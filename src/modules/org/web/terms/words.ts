import { defineWords } from '../../../../platform/web/language/catalogue.ts'

export const words = defineWords('terms', {
  title: ['Nhiệm kỳ và đại hội', 'Terms and congresses'],
  lead: [
    'Nhiệm kỳ tính từ ngày sau ngày bế mạc đại hội đến ngày bế mạc đại hội kế tiếp.',
    'A term runs from the day after a congress closes to the day on which the next one closes.',
  ],
  assumed: [
    'Khi chưa biết đại hội kế tiếp, ngày cuối được tạm tính {{months}} tháng ({{source}}).',
    'While the next congress is not known, the last day is assumed {{months}} months on ({{source}}).',
  ],
  unconfirmed: ['chưa xác nhận hết', 'not fully confirmed'],
  none: ['Sổ chưa có nhiệm kỳ nào của đơn vị này.', 'No term of this unit is registered yet.'],
  noneNext: [
    'Bước tiếp theo: ghi đại hội gần nhất đã bế mạc, để số liệu và chỉ tiêu có thể ghi theo nhiệm kỳ.',
    'Next: register the latest congress that is over, so that figures and targets can be kept by term.',
  ],
  term: ['Nhiệm kỳ', 'Term'],
  number: ['Khóa', 'Number'],
  congress: ['Đại hội', 'Congress'],
  runs: ['Từ ngày – đến ngày', 'From – to'],
  current: ['đang trong nhiệm kỳ', 'current'],
  isAssumed: ['tạm tính', 'assumed'],
  unknown: ['chưa ghi', 'not registered'],
  register: ['Ghi đại hội', 'Register a congress'],
  registerTitle: ['Ghi đại hội và nhiệm kỳ mới', 'Register a congress and its term'],
  correct: ['Đính chính', 'Correct'],
  correctTitle: ['Đính chính nhiệm kỳ {{years}}', 'Correct the term {{years}}'],
  withdraw: ['Rút', 'Withdraw'],
  withdrawTitle: ['Rút nhiệm kỳ {{years}} ghi nhầm', 'Withdraw the term {{years}}'],
  withdrawLead: [
    'Nhiệm kỳ được đưa ra khỏi sổ, nhiệm kỳ trước lại được tạm tính. Nhật ký vẫn giữ việc này.',
    'The term leaves the register and the one before is assumed again. The record of acts keeps both.',
  ],
  numberField: ['Đại hội lần thứ', 'Number of the congress'],
  numberHint: [
    'Khóa {{roman}}. Cấp ủy mới thành lập tính lại từ khóa I.',
    'Number {{roman}}. A new committee begins again with I.',
  ],
  opens: ['Ngày khai mạc', 'Opened on'],
  closes: ['Ngày bế mạc', 'Closed on'],
  closesHint: ['Nhiệm kỳ bắt đầu từ ngày hôm sau.', 'The term begins on the next day.'],
  lastYear: ['Năm cuối của nhiệm kỳ', 'Last year of the term'],
  lastYearHint: [
    'Ví dụ 2030 trong “2025-2030”; để trống thì tính theo quy định.',
    'For example 2030 in “2025-2030”; by the rule when left empty.',
  ],
  reason: ['Lý do', 'Reason'],
  saved: ['Đã ghi vào sổ.', 'Registered.'],
})
