import { expect, test } from 'vitest'
import { regulationsOf } from '../../regulations/regulation.ts'
import { symbolEnd } from './layout.ts'

const rules = regulationsOf([
  {
    code: 'documents.agencies',
    ...{ from: '2020-01-01', until: '9999-12-31', name: { vi: '', en: '' }, source: '', confidence: 'partial' },
    value: {
      agencies: [
        { committee: 'Quận ủy', letters: 'QU' },
        { committee: 'Đảng ủy', letters: 'ĐU' },
      ],
    },
  },
])
const at = { symbolType: 'BC', committee: 'QUẬN ỦY BÌNH THỦY', last: null }

test('a symbol ends in the letters of the committee that heads the paper, by the table of the day', () => {
  expect(symbolEnd(rules, '2024-04-03', at)).toBe('-BC/QU')
  expect(symbolEnd(rules, '2024-04-03', { ...at, symbolType: 'CTr', committee: 'Đảng ủy phường An Hòa' })).toBe(
    '-CTr/ĐU',
  )
  expect(symbolEnd(rules, '2019-04-03', at)).toBe('-BC')
})

test('letters that nobody confirmed are not made up, and a document without letters has none', () => {
  expect(symbolEnd(rules, '2024-04-03', { ...at, committee: 'CHI BỘ 3' })).toBe('-BC')
  expect(symbolEnd(rules, '2024-04-03', { ...at, symbolType: '' })).toBeNull()
})

test('what the unit’s last document bore stands before the table', () => {
  expect(symbolEnd(rules, '2024-04-03', { ...at, last: 'QUBT' })).toBe('-BC/QUBT')
})
