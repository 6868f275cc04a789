import { describe, expect, it } from 'vitest'
import type { Checks } from '../../consistency/contract.ts'
import { ruleShape, termShape } from '../../consistency/rule.ts'
import type { GridCell } from '../contract/submission.ts'
import { findingsWhileTyping, readCell, retyped, shownText } from './check.ts'

const unit = { code: 'u', name: { vi: 'U', en: 'U' } } as GridCell['figure']['unit']
function cellOf(code: string, rule: Partial<GridCell['rule']> = {}): GridCell {
  const measure = {
    code,
    name: { vi: code, en: code },
    measuredIn: { vi: 'người', en: 'people' },
    kind: 'entered' as const,
  }
  const address = { unit: 'u', measure: code, class: null, aspect: 'actual' as const, period: '2026-10' }
  return {
    ...{ key: code, measure, class: null, className: null, isTyped: true, isRequired: true, hint: null },
    rule: {
      ...{ result: 'quantity', isWhole: true, isNonNegative: true, least: null, most: null },
      ...{ overTime: 'sum', entry: 'in_period', decimals: 0, ...rule },
    },
    ...{ entry: null, note: null, previous: null, lastYear: null },
    figure: { address, unit, measure } as GridCell['figure'],
  }
}

describe('what is typed into a cell', () => {
  it.each([
    ['', 'empty'],
    ['1.234', 'quantity'],
    ['trên 110', 'quantity'],
    ['ước 40', 'quantity'],
    ['x', 'not_applicable'],
    ['Không áp dụng', 'not_applicable'],
    ['bảy', 'not-a-number'],
    ['=A1+B1', 'formula'],
    ['1,5', 'not-whole'],
    ['-3', 'out-of-range'],
    ['7'.repeat(201), 'too-long'],
  ])('“%s” is read as %s', (text, is) => {
    const read = readCell(cellOf('m'), text)
    expect(read.is === 'refused' ? read.refusal.code : read.is).toBe(is)
  })

  it('is shown as it was understood, and what was not understood as it was typed', () => {
    const decimal = cellOf('m', { isWhole: false })
    expect(shownText(cellOf('m'), '1234', 'vi')).toBe('1.234')
    expect(shownText(decimal, '1.234,5', 'vi')).toBe('1.234,5')
    expect(shownText(decimal, '1234.5', 'vi')).toBe('1.234,5')
    expect(shownText(cellOf('m'), 'bảy', 'vi')).toBe('bảy')
    expect(shownText(cellOf('m'), 'x', 'en')).toBe('not applicable')
  })

  it('reads the same again when what is saved is typed anew', () => {
    const entry = { id: 'e', isApproved: false, by: { vi: '', en: '' }, at: '' }
    const saved = { ...entry, text: 'trên 40', isEstimate: true, isNotApplicable: false }
    const read = readCell(cellOf('m'), retyped(saved))
    expect(read).toMatchObject({ is: 'quantity', quantity: { word: 'over', isEstimate: true } })
    expect(readCell(cellOf('m'), retyped({ ...saved, text: '', isNotApplicable: true })).is).toBe('not_applicable')
  })
})

describe('findings while typing', () => {
  const cells = ['all', 'men', 'women'].map((code) => cellOf(code))
  const term = (measure: string) => termShape.parse({ measure })
  const checks: Checks = {
    unit: { code: 'u', kind: 'party_organisation', level: 'cell' },
    period: { id: '2026-10', kind: 'month', first: '2026-10-01', last: '2026-10-31' },
    rules: [
      ruleShape.parse({
        ...{ code: 'sexes', from: '2000-01-01', until: '9999-12-31', severity: 'contradiction' },
        name: { vi: 'Nam và nữ là tất cả.', en: 'Men and women are all.' },
        body: {
          kind: 'parts_make_whole',
          whole: term('all'),
          parts: [term('men'), term('women')],
          comparison: 'exact',
        },
      }),
    ],
    measures: cells.map(({ measure }) => ({
      ...{ code: measure.code, name: measure.name, measuredIn: measure.measuredIn, isNonNegative: true },
      print: { decimals: 0, rounding: 'half_up', saysCut: false, scale: 'none', grouping: true },
      ...{ isCumulative: false, classes: [] },
    })),
    values: [],
  }
  const found = (texts: Readonly<Record<string, string>>) =>
    findingsWhileTyping(checks, cells, new Map(Object.entries(texts)))

  it('name the cells that do not agree, and are gone once they do', () => {
    expect(found({ all: '30', men: '10', women: '25' }).map(({ keys }) => keys)).toEqual([['all', 'men', 'women']])
    expect(found({ all: '35', men: '10', women: '25' })).toEqual([])
  })

  it('are not made of what is missing or cannot be read', () => {
    expect(found({ all: '30', men: '10' })).toEqual([])
    expect(found({ all: '30', men: '10', women: 'bảy' })).toEqual([])
    expect(found({ all: 'trên 30', men: '10', women: '25' })).toEqual([])
  })
})
