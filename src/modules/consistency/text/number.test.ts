import { describe, expect, it } from 'vitest'
import { moved, numberAt, numberInWords } from './number.ts'
import { sourceOf } from './source.ts'
import { tokensOf } from './tokens.ts'

const read = (text: string) => numberAt(tokensOf(sourceOf(text)), 0)
const inWords = (text: string) => numberInWords(tokensOf(sourceOf(text)), 0)

describe('digits', () => {
  it.each([
    ['07', '7', 0],
    ['0', '0', 0],
    ['4.238', '4238', 0],
    ['1.234.567', '1234567', 0],
    ['1,234,567', '1234567', 0],
    ['2.345,60', '2345.60', 2],
    ['2,345.6', '2345.6', 1],
    ['15,94', '15.94', 2],
    ['1.33', '1.33', 2],
    ['0.238', '0.238', 3],
    ['0,5', '0.5', 1],
    ['12.3456', '12.3456', 4],
    ['1 234 567,5', '1234567.5', 1],
  ])('reads %s', (text, value, decimals) => expect(read(text)).toMatchObject({ value, decimals }))

  it.each(['1.1.1', '1.2345.678', '1,2,3', '12.34,5.6', '1'.repeat(40)])('does not read %s', (text) =>
    expect(read(text)).toBeNull(),
  )

  it('keeps both readings of one comma before three digits', () => {
    expect(read('4,238')).toMatchObject({ value: '4.238', asThousands: '4238' })
    expect(read('0,238')?.asThousands).toBeNull()
  })

  it('does not join numbers of a list, or a number and a fraction', () => {
    expect(read('4 238/300')).toMatchObject({ value: '4' })
    expect(read('4  238')).toMatchObject({ value: '4' })
    expect(read('4 23')).toMatchObject({ value: '4' })
  })
})

describe('words', () => {
  it.each([
    ['hai', 2],
    ['mười', 10],
    ['mười lăm', 15],
    ['hai mươi tư', 24],
    ['chín mươi chín', 99],
    ['một trăm', 100],
    ['một trăm linh năm', 105],
    ['ba trăm hai mươi mốt', 321],
  ])('reads %s', (text, value) => expect(inWords(text)?.value).toBe(String(value)))

  it('ends before the scale, and before a second digit', () => {
    expect(inWords('hai nghìn')).toMatchObject({ value: '2', to: 1 })
    expect(inWords('hai ba')).toMatchObject({ value: '2', to: 1 })
    expect(inWords('trăm')).toBeNull()
  })
})

describe('moving the point', () => {
  it.each([
    ['1.9', 9, '1900000000'],
    ['313.653', 6, '313653000'],
    ['1', -2, '0.01'],
    ['12', -1, '1.2'],
    ['5.50', 0, '5.5'],
    ['0.05', 1, '0.5'],
    ['0', 9, '0'],
    ['100', 0, '100'],
  ])('%s by %i', (value, power, expected) => expect(moved(value, power)).toBe(expected))
})
