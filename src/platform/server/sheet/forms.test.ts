import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day as dayOf, daysInMonth } from '../../domain/day.ts'
import { cleanText } from './clean-text.ts'
import { plainDecimal } from './decimal-text.ts'
import { numberFormat } from './number-format.ts'
import { columnLetters, columnOf } from './raw-row.ts'
import { dayFromText, dayOfSerial, serialOfDay } from './read-day.ts'
import { decodeCellText, encodeCellText } from './xml-text.ts'

const civilDay = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .filter(([year, month, date]) => date <= daysInMonth(year, month))

describe('days', () => {
  test('are read in every form people write', () => {
    fc.assert(
      fc.property(civilDay, fc.constantFrom('/', '-', '.'), fc.boolean(), ([year, month, date], sign, isLong) => {
        const value = dayOf(year, month, date)
        const [yyyy = '', mm = '', dd = ''] = value.split('-')
        const dayFirst = isLong ? [dd, mm, yyyy].join(sign) : `${date}${sign}${month}${sign}${yyyy}`
        expect(dayFromText(dayFirst, false)).toEqual({ value })
        expect(dayFromText(` ${dayFirst.replaceAll(sign, ` ${sign} `)}`.trim(), false)).toEqual({ value })
        expect(dayFromText([yyyy, mm, dd].join(sign), false)).toEqual({ value })
      }),
    )
  })

  test('that do not exist are never made up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 99_999 }),
        (date, month, year) => {
          const { value, fault } = dayFromText(`${date}/${month}/${year}`, true)
          const exists =
            year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
          expect(value !== undefined).toBe(exists)
          expect(fault === undefined).toBe(exists)
        },
      ),
    )
  })

  test('and serial numbers are the same thing, in both systems', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        const value = dayOfSerial(serial, false) ?? ''
        expect(serialOfDay(value)).toBe(serial)
        if (serial >= 1462) expect(dayOfSerial(serial - 1462, true)).toBe(value)
      }),
    )
    expect([dayOfSerial(0, false), dayOfSerial(60, false), dayOfSerial(2_958_466, false)]).toEqual([null, null, null])
    expect(dayOfSerial(2_958_465, false)).toBe('9999-12-31')
  })
})

test('cleaning twice changes nothing, and leaves NFC', () => {
  const pieces = fc.constantFrom(
    ' ',
    '\u00a0',
    "'",
    '\u200b',
    '\n',
    '\u00d0',
    '\u00f0',
    '\u0301',
    'e',
    'ê',
    'Đ',
    '\ufeff',
    '\u0007',
    'ộ',
    '\u3000',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'binary' }),
        fc.array(pieces).map((all) => all.join('')),
      ),
      (text) => {
        const clean = cleanText(text)
        expect(cleanText(clean)).toBe(clean)
        expect(clean.normalize('NFC')).toBe(clean)
        expect(clean).not.toMatch(/^\s|\s$|\s\s|[ÐðÐ]/u)
      },
    ),
  )
})

test('a decimal is the same number after its exponent is written out', () => {
  fc.assert(
    fc.property(
      fc.bigInt(),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: -40, max: 40 }),
      (digits, scale, exponent) => {
        const plain = plainDecimal(`${digits}e${exponent - scale}`) ?? ''
        const [whole = '', fraction = ''] = plain.split('.')
        // Both sides times ten to the power of 100.
        expect(BigInt(whole + fraction.padEnd(100, '0'))).toBe(digits * 10n ** BigInt(100 + exponent - scale))
        expect(plain).not.toMatch(/\.\d*0$|^-?0\d/)
      },
    ),
  )
})

test.each([
  ['', null],
  ['.', null],
  ['1e', null],
  ['1,5', null],
  ['.5', '0.5'],
  ['5.', '5'],
  ['-0.0', '0'],
  ['+7', '7'],
])('the text “%s” as a decimal is %s', (text, value) => {
  expect(plainDecimal(text)).toBe(value)
})

test('a text survives being written as XML', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      // Control characters and halves of pairs have no place in XML.
      const sayable = text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
      expect(decodeCellText(encodeCellText(text))).toBe(sayable)
    }),
  )
})

test('columns are counted the way they are lettered', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16_383 }), (column) => columnOf(`${columnLetters(column)}7`) === column),
  )
  expect(['A1', 'Z1', 'AA1', 'XFD1'].map(columnOf)).toEqual([0, 25, 26, 16_383])
})

test.each([
  ['General', 'number'],
  ['0.00E+00', 'number'],
  ['#,##0 "đ"', 'number'],
  ['dd/mm/yyyy', 'day'],
  ['[$-42A]dd mmmm yyyy;@', 'day'],
  ['d-m', 'day'],
  ['mm/yyyy', 'month'],
  ['mmm-yy', 'month'],
  ['yyyy', 'year'],
  ['"Năm" yyyy', 'year'],
  ['hh:mm', 'time'],
  ['[h]:mm:ss', 'time'],
  ['dd/mm/yyyy hh:mm', 'day'],
  ['[Red]0', 'number'],
  ['"day"0', 'number'],
])('the format %s shows a %s', (code, shows) => {
  expect(numberFormat(code).shows).toBe(shows)
})
