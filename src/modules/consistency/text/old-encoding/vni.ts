/**
 * VNI for Windows: a letter, then a sign that carries its marks; a few letters are one sign. Written small; capitals follow the
 * same table in capitals.
 */
const afterVowel: readonly (readonly [vowel: string, signs: string, letters: string])[] = [
  ['a', 'øùûõï', 'àáảãạ'],
  ['a', 'âàáåãä', 'âầấẩẫậ'],
  ['a', 'êèéúüë', 'ăằắẳẵặ'],
  ['e', 'øùûõï', 'èéẻẽẹ'],
  ['e', 'âàáåãä', 'êềếểễệ'],
  ['o', 'øùûõï', 'òóỏõọ'],
  ['o', 'âàáåãä', 'ôồốổỗộ'],
  ['ô', 'øùûõï', 'ờớởỡợ'],
  ['u', 'øùûõï', 'ùúủũụ'],
  ['ö', 'øùûõï', 'ừứửữự'],
  ['y', 'øùûõ', 'ỳýỷỹ'],
]
const alone: readonly (readonly [signs: string, letters: string])[] = [
  ['ñôö', 'đơư'],
  ['ìíæóò', 'ìíỉĩị'],
  ['î', 'ỵ'],
]

const pairs = new Map<string, string>()
const singles = new Map<string, string>()
for (const [vowel, signs, letters] of afterVowel)
  [...signs].forEach((sign, at) => {
    const letter = letters[at] ?? ''
    const [capital, capitalSign] = [vowel.toUpperCase(), sign.toUpperCase()]
    pairs.set(vowel + sign, letter)
    pairs.set(capital + capitalSign, letter.toUpperCase())
    pairs.set(capital + sign, letter.toUpperCase())
  })
for (const [signs, letters] of alone)
  [...signs].forEach((sign, at) => {
    const letter = letters[at] ?? ''
    singles.set(sign, letter)
    singles.set(sign.toUpperCase(), letter.toUpperCase())
  })

export function fromVni(text: string): string {
  let read = ''
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    const pair = pairs.get(sign + (text[at + 1] ?? ''))
    if (pair !== undefined) at++
    read += pair ?? singles.get(sign) ?? sign
  }
  return read
}
