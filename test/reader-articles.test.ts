import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Article, articlesIn, scoreOf } from '../bench/reader/score.ts'
import { textReport, textReportShape } from '../src/modules/consistency/text/report.ts'

const folder = process.env.THENCHOT_ARTICLES ?? ''
const isThere = folder !== '' && existsSync(folder)
if (!isThere) process.stderr.write('SKIPPED: the five articles (THENCHOT_ARTICLES names no folder)\n')

/** The words a finding points to. */
const wordsOf = (text: string, spans: readonly (readonly [number, number])[]): readonly string[] =>
  spans.map(([start, end]) => text.slice(start, end))

describe.skipIf(!isThere)('the five published articles', () => {
  const articles = isThere ? articlesIn(folder) : []
  const article = (number: string): Article => {
    const found = articles.find(({ file }) => file.startsWith(number))
    if (!found) throw new Error(`no article ${number}`)
    return found
  }
  const findingsOf = (number: string) => {
    const { text } = article(number)
    return textReport(text).findings.map((finding) => ({ ...finding, words: wordsOf(text, finding.spans) }))
  }
  const checkedOf = (number: string): readonly string[] =>
    textReport(article(number).text).checked.map((item) => item.message)

  test('of the published figures 97 % are read with value, unit and qualifier', () => {
    const score = scoreOf(articles)
    expect(score.rows).toBe(91)
    expect(score.rowsRead / score.rows, score.faults.join('\n')).toBeGreaterThanOrEqual(0.97)
  })

  test('of what is reported 95 % agrees with the annotation by hand', () => {
    const score = scoreOf(articles)
    expect(score.right / score.reported, score.faults.join('\n')).toBeGreaterThanOrEqual(0.95)
  })

  test('the shares of Cái Răng contradict, and the reading that would hold is named', () => {
    const contradictions = findingsOf('000').filter((finding) => finding.severity === 'contradiction')
    expect(contradictions).toHaveLength(1)
    const [shares] = contradictions
    expect(shares?.words).toEqual(['14,69%', '96,96%', '2,78%'])
    expect(shares?.printed).toBe('114,43%')
    expect(shares?.message).toContain('99,74%')
  })

  test('no other article is accused', () => {
    for (const number of ['001', '002', '003', '004'])
      expect(findingsOf(number).filter((finding) => finding.severity === 'contradiction')).toEqual([])
  })

  test('what holds under one reading is told as such', () => {
    const kinds = (number: string) =>
      findingsOf(number)
        .filter((finding) => finding.severity === 'reading')
        .map((finding) => finding.kind)
    expect(kinds('000')).toEqual(['count_and_share'])
    expect(kinds('001')).toEqual(['ambiguous_multiple'])
  })

  test('what is worth a look is noted', () => {
    const notes = (number: string) =>
      findingsOf(number)
        .filter((finding) => finding.severity === 'note')
        .map((finding) => finding.kind)
    expect(notes('001')).toContain('counted_before_directive')
    expect(notes('003')).toEqual(expect.arrayContaining(['unchecked_superlative', 'unchecked_always']))
  })

  test('what was worked out and agrees is listed', () => {
    expect(checkedOf('000').join('\n')).toContain('Kế hoạch suy ra: 88')
    expect(checkedOf('000').join('\n')).toContain('2017–2021: 5 năm')
    const second = checkedOf('001').join('\n')
    for (const sum of [
      '347 + 71 = 418',
      '44.781 + 128 = 44.909',
      '19 + 109 = 128',
      '7 + 12 = 19',
      '808 / 1.865 = 43,32%',
    ])
      expect(second).toContain(sum)
    expect(checkedOf('002').join('\n')).toContain('51 / 95 = 53,68%')
  })

  test('a changed digit is found', () => {
    const changed = (number: string, from: string, to: string): readonly string[] => {
      const { text } = article(number)
      expect(text).toContain(from)
      return textReport(text.replace(from, to))
        .findings.filter((finding) => finding.severity === 'contradiction')
        .map((finding) => finding.kind)
    }
    expect(changed('001', '44.781', '44.718')).toEqual(['sum_of_parts'])
    expect(changed('001', '347 đại biểu', '374 đại biểu')).toEqual(['sum_of_parts'])
    expect(changed('001', '12 tiến sĩ', '13 tiến sĩ')).toEqual(['sum_of_parts'])
    expect(changed('001', 'trên 43%', 'trên 46%')).toEqual(['fraction_percentage'])
    expect(changed('002', '51/95 đảng viên', '52/95 đảng viên')).toEqual(['fraction_percentage'])
    expect(changed('000', '5 năm liền (2017-2021)', '6 năm liền (2017-2021)')).toContain('streak_length')
    expect(changed('000', '101,14%', '101,74%')).toContain('implied_plan')
    expect(changed('002', '28-3-2024', '31-6-2024')).toEqual(['date_does_not_exist'])
    expect(changed('001', 'Thứ Hai, 14', 'Thứ Ba, 14')).toEqual(['weekday'])
  })

  test('the report has its promised form', () => {
    for (const { text } of articles) expect(() => textReportShape.parse(textReport(text))).not.toThrow()
  })
})
