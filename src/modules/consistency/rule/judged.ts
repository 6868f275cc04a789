import type { Period } from '../../../platform/domain/period.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Address, Finding } from '../../figures/contract.ts'
import type { Quantity } from '../../figures/quantity.ts'
import type { Rule, RuleSeverity, Term } from '../rule.ts'
import { shownQuantity } from './print.ts'
import {
  type Absence,
  addressKey,
  addressOf,
  type CatalogueSlice,
  digestOfValues,
  type MeasureSlice,
  type RuleFinding,
  type Values,
} from './values.ts'

/** A value a rule looked at. */
export interface Used {
  readonly address: Address
  readonly term: Term
  readonly quantity: Quantity
  readonly measure: MeasureSlice
  readonly places: number | undefined
}

export interface Broken {
  readonly is: 'found'
  readonly title: Text
  readonly text: Text
  readonly readings: Finding['readings']
  readonly used: readonly Used[]
  /** Where the figures themselves decide it; else as the rule says. */
  readonly severity?: RuleSeverity
}
export type Judged =
  | { readonly is: 'agree' }
  | { readonly is: 'unchecked'; readonly why: Absence; readonly addresses: readonly Address[] }
  | Broken

export const agree: Judged = { is: 'agree' }
export type Unjudged = Extract<Judged, { is: 'unchecked' }>

/** The values of terms at a period, or which of them are missing or cannot be compared. */
export function take(
  slice: CatalogueSlice,
  values: Values,
  terms: readonly Term[],
  period: Period = values.period,
): { readonly is: 'taken'; readonly used: readonly Used[] } | Unjudged {
  const used: Used[] = []
  const absent: { address: Address; why: Absence }[] = []
  for (const term of terms) {
    const address = addressOf(slice, values.unit.code, term, period)
    const measure = slice.get(term.measure)
    const held = values.held.get(addressKey(address))
    if (measure && held?.quantity && held.absence === null)
      used.push({ address, term, quantity: held.quantity, measure, places: held.places })
    else absent.push({ address, why: measure ? (held?.absence ?? 'missing') : 'no_measure' })
  }
  const [first] = absent
  return first
    ? { is: 'unchecked', why: first.why, addresses: absent.map((item) => item.address) }
    : { is: 'taken', used }
}

export function toFinding(rule: Rule, { title, text, readings, used, severity }: Broken): RuleFinding {
  const { kind } = rule.body
  return {
    kind,
    rule: rule.code,
    severity: severity ?? rule.severity,
    title,
    text,
    readings: [
      ...readings,
      ...(rule.reading ? [{ name: rule.reading, printed: numbersOf(used), holds: true, note: null }] : []),
    ],
    addresses: used.map((item) => item.address),
    digest: digestOfValues(`${kind}:${rule.code}`, used),
  }
}

/** The values of a finding, one after the other: `53,68% · 95 đảng viên`. */
export const numbersOf = (used: readonly Used[]): Text => {
  const shown = used.map(({ quantity, measure }) => shownQuantity(quantity, measure))
  return { vi: shown.map((item) => item.vi).join(' · '), en: shown.map((item) => item.en).join(' · ') }
}
