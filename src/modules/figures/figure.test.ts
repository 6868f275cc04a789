import { describe, expect, it } from 'vitest'
import { aMeasure, classSets, measures } from '../../../test/reference/catalogue.ts'
import { figureOf, ledgerOf, restatedOf, type Story, said } from '../../../test/reference/story.ts'
import { entriesBehind, figureAt, lineageDepth } from './figure.ts'
import { breakdownOf, partsOverTime } from './roll-up.ts'

const told = (story: Story, unit: string, period: string, measure = 'flow'): string =>
  said(figureOf(ledgerOf(story), { unit, period, measure }))
const district = ['d > a', 'd > b']

describe('a figure of units', () => {
  it('is the sum of its children, and missing is never zero', () => {
    expect(told({ units: district, entries: ['a 2024 = 3', 'b 2024 = 4'] }, 'd', '2024')).toBe('7')
    expect(told({ units: district, entries: ['a 2024 = 3'] }, 'd', '2024')).toBe('at least 3 (1/2)')
    expect(told({ units: district, entries: [] }, 'd', '2024')).toBe('missing')
  })

  it('a stated total stands for its children and is never added to them', () =>
    expect(told({ units: district, entries: ['d 2024 = 9', 'a 2024 = 3', 'b 2024 = 4'] }, 'd', '2024')).toBe('9'))

  it('an own share is added to the children, and is missing where it was not stated', () => {
    const own = [aMeasure({ statedAtParent: 'own' })]
    const entries = ['a 2024 = 3', 'b 2024 = 4']
    expect(told({ units: district, measures: own, entries: ['d 2024 = 9', ...entries] }, 'd', '2024')).toBe('16')
    expect(told({ units: district, measures: own, entries }, 'd', '2024')).toBe('at least 7 (2/3)')
  })

  it('not applicable is an entry of its own and leaves nothing missing', () => {
    expect(told({ units: district, entries: ['a 2024 = 3', 'b 2024 = not applicable'] }, 'd', '2024')).toBe('3')
    expect(
      told({ units: district, entries: ['a 2024 = not applicable', 'b 2024 = not applicable'] }, 'd', '2024'),
    ).toBe('not_applicable')
  })

  it('a partial sum of what may be negative is no lower bound, but is partial', () => {
    const signed = [aMeasure({ isNonNegative: false })]
    expect(told({ units: district, measures: signed, entries: ['a 2024 = -3'] }, 'd', '2024')).toBe('−3 (1/2)')
  })

  it('a measure that is not valid on the last day has no figure', () => {
    const later = [aMeasure({ from: '2025-01-01' })]
    expect(told({ units: district, measures: later, entries: ['a 2024 = 3'] }, 'd', '2024')).toBe('no_measure')
    expect(told({ units: district, measures: later, entries: ['a 2025 = 3', 'b 2025 = 1'] }, 'd', '2025')).toBe('4')
  })

  it('the last step of the lineage is the entries behind it', () => {
    const figure = figureOf(ledgerOf({ units: ['c > d > a', 'c > d > b'], entries: ['a 2024 = 3', 'b 2024 = 4'] }), {
      unit: 'c',
      period: '2024',
    })
    expect(entriesBehind(figure).map((entry) => entry.id)).toEqual(['e0', 'e1'])
    expect(lineageDepth(figure)).toBe(3)
  })
})

