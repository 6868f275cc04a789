import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canRead } from '../../src/modules/accounts/access.ts'
import { coverageOf, type Figure, figureAt } from '../../src/modules/figures/figure.ts'
import { restatedAt } from '../../src/modules/figures/restate.ts'
import { buildForest } from '../../src/modules/org/forest.ts'
import { asked, history, period, reader, reorganisationDays, restatedDays } from './histories.ts'
import { ledgerAt, orgFactsAt } from './ledger.ts'
import { type Answer, coverageIn, type History, Model } from './model.ts'

/** Ends agree to 16 digits: the two sides divide with different precision. */
const digits = (value: Decimal): string => value.toSignificantDigits(16).toFixed()

/**
 * Everything the model answers, in one line of text each. The ends of `about` are told only where no range is among the
 * entries: about is open on both sides, and which of a range's ends it shows depends on what was added first.
 */
const told = (
  value: { word: string; low: Decimal; high: Decimal; isEstimate: boolean } | null,
  rest: { absence: string | null; isPartial: boolean },
  coverage: { have: number; expected: number; approved: number },
  isLoose: boolean,
): object => ({
  value: value && {
    word: value.word,
    ends: value.word === 'about' && isLoose ? 'open' : `${digits(value.low)}..${digits(value.high)}`,
    isEstimate: value.isEstimate,
  },
  absence: rest.absence,
  isPartial: rest.isPartial,
  coverage: { have: coverage.have, expected: coverage.expected, approved: coverage.approved },
})
const byKernel = (figure: Figure, isLoose: boolean): object =>
  told(figure.quantity, figure, coverageOf(figure), isLoose)
const byModel = (answer: Answer, isLoose: boolean): object => told(answer.value, answer, coverageIn(answer), isLoose)

const hasRanges = (of: History): boolean =>
  of.entries.some((entry) => entry.value && !entry.value.low.eq(entry.value.high))

/** Any past moment; the present, which knows most, is drawn as often as all others. */
const moment = (of: History): fc.Arbitrary<number> => fc.oneof(fc.nat(of.now), fc.constant(of.now))

/** Compares kernel and model at past moments of random histories. */
function agree(codes: readonly string[], asOf?: readonly string[], numRuns = 300): void {
  fc.assert(
    fc.property(
      history([...codes.filter((code) => code !== 'rate' && code !== 'progress'), ...entered(codes)]).chain((of) =>
        fc.tuple(fc.constant(of), fc.array(fc.tuple(asked(of, codes), moment(of)), { minLength: 8, maxLength: 8 })),
      ),
      fc.constantFrom(...(asOf ?? ['2025-06-30'])),
      ([of, addresses], day) => {
        const isLoose = hasRanges(of)
        for (const [address, at] of addresses) {
          const [ledger, model] = [ledgerAt(of, at), new Model(of, at)]
          if (!ledger.forest.units.has(address.unitId)) continue
          const figure = asOf ? restatedAt(ledger, address, day) : figureAt(ledger, address)
          const answer = asOf ? model.restated(address, day) : model.figure(address)
          expect(byKernel(figure, isLoose), `${JSON.stringify(address)} at ${at}`).toEqual(byModel(answer, isLoose))
        }
      },
    ),
    { numRuns },
  )
}

/** The measures behind a ratio. */
const entered = (codes: readonly string[]): readonly string[] =>
  codes.includes('rate') ? ['flow', 'stock'] : codes.includes('progress') ? ['flow'] : []

describe('the kernel agrees with the reference model at every past moment', () => {
  it('a flow is the sum of its entries over their own trees', () => agree(['flow']))
  it('what is counted from a day on stands before what was entered, for a unit or for all under it', () =>
    agree(['counted', 'counted-stock']))
  it('a flow that may be negative is never made a lower bound', () => agree(['signed']))
  it('own shares are added to those of the children', () => agree(['own']))
  it('a stock is taken on the last day of the period', () => agree(['stock']))
  it('cumulative entries are read off or subtracted unit by unit', () => agree(['cumulative']))
  it('disjoint exhaustive classes are added where no total was stated', () => agree(['classed']))
  it('what is not additive stays with the unit that stated it', () => agree(['apart']))
  it('a ratio uses only units that have both terms', () => agree(['rate']))
  it('a percentage of the plan reads the year to date against the year', () => agree(['progress']))
})

describe('the restated kernel agrees with the reference model', () => {
  it('for flows and own shares', () => agree(['flow', 'counted', 'counted-stock', 'own'], restatedDays))
  it('for stocks, which name no basis', () => agree(['stock'], restatedDays))
  it('for cumulative and classed measures', () => agree(['cumulative', 'classed', 'apart'], restatedDays))
  it('for ratios', () => agree(['rate', 'progress'], restatedDays))
})

