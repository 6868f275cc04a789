import { lowAt, type Tokens } from './tokens.ts'
import { knownWord, lowOf } from './words.ts'

interface Node<T> {
  value: T | undefined
  readonly next: Map<string, Node<T>>
}

/** Phrases of a lexicon, found by their words; the longest phrase wins. */
export interface Phrases<T> {
  /** The longest phrase that begins at the token. */
  at(tokens: Tokens, at: number): { readonly value: T; readonly to: number } | null
  /** The longest phrase that ends before the token. */
  before(tokens: Tokens, at: number): { readonly value: T; readonly from: number } | null
}

/** Splits a phrase as the text is split: words and marks. */
const split = (phrase: string): string[] => (phrase.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu) ?? []).map(lowOf)

/** Bits that a list of phrases marks its first and last words with; when they run out they are shared. */
const bits = 30
let lists = 0

export function phrases<T>(entries: Iterable<readonly [string, T]>): Phrases<T> {
  const bit = 1 << (lists++ % bits)
  const forward: Node<T> = { value: undefined, next: new Map() }
  const backward: Node<T> = { value: undefined, next: new Map() }
  const add = (root: Node<T>, words: readonly string[], value: T): void => {
    let node = root
    for (const word of words) {
      let next = node.next.get(word)
      if (next === undefined) {
        next = { value: undefined, next: new Map() }
        node.next.set(word, next)
      }
      node = next
    }
    node.value ??= value
  }
  for (const [phrase, value] of entries) {
    const words = split(phrase)
    add(forward, words, value)
    add(backward, words.toReversed(), value)
    for (const word of words) knownWord(word)
    knownWord(words[0] ?? '').begins |= bit
    knownWord(words.at(-1) ?? '').ends |= bit
  }
  return {
    at(tokens, at) {
      const word = tokens.word[at]
      if (word === undefined || (word.begins & bit) === 0) return null
      let node = forward.next.get(word.low)
      let value: T | undefined
      let to = at
      for (let i = at + 1; node !== undefined; i++) {
        if (node.value !== undefined) {
          value = node.value
          to = i
        }
        if (node.next.size === 0 || i >= tokens.count) break
        node = node.next.get(lowAt(tokens, i))
      }
      return value === undefined ? null : { value, to }
    },
    before(tokens, at) {
      const word = at > 0 ? tokens.word[at - 1] : undefined
      if (word === undefined || (word.ends & bit) === 0) return null
      let node = backward.next.get(word.low)
      let value: T | undefined
      let from = at
      for (let i = at - 1; node !== undefined; i--) {
        if (node.value !== undefined) {
          value = node.value
          from = i
        }
        if (node.next.size === 0 || i <= 0) break
        node = node.next.get(lowAt(tokens, i - 1))
      }
      return value === undefined ? null : { value, from }
    },
  }
}

/** Phrases that all mean the same, one string with `;` or line ends between them. */
export const list = <const T>(value: T, text: string): (readonly [string, T])[] =>
  text
    .split(/[;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => [one, value] as const)

export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/).map(lowOf))
