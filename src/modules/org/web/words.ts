import { defineWords } from '../../../platform/web/language/catalogue.ts'

export const words = defineWords('org', {
  chooseUnit: ['Chọn đơn vị', 'Choose a unit'],
  unit: ['Đơn vị', 'Unit'],
  search: ['Tìm đơn vị (gõ không dấu cũng được)', 'Find a unit (accents are not needed)'],
  recent: ['Mới xem', 'Recently opened'],
  all: ['Cây tổ chức', 'The organisation'],
  none: ['Không có đơn vị nào khớp với “{{text}}”.', 'No unit matches “{{text}}”.'],
  more: [
    'Còn {{count}} đơn vị nữa; gõ tên để tìm.',
    '{{count}} more unit; type a name to find it.',
    '{{count}} more units; type a name to find them.',
  ],
  notOpen: ['ngoài phạm vi của bạn', 'outside your scope'],
})
