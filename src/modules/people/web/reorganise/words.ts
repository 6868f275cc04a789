import { defineWords } from '../../../../platform/web/language/catalogue.ts'

export const words = defineWords('people-reorganise', {
  who: ['Những người chuyển theo phần này', 'Who goes with this part'],
  count: [
    'Đã chọn {{count}} người trong {{all}} người của chi bộ.',
    '{{count}} of the {{all}} people of the cell are chosen.',
    '{{count}} of the {{all}} people of the cell are chosen.',
  ],
  search: ['Tìm theo họ tên', 'Find a name'],
  all: ['Chọn tất cả đang hiện', 'Choose all that are shown'],
  none: ['Bỏ chọn tất cả', 'Choose nobody'],
  taken: ['đã xếp vào phần khác', 'goes with another part'],
  nobody: ['Chi bộ không có ai vào ngày trước khi sắp xếp.', 'Nobody stands in the cell on the eve.'],
  noMatch: ['Không có ai khớp “{{text}}”.', 'Nobody matches “{{text}}”.'],
  more: [
    'Chỉ hiện {{count}} người đầu; gõ tên để tìm người khác.',
    'The first {{count}} are shown; type a name to find others.',
  ],
  notSeen: [
    'Bạn không được xem danh sách của chi bộ này; hãy ghi tỉ lệ của phần chuyển.',
    'You may not see the people of this cell; give the share of the part instead.',
  ],
})
