import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { aMeasure } from '../../../test/reference/catalogue.ts'
import { aRule } from '../../../test/reference/rules.ts'
import { decimal } from '../../platform/domain/decimal.ts'
import { type Period, parsePeriod } from '../../platform/domain/period.ts'
import { type Quantity, quantity } from '../figures/quantity.ts'
import { readValue } from '../figures/read-value.ts'
import { addressKey, addressOf, type CatalogueSlice, type Held, type MeasureSlice, type Values } from './rule/values.ts'
import { type Checked, checkValues, type Rule, type RuleBody, type Term } from './rule.ts'

const term = (measure: string, part: Partial<Term> = {}): Term => ({
  measure,
  class: null,
  aspect: 'actual',
  period: 'same',
  ...part,
})
const periodOf = (text: string): Period => {
  const period = parsePeriod(text)
  if (!period.ok) throw new Error(text)
  return period.value
}
const sliceOf = (part: Partial<MeasureSlice> & { code: string }): MeasureSlice => ({
  name: { vi: part.code, en: part.code },
  measuredIn: { vi: 'người', en: 'people' },
  print: { decimals: 2, rounding: 'half_up', saysCut: false, scale: 'none' },
  isNonNegative: true,
  isCumulative: false,
  classes: [],
  ...part,
})
const codes = ['all', 'men', 'women', 'p', 'q', 'r', 'many', 'signed', 'since'] as const
const slice: CatalogueSlice = new Map(
  codes.map((code) => [
    code,
    sliceOf({
      code,
      isNonNegative: code !== 'signed',
      isCumulative: code === 'since',
      ...(['p', 'q', 'r'].includes(code) ? { measuredIn: { vi: '%', en: '%' } } : {}),
    }),
  ]),
)
const unit = { code: 'a', kind: 'party_organisation', level: 'commune' } as const

const read = (text: string): Quantity => {
  const value = readValue(aMeasure({ isNonNegative: false }), { value: text, isEstimate: false })
  if (!value.ok) throw new Error(`no value: ${text}`)
  return value.value
}

/** `men = 3`, at the period unless another is named: `since 2024-Q1 = 5`. */
function valuesOf(lines: Readonly<Record<string, string>>, at = '2024-Q2'): Values {
  const period = periodOf(at)
  const held = new Map<string, Held>()
  for (const [name, text] of Object.entries(lines)) {
    const [measure = '', when = at] = name.split(' ')
    held.set(addressKey(addressOf(slice, unit.code, term(measure), periodOf(when))), {
      quantity: text === 'n/a' ? null : read(text),
      absence: text === 'n/a' ? 'not_applicable' : null,
    })
  }
  return { unit, period, held }
}
const check = (rule: Rule, lines: Readonly<Record<string, string>>, at?: string): Checked =>
  checkValues([rule], slice, valuesOf(lines, at))
/** What came out, in one word. */
const said = ({ found, unchecked }: Checked): string =>
  found[0]?.severity ?? (unchecked[0] ? `unchecked: ${unchecked[0].why}` : 'agree')

type Row = readonly [values: Readonly<Record<string, string>>, answer: string]
const table = (body: RuleBody, rows: readonly Row[], part: Partial<Rule> = {}, at?: string): void => {
  test.each(rows.map(([values, answer]) => ({ values, answer })))('%j', ({ values, answer }) => {
    expect(said(check(aRule({ ...part, body }), values, at))).toBe(answer)
  })
}

const sexes: RuleBody = {
  kind: 'parts_make_whole',
  whole: term('all'),
  parts: [term('men'), term('women')],
  comparison: 'exact',
}

