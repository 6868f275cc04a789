/** A cell as the file stores it, before any column gives it a meaning. */
export interface RawCell {
  /** 0-based. */
  readonly column: number
  readonly kind: 'text' | 'number' | 'boolean' | 'error' | 'iso-day'
  /** Texts are clean already. */
  readonly value: string
  /** The style number of the cell. */
  readonly style: number
  /** What it shows was computed; the value is not to be taken. */
  readonly isFormula: boolean
}

/** A row that holds at least one value. */
export interface RawRow {
  /** 1-based. */
  readonly row: number
  readonly cells: readonly RawCell[]
}

/** `A` for 0, `AA` for 26. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last
}

/** 0 for `A`, 26 for `AA`; -1 when the reference names no column. */
export function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

export const placeOf = (column: number, row: number): string => `${columnLetters(column)}${row}`
