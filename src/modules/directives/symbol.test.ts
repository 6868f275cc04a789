import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DirectiveSymbol, formSymbol, leadAgency, parseSymbol } from './symbol.ts'

const spellings = ['NQ', 'CT', 'QĐ', 'QĐi', 'CTr', 'TTr', 'KL', 'KH', 'BC', 'CV', 'TB']

const read = (text: string): string => {
  const symbol = parseSymbol(text, spellings)
  return symbol.ok ? formSymbol(symbol.value) : symbol.refusal.code
}

describe('the symbol of a document', () => {
  test.each([
    ['16-CT/QU', '16-CT/QU'],
    ['209-KL/TU', '209-KL/TU'],
    ['02-NQ/TU', '02-NQ/TU'],
    ['Số 12-BC/ĐU', '12-BC/ĐU'],
    ['số: 12-BC/ĐU', '12-BC/ĐU'],
    ['  7 - nq / tu ', '07-NQ/TU'],
    ['5–NQ/TU', '05-NQ/TU'],
    ['5—NQ∕TU', '05-NQ/TU'],
    ['16-QÐ/ÐU', '16-QĐ/ĐU'],
    ['3-qđi/tu', '03-QĐi/TU'],
    ['08-ctr/ĐU', '08-CTr/ĐU'],
    ['005-NQ/TU', '05-NQ/TU'],
    ['12A-KH/ĐU', '12a-KH/ĐU'],
    ['1-KH/BTCTU - UBKTTU', '01-KH/BTCTU-UBKTTU'],
    ['24-BS/UBKTTU', '24-BS/UBKTTU'],
    ['9-Lạ/TU', 'bad-symbol'],
  ])('%s is read as %s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })

  test.each([
    '',
    'NQ/TU',
    '12-NQ',
    '0-NQ/TU',
    '00-NQ/TU',
    '15/QĐ-UBND',
    '12/2024/QĐ-UBND',
    '123456-NQ/TU',
    '12-NQ/TU; 13-NQ/TU',
  ])('“%s” is refused on its field', (text) => {
    const symbol = parseSymbol(text)
    expect(symbol.ok ? null : [symbol.refusal.code, symbol.refusal.field]).toEqual(['bad-symbol', 'symbol'])
  })

  const agency = fc.stringMatching(/^[A-ZĐ][A-ZĐ0-9]{0,6}$/)
  const symbols: fc.Arbitrary<DirectiveSymbol> = fc.record({
    number: fc
      .tuple(fc.integer({ min: 1, max: 99_999 }), fc.constantFrom('', '', 'a', 'b', 'đ'))
      .map(([number, letter]) => `${String(number).padStart(2, '0')}${letter}`),
    type: fc.oneof(fc.constantFrom(...spellings), fc.stringMatching(/^[A-ZĐ]{1,6}$/)),
    agency: fc.array(agency, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('-')),
  })

  test('what was formed is read back, however it is typed', () => {
    fc.assert(
      fc.property(
        symbols,
        fc.constantFrom('', 'Số ', 'số: '),
        fc.constantFrom('-', ' - ', '–', ' — '),
        (symbol, before, dash) => {
          const known = [...spellings, symbol.type]
          expect(parseSymbol(formSymbol(symbol), known)).toEqual({ ok: true, value: symbol })
          const typed = `${before}${symbol.number}${dash}${symbol.type.toLowerCase()} / ${symbol.agency}`
          expect(parseSymbol(typed, [symbol.type])).toEqual({ ok: true, value: symbol })
        },
      ),
    )
  })

  test('a joint document stands in the series of its lead', () => {
    expect(leadAgency({ number: '01', type: 'KH', agency: 'BTCTU-UBKTTU' })).toBe('BTCTU')
  })
})
