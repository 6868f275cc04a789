import type { Text } from '../../platform/domain/text.ts'

/** The catalogue of personal data, which the application hands over: it speaks of the tables of all modules. */
export interface PersonalCatalogue {
  readonly [table: string]: {
    readonly personal: Readonly<Record<string, { readonly purpose: Text; readonly retention: Text }>>
  }
}

/** What tables and columns are called on the screen. */
export interface PersonalNames {
  readonly [table: string]: { readonly name: Text; readonly columns: Readonly<Record<string, Text>> }
}

export interface CataloguedTable {
  readonly table: string
  readonly name: Text
  readonly columns: readonly {
    readonly column: string
    readonly name: Text
    readonly purpose: Text
    readonly retention: Text
  }[]
}

const unnamed = (code: string): Text => ({ vi: code, en: code })

/** One table of the catalogue with its names; a table or column without a name shows its own. */
export function cataloguedTable(catalogue: PersonalCatalogue, names: PersonalNames, table: string): CataloguedTable {
  const named = names[table]
  return {
    table,
    name: named?.name ?? unnamed(table),
    columns: Object.entries(catalogue[table]?.personal ?? {}).map(([column, why]) => ({
      column,
      name: named?.columns[column] ?? unnamed(column),
      ...why,
    })),
  }
}

/** A value as text: what is nested stays JSON. */
export const textOfValue = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value)
