import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unitKinds } from '../../org/unit.ts'
import { checkDefinition } from './check.ts'
import { codeOfName, codePattern, longestCode } from './code.ts'
import {
  contentOf,
  definitionOf,
  entryModes,
  type MeasureContent,
  meaningsAtParent,
  mostDecimals,
  reportedPeriods,
  results,
  waysOverTime,
  waysOverUnits,
} from './content.ts'
import { definedBy } from './definition.ts'

test('a code is proposed from a Vietnamese name', () => {
  expect(codeOfName('Hộ nghèo, cận nghèo (đa chiều)')).toBe('ho-ngheo-can-ngheo-da-chieu')
  expect(codeOfName('  Đường làm mới, nâng cấp ')).toBe('duong-lam-moi-nang-cap')
  expect(codeOfName('…')).toBe('')
})

test('what is proposed is a code, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
      const code = codeOfName(name)
      expect(code === '' || (codePattern.test(code) && code.length <= longestCode)).toBe(true)
    }),
  )
})

const word = fc.constantFrom('hộ', 'buổi', 'triệu đồng', '%')
const contents: fc.Arbitrary<MeasureContent> = fc.record({
  name: fc.record({ vi: word, en: word }),
  measuredIn: fc.record({ vi: word, en: word }),
  subjects: fc.subarray([...unitKinds]),
  result: fc.constantFrom(...results),
  classSet: fc.constantFrom(null, 'rating'),
  share: fc.constantFrom(null, { part: 'party.attended', whole: 'party.due' }),
  overTime: fc.constantFrom(...waysOverTime),
  overUnits: fc.constantFrom(...waysOverUnits),
  entry: fc.constantFrom(...entryModes),
  statedAtParent: fc.constantFrom(...meaningsAtParent),
  periodKinds: fc.subarray([...reportedPeriods]),
  decimals: fc.integer({ min: 0, max: mostDecimals }),
  isNonNegative: fc.boolean(),
  source: fc.constantFrom('', '12-NQ/ĐU'),
})

test('a measure that is made of a form fills the same form again', () => {
  fc.assert(
    fc.property(contents, (content) => {
      const held = { ...definedBy(definitionOf('a', content)), id: '', from: '', until: '', ownerId: null }
      const again = contentOf(held, content.source)
      // Of a percentage the form does not ask what it is counted in or how it adds up.
      const same = content.share
        ? { ...content, measuredIn: { vi: '%', en: '%' }, overTime: 'none', overUnits: 'none', entry: 'in_period' }
        : content
      expect(again).toEqual(same)
    }),
  )
})

test('whatever passes never adds up ratios, or what is no number', () => {
  const measuredIn = { vi: 'lượt', en: 'turns' }
  const known = { measure: () => ({ measuredIn, formula: null }), classSet: () => undefined }
  fc.assert(
    fc.property(contents, (content) => {
      const measure = definedBy(definitionOf('a', content))
      if (!checkDefinition(measure, known).ok) return
      const isAdded = measure.overTime === 'sum' || measure.overUnits === 'sum'
      expect(isAdded && (measure.result !== 'quantity' || measure.measuredIn.vi === '%')).toBe(false)
      expect(measure.classSet).toBeNull()
    }),
  )
})
