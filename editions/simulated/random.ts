/** Numbers that look drawn and are the same at every run: the same seed and name give the same row. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number, both ends included. */
  int(least: number, most: number): number
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** By weights; items with more weight come more often. */
  weighted<Item>(items: readonly (readonly [weight: number, item: Item])[]): Item
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** Mulberry32: 32 bits of state are enough for rows of this length, and it is quick. */
export function randomOf(seed: number, name: string): Random {
  let state = hashOf(`${seed}/${name}`)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[int(0, items.length - 1)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  return {
    next,
    int,
    chance: (share) => next() < share,
    pick,
    weighted: (items) => {
      let at = next() * items.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, item] of items) {
        at -= weight
        if (at < 0) return item
      }
      return pick(items)[1]
    },
  }
}

/** Cuts a whole number into so many whole parts of about one size; none is less than `least` where that is possible. */
export function parted(random: Random, total: number, count: number, least: number): readonly number[] {
  const weights = Array.from({ length: count }, () => 0.4 + random.next() * 1.2)
  const sum = weights.reduce((left, weight) => left + weight, 0)
  const free = Math.max(0, total - least * count)
  const base = total >= least * count ? least : Math.floor(total / Math.max(1, count))
  const parts = weights.map((weight) => base + Math.floor((free * weight) / sum))
  let rest = total - parts.reduce((left, part) => left + part, 0)
  for (let at = 0; rest > 0; at = (at + 1) % count, rest--) parts[at] = (parts[at] ?? 0) + 1
  return parts
}