describe('men and women make all', () => {
  table(sexes, [
    [{ all: '100', men: '60', women: '40' }, 'agree'],
    [{ all: '100', men: '60', women: '41' }, 'contradiction'],
    [{ all: '100', men: '60', women: '39' }, 'contradiction'],
    [{ all: 'trên 5', men: '3', women: '3' }, 'agree'],
    [{ all: 'trên 5', men: '3', women: '2' }, 'contradiction'],
    [{ all: 'ít nhất 5', men: '3', women: '2' }, 'agree'],
    [{ all: '10', men: 'trên 5', women: '5' }, 'contradiction'],
    [{ all: '11', men: 'trên 5', women: '5' }, 'agree'],
    [{ all: '3', men: 'dưới 5', women: '4' }, 'contradiction'],
    [{ all: '6', men: 'dưới 5', women: '4' }, 'agree'],
    [{ all: '100', men: 'khoảng 60', women: '90' }, 'agree'],
    [{ all: '100', men: '50–70', women: '40' }, 'agree'],
    [{ all: '100', men: '50–55', women: '40' }, 'contradiction'],
    [{ all: 'ước 100', men: '60', women: '41' }, 'contradiction'],
    [{ all: '100', men: '60' }, 'unchecked: missing'],
    [{ all: '100', men: '60', women: 'n/a' }, 'unchecked: not_applicable'],
  ])

  it('or no more than all, where a part may not be named', () => {
    const rule = aRule({ body: { ...sexes, comparison: 'at_most' } })
    expect(said(check(rule, { all: '100', men: '60', women: '30' }))).toBe('agree')
    expect(said(check(rule, { all: '100', men: '60', women: '41' }))).toBe('contradiction')
  })

  it('within the tolerance of the rule, to its very edge', () => {
    const rule = aRule({ body: sexes, tolerance: '0.5' })
    expect(said(check(rule, { all: '100', men: '60', women: '40,5' }))).toBe('agree')
    expect(said(check(rule, { all: '100', men: '60', women: '40,51' }))).toBe('contradiction')
  })

  it('a finding names both numbers, what is apart, the readings under which it holds, and every address', () => {
    const reading = { vi: 'Số chung chưa tính người mới chuyển đến', en: 'Newcomers are not in the whole yet' }
    const [found] = check(aRule({ code: 'sexes', body: sexes, reading }), { all: '100', men: '60', women: '43' }).found
    expect(found?.title.vi).toBe('Các phần cộng được 103 người, số chung ghi 100 người')
    expect(found?.text.vi).toContain('men 60 + women 43; all 100 người. Lệch 3 người.')
    expect(found?.readings.map((item) => [item.name.vi, item.printed.vi, item.holds])).toEqual([
      ['Các phần tách rời và đủ', '103 người', false],
      ['Có đối tượng được đếm ở hơn một phần', '3 người', true],
      [reading.vi, '100 người · 60 người · 43 người', true],
    ])
    expect(found?.addresses.map((at) => [at.unit, at.measure, at.period])).toEqual([
      ['a', 'all', '2024-Q2'],
      ['a', 'men', '2024-Q2'],
      ['a', 'women', '2024-Q2'],
    ])
    expect([found?.kind, found?.rule]).toEqual(['parts_make_whole', 'sexes'])
  })

  it('what is missing is named', () => {
    const { found, unchecked } = check(aRule({ body: sexes }), { all: '100' })
    expect(found).toEqual([])
    expect(unchecked[0]?.addresses.map((at) => at.measure)).toEqual(['men', 'women'])
  })
})

describe('a part within its whole', () => {
  table({ kind: 'within', numerator: term('men'), denominator: term('all') }, [
    [{ men: '5', all: '5' }, 'agree'],
    [{ men: '6', all: '5' }, 'contradiction'],
    [{ men: 'trên 5', all: '5' }, 'contradiction'],
    [{ men: 'ít nhất 5', all: '5' }, 'agree'],
    [{ men: '5', all: 'dưới 5' }, 'contradiction'],
    [{ men: '6', all: 'trên 5' }, 'agree'],
    [{ men: '6' }, 'unchecked: missing'],
  ])
})

