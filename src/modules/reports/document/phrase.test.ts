import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal, hundred } from '../../../platform/domain/decimal.ts'
import type { PrintedFigure } from '../../figures/contract.ts'
import type { Absence } from '../../figures/figure.ts'
import { asPrinted, exactText, type PrintRule, plainPrint, printQuantity } from '../../figures/print.ts'
import {
  divide,
  exactly,
  isAbove,
  isAtLeast,
  isAtMost,
  multiply,
  type Quantity,
  quantity,
  subtract,
  words,
} from '../../figures/quantity.ts'
import type { PhraseForm } from './content.ts'
import { type Stated, wordsOf } from './phrase/stated.ts'
import { type PhraseMaterial, phraseOf } from './phrase.ts'

const whole: PrintRule = { ...plainPrint, decimals: 0 }
const members: PrintRule = { ...whole, noun: { vi: 'đảng viên', en: 'members' } }
const inPercent = { vi: '%', en: '%' }
const inPeople = { vi: 'người', en: 'people' }

function stated(
  value: Quantity | Absence | string | number,
  rule: PrintRule = whole,
  measuredIn = inPeople,
  more: Partial<PrintedFigure> = {},
): Stated {
  const isAbsent = typeof value === 'string' && /^[a-z_]+$/.test(value)
  const held = isAbsent ? null : typeof value === 'object' ? value : exactly(value)
  const printed = held && asPrinted(held, rule)
  const text = (language: 'vi' | 'en', unit: boolean) =>
    held ? printQuantity(held, rule, language, unit ? measuredIn : undefined) : '—'
  return {
    quantity: held,
    rule,
    code: 'abcdefghjkmn',
    figure: {
      address: { unit: 'x', measure: 'm', class: null, aspect: 'actual', period: '2024' },
      unit: { code: 'x', kind: 'party_organisation', role: 'commune', name: { vi: 'X', en: 'X' } },
      measure: { code: 'm', name: { vi: 'Chỉ số', en: 'Measure' }, measuredIn, kind: 'entered' },
      className: null,
      periodText: { vi: 'năm 2024', en: '2024' },
      printed: { vi: text('vi', true), en: text('en', true) },
      printedNumber: { vi: text('vi', false), en: text('en', false) },
      value: printed ? exactText(printed.low) : null,
      high: printed ? exactText(printed.high) : null,
      exact: held ? exactText(held.low) : null,
      word: printed?.word ?? null,
      isEstimate: held?.isEstimate ?? false,
      isOfMost: false,
      absence: isAbsent ? { code: value, text: { vi: value, en: value } } : null,
      origin: 'entered',
      isPartial: false,
      coverage: { have: 1, expected: 1, approved: 1 },
      periods: null,
      cutOffOn: null,
      ...more,
    },
  }
}

const say = (form: PhraseForm, result: Stated, more: Partial<PhraseMaterial> = {}) => {
  const phrase = phraseOf({
    form,
    language: 'vi',
    result,
    plan: null,
    planName: { vi: 'kế hoạch', en: 'plan' },
    rate: null,
    isLimit: false,
    before: null,
    than: { vi: 'năm 2021', en: '2021' },
    set: null,
    since: null,
    cutOffOn: '2024-03-31',
    partsName: { vi: 'chi bộ', en: 'cells' },
    ...more,
  })
  return { ...phrase, words: wordsOf(phrase.runs) }
}

