import { list, phrases, wordSet } from '../phrases.ts'

/** What stands before a day. */
export const daysBefore = {
  /** After these `25/9` is a day whatever follows. */
  certain: wordSet('ngày sáng chiều tối trưa đêm khuya hôm nay qua dịp lễ mùng mồng rạng phiên'),
  /** After `thứ` or `chủ`. */
  weekdays: wordSet('nhật hai ba tư năm sáu bảy'),
  /** After these `25/9` is a day when nothing is counted after it. */
  likely: wordSet('từ đến tới hết trước sau kỳ đợt vào trong hồi'),
  /** After these and a comma `25/9` is a day. */
  beforeComma: wordSet('nay qua mai ngày'),
  /** After these `30/4` is the name of a place. */
  places: wordSet('đường phố trường chợ cầu khu'),
  /** Before `ngày` these make a length of time of it. */
  spread: wordSet('mỗi một trong số nửa hằng hàng'),
} as const
/** Words after which a bare four-digit number is a year. */
export const beforeYear: ReadonlySet<string> = wordSet(
  'năm giai đoạn kỳ khóa học từ đến trước sau tới niên cuối đầu giữa xuân hè thu đông vụ ngân kế hoạch mùa quý tháng',
)
/** A period of several years. */
export const spans = phrases<'period' | 'term'>([
  ...list('term', 'nhiệm kỳ; khóa; niên khóa; nhiệm kỳ đại hội'),
  ...list('period', 'giai đoạn; thời kỳ; năm học; năm; các năm; trong các năm; niên vụ; vụ; kế hoạch'),
])
/** How a whole year or a part of it is called after `6 tháng`. */
export const partsOfYear = phrases<'first' | 'last'>([
  ...list('first', 'đầu năm; đầu; năm; đầu của năm'),
  ...list('last', 'cuối năm; cuối; còn lại của năm; còn lại năm'),
])
export const clockWords: ReadonlySet<string> = wordSet('lúc vào hồi từ khoảng đến')
/** Days that are known by their date. */
export const knownDays: ReadonlySet<string> = new Set(
  '1/1 3/2 9/1 27/2 8/3 26/3 30/4 1/5 7/5 19/5 1/6 21/6 27/7 19/8 2/9 5/9 10/10 13/10 20/10 9/11 18/11 20/11 22/12 3/3'.split(
    ' ',
  ),
)
/** After `9 tháng` these tell of the part of the year; before it these tell of a length of time. */
export const afterMonths: ReadonlySet<string> = wordSet('ước đạt tăng giảm của toàn')
/** After `6 tháng` and `9 tháng` these tell of the part of the year too. */
export const afterHalf: ReadonlySet<string> = wordSet('là kết thi có đã bằng thu : chi giải huy')
export const beforeLength: ReadonlySet<string> = wordSet(
  'trong vòng hạn sau hơn gần khoảng mất dài được là từ đến trước quá phạt tù giam thêm tới chậm ít mỗi dưới trên',
)
