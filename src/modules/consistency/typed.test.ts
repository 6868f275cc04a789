import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aMeasure } from '../../../test/reference/catalogue.ts'
import { period } from '../../../test/reference/histories.ts'
import { aRule } from '../../../test/reference/rules.ts'
import { ledgerOf, type Story } from '../../../test/reference/story.ts'
import { exactly } from '../figures/quantity.ts'
import { readChecks } from './contract.ts'
import { checkLedger, checksFrom } from './from-ledger.ts'
import { type Rule, type Term, termShape } from './rule.ts'
import { checkTyped } from './typed.ts'

const term = (measure: string): Term => termShape.parse({ measure })
const percent = { vi: '%', en: '%' }
const measures = [
  ...['all', 'men', 'women'].map((code) => aMeasure({ code })),
  aMeasure({ code: 'rate', measuredIn: percent, overTime: 'none', overUnits: 'none' }),
  aMeasure({ code: 'since', entry: 'cumulative' }),
]
const rules: readonly Rule[] = [
  aRule({
    code: 'sexes',
    body: { kind: 'parts_make_whole', whole: term('all'), parts: [term('men'), term('women')], comparison: 'exact' },
  }),
  aRule({ code: 'within', body: { kind: 'within', numerator: term('men'), denominator: term('all') } }),
  aRule({
    code: 'rate',
    body: {
      kind: 'fraction_equals_percentage',
      numerator: term('men'),
      denominator: term('all'),
      percentage: term('rate'),
      places: null,
    },
  }),
  aRule({ code: 'falls', body: { kind: 'never_falls', of: term('since') } }),
  aRule({
    code: 'jump',
    body: { kind: 'jump', of: term('men'), against: ['previous', 'last_year'], factor: '2', least: '2' },
  }),
  aRule({ code: 'range', body: { kind: 'range', of: term('women'), least: '1', most: '9' } }),
  aRule({ code: 'base', body: { kind: 'may_differ_in_base', figures: [term('men'), term('women')] } }),
  aRule({
    code: 'half',
    periodKinds: ['half'],
    body: { kind: 'within', numerator: term('men'), denominator: term('all') },
  }),
]

const value = fc
  .tuple(fc.constantFrom('', '', '', 'trên ', 'dưới ', 'ít nhất ', 'khoảng ', 'ước '), fc.integer({ min: 0, max: 12 }))
  .map(([word, number]) => `${word}${number}`)
const entry = fc
  .tuple(
    fc.constantFrom('d', 'a', 'b'),
    fc.constantFrom('all', 'men', 'women', 'rate', 'since'),
    fc.constantFrom('2023-Q2', '2024-Q1', '2024-Q2'),
    value,
  )
  .map(([unit, measure, at, text]) => ({ place: `${unit} ${measure} ${at}`, text }))
const story = fc.uniqueArray(entry, { maxLength: 25, selector: (item) => item.place }).map(
  (entries): Story => ({
    units: ['d > a', 'd > b'],
    measures,
    entries: entries.map((item) => `${item.place} = ${item.text}`),
  }),
)

describe('the check while typing and the check of the server', () => {
  it('agree on the same values, whatever they are, after they travelled as JSON', () =>
    fc.assert(
      fc.property(story, fc.constantFrom('d', 'a'), fc.constantFrom('2024-Q1', '2024-Q2'), (told, unit, at) => {
        const ledger = ledgerOf(told)
        const checks = checksFrom(ledger, rules, unit, period(at))
        const travelled = readChecks.output.parse(JSON.parse(JSON.stringify(checks)))
        expect(checkTyped(travelled, [])).toEqual(checkLedger(ledger, rules, unit, period(at)))
      }),
    ))

  it('agree on a value that is typed and on the same value saved', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        fc.constantFrom('men', 'since'),
        (other, typed, measure) => {
          const others = [`a all 2024-Q2 = ${other}`, `a women 2024-Q2 = ${other}`, `a since 2024-Q1 = ${other}`]
          const of = (entries: readonly string[]) => ledgerOf({ units: ['a'], measures, entries })
          const saved = checkLedger(of([...others, `a ${measure} 2024-Q2 = ${typed}`]), rules, 'a', period('2024-Q2'))
          const checks = checksFrom(of(others), rules, 'a', period('2024-Q2'))
          const cell = { measure, class: null, aspect: 'actual', quantity: exactly(typed) } as const
          expect(checkTyped(checks, [cell])).toEqual(saved)
        },
      ),
    ))
})
