import { describe, expect, it } from 'vitest'
import { aMeasure } from '../../../test/reference/catalogue.ts'
import { aRule } from '../../../test/reference/rules.ts'
import { type At, figureOf, ledgerOf, type Story } from '../../../test/reference/story.ts'
import type { ClassSet } from '../figures/measure.ts'
import { type Found, findingsAbout } from './finding.ts'
import type { Rule } from './rule.ts'

const about = (story: Story, at: At, rules: readonly Rule[] = []): readonly Found[] => {
  const ledger = ledgerOf(story)
  return findingsAbout(ledger, figureOf(ledger, at), rules)
}
const kinds = (found: readonly Found[]): readonly string[] => found.map((item) => item.kind)

describe('shares of a class set that does not say whether it is nested', () => {
  const classes = [
    { code: 'excellent', vi: 'Hoàn thành xuất sắc', en: 'Excellent' },
    { code: 'good', vi: 'Hoàn thành tốt trở lên', en: 'Good or better' },
    { code: 'done', vi: 'Hoàn thành', en: 'Done' },
  ]
  const set = (reading: ClassSet['reading']): ClassSet => ({ code: 'rating', reading, isExhaustive: false, classes })
  const share = aMeasure({
    code: 'share',
    classSet: 'rating',
    measuredIn: { vi: '%', en: '%' },
    overTime: 'none',
    overUnits: 'none',
  })
  const rated = (values: readonly string[], reading: ClassSet['reading'] = 'undeclared'): Story => ({
    units: ['d'],
    measures: [share],
    classSets: [set(reading)],
    entries: classes.flatMap((item, index) => (values[index] ? [`d share/${item.code} 2023 = ${values[index]}`] : [])),
  })
  const at = { unit: 'd', period: '2023', measure: 'share', class: 'good' }

  it('14.69, 96.96 and 2.78 are read in every way, and only one makes 100', () => {
    const [found] = about(rated(['14,69', '96,96', '2,78']), at)
    expect(found?.kind).toBe('class_set_undeclared')
    expect(found?.severity).toBe('question')
    const first = found?.readings.slice(0, 3).map((reading) => [reading.printed.vi, reading.holds, reading.note?.vi])
    expect(first).toEqual([
      ['114,43%', false, '14,69 + 96,96 + 2,78'],
      ['99,74%', false, '96,96 + 2,78; còn 0,26% không được in'],
      ['100,00%', true, '96,96 + 2,78 + 0,26'],
    ])
    expect(found?.readings[2]?.printed.en).toBe('100.00%')
  })

  it('shares that make 100 apart, within what rounding allows, are no finding', () => {
    expect(about(rated(['14,69', '82,27', '3,04']), at)).toEqual([])
    expect(about(rated(['14,69', '82,27', '3,03']), at)).toEqual([])
    expect(kinds(about(rated(['14,69', '82,27', '3,06']), at))).toEqual(['class_set_undeclared'])
  })

  it('a set that declares its reading raises no question, the same values undeclared do', () => {
    expect(about(rated(['14,69', '96,96', '2,78'], 'nested'), at)).toEqual([])
    expect(about(rated(['14,69', '96,96', '2,78'], 'undeclared'), at)).toHaveLength(1)
  })

  it('shares that no reading brings to 100 contradict each other', () => {
    const [found] = about(rated(['60', '50', '30']), at)
    expect([found?.severity, found?.readings.some((reading) => reading.holds)]).toEqual(['contradiction', false])
  })

  it('one share alone says nothing', () => expect(about(rated(['', '96,96']), at)).toEqual([]))
})

