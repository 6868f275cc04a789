import { flagsOf, type Trigger, triggers } from './lexicon/triggers.ts'

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
}

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

/** One spelling for the ways a Vietnamese word is written. */
export function lowOf(text: string): string {
  const low = text.toLowerCase().replaceAll('ð', 'đ')
  const known = spellings.get(low)
  if (known !== undefined) return known
  const ending = endings.get(low.slice(-2))
  return ending === undefined || low.at(-3) === 'q' ? low : low.slice(0, -2) + ending
}

export function wordOf(text: string): Word {
  const isCapital = text[0] !== text[0]?.toLowerCase()
  const letters = !isCapital ? 'lower' : text.length > 1 && text === text.toUpperCase() ? 'capitals' : 'capital'
  const low = lowOf(text)
  return { kind: 'word', text, low, letters, trigger: triggers.get(low) ?? null, flags: flagsOf(low) }
}

export function markOf(text: string): Word {
  const low = text.length > 1 ? '…' : (marks[text] ?? text)
  return { kind: 'mark', text, low, letters: 'lower', trigger: null, flags: flagsOf(low) }
}

/** Digits alone, and digits with marks between them. */
export const plainNumber: Word = { kind: 'number', text: '0', low: '0', letters: 'lower', trigger: 'number', flags: 0 }
export const markedNumber: Word = {
  kind: 'number',
  text: '0,0',
  low: '0',
  letters: 'lower',
  trigger: 'number',
  flags: 0,
}
export const lineBreak: Word = { kind: 'break', text: '\n', low: '\n', letters: 'lower', trigger: null, flags: 0 }
export const nothing: Word = { kind: 'break', text: '', low: '', letters: 'lower', trigger: null, flags: 0 }

/** After this many tries in a crowded table a word is made anew, so that no text makes the search long. */
const mostTries = 12

/** Finds the word of a stretch of a text that was met before, without cutting the stretch out; keyed by a number. */
export class WordTable {
  private slots = new Int32Array(4096).fill(-1)
  private readonly words: Word[] = []
  private readonly keys: number[] = []
  private readonly starts: number[] = []
  private readonly text: string

  constructor(text: string) {
    this.text = text
  }

  /** The word at `from`..`to`, whose letters gave the key. */
  find(from: number, to: number, key: number, make: (text: string) => Word): Word {
    const mask = this.slots.length - 1
    for (let at = key & mask, tries = 0; tries < mostTries; at = (at + 1) & mask, tries++) {
      const index = this.slots[at] ?? -1
      if (index < 0) return this.keep(make(this.text.slice(from, to)), key, from, at)
      const word = this.words[index]
      if (word !== undefined && this.keys[index] === key && this.isSame(word, index, from, to)) return word
    }
    return make(this.text.slice(from, to))
  }

  private isSame(word: Word, index: number, from: number, to: number): boolean {
    if (word.text.length !== to - from) return false
    const first = this.starts[index] ?? 0
    for (let i = to - from - 1; i >= 0; i--)
      if (this.text.charCodeAt(first + i) !== this.text.charCodeAt(from + i)) return false
    return true
  }

  private keep(word: Word, key: number, from: number, at: number): Word {
    this.slots[at] = this.words.length
    this.words.push(word)
    this.keys.push(key)
    this.starts.push(from)
    if (this.words.length * 2 > this.slots.length) this.grow()
    return word
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 4).fill(-1)
    const mask = slots.length - 1
    this.keys.forEach((key, index) => {
      for (let at = key & mask, tries = 0; tries < mostTries; at = (at + 1) & mask, tries++) {
        if (slots[at] !== -1) continue
        slots[at] = index
        return
      }
    })
    this.slots = slots
  }
}
