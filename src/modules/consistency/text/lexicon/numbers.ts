import { list, phrases } from '../phrases.ts'

/** Words for a power of ten, printed after a number: `1,9 tỉ`, `2 nghìn`. The power is what the number is moved by. */
export const scales = phrases<number>([
  ...list(1, 'chục'),
  ...list(2, 'trăm'),
  ...list(3, 'nghìn; ngàn'),
  ...list(4, 'vạn'),
  ...list(5, 'trăm nghìn; trăm ngàn'),
  ...list(6, 'triệu; tr'),
  ...list(8, 'trăm triệu'),
  ...list(9, 'tỷ; nghìn triệu; tỷ bạc'),
  ...list(11, 'trăm tỷ'),
  ...list(12, 'nghìn tỷ; ngàn tỷ; triệu triệu'),
  ...list(15, 'triệu tỷ'),
])

/** Before these a number word counts nothing: `hàng trăm`, `vài chục`, `mấy nghìn`. */
export const vague: ReadonlySet<string> = new Set(['hàng', 'vài', 'mấy', 'nhiều', 'những', 'dăm', 'bao', 'thứ', 'ngàn'])

/** After `một` these make an article of it: `một số`, `một trong những`, `một cách`. */
export const articleEnds: ReadonlySet<string> = new Set(
  'số trong cách phần ít vài mặt khi lòng chiều cửa bước thời nửa chút phía loạt trăm'.split(' '),
)

export const romans: ReadonlyMap<string, number> = new Map(
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv'
    .split(' ')
    .map((one, at) => [one, at + 1]),
)