describe('shares that make 100', () => {
  const thirds: RuleBody = { kind: 'shares_make_hundred', shares: [term('p'), term('q'), term('r')], places: null }
  table(thirds, [
    [{ p: '33,3', q: '33,3', r: '33,3' }, 'agree'],
    [{ p: '33', q: '33', r: '33' }, 'agree'],
    [{ p: '33,3', q: '33,3', r: '33,2' }, 'contradiction'],
    [{ p: '14,69', q: '82,27', r: '3,04' }, 'agree'],
    [{ p: '14,69', q: '82,27', r: '3,03' }, 'agree'],
    [{ p: '14,69', q: '96,96', r: '2,78' }, 'contradiction'],
    // A nought at the end is lost, so 3 is read as 3,0: 100,5 is too much.
    [{ p: '14,7', q: '82,8', r: '3' }, 'contradiction'],
    [{ p: '14,7', q: '82,3', r: '3' }, 'agree'],
    [{ p: 'trên 43', q: '50', r: '3' }, 'agree'],
    [{ p: 'trên 50', q: '50', r: '3' }, 'contradiction'],
    [{ p: '50', q: '50' }, 'unchecked: missing'],
  ])

  it('that came out of a division are not rounded and must be exact', () => {
    const third = decimal(100).div(3)
    const of = (last: Quantity): Values => {
      const values = valuesOf({})
      const held = new Map<string, Held>()
      for (const [code, value] of [
        ['p', quantity('exact', third)],
        ['q', quantity('exact', third)],
        ['r', last],
      ] as const)
        held.set(addressKey(addressOf(slice, 'a', term(code), values.period)), { quantity: value, absence: null })
      return { ...values, held }
    }
    expect(said(checkValues([aRule({ body: thirds })], slice, of(quantity('exact', third))))).toBe('agree')
    expect(said(checkValues([aRule({ body: thirds })], slice, of(quantity('exact', third.plus('0.001')))))).toBe(
      'contradiction',
    )
  })

  it('are held to as many places as the rule names', () => {
    const rule = aRule({ body: { ...thirds, places: 2 } })
    expect(said(check(rule, { p: '33,3', q: '33,3', r: '33,3' }))).toBe('contradiction')
  })
})

describe('a printed percentage and its fraction', () => {
  const body: RuleBody = {
    kind: 'fraction_equals_percentage',
    numerator: term('men'),
    denominator: term('all'),
    percentage: term('p'),
    places: null,
  }
  table(body, [
    [{ men: '51', all: '95', p: '53,68' }, 'agree'],
    [{ men: '51', all: '95', p: '53,69' }, 'contradiction'],
    [{ men: '51', all: '95', p: '53,67' }, 'contradiction'],
    [{ men: '51', all: '95', p: '53,7' }, 'agree'],
    [{ men: '51', all: '95', p: '54' }, 'agree'],
    [{ men: '51', all: '95', p: '53' }, 'contradiction'],
    [{ men: '89', all: '88', p: '101,14' }, 'agree'],
    [{ men: '89', all: '88', p: '101,13' }, 'contradiction'],
    [{ men: '808', all: '1865', p: '43,3' }, 'agree'],
    [{ men: '808', all: '1865', p: 'trên 43' }, 'agree'],
    [{ men: '434', all: '443', p: '91,75' }, 'contradiction'],
    // A tie may be rounded to either side: 1 of 8 is 12,5.
    [{ men: '1', all: '8', p: '13' }, 'agree'],
    [{ men: '1', all: '8', p: '12' }, 'agree'],
    [{ men: 'trên 5', all: '10', p: '60' }, 'agree'],
    [{ men: 'trên 5', all: '10', p: '40' }, 'contradiction'],
    [{ men: '5', all: 'trên 10', p: '50' }, 'agree'],
    [{ men: '5', all: 'trên 10', p: '51' }, 'contradiction'],
    [{ men: '0', all: '8', p: '0' }, 'agree'],
    [{ men: '1', all: '0', p: '50' }, 'unchecked: undefined'],
    [{ men: '1', all: 'dưới 5', p: '50' }, 'unchecked: not_comparable'],
    [{ men: '1', p: '50' }, 'unchecked: missing'],
  ])

  it('names the denominator with which it would be right, and digits that were cut', () => {
    const readings = (values: Readonly<Record<string, string>>) =>
      check(aRule({ body }), values).found[0]?.readings.map((reading) => [reading.name.vi, reading.holds])
    // 434 of 443 was printed as 91,75 %: of all 473 deputies.
    expect(readings({ men: '434', all: '443', p: '91,75' })).toEqual([
      ['Làm tròn', false],
      ['Mẫu số khác: 473 người', true],
    ])
    expect(readings({ men: '2', all: '3', p: '66' })?.[1]).toEqual(['Cắt bớt chữ số, không làm tròn', true])
  })
})

describe('a total since January that never falls', () => {
  const body: RuleBody = { kind: 'never_falls', of: term('since') }
  table(body, [
    [{ since: '10', 'since 2024-Q1': '10' }, 'agree'],
    [{ since: '9', 'since 2024-Q1': '10' }, 'contradiction'],
    [{ since: '9', 'since 2024-Q1': 'trên 8' }, 'agree'],
    [{ since: '9', 'since 2024-Q1': 'trên 9' }, 'contradiction'],
    [{ since: 'dưới 10', 'since 2024-Q1': '10' }, 'contradiction'],
    [{ since: '9' }, 'unchecked: missing'],
  ])

  it('is read from 1 January, and starts anew each year', () => {
    const { found } = check(aRule({ body }), { since: '9', 'since 2024-Q1': '10' })
    expect(found[0]?.addresses.map((at) => at.period)).toEqual(['2024-Q1', '2024-H1'])
    expect(said(check(aRule({ body }), { since: '1', 'since 2023-Q4': '90' }, '2024-Q1'))).toBe('agree')
  })
})

