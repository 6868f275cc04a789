/** Items of a text that are equal by a long key; the key of an item that has no like is never made. */
export class Likes {
  private readonly known = new Map<number, number | Map<string, number>>()
  private readonly keyOf: (index: number) => string
  private readonly isSame: (a: number, b: number) => boolean

  /**
   * @param keyOf the key of an item by its index
   * @param isSame tells of two items that their keys are equal, where it is told without making them; else false
   */
  constructor(keyOf: (index: number) => string, isSame: (a: number, b: number) => boolean) {
    this.keyOf = keyOf
    this.isSame = isSame
  }

  /**
   * The first item with the key of this one, or the one before it, where there is any.
   * @param hash a number that equal keys share; where others share it too, the keys decide
   */
  find(hash: number, index: number, which: 'first' | 'before'): number | undefined {
    const known = this.known.get(hash)
    if (known === undefined) {
      this.known.set(hash, index)
      return undefined
    }
    if (typeof known === 'number' && this.isSame(known, index)) {
      if (which === 'before') this.known.set(hash, index)
      return known
    }
    const byKey = typeof known === 'number' ? new Map([[this.keyOf(known), known]]) : known
    if (typeof known === 'number') this.known.set(hash, byKey)
    const key = this.keyOf(index)
    const like = byKey.get(key)
    if (like === undefined || which === 'before') byKey.set(key, index)
    return like
  }
}

/** A number for `Likes`, to go on from with the next piece of a key. */
export const hashStart = 0x2f

/** Goes on with a character. */
export const hashWith = (hash: number, code: number): number => Math.imul(hash ^ code ^ (hash >>> 15), 0x2c1b3c6d)

const bar = 0x7c

/** Goes on with a piece of a key and the bar after it. Pieces that are equal in lower case give the same. */
export function hashOf(hash: number, text: string | null): number {
  let all = hashWith(hash, bar)
  if (text === null) return all
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Of other letters it is not known cheaply what their lower case is; two of them become ASCII.
    if (code < 0x80) all = hashWith(all, code >= 0x41 && code <= 0x5a ? code + 0x20 : code)
    else if (code === 0x130) all = hashWith(all, 0x69)
    else if (code === 0x212a) all = hashWith(all, 0x6b)
  }
  return all
}
