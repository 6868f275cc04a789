import { describe, expect, it } from 'vitest'
import { aMeasure } from '../../../test/reference/catalogue.ts'
import { ledgerOf } from '../../../test/reference/story.ts'
import { parsePeriod } from '../../platform/domain/period.ts'
import type { Outcome } from '../../platform/domain/refusal.ts'
import { checkApproval, checkPlace, readTyped } from './enter.ts'
import type { Aspect, Measure } from './measure.ts'
import { exactly } from './quantity.ts'

const { forest } = ledgerOf({ units: ['d > a', 'd > gone[2022-01-01..2024-02-01]'], entries: [] })
const code = (answer: Outcome<unknown>): string => (answer.ok ? 'accepted' : answer.refusal.code)
const read = (text: string) => {
  const period = parsePeriod(text)
  if (!period.ok) throw new Error(text)
  return period.value
}

describe('the place of an entry', () => {
  const flow = aMeasure({})
  const place = (part: {
    measure?: Measure
    unit?: string
    period?: string
    class?: string
    aspect?: Aspect
  }): string => {
    const unit = forest.units.get(part.unit ?? 'a')
    if (!unit) throw new Error(part.unit)
    const { measure = flow, period = '2024-Q1', aspect = 'actual' } = part
    return code(checkPlace(forest, measure, unit, read(period), part.class ?? null, aspect, '2024-03-28'))
  }

  it('fits the measure, the unit and the period', () => expect(place({})).toBe('accepted'))

  it('a computed result is not entered, its plan is', () => {
    const formula = aMeasure({ kind: 'formula' })
    expect(place({ measure: formula })).toBe('not-entered')
    expect(place({ measure: formula, aspect: 'assigned' })).toBe('accepted')
    expect(place({ measure: aMeasure({ kind: 'counted' }) })).toBe('not-entered')
  })

  it('a kind of unit or period the measure is not held for is refused', () => {
    expect(place({ measure: aMeasure({ subjects: ['area'] }) })).toBe('wrong-subject')
    expect(place({ period: '2024-03-01' })).toBe('wrong-period')
    expect(place({ measure: aMeasure({ periodKinds: ['open'] }), period: '2013..' })).toBe('wrong-period')
  })

  it('a unit is entered for periods it lived in only', () => {
    expect(place({ unit: 'gone', period: '2024-Q1' })).toBe('accepted')
    expect(place({ unit: 'gone', period: '2024-03' })).toBe('unit-not-then')
    expect(place({ unit: 'gone', period: '2021' })).toBe('unit-not-then')
  })

  it('a result is not entered before its period has begun, a plan is', () => {
    expect(place({ period: '2024-Q2' })).toBe('period-not-begun')
    expect(place({ period: '2024-Q2', aspect: 'assigned' })).toBe('accepted')
  })

  it('a measure held by class names one', () => {
    const classed = aMeasure({ classSet: 'rating' })
    expect(place({ measure: classed })).toBe('class-missing')
    expect(place({ measure: classed, class: 'good' })).toBe('accepted')
  })
})

describe('what was typed', () => {
  const typed = { isEstimate: false, isNotApplicable: false }

  it('a cut-off day lies within the period', () => {
    const on = (cutOffOn: string): string =>
      code(readTyped(aMeasure({}), read('2024-Q1'), { ...typed, value: '5', cutOffOn }))
    expect(['2023-12-31', '2024-01-01', '2024-03-31', '2024-04-01'].map(on)).toEqual([
      'cut-off-outside',
      'accepted',
      'accepted',
      'cut-off-outside',
    ])
  })

  it('not applicable needs no value, and everything else does', () => {
    const notApplicable = readTyped(aMeasure({}), read('2024'), { ...typed, isNotApplicable: true })
    expect(notApplicable).toMatchObject({ ok: true, value: { quantity: null, isNotApplicable: true } })
    expect(code(readTyped(aMeasure({}), read('2024'), typed))).toBe('value-missing')
    expect(code(readTyped(aMeasure({ result: 'words' }), read('2024'), { ...typed, value: '  ' }))).toBe(
      'value-missing',
    )
  })

  it('words stay words, a number becomes a quantity', () => {
    const words = readTyped(aMeasure({ result: 'words' }), read('2024'), { ...typed, value: ' hoàn thành tốt ' })
    expect(words).toMatchObject({ ok: true, value: { quantity: null, result: 'hoàn thành tốt' } })
    const number = readTyped(aMeasure({}), read('2024'), { ...typed, value: '53,68' })
    expect(number).toMatchObject({ ok: true, value: { quantity: exactly('53.68'), result: null } })
  })
})

describe('approval', () => {
  it('is the act of another person, once, of what still stands', () => {
    expect(code(checkApproval('an', 'binh', false, true))).toBe('accepted')
    expect(code(checkApproval('an', 'an', false, true))).toBe('own-entry')
    expect(code(checkApproval('an', 'binh', true, true))).toBe('approved-already')
    expect(code(checkApproval('an', 'binh', false, false))).toBe('superseded')
  })
})