describe('a jump against history', () => {
  const body: RuleBody = { kind: 'jump', of: term('many'), against: ['previous'], factor: '3', least: '10' }
  table(body, [
    [{ many: '30', 'many 2024-Q1': '10' }, 'question'],
    [{ many: '29', 'many 2024-Q1': '10' }, 'agree'],
    [{ many: '10', 'many 2024-Q1': '30' }, 'question'],
    [{ many: '9', 'many 2024-Q1': '1' }, 'agree'],
    [{ many: '10', 'many 2024-Q1': '0' }, 'question'],
    [{ many: '0', 'many 2024-Q1': '0' }, 'agree'],
    [{ many: 'trên 30', 'many 2024-Q1': '10' }, 'question'],
    [{ many: 'dưới 100', 'many 2024-Q1': '10' }, 'agree'],
    [{ many: 'dưới 5', 'many 2024-Q1': '30' }, 'question'],
    [{ many: 'khoảng 900', 'many 2024-Q1': '10' }, 'agree'],
    [{ many: '30' }, 'unchecked: missing'],
  ])

  it('looks at the same period last year too, where the rule says so', () => {
    const rule = aRule({ body: { ...body, against: ['previous', 'last_year'] } })
    const { found, unchecked } = check(rule, { many: '90', 'many 2023-Q2': '10' })
    expect(found.map((item) => item.addresses.map((at) => at.period))).toEqual([['2023-Q2', '2024-Q2']])
    expect(unchecked.map((item) => item.addresses[0]?.period)).toEqual(['2024-Q1'])
  })

  it('of what may be negative goes by the absolute difference', () => {
    const signed = aRule({ body: { ...body, of: term('signed') } })
    expect(said(check(signed, { signed: '6', 'signed 2024-Q1': '-5' }))).toBe('question')
    expect(said(check(signed, { signed: '4', 'signed 2024-Q1': '-5' }))).toBe('agree')
  })
})

describe('a value within what is plausible', () => {
  const body = { kind: 'range', of: term('p'), least: '10', most: '100' } as const
  table(body, [
    [{ p: '10' }, 'agree'],
    [{ p: '9,9' }, 'contradiction'],
    [{ p: '100' }, 'agree'],
    [{ p: '100,1' }, 'contradiction'],
    [{ p: 'trên 100' }, 'contradiction'],
    [{ p: 'trên 99' }, 'agree'],
    [{ p: 'dưới 10' }, 'contradiction'],
    [{}, 'unchecked: missing'],
  ])
})

describe('where a rule is asked', () => {
  const wrong = { all: '1', men: '1', women: '1' }
  it.each([
    ['switched off', { isEnabled: false }, 'agree'],
    ['of another kind of period', { periodKinds: ['year'] }, 'agree'],
    ['of this kind of period', { periodKinds: ['quarter'] }, 'contradiction'],
    ['of another level', { levels: ['city'] }, 'agree'],
    ['of this level', { levels: ['commune'] }, 'contradiction'],
    ['of another kind of unit', { unitKinds: ['area'] }, 'agree'],
    ['that began later', { from: '2024-07-01' }, 'agree'],
    ['that began on the last day', { from: '2024-06-30' }, 'contradiction'],
    ['that ended on the last day', { until: '2024-06-30' }, 'agree'],
  ] as const)('a rule %s', (_, part, answer) => {
    expect(said(check(aRule({ body: sexes, ...(part as Partial<Rule>) }), wrong))).toBe(answer)
  })
})

