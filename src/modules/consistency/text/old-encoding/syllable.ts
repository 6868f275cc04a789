const initial = '(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?'
const vowels = [
  'uyê|uya|uyu|uây|uôi|oai|oay|oao|oeo|iêu|yêu|ươi|ươu',
  'ia|iê|yê|ai|ao|au|ay|âu|ây|eo|êu|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|uă|uê|ui|uô|uơ|ue|uo|uy|ưa|ươ|ưi|ưu',
  '[aăâeêioôơuưy]',
].join('|')
const syllable = new RegExp(`^${initial}(?:${vowels})(ch|nh|ng|[cmnpt])?$`, 'u')
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu
const sharpOrHeavy = /[\u0301\u0323]/u

/** May a word be a Vietnamese syllable: initial, vowels with at most one tone, final; a final c, ch, p or t takes only two tones. */
export function isSyllable(word: string): boolean {
  const taken = word.toLowerCase().normalize('NFD')
  const tone = taken.match(tones) ?? []
  if (tone.length > 1) return false
  const found = syllable.exec(taken.replace(tones, '').normalize('NFC'))
  if (!found) return false
  const isStopped = /^(?:ch|[cpt])$/.test(found[1] ?? '')
  return !isStopped || sharpOrHeavy.test(tone[0] ?? '')
}
