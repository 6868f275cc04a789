import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal } from './decimal.ts'
import { idFrom, idPattern } from './id.ts'
import { parsePeriod } from './period.ts'
import { periodText } from './period-text.ts'
import { foldForSearch } from './text.ts'

describe('foldForSearch', () => {
  it.each([
    ['Bình Thủy', 'binh thuy'],
    ['Đảng ủy', 'dang uy'],
    ['ĐẢNG UỶ', 'dang uy'],
    ['Ðảng ủy', 'dang uy'],
    ['Phường Cái Khế', 'phuong cai khe'],
    ['Quý I/2024', 'quy i/2024'],
  ])('“%s” is searched as “%s”', (text, folded) => expect(foldForSearch(text)).toBe(folded))

  it('composed and decomposed text, upper and lower case fold alike, and folding again changes nothing', () => {
    const letters = fc.constantFrom(
      ...'aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ 0-/',
    )
    fc.assert(
      fc.property(fc.array(letters), (parts) => {
        const text = parts.join('')
        const folded = foldForSearch(text)
        expect(foldForSearch(text.normalize('NFD'))).toBe(folded)
        expect(foldForSearch(text.toUpperCase())).toBe(folded)
        expect(foldForSearch(folded)).toBe(folded)
        expect(folded).toMatch(/^[a-z0-9 \-/]*$/)
      }),
    )
  })
})

describe('exact decimals', () => {
  it('0.1 and 0.2 make 0.3, and nothing is written with an exponent', () => {
    expect(decimal('0.1').plus('0.2').toFixed()).toBe('0.3')
    expect(String(decimal('1').div('1e30'))).toBe(`0.${'0'.repeat(29)}1`)
  })
})

describe('record ids', () => {
  it('are UUID v7 and sort by their instant', () => {
    const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 })
    const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(instant, instant, random, random, (a, b, r, s) => {
        const [x, y] = [idFrom(a, r), idFrom(b, s)]
        expect(x).toMatch(idPattern)
        if (a !== b) expect(x < y).toBe(a < b)
      }),
    )
  })
})

describe('names of periods', () => {
  it.each([
    ['2024-03-28', 'ngày 28/3/2024', '28 March 2024'],
    ['2024-03', 'tháng 3/2024', 'March 2024'],
    ['2024-Q4', 'quý IV/2024', 'quarter 4 of 2024'],
    ['2024-H1', '6 tháng đầu năm 2024', 'first half of 2024'],
    ['2024', 'năm 2024', '2024'],
    ['2016..2020', 'giai đoạn 2016–2020', '2016–2020'],
    ['2013..', 'từ năm 2013', 'since 2013'],
  ])('%s is written “%s”', (text, vi, en) => {
    const period = parsePeriod(text)
    expect(period.ok && periodText(period.value)).toMatchObject({ vi })
    if (period.ok && !text.includes('Q')) expect(periodText(period.value).en).toBe(en)
  })
})
