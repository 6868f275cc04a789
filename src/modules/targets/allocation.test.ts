import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decimal, decimal, zero } from '../../platform/domain/decimal.ts'
import { apportion, type Basis, balanceOf, checkAllocation } from './allocation.ts'

const sum = (parts: Iterable<Decimal>): Decimal => [...parts].reduce((all, part) => all.plus(part), zero)
const even = (units: readonly string[]): Basis[] => units.map((unit) => ({ unit, weight: decimal(1) }))
const bases = fc
  .uniqueArray(fc.record({ unit: fc.string({ minLength: 1, maxLength: 4 }), tenths: fc.nat(100_000) }), {
    selector: (item) => item.unit,
    minLength: 1,
    maxLength: 40,
  })
  .map((items) => items.map(({ unit, tenths }): Basis => ({ unit, weight: decimal(tenths).div(10) })))
const hasBasis = (items: readonly Basis[]): boolean => items.some((item) => item.weight?.gt(0))

describe('a plan cut into parts', () => {
  test.each([
    [100, ['a', 'b', 'c'], ['34', '33', '33']],
    [2, ['a', 'b', 'c'], ['1', '1', '0']],
    [0, ['a', 'b'], ['0', '0']],
  ])('%i in equal parts over %j is %j', (whole, units, parts) => {
    expect([...apportion(decimal(whole), even(units), 0).parts.values()].map((part) => part.toFixed())).toEqual(parts)
  })

  test('goes by the basis, and leaves who has none to the hand', () => {
    const { parts, without } = apportion(
      decimal(95),
      [
        { unit: 'a', weight: decimal(10) },
        { unit: 'b', weight: null },
        { unit: 'c', weight: decimal(9) },
      ],
      0,
    )
    expect([[...parts].map(([unit, part]) => [unit, part.toFixed()]), without]).toEqual([
      [
        ['a', '50'],
        ['c', '45'],
      ],
      ['b'],
    ])
  })

  test('cannot be made where nobody has anything to go by', () =>
    expect(apportion(decimal(5), [{ unit: 'a', weight: zero }], 0)).toEqual({ parts: new Map(), without: ['a'] }))

  test('adds up to the whole exactly, in steps of the measure', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 9), fc.integer({ min: 0, max: 3 }), bases, (steps, decimals, items) => {
        fc.pre(hasBasis(items))
        const whole = decimal(steps).div(decimal(10).pow(decimals))
        const { parts } = apportion(whole, items, decimals)
        expect(sum(parts.values()).eq(whole)).toBe(true)
        for (const part of parts.values()) {
          expect(part.gte(0)).toBe(true)
          expect(part.decimalPlaces()).toBeLessThanOrEqual(decimals)
        }
      }),
    )
  })

  test('stays within one step of every exact share', () => {
    fc.assert(
      fc.property(fc.nat(10 ** 6), bases, (whole, items) => {
        fc.pre(hasBasis(items))
        const all = sum(items.flatMap((item) => item.weight ?? []))
        const { parts } = apportion(decimal(whole), items, 0)
        for (const { unit, weight } of items) {
          const share = decimal(whole)
            .times(weight ?? 0)
            .div(all)
          expect((parts.get(unit) ?? zero).minus(share).abs().lt(1)).toBe(true)
        }
      }),
    )
  })

  test('does not depend on the order of the units', () => {
    fc.assert(
      fc.property(
        fc.nat(10 ** 6),
        bases.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length }))),
        (whole, [items, shuffled]) => {
          const [a, b] = [items, shuffled].map((list) => apportion(decimal(whole), list, 0).parts)
          for (const { unit } of items) expect(a?.get(unit)?.toFixed()).toBe(b?.get(unit)?.toFixed())
        },
      ),
    )
  })

  test('leaves open or exceeds the whole, never both', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.array(fc.nat(300), { maxLength: 8 }), (whole, parts) => {
        const { allocated, unallocated, over } = balanceOf(decimal(whole), parts.map(decimal))
        expect(allocated.plus(unallocated).minus(over).eq(whole)).toBe(true)
        expect(unallocated.isZero() || over.isZero()).toBe(true)
      }),
    )
  })
})

describe('an allocation', () => {
  const part = (unit: string, value: number) => ({ unit, name: `Phường ${unit}`, value: decimal(value) })
  const asked = {
    whole: decimal(100),
    isAdditive: true,
    direction: 'at_least' as const,
    isNonNegative: true,
    parts: [part('a', 60), part('b', 40)],
    kept: [],
    isStretch: false,
    reason: null,
  }
  test.each([
    [{}, 'ok'],
    [{ parts: [] }, 'parts-missing parts'],
    [{ parts: [part('a', 1), part('a', 2)] }, 'part-twice parts'],
    [{ parts: [part('a', 0)] }, 'part-zero parts'],
    [{ parts: [part('a', 0)], direction: 'at_most' as const }, 'ok'],
    [{ parts: [part('a', -1)] }, 'part-negative parts'],
    [{ parts: [part('a', 101)] }, 'over-allocated parts'],
    [{ kept: [decimal(1)] }, 'over-allocated parts'],
    [{ kept: [decimal(1)], isStretch: true }, 'stretch-reason reason'],
    [{ kept: [decimal(1)], isStretch: true, reason: 'phấn đấu' }, 'ok'],
    [{ parts: [part('a', 100), part('b', 100)], isAdditive: false }, 'ok'],
  ])('with %o is %s', (change, answer) => {
    const outcome = checkAllocation({ ...asked, ...change })
    expect(outcome.ok ? 'ok' : `${outcome.refusal.code} ${outcome.refusal.field}`).toBe(answer)
  })
})
