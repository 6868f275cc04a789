import type { Found } from './calendar.ts'
import { isGlued, isNumber, isWord, lowAt, printed, type Tokens, wordAt } from './tokens.ts'

/** Symbols of documents are shorter than this many words and marks. */
const longest = 14
const joins = '/-–.&'

const isCode = (tokens: Tokens, at: number): boolean =>
  isWord(tokens, at) && /^[A-ZĐÐÂÊÔƠƯ][A-Za-zĐđÐÂÊÔƠƯ0-9]*$/.test(wordAt(tokens, at).text)

/** `02-NQ/QU`, `1234/QĐ-UBND`, `57/2014/QH13`, `30/2020/NĐ-CP`: a number and capitals joined without a space. */
export function symbolAt(tokens: Tokens, at: number): Found | null {
  if (!'/-'.includes(lowAt(tokens, at + 1)) || !isGlued(tokens, at + 1)) return null
  let to = at + 1
  let letters = 0
  while (to - at < longest && joins.includes(lowAt(tokens, to)) && isGlued(tokens, to)) {
    const next = to + 1
    if (!isGlued(tokens, next)) break
    if (isCode(tokens, next)) letters += wordAt(tokens, next).text.length
    else if (!isNumber(tokens, next)) break
    to = next + 1
  }
  if (letters < 2) return null
  return { kind: 'symbol', from: at, to, value: printed(tokens, at, to).replaceAll('–', '-').replaceAll('Ð', 'Đ') }
}