describe('phrases of the field', () => {
  test('a result beside its plan says both numbers and the percentage, each of which opens', () => {
    const phrase = say('of-plan', stated(51, members), { plan: stated(95, members) })
    expect(phrase.words).toBe('51/95 đảng viên, đạt 53,68% kế hoạch')
    expect(phrase.runs.filter((run) => 'figure' in run)).toHaveLength(3)
    expect(say('of-plan', stated(51, members), { plan: stated(95, members), language: 'en' }).words).toBe(
      '51/95 members, 53.68% of the plan',
    )
  })

  test('over the plan it is passed, at the plan it is reached, below it the share is said', () => {
    const plan = stated(100)
    expect(say('percent-of-plan', stated(114), { plan }).words).toBe('vượt 14% kế hoạch')
    expect(say('percent-of-plan', stated(100), { plan }).words).toBe('đạt 100% kế hoạch')
    expect(say('percent-of-plan', stated(99), { plan }).words).toBe('đạt 99% kế hoạch')
    expect(say('of-plan', stated(89, members), { plan: stated(88, members) }).words).toBe(
      '89/88 đảng viên, vượt 1,14% kế hoạch',
    )
  })

  test('nearly the plan is never printed as the plan', () => {
    expect(say('percent-of-plan', stated(99_999), { plan: stated(100_000) }).words).toBe('đạt 99,999% kế hoạch')
    expect(say('percent-of-plan', stated(100_001), { plan: stated(100_000) }).words).toBe('vượt 0,001% kế hoạch')
  })

  test('percentages differ by points, counts by what is counted', () => {
    const rate = stated('91.33', plainPrint, inPercent)
    expect(say('against-plan', rate, { plan: stated(90, plainPrint, inPercent) }).words).toBe('vượt 1,33 điểm %')
    expect(say('of-plan', rate, { plan: stated(90, plainPrint, inPercent) }).words).toBe(
      '91,33% (kế hoạch 90%), vượt 1,33 điểm %',
    )
    expect(say('against-plan', stated(48), { plan: stated(51) }).words).toBe('thấp hơn 3 người so với kế hoạch')
    expect(say('against-plan', stated(51), { plan: stated(51) }).words).toBe('đúng kế hoạch')
  })

  test('what should stay low has a limit, not a plan to pass', () => {
    const cases = { vi: 'vụ', en: 'cases' }
    const low = { plan: stated(20, whole, cases), isLimit: true }
    expect(say('of-plan', stated(12, whole, cases), low).words).toBe(
      '12 vụ (mức khống chế 20 vụ), thấp hơn mức khống chế 8 vụ',
    )
    expect(say('against-plan', stated(23, whole, cases), low).words).toBe('vượt mức khống chế 3 vụ')
    expect(say('percent-of-plan', stated(20, whole, cases), low).words).toBe('bằng mức khống chế')
  })

  test('growth turns with its figures', () => {
    const before = stated(100_000)
    expect(say('growth', stated(107_110), { before }).words).toBe('tăng 7,11% so với năm 2021')
    expect(say('growth', stated(93_000), { before }).words).toBe('giảm 7% so với năm 2021')
    expect(say('growth', stated(100_000), { before }).words).toBe('không đổi so với năm 2021')
    expect(say('growth', stated(30), { before: stated(42), than: { vi: 'cùng kỳ', en: 'a year before' } }).words).toBe(
      'giảm 12 người so với cùng kỳ',
    )
    expect(say('growth', stated(quantity('about', 100)), { before: stated(100) }).words).toBe('tương đương năm 2021')
    expect(say('growth', stated(quantity('at_least', 50)), { before: stated(60) }).words).toBe(
      'ít nhất 50 người so với 60 người của năm 2021',
    )
  })

  test('a measure that is a growth, an excess or a place says it itself', () => {
    const growing: PrintRule = { ...plainPrint, reads: 'growth' }
    expect(say('growth', stated('7.11', growing, inPercent)).words).toBe('tăng 7,11% so với năm 2021')
    expect(say('value', stated('-2.5', growing, inPercent)).words).toBe('giảm 2,5%')
    const passing: PrintRule = { ...plainPrint, reads: 'excess' }
    expect(say('value', stated(quantity('range', 5, 7), passing, inPercent)).words).toBe('vượt 5–7%')
    expect(say('value', stated(-3, passing, inPercent)).words).toBe('thấp hơn 3%')
    const ranked: PrintRule = { ...whole, reads: 'rank' }
    expect(say('value', stated(3, ranked)).words).toBe('xếp thứ 3')
    expect(say('growth', stated(3, ranked), { before: stated(5, ranked) }).words).toBe('tăng 2 bậc so với năm 2021')
  })

  test('targets are met and exceeded only when all are met', () => {
    const inTargets = { vi: 'chỉ tiêu', en: 'targets' }
    const set = stated(19, whole, inTargets)
    expect(say('targets-met', stated(19, whole, inTargets), { set }).words).toBe('đạt và vượt 19/19 chỉ tiêu')
    expect(say('targets-met', stated(17, whole, inTargets), { set }).words).toBe('đạt 17/19 chỉ tiêu')
  })

  test('partial sums, cut-off days and qualifiers are said', () => {
    const partial = { isPartial: true, coverage: { have: 9, expected: 60, approved: 9 } }
    expect(say('value', stated(quantity('at_least', 50), members, inPeople, partial)).words).toBe(
      'ít nhất 50 đảng viên (mới có 9/60 chi bộ)',
    )
    const rate = stated('30.72', plainPrint, inPercent, { cutOffOn: '2024-03-28' })
    expect(say('value', rate).words).toBe('30,72% (tính đến ngày 28/3/2024)')
    expect(say('value', rate, { cutOffOn: '2024-03-28' }).words).toBe('30,72%')
    expect(say('value', stated(quantity('over', 110, 110, true))).words).toBe('ước trên 110 người')
  })

  test('a result over more days than the period says since when', () => {
    const since = { vi: 'lũy kế từ đầu năm', en: 'since 1 January' }
    expect(say('of-plan', stated(71, members), { plan: stated(95, members), since }).words).toBe(
      '71/95 đảng viên, đạt 74,74% kế hoạch (lũy kế từ đầu năm)',
    )
  })

  test('what is not there is told, never printed as nought', () => {
    const { trouble } = say('of-plan', stated(51, members), { plan: null })
    expect([trouble?.kind, trouble?.text.vi]).toEqual([
      'no-plan',
      expect.stringMatching(/^Chưa có kế hoạch của “(?!chỉ số này).+, .+”/),
    ])
    expect(say('value', stated('missing'))).toMatchObject({ words: '(chưa có số liệu)', trouble: { kind: 'missing' } })
    expect(say('value', stated('not_applicable')).words).toBe('không áp dụng')
    expect(say('value', stated('undefined')).trouble?.kind).toBe('undefined')
    expect(say('growth', stated(5), { before: stated('not_comparable') }).trouble?.kind).toBe('not-comparable')
    expect(say('targets-met', stated(5)).trouble?.kind).toBe('no-targets')
  })

  test('a plan of nought has no percentage', () => {
    expect(say('of-plan', stated(3), { plan: stated(0) }).words).toBe('3/0 người, vượt 3 người')
  })
})

