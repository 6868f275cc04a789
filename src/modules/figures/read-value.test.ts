import { describe, expect, it } from 'vitest'
import { aMeasure } from '../../../test/reference/catalogue.ts'
import { exactly, type Quantity, quantity } from './quantity.ts'
import { readValue } from './read-value.ts'

const percent = aMeasure({ code: 'percent', measuredIn: { vi: '%', en: '%' }, least: '0', most: '200' })
const people = aMeasure({ code: 'people', measuredIn: { vi: 'người', en: 'people' }, isWhole: true })
const money = aMeasure({ code: 'money', measuredIn: { vi: 'đồng', en: 'dong' }, isWhole: true })
const balance = aMeasure({ code: 'balance', measuredIn: { vi: 'tấn', en: 'tonnes' }, isNonNegative: false })

const typed = (value: string) => ({ value, isEstimate: false })

describe('readValue understands', () => {
  it.each<[string, typeof percent, Quantity]>([
    ['53,68', percent, exactly('53.68')],
    ['53.68', percent, exactly('53.68')],
    ['53,68%', percent, exactly('53.68')],
    ['53,68 %', percent, exactly('53.68')],
    ['1.234,5', balance, exactly('1234.5')],
    ['1,234.5', balance, exactly('1234.5')],
    ['1.234.567', balance, exactly('1234567')],
    ['1,234,567.25', balance, exactly('1234567.25')],
    ['1 234 567', people, exactly('1234567')],
    ['1.234', people, exactly('1234')],
    ['1,234', people, exactly('1234')],
    ['0,123', balance, exactly('0.123')],
    ['trên 110', people, quantity('over', 110)],
    ['Trên 110', people, quantity('over', 110)],
    ['hơn 110', people, quantity('over', 110)],
    ['> 110', people, quantity('over', 110)],
    ['>=110', people, quantity('at_least', 110)],
    ['≥110', people, quantity('at_least', 110)],
    ['ít nhất 110', people, quantity('at_least', 110)],
    ['<110', people, quantity('under', 110)],
    ['<= 110', people, quantity('at_most', 110)],
    ['gần 9.000', people, quantity('nearly', 9000)],
    ['almost 9,000', people, quantity('nearly', 9000)],
    ['khoảng 600 triệu', money, quantity('about', '600000000')],
    ['khoảng 10-20', people, quantity('about', 10, 20)],
    ['1,9 tỉ', money, exactly('1900000000')],
    ['1,9 tỷ đồng', money, exactly('1900000000')],
    ['2.5 billion', money, exactly('2500000000')],
    ['10-20%', percent, quantity('range', 10, 20)],
    ['10–20', percent, quantity('range', 10, 20)],
    ['10 đến 20', percent, quantity('range', 10, 20)],
    ['10 to 20', percent, quantity('range', 10, 20)],
    ['-5', balance, exactly(-5)],
    ['−5', balance, exactly(-5)],
    ['-5 – -3', balance, quantity('range', -5, -3)],
    ['ước 30,72%', percent, quantity('exact', '30.72', '30.72', true)],
    ['ước đạt trên 30', percent, quantity('over', 30, 30, true)],
    ['  53,68  ', percent, exactly('53.68')],
    ['999-1.234', balance, quantity('range', 999, 1234)],
  ])('“%s”', (text, measure, value) => {
    expect(readValue(measure, typed(text))).toEqual({ ok: true, value })
  })

  it('text in any Unicode form', () => {
    for (const text of ['trên 110', 'khoảng 600 triệu', 'ước đạt 5', 'nhiều nhất 7'])
      expect(readValue(money, typed(text.normalize('NFD')))).toEqual(readValue(money, typed(text)))
    expect(readValue(money, typed('trên 110'.normalize('NFD')))).toMatchObject({ ok: true, value: { word: 'over' } })
  })

  it('the word and the estimate chosen beside the field, unless the text says otherwise', () => {
    expect(readValue(people, { value: '110', word: 'over', isEstimate: true })).toEqual({
      ok: true,
      value: quantity('over', 110, 110, true),
    })
    expect(readValue(people, { value: 'dưới 110', word: 'over', isEstimate: false })).toMatchObject({
      ok: true,
      value: { word: 'under' },
    })
    expect(readValue(people, { value: '110', word: 'range', isEstimate: false })).toMatchObject({
      ok: true,
      value: { word: 'exact' },
    })
  })
})

