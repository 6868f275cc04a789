import type { Edition } from '../../editions/edition.ts'
import { seedEdition } from '../../editions/seed/index.ts'

/** Editions that can be loaded by name; `none` is a real installation without data. */
export const editions: ReadonlyMap<string, Edition> = new Map([[seedEdition.code, seedEdition]])
export const noEdition: Edition = {
  code: 'none',
  workingOn: null,
  units: [],
  terms: [],
  sources: [],
  classSets: [],
  measures: [],
  rules: [],
  directives: [],
  entries: [],
  statements: [],
  themes: [],
  taskGroups: [],
  targets: [],
  accounts: [],
}