describe('laws of the parts of a whole', () => {
  const names = ['men', 'women', 'many', 'p', 'q'] as const
  const amounts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 5 })
  const shuffled = amounts.chain((parts) =>
    fc.tuple(
      fc.constant(parts),
      fc.shuffledSubarray(
        parts.map((_, at) => at),
        { minLength: parts.length },
      ),
    ),
  )
  const cents = (value: number): string => decimal(value).div(100).toFixed()
  const ask = (
    parts: readonly number[],
    whole: number,
    tolerance: number,
    factor = 1,
    order?: readonly number[],
  ): string => {
    const used = names.slice(0, parts.length)
    const lines = Object.fromEntries(used.map((name, at) => [name, cents((parts[at] ?? 0) * factor)]))
    const held = new Map<string, Held>()
    for (const [name, text] of Object.entries({ ...lines, all: cents(whole * factor) }))
      held.set(addressKey(addressOf(slice, 'a', term(name), periodOf('2024'))), {
        quantity: quantity('exact', text),
        absence: null,
      })
    const rule = aRule({
      tolerance: cents(tolerance * factor),
      body: { ...sexes, parts: (order ?? [...used.keys()]).map((at) => term(used[at] ?? 'men')) },
    })
    return said(checkValues([rule], slice, { unit, period: periodOf('2024'), held }))
  }
  const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0)

  it('a consistent set never yields a finding', () =>
    fc.assert(
      fc.property(amounts, fc.nat(50), (parts, tolerance) => {
        expect(ask(parts, sum(parts), tolerance)).toBe('agree')
      }),
    ))

  it('an error beyond the tolerance always does, one within it never', () =>
    fc.assert(
      fc.property(amounts, fc.nat(50), fc.integer({ min: 1, max: 500 }), fc.boolean(), (parts, tolerance, by, isUp) => {
        const side = isUp ? 1 : -1
        expect(ask(parts, sum(parts) + side * (tolerance + by), tolerance)).toBe('contradiction')
        expect(ask(parts, sum(parts) + side * tolerance, tolerance)).toBe('agree')
      }),
    ))

  it('neither the order of the parts nor the scale of all numbers matters', () =>
    fc.assert(
      fc.property(
        shuffled,
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: 1, max: 1000 }),
        ([parts, order], by, factor) => {
          const whole = sum(parts) + by
          const plain = ask(parts, whole, 100)
          expect(ask(parts, whole, 100, 1, order)).toBe(plain)
          expect(ask(parts, whole, 100, factor)).toBe(plain)
        },
      ),
    ))
})

describe('laws of rounding', () => {
  const places = fc.integer({ min: 0, max: 3 })
  const printed = (value: string, digits: number): string => decimal(value).toDecimalPlaces(digits).toFixed()

  it('a fraction agrees with itself rounded to any number of places, and not with one unit of the last place beside it', () =>
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 1, max: 5000 }), places, (over, under, digits) => {
        const rate = decimal(over).times(100).div(under)
        const body: RuleBody = {
          kind: 'fraction_equals_percentage',
          numerator: term('men'),
          denominator: term('all'),
          percentage: term('p'),
          places: digits,
        }
        const of = (text: string): string => {
          const held = new Map<string, Held>()
          for (const [code, value] of [
            ['men', String(over)],
            ['all', String(under)],
            ['p', text],
          ] as const)
            held.set(addressKey(addressOf(slice, 'a', term(code), periodOf('2024'))), {
              quantity: quantity('exact', value),
              absence: null,
            })
          return said(checkValues([aRule({ body })], slice, { unit, period: periodOf('2024'), held }))
        }
        expect(of(printed(rate.toFixed(), digits))).toBe('agree')
        const unitOf = decimal(10).pow(-digits)
        const beside = decimal(printed(rate.toFixed(), digits)).plus(unitOf)
        const isTie = beside.minus(rate).eq(unitOf.div(2))
        expect(of(beside.toFixed())).toBe(isTie ? 'agree' : 'contradiction')
      }),
    ))

  it('shares of one whole, each rounded, never make a finding', () =>
    fc.assert(
      fc.property(fc.tuple(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 500 })), places, (parts, digits) => {
        const whole = parts[0] + parts[1] + parts[2]
        const held = new Map<string, Held>()
        for (const [at, code] of ['p', 'q', 'r'].entries())
          held.set(addressKey(addressOf(slice, 'a', term(code), periodOf('2024'))), {
            quantity: quantity(
              'exact',
              printed(
                decimal(parts[at] ?? 0)
                  .times(100)
                  .div(whole)
                  .toFixed(),
                digits,
              ),
            ),
            absence: null,
          })
        const rule = aRule({
          body: { kind: 'shares_make_hundred', shares: [term('p'), term('q'), term('r')], places: digits },
        })
        expect(said(checkValues([rule], slice, { unit, period: periodOf('2024'), held }))).toBe('agree')
      }),
    ))
})
