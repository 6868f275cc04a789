import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal } from '../../platform/domain/decimal.ts'
import { exactly, quantity } from '../figures/quantity.ts'
import { forecastOf, type Known, keepsPlan } from './forecast.ts'

const known = (part: Partial<Known> = {}): Known => ({
  passed: 180,
  whole: 360,
  soFar: exactly(60),
  steps: [
    { added: exactly(20), days: 90 },
    { added: exactly(40), days: 90 },
  ],
  lastYear: null,
  isNonNegative: true,
  from: 25,
  ...part,
})

describe('a forecast', () => {
  test('by pace lies between the slowest and the fastest part so far', () => {
    const forecast = forecastOf(known())
    expect([forecast?.method, forecast?.quantity]).toEqual(['pace', quantity('range', 100, 140, true)])
  })

  test('by the same period last year takes its share at the same point', () => {
    const forecast = forecastOf(known({ lastYear: { soFar: exactly(50), whole: exactly(80) } }))
    expect([forecast?.method, forecast?.quantity]).toEqual(['same_period', quantity('exact', 96, 96, true)])
  })

  test.each<[string, Partial<Known>]>([
    ['before the share of the period that the rule asks for', { passed: 89 }],
    ['once the period is over', { passed: 360 }],
    ['without a result', { soFar: null }],
    ['of a lower bound', { soFar: quantity('at_least', 60) }],
    ['from one part only', { steps: [{ added: exactly(60), days: 180 }] }],
    [
      'where a part is not known',
      {
        steps: [
          { added: exactly(20), days: 90 },
          { added: null, days: 90 },
        ],
      },
    ],
  ])('is not made %s', (_, part) => expect(forecastOf(known(part))).toBeNull())

  test('goes by pace where last year is known in part only', () =>
    expect(forecastOf(known({ lastYear: { soFar: quantity('at_least', 50), whole: exactly(80) } }))?.method).toBe(
      'pace',
    ))

  const steps = fc.array(fc.record({ added: fc.nat(1000), days: fc.integer({ min: 1, max: 92 }) }), {
    minLength: 2,
    maxLength: 12,
  })

  test('by pace holds what an even pace would give, and does not depend on the order of the parts', () => {
    fc.assert(
      fc.property(steps, fc.nat(300), (parts, left) => {
        const passed = parts.reduce((days, part) => days + part.days, 0)
        fc.pre(left > 0)
        const all = parts.reduce((total, part) => total + part.added, 0)
        const at = (list: typeof parts) =>
          forecastOf(
            known({
              from: 1,
              passed,
              whole: passed + left,
              soFar: exactly(all),
              steps: list.map(({ added, days }) => ({ added: exactly(added), days })),
            }),
          )
        fc.pre(passed * 100 >= passed + left)
        const [forecast, turned] = [at(parts), at(parts.toReversed())]
        const even = decimal(all)
          .times(passed + left)
          .div(passed)
        const grain = decimal('1e-20')
        expect(forecast?.quantity.low.minus(grain).lte(even)).toBe(true)
        expect(forecast?.quantity.high.plus(grain).gte(even)).toBe(true)
        expect(turned).toEqual(forecast)
      }),
    )
  })

  test('says whether the plan is kept only when the whole of it lies on one side', () => {
    const forecast = forecastOf(known())
    if (!forecast) throw new Error('no forecast')
    const answers = [100, 101, 141].map((plan) => keepsPlan(forecast, 'at_least', decimal(plan)))
    expect(answers).toEqual(['yes', 'unknown', 'no'])
    expect([140, 99].map((plan) => keepsPlan(forecast, 'at_most', decimal(plan)))).toEqual(['yes', 'no'])
  })
})
