import { decimal } from '../../platform/domain/decimal.ts'
import { type Period, parsePeriod } from '../../platform/domain/period.ts'
import type { Quantity } from '../figures/quantity.ts'
import type { Checks } from './contract.ts'
import { addressKey, addressOf, type CatalogueSlice, type Held } from './rule/values.ts'
import { type Checked, checkValues, type Term } from './rule.ts'

/** A value in a form that may not be saved yet; without a quantity it was cleared or is not applicable. */
export interface TypedCell extends Omit<Term, 'period'> {
  readonly quantity: Quantity | null
  readonly isNotApplicable?: boolean
  /** Digits after the comma as it was typed. */
  readonly places?: number
}

/**
 * Asks the rules with what is typed put over what is saved: the same check as on the server, from what `readChecks` once
 * brought, so that it runs without a network.
 */
export function checkTyped(checks: Checks, typed: readonly TypedCell[]): Checked {
  const slice: CatalogueSlice = new Map(checks.measures.map((measure) => [measure.code, measure]))
  const read = parsePeriod(checks.period.id)
  const period: Period = read.ok ? read.value : { ...checks.period }
  const held = new Map<string, Held>()
  for (const { address, value, absence } of checks.values)
    held.set(addressKey(address), {
      quantity: value && { ...value, low: decimal(value.low), high: decimal(value.high) },
      absence,
    })
  for (const cell of typed)
    held.set(addressKey(addressOf(slice, checks.unit.code, { ...cell, period: 'same' }, period)), {
      quantity: cell.quantity,
      absence: cell.quantity ? null : cell.isNotApplicable ? 'not_applicable' : 'missing',
      ...(cell.places === undefined ? {} : { places: cell.places }),
    })
  return checkValues(checks.rules, slice, { unit: checks.unit, period, held })
}
