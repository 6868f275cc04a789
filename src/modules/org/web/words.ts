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
  moreBelow: ['Chỉ hiện một phần; gõ tên để tìm đơn vị khác.', 'Only a part is shown; type a name to find others.'],
  findHint: [
    'Gõ tên chi bộ, có thể thêm tên đảng bộ cấp trên; không dấu cũng được.',
    'Type the name of the cell, and of the organisation above it if need be; accents are not needed.',
  ],
  findUnitHint: [
    'Gõ tên đơn vị, có thể thêm tên đảng bộ cấp trên; không dấu cũng được.',
    'Type the name of the unit, and of the organisation above it if need be; accents are not needed.',
  ],
  found: ['Các đơn vị tìm thấy', 'Units found'],
  foundMore: [
    'Chỉ hiện {{count}} đơn vị đầu; gõ thêm tên đảng bộ cấp trên để thu hẹp.',
    'Only the first {{count}} are shown; add the name of the organisation above.',
    'Only the first {{count}} are shown; add the name of the organisation above.',
  ],
  notOpen: ['ngoài phạm vi của bạn', 'outside your scope'],
})
