import type { PlannedRow, RowFault } from '../../row/row.ts'

/** Two rows of a file that have one name and one date of birth. */
export interface Double {
  readonly row: number
  readonly otherRow: number
  readonly name: string
  readonly birth: string
}

/**
 * Finds one person twice in a file: the same number is an error, the same name and birth a doubt.
 * @param seed any number that who writes the file does not know: it cannot be made to be slow
 */
export function sameInFile(faults: RowFault[], seed: number) {
  const numbers = { card_number: firstPlaces(seed), identity_number: firstPlaces(seed) }
  const names = firstPlaces(seed)
  const doubles: Double[] = []
  const look = (row: PlannedRow): void => {
    let isTold = false
    for (const key of ['card_number', 'identity_number'] as const) {
      const value = row.values[key]
      if (value === undefined) continue
      const other = numbers[key](value, '', row.row)
      if (other === null) continue
      isTold = true
      faults.push({
        row: row.row,
        key,
        code: 'number-twice',
        text: {
          vi: `Số này đã có ở dòng ${other} của tệp.`,
          en: `This number stands in row ${other} of the file already.`,
        },
        isWarning: false,
      })
    }
    const { birth } = row.values
    if (birth === undefined) return
    const other = names(row.folded, birth, row.row)
    if (other !== null && !isTold) doubles.push({ row: row.row, otherRow: other, name: row.name, birth })
  }
  return { look, doubles }
}

/**
 * Gives the row in which two words first stood together, null for the first time, which it keeps. A table of hashes: a Map would
 * join, hash and keep a new text for each of a hundred thousand rows, which took a tenth of reading a file.
 */
function firstPlaces(seed: number): (one: string, two: string, row: number) => number | null {
  const ones: string[] = []
  const twos: string[] = []
  const rows: number[] = []
  const hashes: number[] = []
  let slots = new Int32Array(1 << 12)
  const freeOrSame = (hash: number, one: string, two: string): number => {
    let slot = hash & (slots.length - 1)
    for (;;) {
      const at = (slots[slot] ?? 0) - 1
      if (at < 0 || (hashes[at] === hash && ones[at] === one && twos[at] === two)) return slot
      slot = (slot + 1) & (slots.length - 1)
    }
  }
  const grow = (): void => {
    slots = new Int32Array(slots.length * 2)
    for (const [at, hash] of hashes.entries()) slots[freeOrSame(hash, ones[at] ?? '', twos[at] ?? '')] = at + 1
  }
  return (one, two, row) => {
    const hash = hashOf(two, hashOf(one, seed))
    const slot = freeOrSame(hash, one, two)
    const at = (slots[slot] ?? 0) - 1
    if (at >= 0) return rows[at] ?? null
    ones.push(one)
    twos.push(two)
    rows.push(row)
    hashes.push(hash)
    slots[slot] = rows.length
    if (rows.length * 2 > slots.length) grow()
    return null
  }
}

function hashOf(text: string, seed: number): number {
  let hash = seed ^ text.length
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash ^ (hash >>> 15)
}
