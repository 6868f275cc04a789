import { describe, expect, test } from 'vitest'
import type { Reader } from '../accounts/access.ts'
import { type Change, mayChange, readChange } from './change.ts'
import { mayStandUnder, type Regulation, type RegulationCode, regulationsOf, ruleOn } from './regulation.ts'
import { sentenceOf } from './sentence.ts'
import { printTyped, readTypedValue, readValue } from './spelling.ts'

const version = <Code extends RegulationCode>(
  code: Code,
  from: string,
  until: string,
  value: Regulation<Code>['value'],
): Regulation => ({
  code,
  from,
  until,
  value,
  name: { vi: 'Tên', en: 'Name' },
  source: '24-QĐ/TW',
  confidence: 'confirmed',
})

describe('a rule', () => {
  const rules = regulationsOf([
    version('people.probation', '2021-01-01', '2025-07-01', { months: 12 }),
    version('people.probation', '2011-01-01', '2021-01-01', { months: 6 }),
  ])

  test.each([
    ['2010-12-31', undefined],
    ['2011-01-01', 6],
    ['2020-12-31', 6],
    ['2021-01-01', 12],
    ['2025-06-30', 12],
    ['2025-07-01', undefined],
  ])('on %s says %s months: the first day of a version is in it, the day it ends is not', (on, months) => {
    expect(ruleOn(rules, 'people.probation', on)?.value.months).toBe(months)
  })

  test('brings its validity, source and confidence with it', () => {
    expect(ruleOn(rules, 'people.probation', '2022-02-02')).toMatchObject({
      from: '2021-01-01',
      until: '2025-07-01',
      source: '24-QĐ/TW',
      confidence: 'confirmed',
    })
    expect(ruleOn(rules, 'clock.near', '2022-02-02')).toBeUndefined()
  })

  test('of levels says who may stand under whom, and nobody else', () => {
    const levels = { under: { cell: ['grassroots'] } }
    expect([mayStandUnder(levels, 'cell', 'grassroots'), mayStandUnder(levels, 'cell', 'city')]).toEqual([true, false])
    expect(mayStandUnder(levels, 'city', 'cell')).toBe(false)
  })
})

describe('a value', () => {
  const values: readonly (readonly [RegulationCode, Record<string, unknown>])[] = [
    ['people.admission-age', { least: 18, most: 60, countedBy: 'month' }],
    ['people.ceremony-within', { workingDays: 30 }],
    ['people.probation', { months: 12 }],
    ['people.sponsors', { count: 2 }],
    ['people.badge-years', { years: [30, 40, 45] }],
    [
      'people.badge-rounds',
      {
        rounds: [
          { month: 2, date: 3 },
          { month: 11, date: 7 },
        ],
      },
    ],
    ['people.dossier-forms', { forms: [{ code: '5B-KNĐ', vi: 'Ý kiến nơi cư trú', en: 'Opinion' }] }],
    ['people.cell-committee-from', { fullMembers: 9 }],
    ['org.levels', { under: { cell: ['grassroots', 'direct'], cell_group: ['cell'] } }],
    [
      'calendar.holidays',
      { days: [{ on: '2025-01-01', vi: 'Tết', en: 'New Year' }], workingSaturdays: ['2025-04-26'] },
    ],
    ['calendar.holidays', { days: [{ on: '2025-01-01', vi: 'Tết', en: 'New Year' }], workingSaturdays: [] }],
  ]

  test.each(values)('of %s is read back as it was printed for typing', (code, value) => {
    expect(readTypedValue(code, Object.fromEntries(printTyped(code, value)))).toEqual({ ok: true, value })
  })

  test.each(values)('of %s is said in words in both languages', (code, value) => {
    const read = readValue(code, value)
    if (!read.ok) throw new Error(read.refusal.text.en)
    const said = sentenceOf<RegulationCode>(code, read.value)
    for (const words of [said.vi, said.en]) expect(words).toMatch(/^\S.*\.$/)
    expect(`${said.vi}${said.en}`).not.toMatch(/undefined|NaN|[{}[\]]/)
  })

  test('typed wrongly on one line of several is refused with the number of that line', () => {
    const read = readTypedValue('people.dossier-forms', { forms: '1-KNĐ | Đơn | Application\n2-KNĐ' })
    expect(read.ok ? '' : read.refusal.text.vi).toContain('mục thứ 2')
  })

  test.each([
    ['people.ceremony-within', { workingDays: 'ba mươi' }],
    ['people.ceremony-within', { workingDays: '1e3' }],
    ['people.ceremony-within', { workingDays: '0' }],
    ['people.ceremony-within', {}],
    ['people.admission-age', { least: '60', most: '18' }],
    ['people.badge-rounds', { rounds: '31/4' }],
    ['people.badge-rounds', { rounds: '3/2/2025' }],
    ['people.dossier-forms', { forms: '1-KNĐ' }],
    ['org.levels', { under: 'cell:' }],
    ['calendar.holidays', { days: '2025-02-29 | Tết | New Year' }],
  ] as const)('of %s typed as %j is refused with what to look at', (code, typed) => {
    expect(readTypedValue(code, typed)).toMatchObject({
      ok: false,
      refusal: { code: 'value-not-understood', field: 'value' },
    })
  })
})

describe('a change of a rule', () => {
  const change: Change = {
    code: 'people.probation',
    from: '2026-01-01',
    until: '9999-12-31',
    value: { months: 18 },
    source: '',
    confidence: 'unconfirmed',
  }
  const others = [version('people.probation', '2011-01-01', '9999-12-31', { months: 12 })]

  test('keeps the name of the rule', () => {
    expect(readChange(change, others)).toMatchObject({
      ok: true,
      value: { name: { vi: 'Tên' }, value: { months: 18 } },
    })
  })

  test('may lack a document only where it is a setting', () => {
    expect(readChange(change, others).ok).toBe(true)
    expect(readChange({ ...change, confidence: 'partial' }, others)).toMatchObject({
      ok: false,
      refusal: { code: 'source-missing' },
    })
  })

  test('is for administrators', () => {
    const reader: Reader = { accountId: 'a', kind: 'person', isDisabled: false, today: '2026-01-01', grants: [] }
    const grant = { role: 'administrator', unitId: null, from: '2025-01-01', until: '9999-12-31' } as const
    expect([mayChange({ ...reader, grants: [grant] }).ok, mayChange(reader).ok]).toEqual([true, false])
  })
})