describe('a stated total and its parts', () => {
  const district = ['d > a', 'd > b']
  const at = { unit: 'd', period: '2024' }

  it('that differs from all its parts is a finding, and one that agrees is not', () => {
    const parts = ['a 2024 = 3', 'b 2024 = 4']
    expect(kinds(about({ units: district, entries: ['d 2024 = 9', ...parts] }, at))).toEqual(['total_and_parts'])
    expect(about({ units: district, entries: ['d 2024 = 7', ...parts] }, at)).toEqual([])
    expect(about({ units: district, entries: ['d 2024 = trên 5', ...parts] }, at)).toEqual([])
    expect(kinds(about({ units: district, entries: ['d 2024 = trên 7', ...parts] }, at))).toEqual(['total_and_parts'])
  })

  it('that is below some of its parts is a finding, and one above is not', () => {
    expect(kinds(about({ units: district, entries: ['d 2024 = 2', 'a 2024 = 3'] }, at))).toEqual(['total_and_parts'])
    expect(about({ units: district, entries: ['d 2024 = 9', 'a 2024 = 3'] }, at)).toEqual([])
    expect(about({ units: district, entries: ['d 2024 = 3', 'a 2024 = 3'] }, at)).toEqual([])
    expect(kinds(about({ units: district, entries: ['d 2024 = dưới 3', 'a 2024 = 3'] }, at))).toEqual([
      'total_and_parts',
    ])
  })

  it('of what may be negative is only compared when all parts are known', () => {
    const measures = [aMeasure({ isNonNegative: false })]
    expect(about({ units: district, measures, entries: ['d 2024 = 2', 'a 2024 = 3'] }, at)).toEqual([])
    expect(
      kinds(about({ units: district, measures, entries: ['d 2024 = 2', 'a 2024 = 3', 'b 2024 = 4'] }, at)),
    ).toEqual(['total_and_parts'])
  })

  it('an answer is tied to the exact values: another value is another digest', () => {
    const digest = (total: string) =>
      about({ units: district, entries: [`d 2024 = ${total}`, 'a 2024 = 3', 'b 2024 = 4'] }, at)[0]?.digest
    expect(digest('9')).toBe(digest('9'))
    expect(digest('9')).not.toBe(digest('8'))
  })
})

describe('a stated year and its quarters', () => {
  const quarters = [1, 2, 3, 4].map((n) => `a 2024-Q${n} = ${n}`)
  const at = { unit: 'a', period: '2024' }

  it('that differ are a finding, and that agree are not', () => {
    expect(kinds(about({ units: ['a'], entries: ['a 2024 = 12', ...quarters] }, at))).toEqual(['period_and_parts'])
    expect(about({ units: ['a'], entries: ['a 2024 = 10', ...quarters] }, at)).toEqual([])
  })

  it('of which some are known contradict only a smaller year', () => {
    const some = quarters.slice(2)
    expect(about({ units: ['a'], entries: ['a 2024 = 12', ...some] }, at)).toEqual([])
    expect(kinds(about({ units: ['a'], entries: ['a 2024 = 6', ...some] }, at))).toEqual(['period_and_parts'])
  })
})

describe('two figures that may count different things', () => {
  const measures = [aMeasure({ code: 'reviewed' }), aMeasure({ code: 'rated' }), aMeasure({ code: 'other' })]
  const rule = aRule({
    code: 'reviewed-and-rated',
    body: {
      kind: 'may_differ_in_base',
      figures: [
        { measure: 'reviewed', class: null, aspect: 'actual', period: 'same' },
        { measure: 'rated', class: null, aspect: 'actual', period: 'same' },
      ],
    },
  })
  const entries = ['d reviewed 2023 = 10', 'd rated 2023 = 12', 'd other 2023 = 1']

  it('are shown side by side with either of them, and not with another', () => {
    const story = { units: ['d'], measures, entries }
    const of = (measure: string) => kinds(about(story, { unit: 'd', period: '2023', measure }, [rule]))
    expect([of('reviewed'), of('rated')]).toEqual([
      ['different_bases:reviewed-and-rated'],
      ['different_bases:reviewed-and-rated'],
    ])
    expect(of('other')).toEqual([])
  })

  it('keep the digest under which they were answered before rules had kinds', () => {
    const [found] = about({ units: ['d'], measures, entries }, { unit: 'd', period: '2023', measure: 'rated' }, [rule])
    expect(found?.formerDigest).toBe(
      'reviewed-and-rated|d~reviewed~~actual~2023~exact:10:10|d~rated~~actual~2023~exact:12:12',
    )
  })

  it('are not compared while one of them is missing', () =>
    expect(
      about(
        { units: ['d'], measures, entries: entries.slice(0, 1) },
        { unit: 'd', period: '2023', measure: 'reviewed' },
        [rule],
      ),
    ).toEqual([]))
})
