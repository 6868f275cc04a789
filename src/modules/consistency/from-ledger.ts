import { type Period, parsePeriod } from '../../platform/domain/period.ts'
import type { Address } from '../figures/contract.ts'
import { type Figure, type FigureKey, figureAt, type Ledger } from '../figures/figure.ts'
import type { Measure } from '../figures/measure.ts'
import { exactText } from '../figures/print.ts'
import { roleOn } from '../org/forest.ts'
import type { UnitId } from '../org/unit.ts'
import type { Checks } from './contract.ts'
import {
  addressesNeeded,
  addressKey,
  type CatalogueSlice,
  type Held,
  type MeasureSlice,
  termsOfRule,
  type Values,
} from './rule/values.ts'
import { appliesTo, type Checked, checkValues, type Rule } from './rule.ts'

/** The codes of all measures that some rules speak of. */
export const measuresOfRules = (rules: readonly Rule[]): readonly string[] => [
  ...new Set(rules.flatMap((rule) => termsOfRule(rule).map((term) => term.measure))),
]

export function sliceOf(measure: Measure, ledger: Pick<Ledger, 'classSet'>): MeasureSlice {
  const set = measure.classSet === null ? undefined : ledger.classSet(measure.classSet)
  return {
    code: measure.code,
    name: { vi: measure.vi, en: measure.en },
    measuredIn: measure.measuredIn,
    print: measure.print,
    isNonNegative: measure.isNonNegative,
    isCumulative: measure.overTime === 'sum' && measure.entry === 'cumulative',
    classes: (set?.classes ?? []).map((item) => ({ code: item.code, name: { vi: item.vi, en: item.en } })),
  }
}

/** What the rules must know of the measures they speak of, as these stand on a day. */
export function sliceFor(ledger: Ledger, rules: readonly Rule[], on: string): CatalogueSlice {
  const slices = new Map<string, MeasureSlice>()
  for (const code of measuresOfRules(rules)) {
    const measure = ledger.measureOn(code, on)
    if (measure) slices.set(code, sliceOf(measure, ledger))
  }
  return slices
}

/** What a figure says to a check. A sum of parts that may be negative says nothing while one is missing. */
export function heldBy(figure: Figure, measure: Measure | undefined): Held {
  if (figure.isOfMost) return { quantity: null, absence: 'of_most' }
  if (figure.isPartial && !measure?.isNonNegative) return { quantity: null, absence: 'partial' }
  return { quantity: figure.quantity, absence: figure.quantity ? null : (figure.absence ?? 'missing') }
}

/** The key of an address; a period that is not in the calendar is the one asked for. */
export function keyOfAddress(address: Address, unitId: UnitId, asked: Period): FigureKey {
  const read = address.period === asked.id ? undefined : parsePeriod(address.period)
  const period = read?.ok ? read.value : asked
  return { unitId, measure: address.measure, class: address.class, aspect: address.aspect, period }
}

/** The values the rules look at, worked out from a ledger. */
export function valuesFrom(
  ledger: Ledger,
  rules: readonly Rule[],
  slice: CatalogueSlice,
  unitId: UnitId,
  period: Period,
): Values {
  const known = ledger.forest.units.get(unitId)
  const unit = {
    code: known?.code ?? unitId,
    kind: known?.kind ?? 'party_organisation',
    level: roleOn(ledger.forest, unitId, period.last) ?? known?.role ?? 'commune',
  } as const
  const held = new Map<string, Held>()
  for (const address of addressesNeeded(rules, slice, { unit, period })) {
    const key = keyOfAddress(address, unitId, period)
    held.set(addressKey(address), heldBy(figureAt(ledger, key), ledger.measureOn(key.measure, key.period.last)))
  }
  return { unit, period, held }
}

/** All that `checkTyped` needs to ask the same rules of a unit and period, as plain data. */
export function checksFrom(ledger: Ledger, about: readonly Rule[], unitId: UnitId, period: Period): Checks {
  const { unit } = valuesFrom(ledger, [], new Map(), unitId, period)
  const rules = about.filter((rule) => appliesTo(rule, { unit, period }))
  const slice = sliceFor(ledger, rules, period.last)
  const { held } = valuesFrom(ledger, rules, slice, unitId, period)
  return {
    unit,
    period: { ...period },
    rules: rules.map((rule) => ({
      ...rule,
      periodKinds: [...rule.periodKinds],
      unitKinds: [...rule.unitKinds],
      levels: [...rule.levels],
    })),
    measures: [...slice.values()].map((measure) => ({
      ...measure,
      print: { ...measure.print, grouping: measure.print.grouping !== false },
      classes: [...measure.classes],
    })),
    values: addressesNeeded(rules, slice, { unit, period }).map((address) => {
      const { quantity, absence } = held.get(addressKey(address)) ?? { quantity: null, absence: 'missing' as const }
      return {
        address,
        value: quantity && { ...quantity, low: exactText(quantity.low), high: exactText(quantity.high) },
        absence,
      }
    }),
  }
}

/** Asks the rules of a unit and period over a ledger. */
export function checkLedger(ledger: Ledger, rules: readonly Rule[], unitId: UnitId, period: Period): Checked {
  const slice = sliceFor(ledger, rules, period.last)
  return checkValues(rules, slice, valuesFrom(ledger, rules, slice, unitId, period))
}
