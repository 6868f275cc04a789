/**
 * TCVN3 (the fonts `.Vn…`, “ABC”), as its bytes look when they are taken for Latin-1. Capitals with a tone are lower-case letters in
 * a font of capitals (`.VnTimeH`), so they come out small. Source: TCVN 5712:1993, set VN3.
 */
const rows: readonly (readonly [looksLike: string, is: string])[] = [
  ['¡¢£¤¥¦§', 'ĂÂÊÔƠƯĐ'],
  ['¨©ª«¬\u00AD®', 'ăâêôơưđ'],
  ['µ¶·¸¹', 'àảãáạ'],
  ['»¼½¾Æ', 'ằẳẵắặ'],
  ['ÇÈÉÊË', 'ầẩẫấậ'],
  ['ÌÎÏÐÑ', 'èẻẽéẹ'],
  ['ÒÓÔÕÖ', 'ềểễếệ'],
  ['×ØÜÝÞ', 'ìỉĩíị'],
  ['ßáâãä', 'òỏõóọ'],
  ['åæçèé', 'ồổỗốộ'],
  ['êëìíî', 'ờởỡớợ'],
  ['ïñòóô', 'ùủũúụ'],
  ['õö÷øù', 'ừửữứự'],
  ['úûüýþ', 'ỳỷỹýỵ'],
]

const letters = new Map(rows.flatMap(([from, to]) => [...from].map((sign, at) => [sign, to[at] ?? sign] as const)))

/** Signs that also have a life of their own, as bullets, quotation marks or symbols: a letter only inside of a word. */
const isSign = (sign: string): boolean => sign >= '\u00A1' && sign <= '\u00BF'
const isInWord = (sign: string | undefined): boolean => sign !== undefined && /[A-Za-z\u00A1-\u00FE]/.test(sign)

export function fromTcvn3(text: string): string {
  let read = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const letter = letters.get(sign)
    const stands = letter !== undefined && isSign(sign) && !isInWord(text[at - 1]) && !isInWord(text[at + 1])
    read += letter === undefined || stands ? sign : letter
  }
  return read
}
