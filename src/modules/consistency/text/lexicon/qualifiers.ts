import type { Word } from '../../../figures/quantity.ts'
import { list, phrases } from '../phrases.ts'
import { estimatingWords } from './triggers.ts'

/** Words that stand right before a number. */
export const before = phrases<Word>([
  ...list('over', 'hơn; trên; quá; vượt quá; vượt trên; nhiều hơn; lớn hơn; trội hơn'),
  ...list('about', 'khoảng; khoảng trên dưới; khoảng chừng; xấp xỉ; chừng; cỡ; độ khoảng; ngót nghét; trên dưới'),
  ...list('about', 'vào khoảng; tầm khoảng; ~; ≈'),
  ...list('over', '>'),
  ...list('under', '<'),
  ...list('at_least', '≥; > ='),
  ...list('at_most', '≤; < ='),
  ...list('about', 'ước khoảng; ước tính khoảng; ước chừng; dao động khoảng'),
  ...list(
    'nearly',
    'gần chạm mốc; gần chạm ngưỡng; tiệm cận; gần; ngót; gần bằng; gần đến; gần tới; sát; suýt soát; suýt',
  ),
  ...list('under', 'dưới; chưa đến; chưa tới; chưa đầy; không đến; không tới; không đầy; thấp hơn; nhỏ hơn; ít hơn'),
  ...list('at_least', 'ít nhất; tối thiểu; không dưới; không ít hơn; không thấp hơn; chí ít; ít ra; từ ít nhất'),
  ...list('at_most', 'tối đa; nhiều nhất; không quá; không vượt quá; không hơn; không vượt; cao nhất là; lớn nhất là'),
  ...list('at_most', 'không nhiều hơn; không cao hơn; không trên'),
  ...list('at_least', 'từ trên; tối thiểu là; ít nhất là; tối thiểu đạt; ít nhất có; ít nhất phải; tối thiểu phải có'),
  ...list('at_most', 'tối đa là; nhiều nhất là; tối đa không quá; tối đa lên đến; tối đa lên tới; tối đa đến'),
])

/** Words that stand right after a number or its unit. */
export const after = phrases<Word>([
  ...list('at_least', 'trở lên; hoặc hơn; trở đi'),
  ...list('at_most', 'trở xuống; đổ lại; trở lại'),
])

/** After these, `hơn` only compares, and the number is the difference: `sớm hơn một năm`, `cao hơn 2%`. */
export const comparing: ReadonlySet<string> = new Set(
  'sớm muộn cao thấp nhiều ít lớn nhỏ nhanh chậm dài ngắn xa gần tốt già trẻ rộng hẹp nặng nhẹ đắt rẻ trội kém vượt sâu'.split(
    ' ',
  ),
)

/** After these `sát` is a part of a verb: `giám sát 46 đảng viên`. */
export const closeVerbs: ReadonlySet<string> = new Set(['giám', 'khảo', 'bám', 'sâu', 'áp', 'chính', 'ma', 'theo'])

/** After these nouns `trên` is the preposition: `trên 2 tuyến đường`, `trên 5 lĩnh vực`. */
export const places: ReadonlySet<string> = new Set([
  'lĩnh vực',
  'tuyến',
  'tuyến đường',
  'mặt',
  'phương diện',
  'địa bàn',
  'nền tảng',
  'mặt trận',
  'khía cạnh',
  'kênh',
  'trục',
])

/** `ước` and what may stand between it and the number: `ước đạt`, `ước thực hiện cả năm`. */
export const estimating: ReadonlySet<string> = new Set(estimatingWords)
/** Before or after `ước` these make another word of it. */
export const notEstimating: ReadonlySet<string> = new Set(['quy', 'hương', 'mơ', 'giao', 'công', 'khế', 'vọng', 'muốn'])

/** These speak of most of the subjects only. */
export const ofMost = phrases<true>(list(true, 'hầu hết; đa số; phần lớn; đại đa số; đại bộ phận; phần đông'))
