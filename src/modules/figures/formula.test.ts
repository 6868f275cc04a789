import { describe, expect, it } from 'vitest'
import { aMeasure } from '../../../test/reference/catalogue.ts'
import { parsePeriod } from '../../platform/domain/period.ts'
import { checkFormula, type Expression, evaluate, periodOfTerm, type Term, termsOf, writeOut } from './formula.ts'
import { exactly, type Quantity, quantity } from './quantity.ts'

const term = (measure: string, part: Partial<Term> = {}): Term => ({
  op: 'term',
  measure,
  aspect: 'actual',
  unit: 'self',
  period: 'same',
  ...part,
})
const number = (value: string): Expression => ({ op: 'number', value })
const rate: Expression = {
  op: 'divide',
  of: [{ op: 'multiply', of: [number('100'), term('admitted')] }, term('planned')],
}

const catalogue = [
  aMeasure({ code: 'admitted', measuredIn: { vi: 'đảng viên', en: 'members' } }),
  aMeasure({ code: 'planned', measuredIn: { vi: 'đảng viên', en: 'members' } }),
  aMeasure({ code: 'turns', measuredIn: { vi: 'lượt', en: 'turns' } }),
]
const check = (expression: Expression): string => {
  const answer = checkFormula(expression, (code) => catalogue.find((measure) => measure.code === code))
  return answer.ok ? 'accepted' : answer.refusal.code
}

describe('checkFormula', () => {
  it('a sum of like terms is accepted, and people and turns are never added together', () => {
    expect(check({ op: 'add', of: [term('admitted'), term('planned')] })).toBe('accepted')
    expect(check({ op: 'add', of: [term('admitted'), term('turns')] })).toBe('formula-unlike-terms')
    expect(check({ op: 'subtract', of: [term('admitted'), term('turns')] })).toBe('formula-unlike-terms')
  })

  it('a quotient of unlike terms states its conversion', () => {
    const [people, turns] = [term('admitted'), term('turns')]
    expect(check({ op: 'divide', of: [people, turns] })).toBe('formula-unlike-terms')
    expect(check({ op: 'divide', of: [people, turns], conversion: 'đảng viên mỗi lượt' })).toBe('accepted')
    expect(check(rate)).toBe('accepted')
  })

  it('unlike terms deep inside are found too', () => {
    const inner: Expression = { op: 'add', of: [term('admitted'), term('turns')] }
    expect(check({ op: 'multiply', of: [number('2'), inner] })).toBe('formula-unlike-terms')
    expect(check({ op: 'multiply', of: [number('2'), term('admitted')] })).toBe('accepted')
  })

  it('a term that names no measure is refused', () => expect(check(term('nobody'))).toBe('formula-unknown-measure'))
})

describe('evaluate', () => {
  const given =
    (values: Record<string, Quantity>) =>
    (at: Term): Quantity | undefined =>
      values[at.measure]

  it('89 admitted of 88 planned make 101.136...%', () => {
    const value = evaluate(rate, given({ admitted: exactly(89), planned: exactly(88) }))
    expect(typeof value === 'object' && value.low.toDecimalPlaces(2).toFixed()).toBe('101.14')
  })

  it('division by zero is undefined, a term without value is missing, and neither is 0', () => {
    expect(evaluate(rate, given({ admitted: exactly(89), planned: exactly(0) }))).toBe('undefined')
    expect(evaluate(rate, given({ admitted: exactly(89) }))).toBe('missing')
    expect(evaluate(rate, given({ admitted: exactly(0), planned: exactly(88) }))).toEqual(exactly(0))
  })

  it('words travel through: over 110 of 200 is over 55%, an estimate makes an estimate', () => {
    const values = { admitted: quantity('over', 110), planned: quantity('exact', 200, 200, true) }
    expect(evaluate(rate, given(values))).toEqual(quantity('over', 55, 55, true))
  })

  it('more than two terms are taken from left to right', () => {
    const values = { a: exactly(10), b: exactly(3), c: exactly(2) }
    const of = [term('a'), term('b'), term('c')]
    expect(evaluate({ op: 'subtract', of }, given(values))).toEqual(exactly(5))
    expect(evaluate({ op: 'add', of }, given(values))).toEqual(exactly(15))
    expect(evaluate({ op: 'multiply', of }, given(values))).toEqual(exactly(60))
  })
})

describe('terms', () => {
  it.each<[Term['period'], string]>([
    ['same', '2024-Q3'],
    ['year_to_date', '2024-01-01..2024-09-30'],
    ['cumulative', '2024-01-01..2024-09-30'],
    ['year', '2024'],
    ['previous', '2024-Q2'],
    ['same_last_year', '2023-Q3'],
    ['last_day', '2024-09-30'],
  ])('seen from the third quarter, “%s” is %s', (period, id) => {
    const quarter = parsePeriod('2024-Q3')
    expect(quarter.ok && periodOfTerm(term('x', { period }), quarter.value).id).toBe(id)
  })

  it('are found in order, however deep', () =>
    expect(termsOf(rate).map((item) => item.measure)).toEqual(['admitted', 'planned']))

  it('a formula is written out with the brackets it needs', () => {
    const nested: Expression = {
      op: 'divide',
      of: [{ op: 'subtract', of: [term('a'), term('b')] }, number('1234.5')],
    }
    expect(writeOut(nested, 'vi', (item) => item.measure)).toBe('(a − b) ÷ 1.234,5')
    expect(writeOut(rate, 'en', (item) => item.measure)).toBe('100 × admitted ÷ planned')
  })
})