describe('a figure over time', () => {
  const quarters = ['a 2024-Q1 = 1', 'a 2024-Q2 = 2', 'a 2024-Q3 = 3', 'a 2024-Q4 = 4']

  it('a year is the sum of its quarters, a stated year stands before them', () => {
    expect(told({ units: ['a'], entries: quarters }, 'a', '2024')).toBe('10')
    expect(told({ units: ['a'], entries: ['a 2024 = 12', ...quarters] }, 'a', '2024')).toBe('12')
    expect(told({ units: ['a'], entries: quarters.slice(0, 3) }, 'a', '2024')).toBe('at least 6 (0/1)')
  })

  it('years stated below count once beside the quarters of others', () =>
    expect(told({ units: district, entries: ['b 2024 = 20', 'b 2024-Q1 = 5', ...quarters] }, 'd', '2024')).toBe('30'))

  it('a complete sum of stated years is not made partial by a quarter somebody stated elsewhere', () => {
    const units = ['c > d > a', 'c > e']
    const entries = ['a 2024 = 20', 'e 2024-Q1 = 1']
    expect(told({ units, entries }, 'd', '2024')).toBe('20')
    expect(told({ units, entries }, 'c', '2024')).toBe('at least 21 (1/2)')
  })

  it('a quarter stated at a parent and a year stated below it are not counted twice', () => {
    const all = ['d 2024-Q1 = 10', 'd 2024-Q2 = 10', 'd 2024-Q3 = 10', 'd 2024-Q4 = 10']
    expect(told({ units: district, entries: ['d 2024-Q1 = 10', 'a 2024 = 20', 'b 2024 = 7'] }, 'd', '2024')).toBe('27')
    expect(told({ units: district, entries: [...all, 'a 2024 = 20'] }, 'd', '2024')).toBe('40')
  })

  it('own shares stated for the year are kept beside quarters of others', () => {
    const own = [aMeasure({ statedAtParent: 'own' })]
    const entries = ['d 2024 = 5', 'b 2024 = 20', ...quarters]
    expect(told({ units: district, measures: own, entries }, 'd', '2024')).toBe('35')
  })

  it('quarters in which a unit did not live are not expected of it, nor of its parent', () => {
    const units = ['d > a[..2024-07-01]', 'd > b']
    const entries = [...quarters.slice(0, 2), 'b 2024-Q1 = 1', 'b 2024-Q2 = 1', 'b 2024-Q3 = 1', 'b 2024-Q4 = 1']
    expect(told({ units, entries }, 'a', '2024')).toBe('3')
    expect(told({ units, entries }, 'd', '2024')).toBe('7')
    expect(told({ units: ['d > a', 'd > b'], entries }, 'a', '2024')).toBe('at least 3 (0/1)')
  })

  it('a unit that moved brings each quarter to the tree of its last day', () => {
    const units = ['c > d > a', 'c > d > x', 'c > e > y']
    const entries = [...quarters, ...['x', 'y'].flatMap((id) => [1, 2, 3, 4].map((n) => `${id} 2024-Q${n} = 1`))]
    const story = { units, moves: [{ unit: 'a', to: 'e', on: '2024-07-01' }], entries }
    expect(['d', 'e', 'c'].map((unit) => told(story, unit, '2024'))).toEqual(['7', '11', '18'])
  })

  it('a stock is its last day, on the tree of that day', () => {
    const entries = ['a stock 2024-03-31 = 5', 'a stock 2024-06-30 = 6', 'b stock 2024-06-30 = 1']
    const story = {
      units: ['c > d > a', 'c > e > b'],
      moves: [{ unit: 'a', to: 'e', on: '2024-05-01' }],
      entries,
      measures,
    }
    expect(told(story, 'e', '2024-H1', 'stock')).toBe('7')
    expect(told(story, 'd', '2024-Q1', 'stock')).toBe('5')
    expect(told(story, 'd', '2024-H1', 'stock')).toBe('missing')
  })

  it('a unit that moved brings nothing of before into the difference of two cumulative entries', () => {
    const entries = ['a', 'x', 'y'].flatMap((id) => [`${id} cumulative 2024-03 = 30`, `${id} cumulative 2024-06 = 50`])
    const units = ['c > d > a', 'c > d > x', 'c > e > y']
    const story = { units, moves: [{ unit: 'a', to: 'e', on: '2024-05-01' }], entries, measures }
    expect(['d', 'e', 'c'].map((unit) => told(story, unit, '2024-Q2', 'cumulative'))).toEqual(['20', '40', '60'])
    expect(told(story, 'e', '2024-H1', 'cumulative')).toBe('100')
  })

  it('two years of cumulative entries are added', () => {
    const entries = ['a cumulative 2023 = 5', 'a cumulative 2024-03 = 1', 'a cumulative 2024 = 7']
    expect(told({ units: ['a'], entries, measures }, 'a', '2023..2024', 'cumulative')).toBe('12')
    expect(told({ units: ['a'], entries: entries.slice(1), measures }, 'a', '2023..2024', 'cumulative')).toBe(
      'at least 7 (0/1)',
    )
  })

  it('the last cumulative entry of a unit that ended stays in the year of its parent', () => {
    const units = ['d > a[..2024-06-01]', 'd > b']
    const entries = ['a cumulative 2024-03 = 4', 'b cumulative 2024 = 6']
    expect(told({ units, entries, measures }, 'd', '2024', 'cumulative')).toBe('10')
    expect(told({ units: district, entries, measures }, 'd', '2024', 'cumulative')).toBe('at least 6 (1/2)')
  })
})

