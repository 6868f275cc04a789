import { flags, type Trigger, triggers } from './lexicon/triggers.ts'

/** A word, a mark or the stand-in for any number. */
export interface Word {
  readonly kind: 'word' | 'number' | 'mark' | 'break'
  readonly text: string
  /** Lower case, one spelling: `đ` for `ð`, `ủy` for `uỷ`, `tỷ` for `tỉ`, `-` for every dash. */
  readonly low: string
  /** How it is written: `kết`, `Kết`, `UBND`. */
  readonly letters: 'lower' | 'capital' | 'capitals'
  readonly trigger: Trigger
  /** What it can begin or end, by the bits of the lexicon. */
  readonly flags: number
  /** Bits of the lists in which a phrase may begin with it, and of those in which one may end with it. */
  readonly begins: number
  readonly ends: number
  /** A mark, a number, or a word that the lexicon flags: what the passes through a text stop at. */
  readonly isNoted: boolean
}

/** What the lexicon knows of a word. */
interface Known {
  /** The one copy of it, which is quickly told from others. */
  readonly low: string
  readonly trigger: Trigger
  readonly flags: number
  begins: number
  ends: number
}

const lexicon = new Map<string, Known>()
let additions = 0

/** The words of the lexicon, and how often something was added to it. */
export const lexiconWords = (): Iterable<string> => lexicon.keys()
export const lexiconAdditions = (): number => additions

/** What the lexicon knows of a word, for its lists to add to while they are made. */
export function knownWord(low: string): Known {
  additions++
  const known = lexicon.get(low)
  if (known !== undefined) return known
  const added = { low, trigger: triggers.get(low) ?? null, flags: flags.get(low) ?? 0, begins: 0, ends: 0 }
  lexicon.set(low, added)
  return added
}
for (const low of [...triggers.keys(), ...flags.keys()]) knownWord(low)

const unknown: Known = { low: '', trigger: null, flags: 0, begins: 0, ends: 0 }

const marks: Record<string, string> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‑': '-',
  '‐': '-',
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '⁄': '/',
  '∕': '/',
}
const endings = new Map(
  'oà òa oá óa oả ỏa oã õa oạ ọa oè òe oé óe oẻ ỏe oẽ õe oẹ ọe uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy'
    .split(' ')
    .flatMap((one, at, all) => (at % 2 === 0 ? [[one, all[at + 1] ?? one] as const] : [])),
)
const spellings = new Map([
  ['tỉ', 'tỷ'],
  ['quí', 'quý'],
  ['lí', 'lý'],
  ['kĩ', 'kỹ'],
  ['sỹ', 'sĩ'],
])
const longestSpelling = 3

/** Is it a digit or a small letter, as far as that is quickly told? Of letters that are not Vietnamese it may say no. */
const isSmall = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x1ea0 && code <= 0x1ef9 && (code & 1) === 1) ||
  (code >= 0xe0 && code <= 0xff && code !== 0xf0) ||
  code === 0x111 ||
  code === 0x1b0 ||
  code === 0x1a1 ||
  code === 0x103 ||
  code === 0x129 ||
  code === 0x169

function isAllSmall(text: string): boolean {
  for (let at = text.length - 1; at >= 0; at--) if (!isSmall(text.charCodeAt(at))) return false
  return true
}

/** One spelling for the ways a Vietnamese word is written. */
export const lowOf = (text: string): string =>
  oneSpelling(isAllSmall(text) ? text : text.toLowerCase().replaceAll('ð', 'đ'))

function oneSpelling(low: string): string {
  if (low.length <= longestSpelling) {
    const known = spellings.get(low)
    if (known !== undefined) return known
  }
  // Every ending that has two spellings is o or u and a letter with a tone.
  const ahead = low.charCodeAt(low.length - 2)
  if (low.charCodeAt(low.length - 1) < 0x80 || (ahead !== 0x6f && ahead !== 0x75)) return low
  const ending = endings.get(low.slice(-2))
  return ending === undefined || low.at(-3) === 'q' ? low : low.slice(0, -2) + ending
}

export function wordOf(text: string): Word {
  const isCapital = !isSmall(text.charCodeAt(0)) && text[0] !== text[0]?.toLowerCase()
  const letters = !isCapital ? 'lower' : text.length > 1 && text === text.toUpperCase() ? 'capitals' : 'capital'
  return asWord('word', text, lowOf(text), letters)
}

export const markOf = (text: string): Word =>
  asWord('mark', text, text.length > 1 ? '…' : (marks[text] ?? text), 'lower')

function asWord(kind: Word['kind'], text: string, low: string, letters: Word['letters']): Word {
  const known = lexicon.get(low)
  const { trigger, flags, begins, ends } = known ?? unknown
  const isNoted = kind !== 'word' || trigger !== null || flags !== 0
  return { kind, text, low: known?.low ?? low, letters, trigger, flags, begins, ends, isNoted }
}

/** A stand-in that every text shares. @param phrases bits of the lists of which a phrase may begin or end with it */
const shared = (kind: Word['kind'], text: string, low: string, trigger: Trigger, phrases: number): Word => ({
  kind,
  text,
  low,
  letters: 'lower',
  trigger,
  flags: flags.get(low) ?? 0,
  begins: phrases,
  ends: phrases,
  isNoted: true,
})
/** No phrase begins or ends with a number or a break; the lists of phrases are made later, so that a mark may be in any. */
const [inNone, inAny] = [0, -1] as const

/** Digits alone, and digits with marks between them. */
export const plainNumber = shared('number', '0', '0', 'number', inNone)
export const markedNumber = shared('number', '0,0', '0', 'number', inNone)
export const lineBreak = shared('break', '\n', '\n', null, inNone)
export const nothing = shared('break', '', '', null, inNone)
export const ellipsis = shared('mark', '...', '…', null, inAny)
