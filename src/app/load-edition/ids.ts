import { newId } from '../../platform/server/new-id.ts'

export const idsOf = <Item extends { readonly code: string }>(items: readonly Item[]): ReadonlyMap<string, string> =>
  new Map(items.map((item) => [item.code, newId()]))

export function idFor(ids: ReadonlyMap<string, string>, code: string, what: string): string {
  const id = ids.get(code)
  if (id === undefined) throw new Error(`the edition names no ${what} “${code}”`)
  return id
}

/** Ids of everything that others name by code. */
export interface Ids {
  readonly units: ReadonlyMap<string, string>
  readonly measures: ReadonlyMap<string, string>
  readonly sources: ReadonlyMap<string, string>
  readonly directives: ReadonlyMap<string, string>
}