describe('classes and ratios', () => {
  it('disjoint exhaustive classes are added where no total was stated', () => {
    const entries = ['a classed/a 2024 = 3', 'a classed/b 2024 = 4']
    expect(told({ units: ['a'], measures, classSets, entries }, 'a', '2024', 'classed')).toBe('7')
    const open = classSets.map((set) => ({ ...set, isExhaustive: false }))
    expect(told({ units: ['a'], measures, classSets: open, entries }, 'a', '2024', 'classed')).toBe('missing')
  })

  it('a ratio is recomputed from sums, never averaged', () => {
    const entries = ['a flow 2024 = 1', 'a stock 2024 = 10', 'b flow 2024 = 9', 'b stock 2024 = 10']
    expect(told({ units: district, measures, entries }, 'd', '2024', 'rate')).toBe('50')
    const uneven = ['a flow 2024 = 1', 'a stock 2024 = 2', 'b flow 2024 = 1', 'b stock 2024 = 98']
    expect(told({ units: district, measures, entries: uneven }, 'd', '2024', 'rate')).toBe('2')
  })

  it('a ratio uses only units that have both terms', () => {
    const entries = ['a flow 2024 = 1', 'a stock 2024 = 10', 'b stock 2024 = 90']
    expect(told({ units: district, measures, entries }, 'd', '2024', 'rate')).toBe('10 (1/2)')
  })

  it('a unit to which a term does not apply is left out of both, and is not missing', () => {
    const entries = ['a flow 2024 = 1', 'a stock 2024 = 10', 'b flow 2024 = not applicable', 'b stock 2024 = 90']
    expect(told({ units: district, measures, entries }, 'd', '2024', 'rate')).toBe('10')
  })

  it('such a unit is left out however deep it stands', () => {
    const entries = ['a flow 2024 = 1', 'a stock 2024 = 10', 'b flow 2024 = not applicable', 'b stock 2024 = 90']
    const units = ['c > d > a', 'c > d > b']
    expect(told({ units, measures, entries }, 'c', '2024', 'rate')).toBe('10')
  })

  it('dividing by nothing is undefined, and never 0', () => {
    const entries = ['a flow 2024 = 1', 'a stock 2024 = 0']
    expect(told({ units: ['a'], measures, entries }, 'a', '2024', 'rate')).toBe('undefined')
  })

  it('a ratio is approved when both its terms are', () => {
    const ledger = ledgerOf({ units: ['a'], measures, entries: ['a flow 2024 = 1', 'a stock 2024 = 4'] })
    const approving = (codes: readonly string[]) => ({
      ...ledger,
      entriesAt: (...at: Parameters<typeof ledger.entriesAt>) =>
        ledger.entriesAt(...at).map((entry) => ({ ...entry, isApproved: codes.includes(entry.measure) })),
    })
    const leavesWith = (codes: readonly string[]) =>
      figureAt(approving(codes), figureOf(ledger, { unit: 'a', period: '2024', measure: 'rate' }).key).leaves
    expect(leavesWith(['flow', 'stock'])).toEqual([{ unitId: 'a', has: true, isApproved: true }])
    expect(leavesWith(['flow'])).toEqual([{ unitId: 'a', has: true, isApproved: false }])
    expect(leavesWith(['stock'])).toEqual([{ unitId: 'a', has: true, isApproved: false }])
  })
})

describe('a stated total and what is known below it', () => {
  const story = { units: district, entries: ['d 2024 = 9', 'a 2024 = 3', 'd 2024-Q1 = 2'] }

  it('leaves a remainder', () => {
    const ledger = ledgerOf(story)
    const found = breakdownOf(ledger, figureOf(ledger, { unit: 'd', period: '2024' }))
    expect(found?.remainder?.low.toFixed()).toBe('6')
    expect(found && said(found.sum)).toBe('at least 3 (1/2)')
    expect(breakdownOf(ledger, figureOf(ledger, { unit: 'a', period: '2024' }))).toBeUndefined()
  })

  it('is checked against its shorter periods', () => {
    const ledger = ledgerOf(story)
    const sum = partsOverTime(ledger, figureOf(ledger, { unit: 'd', period: '2024' }))
    expect(sum && said(sum)).toMatch(/^at least 2/)
    expect(partsOverTime(ledger, figureOf(ledger, { unit: 'a', period: '2024' }))).toBeUndefined()
  })

  it('of a stock holds nothing that ended before the day', () => {
    const ledger = ledgerOf({
      units: ['d > a[..2024-06-01]', 'd > b'],
      measures,
      entries: ['d stock 2024 = 9', 'a stock 2024-03-31 = 4', 'b stock 2024 = 9'],
    })
    const found = breakdownOf(ledger, figureOf(ledger, { unit: 'd', period: '2024', measure: 'stock' }))
    expect(found && said(found.sum)).toBe('9')
  })
})