describe('scope', () => {
  it('covers what was under a grant while it was under it, its predecessors and what is in its custody', () => {
    const seen = { allowed: 0, denied: 0 }
    fc.assert(
      fc.property(
        history(['flow']).chain((of) => fc.tuple(fc.constant(of), reader(of), fc.nat(of.now))),
        ([of, { today, grants }, moment]) => {
          const [forest, model] = [buildForest(orgFactsAt(of, moment)), new Model(of, moment)]
          const who = { accountId: 'x', kind: 'person', isDisabled: false, grants, today } as const
          for (const unitId of forest.units.keys())
            for (const day of ['2021-06-30', ...reorganisationDays, '2025-06-30']) {
              const answer = canRead(forest, who, unitId, day)
              seen[answer ? 'allowed' : 'denied']++
              expect(answer, `${unitId} on ${day}`).toBe(model.mayRead(grants, today, unitId, day))
            }
        },
      ),
      { numRuns: 300 },
    )
    expect(seen.allowed).toBeGreaterThan(1000)
    expect(seen.denied).toBeGreaterThan(1000)
  })
})

describe('laws of the figure', () => {
  const shuffled =
    (seed: number) =>
    <Item>(items: readonly Item[]): readonly Item[] => {
      const order = items.map((item, index) => ({ item, rank: (Math.imul(index + 1, 2654435761) ^ seed) >>> 0 }))
      return order.toSorted((a, b) => a.rank - b.rank).map(({ item }) => item)
    }

  it('the order of entries and of facts does not matter', () => {
    const codes = ['flow', 'own', 'stock', 'cumulative', 'classed', 'rate', 'progress']
    fc.assert(
      fc.property(
        history(['flow', 'own', 'stock', 'cumulative', 'classed']).chain((of) =>
          fc.tuple(fc.constant(of), fc.array(asked(of, codes), { minLength: 6, maxLength: 6 })),
        ),
        fc.nat(),
        fc.constantFrom(...restatedDays),
        ([of, addresses], seed, day) => {
          const [plain, mixed] = [ledgerAt(of, of.now), ledgerAt(of, of.now, shuffled(seed))]
          const isLoose = hasRanges(of)
          for (const address of addresses) {
            expect(byKernel(figureAt(mixed, address), isLoose)).toEqual(byKernel(figureAt(plain, address), isLoose))
            expect(byKernel(restatedAt(mixed, address, day), isLoose)).toEqual(
              byKernel(restatedAt(plain, address, day), isLoose),
            )
          }
        },
      ),
      { numRuns: 300 },
    )
  })

  it('units that move take their numbers along and nothing is lost or counted twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ a: fc.nat(99), b: fc.nat(99), c: fc.nat(99) }), { maxLength: 10 }),
        fc.array(fc.nat(50), { minLength: 60, maxLength: 60 }),
        fc.constantFrom('2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4', '2024'),
        (moves, values, text) => {
          const of = movedLeaves(moves, values)
          const key = { measure: 'flow', class: null, aspect: 'actual', period: period(text) } as const
          const ledger = ledgerAt(of, of.now)
          const quarters = of.entries.filter(
            (entry) => entry.first >= key.period.first && entry.last <= key.period.last && entry.value,
          )
          const sum = quarters.reduce((left, entry) => left + (entry.value?.low.toNumber() ?? 0), 0)
          const root = figureAt(ledger, { ...key, unitId: 'r' })
          const middle = ['A', 'B', 'C'].map((unitId) => figureAt(ledger, { ...key, unitId }))
          expect(root.quantity?.low.toNumber()).toBe(sum)
          expect(root.isPartial).toBe(false)
          expect(middle.reduce((left, figure) => left + (figure.quantity?.low.toNumber() ?? 0), 0)).toBe(sum)
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** A history in which every leaf has all four quarters of 2024, and some leaves move between A, B and C. */
function movedLeaves(moves: readonly { a: number; b: number; c: number }[], values: readonly number[]): History {
  const [built] = fc.sample(history(['flow'], 0), 1)
  if (!built) throw new Error('no history')
  const movers = ['A1', 'B2', 'A1x']
  const leaves = ['A2', 'B1', 'C1', ...movers]
  const known = { knownFrom: 0, knownUntil: Number.MAX_SAFE_INTEGER }
  const paths = movers.flatMap((unitId, index) => {
    const own = moves.filter((move) => move.a % movers.length === index)
    const days = [...new Set(own.map((move) => reorganisationDays[move.b % 9] ?? ''))].toSorted()
    const starts = ['2022-01-01', ...days]
    return starts.map((from, step) => ({
      unitId,
      parentId: ['A', 'B', 'C'][(own[step]?.c ?? index) % 3] ?? 'A',
      from,
      until: starts[step + 1] ?? '9999-12-31',
      ...known,
    }))
  })
  const quarters = ['2024-Q1', '2024-Q2', '2024-Q3', '2024-Q4'].map(period)
  const entries = leaves.flatMap((unitId, leaf) =>
    quarters.map(({ first, last }, index) => {
      const low = new Decimal(values[leaf * 4 + index] ?? 0)
      const value = { word: 'exact', low, high: low, isEstimate: false } as const
      const place = { unitId, measure: 'flow', class: null, aspect: 'actual', first, last } as const
      return { id: `${unitId}${first}`, ...place, value, isNotApplicable: false, ...known }
    }),
  )
  const parents = [...built.parents.filter((fact) => !movers.includes(fact.unitId)), ...paths]
  return { ...built, parents, entries }
}
