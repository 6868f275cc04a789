import type { Confidence } from '../regulations/regulation.ts'

/** The code of a type in a symbol, and how well it is known. */
export interface TypeSymbol {
  readonly code: string
  readonly confidence: Confidence
}

/** One row of the table of types, which an administrator edits. */
export interface DirectiveType {
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly symbols: readonly TypeSymbol[]
  /** Does it lead (a resolution, a plan), or carry papers (a report, a dispatch)? */
  readonly isLeading: boolean
  readonly rank: number
  readonly source: string
  readonly confidence: Confidence
}

export const spellingsOf = (types: readonly DirectiveType[]): readonly string[] =>
  types.flatMap((type) => type.symbols.map((symbol) => symbol.code))

/** The types a code in a symbol may stand for; `QĐ` is both of a decision and of a regulation. */
export const typesWith = (types: readonly DirectiveType[], symbol: string): readonly DirectiveType[] =>
  types.filter((type) => type.symbols.some((item) => item.code.toUpperCase() === symbol.toUpperCase()))

/** The type of a name as people write it (`Nghị quyết`, `NQ`), or undefined. */
export function typeNamed(types: readonly DirectiveType[], text: string): DirectiveType | undefined {
  const folded = fold(text)
  return (
    types.find((type) => fold(type.vi) === folded || fold(type.en) === folded || type.code === text) ??
    typesWith(types, text.trim())[0]
  )
}

const fold = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase()