describe('readValue refuses', () => {
  it.each<[string, typeof percent, string]>([
    ['', percent, 'value-missing'],
    ['   ', percent, 'value-missing'],
    ['abc', percent, 'not-a-number'],
    ['trên', percent, 'not-a-number'],
    ['12..', percent, 'not-a-number'],
    ['1.23.4', percent, 'not-a-number'],
    ['1e5', percent, 'not-a-number'],
    ['5 người', percent, 'not-a-number'],
    ['1-2-3', percent, 'not-a-number'],
    ['trên 10-20', percent, 'not-a-number'],
    ['20-10', percent, 'range-reversed'],
    ['-5', percent, 'out-of-range'],
    ['-5', people, 'out-of-range'],
    ['200,01', percent, 'out-of-range'],
    ['150-250', percent, 'out-of-range'],
    ['1,5', people, 'not-whole'],
    ['0,0001 triệu', money, 'accepted'],
    ['0,0000001 triệu', money, 'not-whole'],
  ])('“%s” (%#) as %s', (text, measure, code) => {
    const read = readValue(measure, typed(text))
    expect(read.ok ? 'accepted' : read.refusal.code).toBe(code)
    if (!read.ok) expect(read.refusal.field).toBe('value')
  })
})

describe('a number that can be read in two ways is asked back', () => {
  const readingsOf = (text: string, measure = balance) => {
    const read = readValue(measure, typed(text))
    if (read.ok) throw new Error(`read as ${read.value.low.toFixed()}`)
    expect(read.refusal.code).toBe('ambiguous-number')
    return (read.refusal.details as { readings: { value: string; printed: { vi: string; en: string } }[] }).readings
  }

  it.each<[string, typeof percent, readonly Quantity[]]>([
    ['1.234', balance, [exactly(1234), exactly('1.234')]],
    ['1,234', balance, [exactly(1234), exactly('1.234')]],
    ['1.230', balance, [exactly(1230), exactly('1.23')]],
    ['5.000', balance, [exactly(5000), exactly(5)]],
    ['-1.234', balance, [exactly(-1234), exactly('-1.234')]],
    ['trên 1.234', balance, [quantity('over', 1234), quantity('over', '1.234')]],
    ['ước 1.234', balance, [quantity('exact', 1234, 1234, true), quantity('exact', '1.234', '1.234', true)]],
    ['1.234 triệu', money, [exactly('1234000000'), exactly('1234000')]],
    ['1.234-2000', balance, [quantity('range', 1234, 2000), quantity('range', '1.234', 2000)]],
    ['1-1.234', balance, [quantity('range', 1, 1234), quantity('range', 1, '1.234')]],
    ['1.234-1.500', balance, [quantity('range', 1234, 1500), quantity('range', '1.234', '1.5')]],
  ])('“%s”: each of the two readings reads back to its value', (text, measure, values) => {
    const readings = readingsOf(text, measure)
    expect(readings.map((reading) => readValue(measure, typed(reading.value)))).toEqual(
      values.map((value) => ({ ok: true, value })),
    )
  })

  it('the readings are printed in both languages', () =>
    expect(readingsOf('1.234').map((reading) => reading.printed)).toEqual([
      { vi: '1.234 tấn', en: '1,234 tonnes' },
      { vi: '1,234 tấn', en: '1.234 tonnes' },
    ]))
})
