import type { Text } from '../../../../platform/domain/text.ts'
import { type DisciplineKey, disciplineColumns } from '../../discipline/columns.ts'
import { type ExchangeKey, exchangeKeys, nameOfKey } from '../../exchange.ts'

/** A field that a column of an outside file may bring or take. */
export interface MappedField<Key extends string> {
  readonly key: Key
  readonly name: Text
}

export const memberFields: readonly MappedField<ExchangeKey>[] = exchangeKeys.map((key) => ({
  key,
  name: nameOfKey(key),
}))
export const disciplineFields: readonly MappedField<DisciplineKey>[] = disciplineColumns.map(({ key, header }) => ({
  key,
  name: header,
}))

/** A column of a map of either kind, as it is shown. */
export interface MappedColumn<Key extends string = string> {
  readonly field: Key
  readonly header: string
  readonly aliases?: readonly string[] | undefined
  readonly goes: 'in' | 'out' | 'both'
}
