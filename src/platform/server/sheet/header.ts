import type { SheetColumn } from '../../domain/sheet.ts'
import { foldForSearch, type Text } from '../../domain/text.ts'
import { foldForMatch } from './clean-text.ts'
import { columnLetters, type RawRow } from './raw-row.ts'
import { columnTwice, type HeaderDetails } from './refusals.ts'

/** Within how many first rows a header is looked for. */
export const headerRows = 10

/** Where the columns stand in a file. */
export interface Header {
  /** 1-based. */
  readonly row: number
  /** By 0-based position in the file. */
  readonly columns: ReadonlyMap<number, SheetColumn>
  /** Texts beside them that name no column, and the column of which one may be a misspelling. */
  readonly unknown: readonly UnknownHeader[]
}

export interface UnknownHeader {
  readonly name: string
  readonly like: Text | null
}

export interface HeaderSearch {
  readonly header: Header | null
  /** How many columns the best row named. */
  readonly matched: number
  readonly details: Omit<HeaderDetails, 'sheet'>
}

/** The header as a file shows it: both languages, or the one when they are the same. */
export const shownHeader = (header: Text): string =>
  header.vi === header.en ? header.vi : `${header.vi}\n${header.en}`

/** The star that marks a required column is no part of its name. */
export const foldHeader = (text: string): string => foldForMatch(text.replace(/\s*\(?\*\)?(?=\s|$)/g, ''))

const spellings = ({ header, aliases = [] }: SheetColumn): readonly string[] =>
  [header.vi, header.en, shownHeader(header), `${header.vi} / ${header.en}`, ...aliases].map(foldHeader)

/** Finds the header among the first rows. Throws `sheet-column-twice`. */
export function findHeader(rows: readonly RawRow[], columns: readonly SheetColumn[]): HeaderSearch {
  const bySpelling = new Map<string, SheetColumn>()
  for (const column of columns) {
    for (const spelling of spellings(column)) {
      const other = bySpelling.get(spelling)
      if (other && other !== column) throw new Error(`“${spelling}” means two columns: ${other.key}, ${column.key}`)
      bySpelling.set(spelling, column)
    }
  }
  const candidates = rows.filter((row) => row.row <= headerRows).map((row) => candidateOf(row, bySpelling, columns))
  const best = candidates.reduce<Candidate | null>((a, b) => (a && rank(a) >= rank(b) ? a : b), null)
  if (!best || best.missing.length > 0 || best.keys.size === 0) {
    const missing = best?.missing ?? columns.filter((column) => column.isRequired === true)
    return {
      header: null,
      matched: best?.keys.size ?? 0,
      details: detailsOf(best, missing.length > 0 ? missing : columns),
    }
  }
  refuseTwice(best)
  return {
    header: { row: best.row.row, columns: new Map(best.named), unknown: unknownOf(best, columns) },
    matched: best.keys.size,
    details: detailsOf(best, []),
  }
}

interface Candidate {
  readonly row: RawRow
  readonly named: readonly (readonly [number, SheetColumn])[]
  readonly keys: ReadonlySet<string>
  readonly missing: readonly SheetColumn[]
  readonly unknown: readonly string[]
}

/** Complete rows first, then the most columns, then the most texts. */
const rank = (candidate: Candidate): number =>
  (candidate.missing.length === 0 && candidate.keys.size > 0 ? 1e9 : 0) +
  candidate.keys.size * 1e5 +
  candidate.row.cells.length

function candidateOf(
  row: RawRow,
  bySpelling: ReadonlyMap<string, SheetColumn>,
  columns: readonly SheetColumn[],
): Candidate {
  const named: (readonly [number, SheetColumn])[] = []
  const unknown: string[] = []
  for (const cell of row.cells) {
    const column = cell.isFormula ? undefined : bySpelling.get(foldHeader(cell.value))
    if (column) named.push([cell.column, column])
    else if (cell.kind === 'text' && cell.value !== '') unknown.push(cell.value)
  }
  const keys = new Set(named.map(([, column]) => column.key))
  return {
    row,
    named,
    keys,
    unknown,
    missing: columns.filter((column) => column.isRequired === true && !keys.has(column.key)),
  }
}

function refuseTwice({ named, keys }: Candidate): void {
  for (const key of keys) {
    const same = named.filter(([, column]) => column.key === key)
    const [first] = same
    if (first && same.length > 1)
      throw columnTwice(
        first[1].header.vi,
        key,
        same.map(([at]) => columnLetters(at)),
      )
  }
}

const unknownOf = (best: Candidate, columns: readonly SheetColumn[]): readonly UnknownHeader[] =>
  best.unknown.map((name) => ({
    name,
    like: columns.find((column) => !best.keys.has(column.key) && isLike(column, name))?.header ?? null,
  }))

const isLike = ({ header, aliases = [] }: SheetColumn, name: string): boolean =>
  [header.vi, header.en, ...aliases].some((one) => isNear(one, name))

function detailsOf(best: Candidate | null, missing: readonly SheetColumn[]): Omit<HeaderDetails, 'sheet'> {
  const unknown = best?.unknown ?? []
  return {
    row: best?.row.row ?? null,
    missing: missing.map(({ key, header }) => ({ key, header })),
    found: [...(best?.named.map(([, column]) => column.header.vi) ?? []), ...unknown],
    near: missing.flatMap((column) => {
      const found = unknown.find((name) => isLike(column, name))
      return found === undefined ? [] : [{ key: column.key, header: column.header, found }]
    }),
  }
}

function isNear(wanted: string, found: string): boolean {
  const a = foldForSearch(foldHeader(wanted))
  const b = foldForSearch(foldHeader(found)).slice(0, 200)
  if (a === b) return true
  const isInside = Math.min(a.length, b.length) > 5 && (a.includes(b) || b.includes(a))
  return isInside || distance(a, b) <= Math.floor(a.length / 4)
}

/** How many letters have to be changed, added or dropped to turn one text into the other. */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}