describe('a figure restated', () => {
  const whole = (fromId: string, toId: string, effectiveOn: string) =>
    ({ fromId, toId, effectiveOn, extent: 'whole', shares: {} }) as const
  const part = (fromId: string, toId: string, effectiveOn: string, members?: string) =>
    ({ fromId, toId, effectiveOn, extent: 'part', shares: members === undefined ? {} : { members } }) as const
  const restated = (story: Story, unit: string, period = '2023', on = '2025-01-01', measure = 'flow'): string =>
    said(restatedOf(ledgerOf(story), { unit, period, measure }, on))

  it('a kept unit includes what it absorbed, as an estimate', () => {
    const story = {
      units: ['c > a', 'c > b[..2024-01-01]'],
      successions: [whole('b', 'a', '2024-01-01')],
      entries: ['a 2023 = 5', 'b 2023 = 3'],
    }
    expect(restated(story, 'a')).toBe('est. 8')
    expect(told(story, 'a', '2023')).toBe('5')
    expect(restated(story, 'a', '2023', '2023-12-31')).toBe('5')
  })

  it('a share counts only on the basis the measure names, else nothing is comparable', () => {
    const base = { units: ['c > a', 'c > b'], entries: ['a 2023 = 100', 'b 2023 = 50'] }
    const story = { ...base, successions: [part('a', 'b', '2024-01-01', '0.3')] }
    expect([restated(story, 'a'), restated(story, 'b')]).toEqual(['est. 70', 'est. 80'])
    expect(restated({ ...base, successions: [part('a', 'b', '2024-01-01')] }, 'a')).toBe('not_comparable')
    const noBasis = { ...story, measures: [aMeasure({ restateBy: null })] }
    expect(restated(noBasis, 'b')).toBe('not_comparable')
  })

  it('shares of one day are parts of the same whole, and nothing is lost', () => {
    const story = {
      units: ['c > a', 'c > b', 'c > x'],
      successions: [part('a', 'b', '2024-01-01', '0.3'), part('a', 'x', '2024-01-01', '0.2')],
      entries: ['a 2023 = 100', 'b 2023 = 0', 'x 2023 = 0'],
    }
    expect(['a', 'b', 'x'].map((unit) => restated(story, unit))).toEqual(['est. 50', 'est. 30', 'est. 20'])
  })

  it('what was absorbed first leaves with the part that is given later', () => {
    const story = {
      units: ['c > a', 'c > b', 'c > x[..2024-01-01]'],
      successions: [whole('x', 'a', '2024-01-01'), part('a', 'b', '2024-07-01', '0.5')],
      entries: ['a 2023 = 100', 'b 2023 = 10', 'x 2023 = 20'],
    }
    expect([restated(story, 'a'), restated(story, 'b')]).toEqual(['est. 60', 'est. 70'])
  })

  it('a unit that moved is counted where it stands, also where something else is missing', () => {
    const units = ['c > d > a', 'c > d > b', 'c > e > x']
    const story = { units, moves: [{ unit: 'a', to: 'e', on: '2024-01-01' }], entries: ['a 2023 = 7', 'b 2023 = 5'] }
    expect(restated(story, 'e')).toBe('est. at least 7 (1/2)')
    expect(restated(story, 'd')).toBe('est. 5')
    expect(told(story, 'e', '2023')).toBe('missing')
  })

  it('a total stated before units came or went without succession is not comparable', () => {
    const units = ['c > d > a', 'c > d > b', 'c > e > x']
    const moves = [{ unit: 'a', to: 'e', on: '2024-01-01' }]
    expect(restated({ units, moves, entries: ['e 2023 = 9'] }, 'e')).toBe('not_comparable')
    expect(restated({ units, entries: ['e 2023 = 9'] }, 'e')).toBe('9')
  })

  it('a total stands when all that changed, even by unknown shares, stayed below it', () => {
    const story = {
      units: ['c > a', 'c > b'],
      successions: [part('a', 'b', '2024-01-01')],
      entries: ['c 2023 = 9', 'a 2023 = 4', 'b 2023 = 5'],
    }
    expect(restated(story, 'c')).toBe('est. 9')
    expect(restated(story, 'a')).toBe('not_comparable')
  })

  it('what is not additive is not comparable after a change, and unchanged before', () => {
    const story = {
      units: ['c > a', 'c > b[..2024-01-01]', 'c > x'],
      successions: [whole('b', 'a', '2024-01-01')],
      measures,
      entries: ['a apart 2023 = 5', 'x apart 2023 = 6'],
    }
    expect(restated(story, 'a', '2023', '2025-01-01', 'apart')).toBe('not_comparable')
    expect(restated(story, 'x', '2023', '2025-01-01', 'apart')).toBe('6')
  })

  it('a ratio is restated from its terms', () => {
    const story = {
      units: ['c > a', 'c > b[..2024-01-01]'],
      successions: [whole('b', 'a', '2024-01-01')],
      measures,
      entries: ['a flow 2023 = 1', 'b flow 2023 = 1', 'a stock 2023 = 10', 'b stock 2023 = 10'],
    }
    expect(restated(story, 'a', '2023', '2025-01-01', 'rate')).toBe('est. 10')
  })
})
