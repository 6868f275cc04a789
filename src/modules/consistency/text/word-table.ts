import { lexiconAdditions, lexiconWords, markOf, type Word, wordOf } from './words.ts'

/** After this many tries in a crowded table a word is made anew, so that no text makes the search long. */
const mostTries = 12
const keyBits = 0x3fffffff

/** Goes on with a letter of a word; the key of a word begins with its first letter. */
export const keyWith = (key: number, letter: number): number => Math.imul(key ^ (key >>> 15) ^ letter, 0x2c1b3c6d)
export const keyOf = (key: number): number => key & keyBits

/** Words by their keys, with the place of their letters among all letters. */
interface Store {
  readonly slots: Int32Array
  readonly words: Word[]
  readonly keys: number[]
  readonly starts: number[]
  readonly letters: number[]
}

function place({ slots, words, keys, starts, letters }: Store, word: Word, key: number): void {
  const mask = slots.length - 1
  for (let at = key & mask, tries = 0; tries < mostTries; at = (at + 1) & mask, tries++) {
    if (slots[at] !== -1) continue
    slots[at] = words.length
    words.push(word)
    keys.push(key)
    starts.push(letters.length)
    for (let i = 0; i < word.text.length; i++) letters.push(word.text.charCodeAt(i))
    return
  }
}

/** The words of the lexicon, in small letters and as sentences begin with them: every text is read with these. */
function lexiconStore(): Store {
  const store: Store = { slots: new Int32Array(16_384).fill(-1), words: [], keys: [], starts: [], letters: [] }
  for (const low of lexiconWords()) {
    if (/^\p{L}+$/u.test(low))
      for (const text of [low, low.charAt(0).toUpperCase() + low.slice(1)]) {
        let key = text.charCodeAt(0)
        for (let at = 1; at < text.length; at++) key = keyWith(key, text.charCodeAt(at))
        place(store, wordOf(text), keyOf(key))
      }
    else if (/^[^\p{L}\p{N}]$/u.test(low)) place(store, markOf(low), low.charCodeAt(0))
  }
  return store
}

let known = lexiconStore()
let knownLetters = Uint16Array.from(known.letters)
let knownAt = lexiconAdditions()

function lexiconNow(): Store {
  if (knownAt !== lexiconAdditions()) {
    known = lexiconStore()
    knownLetters = Uint16Array.from(known.letters)
    knownAt = lexiconAdditions()
  }
  return known
}

/** Finds the word of a stretch of a text that was met before, without cutting the stretch out; keyed by a number. */
export class WordTable {
  /** The letters of the lexicon, those of the text from `base` on, and a nought. */
  readonly units: Uint16Array
  readonly base: number
  private slots: Int32Array
  private readonly words: Word[]
  private readonly keys: number[]
  private readonly starts: number[]
  private readonly text: string

  constructor(text: string) {
    const { slots, words, keys, starts, letters } = lexiconNow()
    this.slots = slots.slice()
    this.words = words.slice()
    this.keys = keys.slice()
    this.starts = starts.slice()
    this.text = text
    this.base = letters.length
    const units = new Uint16Array(letters.length + text.length + 1)
    units.set(knownLetters)
    for (let at = 0, to = letters.length; at < text.length; at++) units[to++] = text.charCodeAt(at)
    this.units = units
  }

  /** The word at `from`..`to`, whose letters gave the key. */
  find(from: number, to: number, key: number, make: (text: string) => Word): Word {
    const { slots, keys, words, starts } = this
    const mask = slots.length - 1
    for (let at = key & mask, tries = 0; tries < mostTries; at = (at + 1) & mask, tries++) {
      const index = slots[at] ?? -1
      if (index < 0) return this.keep(make(this.text.slice(from, to)), key, from, at)
      if (keys[index] !== key) continue
      const word = words[index]
      if (word !== undefined && word.text.length === to - from && this.isSame(starts[index] ?? 0, from, to)) return word
    }
    return make(this.text.slice(from, to))
  }

  private isSame(start: number, from: number, to: number): boolean {
    const { units, base } = this
    for (let i = base + from, at = start, end = base + to; i < end; i++, at++) if (units[i] !== units[at]) return false
    return true
  }

  private keep(word: Word, key: number, from: number, at: number): Word {
    this.slots[at] = this.words.length
    this.words.push(word)
    this.keys.push(key)
    this.starts.push(this.base + from)
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
