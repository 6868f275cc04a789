import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayPlus } from '../../platform/domain/day.ts'
import { funnelOf, type HistoryStep, medianOf } from './funnel.ts'
import { entering, stages } from './pipeline.ts'

const steps = (...pairs: readonly (readonly [event: string, on: string])[]): readonly HistoryStep[] =>
  pairs.map(([event, on]) => ({ event, on }))
const stageIn = (
  histories: readonly (readonly HistoryStep[])[],
  stage: string,
  first = '2024-01-01',
  last = '2024-12-31',
) => funnelOf(histories, first, last).find((item) => item.stage === stage)

/** A person who goes some steps, in order, and may then be screened out; the transfers between do not matter. */
const history: fc.Arbitrary<readonly HistoryStep[]> = fc
  .record({
    first: fc.integer({ min: 0, max: 700 }),
    gaps: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: stages.length }),
    end: fc.constantFrom('none', 'screen_out', 'die', 'transfer'),
  })
  .map(({ first, gaps, end }) => {
    let on = dayPlus('2023-01-01', first)
    const taken = gaps.map((gap, index) => {
      on = dayPlus(on, gap)
      return { event: entering[stages[index] ?? 'source'], on }
    })
    return end === 'none' ? taken : [...taken, { event: end, on: dayPlus(on, 1) }]
  })

describe('the funnel', () => {
  const went = steps(['list', '2024-01-10'], ['attend_class', '2024-02-09'], ['open_dossier', '2024-03-01'])
  const out = steps(['list', '2024-01-20'], ['screen_out', '2024-05-01'])

  test('counts who entered in the period, who went on and who was screened out', () => {
    expect(stageIn([went, out], 'source')).toEqual({
      stage: 'source',
      entered: 2,
      wentOn: 1,
      screenedOut: 1,
      ended: 0,
      stillThere: 0,
      medianDays: '30',
    })
    expect(stageIn([went, out], 'dossier')).toMatchObject({ entered: 1, stillThere: 1, medianDays: null })
    expect(stageIn([went, out], 'source', '2024-01-15', '2024-12-31')).toMatchObject({ entered: 1, screenedOut: 1 })
  })

  test('lets a person who was screened out and listed again begin anew', () => {
    const twice = steps(['list', '2024-01-10'], ['screen_out', '2024-02-01'], ['list', '2024-06-01'])
    expect(stageIn([twice], 'source')).toMatchObject({ entered: 2, screenedOut: 1, stillThere: 1 })
  })

  test('knows that full membership may be effective before the cell considered it', () => {
    const full = steps(['admit', '2023-03-15'], ['consider', '2024-04-10'], ['recognise', '2024-03-15'])
    expect(stageIn([full], 'considered')).toMatchObject({ entered: 1, wentOn: 1, medianDays: '0' })
    expect(stageIn([full], 'full')).toMatchObject({ entered: 1, stillThere: 1 })
  })

  test('accounts for everybody who entered, in any stage and period, in whatever order the steps come', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 12 }), fc.integer({ min: 0, max: 700 }), (histories, start) => {
        const [first, last] = [dayPlus('2023-01-01', start), dayPlus('2023-01-01', start + 200)]
        const funnel = funnelOf(histories, first, last)
        for (const { entered, wentOn, screenedOut, ended, stillThere } of funnel) {
          expect(entered).toBe(wentOn + screenedOut + ended + stillThere)
          expect(stillThere).toBeGreaterThanOrEqual(0)
        }
        const shuffled = [...histories].reverse().map((items) => [...items].reverse())
        expect(funnelOf(shuffled, first, last)).toEqual(funnel)
      }),
    )
  })

  test('over all days has as many listed as there are people, and everybody stands in one stage or has ended', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 12 }), (histories) => {
        const funnel = funnelOf(histories, '0001-01-01', '9999-12-31')
        expect(funnel[0]?.entered).toBe(histories.length)
        const placed = funnel.reduce((sum, item) => sum + item.stillThere + item.screenedOut + item.ended, 0)
        expect(placed).toBe(histories.length)
      }),
    )
  })
})

describe('the median', () => {
  test('is the middle, or half way between the two middle ones', () => {
    expect(medianOf([])).toBeNull()
    expect(medianOf([9, 1, 5])).toBe('5')
    expect(medianOf([1, 2])).toBe('1.5')
    expect(medianOf([2, 4])).toBe('3')
  })

  test('does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1 }), (numbers) => {
        expect(medianOf([...numbers].reverse())).toBe(medianOf(numbers))
      }),
    )
  })
})
