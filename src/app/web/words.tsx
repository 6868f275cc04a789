import { defineWords } from '../../platform/web/language/catalogue.ts'

export const words = defineWords('app', {
  board: ['Bảng điều hành', 'Board'],
  boardShort: ['Bảng', 'Board'],
  entry: ['Nhập số liệu', 'Enter figures'],
  entryShort: ['Nhập', 'Enter'],
  targets: ['Chỉ tiêu', 'Targets'],
  targetsShort: ['Chỉ tiêu', 'Targets'],
  directives: ['Văn bản chỉ đạo', 'Directives'],
  directivesShort: ['Văn bản', 'Directives'],
  reports: ['Báo cáo', 'Reports'],
  reportsShort: ['Báo cáo', 'Reports'],
  accounts: ['Tài khoản', 'Accounts'],
  accountsShort: ['Tài khoản', 'Accounts'],
  waitApproval: ['số liệu chờ duyệt', 'values wait for approval'],
})