const anyNumber = fc
  .tuple(fc.integer({ min: -100_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, places]) => decimal(digits).div(decimal(10).pow(places)))
const anyQuantity = fc
  .tuple(fc.constantFrom(...words), anyNumber, fc.nat(500), fc.boolean())
  .map(([word, low, wide, isEstimate]) => quantity(word, low, word === 'range' ? low.plus(wide) : low, isEstimate))
const anyPlan = fc.integer({ min: 1, max: 100_000 }).map((plan) => exactly(plan))

/** What the words claim of the direction. */
const claims = (text: string): 'up' | 'down' | 'none' => {
  if (/tăng|vượt/.test(text)) return 'up'
  if (/giảm|thấp hơn/.test(text)) return 'down'
  return 'none'
}
const isUp = (value: Quantity): boolean => isAbove(value, decimal(0)) === 'yes'
const isDown = (value: Quantity): boolean => isAtLeast(value, decimal(0)) === 'no'

describe('laws', () => {
  test('the word of direction always agrees with the exact values, and none is said of what may lie on both sides', () => {
    fc.assert(
      fc.property(anyQuantity, anyQuantity, (now, then) => {
        const difference = subtract(now, then)
        const text = say('growth', stated(now, plainPrint), { before: stated(then, plainPrint) }).words
        expect(claims(text)).toBe(isUp(difference) ? 'up' : isDown(difference) ? 'down' : 'none')
      }),
      { numRuns: 500 },
    )
  })

  test('a plan is passed exactly when the whole interval lies over it', () => {
    fc.assert(
      fc.property(anyQuantity, anyPlan, (result, plan) => {
        const share = divide(multiply(exactly(hundred), result), plan)
        const text = say('percent-of-plan', stated(result, plainPrint), { plan: stated(plan) }).words
        expect(/vượt/.test(text)).toBe(share !== undefined && isAbove(share, hundred) === 'yes')
        if (share && isAtLeast(share, hundred) === 'yes' && isAtMost(share, hundred) === 'yes')
          expect(text).toBe('đạt 100% kế hoạch')
        else expect(text).not.toMatch(/đạt 100% kế hoạch/)
      }),
      { numRuns: 500 },
    )
  })

  test('no more digits are printed than the rule allows, unless the number would stand on the wrong side', () => {
    const places = (text: string): number => /,(\d+)/.exec(text)?.[1]?.length ?? 0
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (now, plan) => {
        const text = say('percent-of-plan', stated(now), { plan: stated(plan) }).words
        const share = decimal(now).times(100).div(plan)
        const isDisagreeing = !share.eq(100) && share.toDecimalPlaces(2).eq(100)
        if (!isDisagreeing) expect(places(text)).toBeLessThanOrEqual(2)
      }),
      { numRuns: 500 },
    )
  })

  test('every phrase opens each of its numbers, and prints no sign', () => {
    fc.assert(
      fc.property(
        anyQuantity,
        anyPlan,
        fc.constantFrom('of-plan', 'against-plan', 'growth' as const),
        (result, plan, form) => {
          const phrase = say(form as PhraseForm, stated(result, plainPrint), {
            plan: stated(plan, plainPrint),
            before: stated(plan, plainPrint),
            than: { vi: 'cùng kỳ', en: 'a year before' },
          })
          const loose = phrase.runs.flatMap((run) => ('figure' in run ? [] : [run.text])).join('')
          expect(loose.replace(/100%/g, '')).not.toMatch(/\d/)
        },
      ),
    )
  })
})
