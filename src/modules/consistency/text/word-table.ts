import { lexiconAdditions, lexiconWords, markOf, type Word, wordOf } from './words.ts'

/** After this many tries in a crowded table a word is made anew, so that no text makes the search long. */
const mostTries = 12
const keyBits = 0x3fffffff

/** Goes on with a letter of a word; the key of a word begins with its first letter. */
export const keyWith = (key: number, letter: number): number => Math.imul(key ^ (key >>> 15) ^ letter, 0x2c1b3c6d)
export const keyOf = (key: number): number => key & keyBits

/** What stands in a slot: the key of a word, where its letters begin and how many they are, and its number from 1 on. */
const [ofStart, ofLength, ofNumber, ofSlot] = [1, 2, 3, 4] as const

/** Words by their keys. */
class Store {
  readonly words: Word[] = []
  private slots: Int32Array<ArrayBuffer>
  private letters: Uint16Array<ArrayBuffer>
  private used = 0

  /** @param size slots to begin with, a power of two */
  constructor(size: number) {
    this.slots = new Int32Array(size * ofSlot)
    this.letters = new Uint16Array(size * 2)
  }

  /** The word whose letters stand in `units` at `from`..`to`. */
  find(units: Uint16Array, from: number, to: number, key: number): Word | undefined {
    const { slots, letters } = this
    const wide = slots.length - 1
    const length = to - from
    for (let at = (key * ofSlot) & wide, tries = 0; tries < mostTries; at = (at + ofSlot) & wide, tries++) {
      const number = slots[at + ofNumber] ?? 0
      if (number === 0) return undefined
      if (slots[at] !== key || slots[at + ofLength] !== length) continue
      let its = slots[at + ofStart] ?? 0
      let own = from
      while (own < to && units[own] === letters[its]) {
        own++
        its++
      }
      if (own === to) return this.words[number - 1]
    }
    return undefined
  }

  /** Keeps a word that `find` did not find, unless its place is crowded. */
  keep(word: Word, key: number): boolean {
    if ((this.words.length + 1) * ofSlot * 2 > this.slots.length) this.grow()
    const { slots } = this
    const wide = slots.length - 1
    for (let at = (key * ofSlot) & wide, tries = 0; tries < mostTries; at = (at + ofSlot) & wide, tries++) {
      if (slots[at + ofNumber] !== 0) continue
      const { text } = word
      if (this.used + text.length > this.letters.length) {
        const more = new Uint16Array((this.used + text.length) * 2)
        more.set(this.letters)
        this.letters = more
      }
      slots[at] = key
      slots[at + ofStart] = this.used
      slots[at + ofLength] = text.length
      for (let i = 0; i < text.length; i++) this.letters[this.used++] = text.charCodeAt(i)
      slots[at + ofNumber] = this.words.push(word)
      return true
    }
    return false
  }

  private grow(): void {
    const old = this.slots
    const slots = new Int32Array(old.length * 2)
    const wide = slots.length - 1
    for (let from = 0; from < old.length; from += ofSlot) {
      if (old[from + ofNumber] === 0) continue
      for (
        let at = ((old[from] ?? 0) * ofSlot) & wide, tries = 0;
        tries < mostTries;
        at = (at + ofSlot) & wide, tries++
      ) {
        if (slots[at + ofNumber] !== 0) continue
        for (let i = 0; i < ofSlot; i++) slots[at + i] = old[from + i] ?? 0
        break
      }
    }
    this.slots = slots
  }
}

/** Vietnamese syllables, however they are written; longer words are names and codes, and are forgotten with the text. */
const longestKept = 12
const mostKept = 12_000
const keptSlots = 1 << 14

/** The words of the lexicon, in small letters and as sentences begin with them: every text is read with these. */
function lexiconStore(): Store {
  const store = new Store(keptSlots)
  for (const low of lexiconWords()) {
    if (/^\p{L}+$/u.test(low))
      for (const text of [low, low.charAt(0).toUpperCase() + low.slice(1)]) {
        let key = text.charCodeAt(0)
        for (let at = 1; at < text.length; at++) key = keyWith(key, text.charCodeAt(at))
        store.keep(wordOf(text), keyOf(key))
      }
    else if (/^[^\p{L}\p{N}]$/u.test(low)) store.keep(markOf(low), low.charCodeAt(0))
  }
  return store
}

let known = lexiconStore()
let knownAt = lexiconAdditions()

/** Syllables are few and come again in every text: those that were met are kept with the words of the lexicon. */
function knownNow(): Store {
  if (knownAt !== lexiconAdditions()) {
    known = lexiconStore()
    knownAt = lexiconAdditions()
  }
  return known
}

/** Finds the word of a stretch of a text that was met before, without cutting the stretch out; keyed by a number. */
export class WordTable {
  private readonly known: Store
  private own: Store | null = null
  private readonly text: string
  private readonly units: Uint16Array

  constructor(text: string, units: Uint16Array) {
    this.known = knownNow()
    this.text = text
    this.units = units
  }

  /** The word at `from`..`to`, whose letters gave the key. */
  find(from: number, to: number, key: number, make: (text: string) => Word): Word {
    return (
      this.known.find(this.units, from, to, key) ??
      this.own?.find(this.units, from, to, key) ??
      this.made(from, to, key, make)
    )
  }

  private made(from: number, to: number, key: number, make: (text: string) => Word): Word {
    const word = make(this.text.slice(from, to))
    const isKept = to - from <= longestKept && this.known.words.length < mostKept && this.known.keep(word, key)
    if (isKept) return word
    this.own ??= new Store(64)
    this.own.keep(word, key)
    return word
  }
}
