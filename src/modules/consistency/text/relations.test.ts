import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'

/** Each relation as its kind and the words of its figures. */
const relationsIn = (text: string): string[] => {
  const { figures, relations } = readText(text)
  return relations.map(({ kind, figures: at }) => `${kind}: ${at.map((one) => figures[one]?.text).join(' | ')}`)
}

describe('relations that a text states', () => {
  it.each([
    [
      'kết nạp 12/40 đảng viên, đạt 30% kế hoạch',
      ['fraction: 12 | 40 đảng viên', 'percentage-of: 30% | 12 | 40 đảng viên'],
    ],
    ['kết nạp 45 đảng viên, đạt 90% chỉ tiêu', ['percentage-of: 90% | 45 đảng viên']],
    ['đạt 97,8% số chi bộ (45/46 chi bộ)', ['fraction: 45 | 46 chi bộ', 'percentage-of: 97,8% | 45 | 46 chi bộ']],
    [
      'cung cấp 300 dịch vụ trên tổng số 900 thủ tục, chiếm tỷ lệ trên 33%',
      ['percentage-of: trên 33% | 300 dịch vụ | 900 thủ tục'],
    ],
    ['kết nạp 45 đảng viên, đạt 90% chỉ tiêu (chỉ tiêu năm là 50)', ['percentage-of: 90% | 45 đảng viên | 50']],
    ['giải ngân 12 tỷ/40 tỷ đồng', ['fraction: 12 tỷ | 40 tỷ đồng']],
    ['từ 13-17 tiêu chí', ['range: từ 13 | 17 tiêu chí']],
    ['đạt 500 tỷ đồng, tăng 7% so với cùng kỳ', ['change: 7% | 500 tỷ đồng']],
    [
      'đạt 500 tỷ đồng, bằng 60% dự toán, tăng 7% so với cùng kỳ',
      ['percentage-of: 60% | 500 tỷ đồng', 'change: 7% | 500 tỷ đồng'],
    ],
    ['gồm có 9 huyện', []],
  ])('%s', (text, expected) => expect(relationsIn(text)).toEqual(expected))

  it('reads the parts of a whole, nested ones under their own whole, people among turns as turns', () => {
    const text =
      'Đã cử 60 lượt cán bộ đi học (trong tỉnh 40 lượt, ngoài tỉnh 20 lượt (dài hạn 5 lượt: 02 thạc sĩ và 3 tiến sĩ; ngắn hạn 15 lượt));'
    expect(relationsIn(text)).toEqual([
      'parts: 5 lượt | 02 thạc sĩ | 3 tiến sĩ',
      'parts: 20 lượt | 5 lượt | 15 lượt',
      'parts: 60 lượt cán bộ | 40 lượt | 20 lượt',
    ])
    expect(readText(text).figures.every(({ unit }) => unit === 'lượt')).toBe(true)
  })

  it.each([
    [
      'Có 50 đại biểu, gồm 40 đại biểu chính thức thay mặt 900 đảng viên và 10 đại biểu khách mời.',
      ['parts: 50 đại biểu | 40 đại biểu | 10 đại biểu'],
    ],
    ['Kỷ luật 30 đảng viên (khiển trách 15, cảnh cáo 10, khai trừ 5).', ['parts: 30 đảng viên | 15 | 10 | 5']],
    [
      'Có 20 tổ chức cơ sở đảng, trong đó có 8 đảng bộ (tăng 2), 12 chi bộ.',
      ['parts: 20 tổ chức cơ sở đảng | 8 đảng bộ | 12 chi bộ', 'change: 2 | 8 đảng bộ'],
    ],
    ['Có 61 đảng viên, trong đó 39 nam và 22 nữ.', ['parts: 61 đảng viên | 39 nam | 22 nữ']],
    ['Có 61 đảng viên, trong đó có 22 đảng viên trẻ.', ['of-which: 61 đảng viên | 22 đảng viên']],
    [
      'Kỷ luật 30 đảng viên (trong đó: khiển trách 15, cảnh cáo 10, …).',
      ['of-which: 30 đảng viên | 15', 'of-which: 30 đảng viên | 10'],
    ],
    ['Kết nạp 45 đảng viên (năm 2020: 40 đảng viên; năm 2019: 38 đảng viên).', []],
  ])('%s', (text, expected) => expect(relationsIn(text)).toEqual(expected))

  it('reads the shares of the classes of one set, and leaves out those of another', () => {
    const text =
      '100% chi bộ hoàn thành tốt nhiệm vụ; 15,2% đảng viên hoàn thành xuất sắc nhiệm vụ; 80% đảng viên hoàn thành tốt nhiệm vụ; 4,8% đảng viên hoàn thành nhiệm vụ.'
    expect(relationsIn(text)).toEqual(['shares: 15,2% | 80% | 4,8%'])
  })

  it('reads the shares of sectors where they are shares, and no growth', () => {
    expect(relationsIn('Nông nghiệp chiếm 30%; công nghiệp và xây dựng chiếm 25%; dịch vụ chiếm 45%.')).toEqual([
      'shares: 30% | 25% | 45%',
    ])
    expect(relationsIn('Nông nghiệp tăng 3%; công nghiệp và xây dựng tăng 9%; dịch vụ tăng 8%.')).not.toContain(
      'shares: 3% | 9% | 8%',
    )
  })

  it('reads shares after the counts of the classes, each of the whole that is named', () => {
    const text =
      'Xếp loại 20 chi bộ: 4 chi bộ hoàn thành xuất sắc nhiệm vụ, chiếm 20%; 16 chi bộ hoàn thành tốt nhiệm vụ, chiếm 80%.'
    expect(relationsIn(text)).toEqual([
      'parts: 20 chi bộ | 4 chi bộ | 16 chi bộ',
      'percentage-of: 20% | 4 chi bộ | 20 chi bộ',
      'percentage-of: 80% | 16 chi bộ | 20 chi bộ',
      'shares: 20% | 80%',
    ])
  })

  it('stretches a streak over the years it names', () => {
    const text = 'được khen 5 năm liền (2016-2020) và'
    const [relation] = readText(text).relations
    expect(relation?.kind).toBe('streak')
    expect(text.slice(relation?.span.start, relation?.span.end)).toBe('5 năm liền (2016-2020')
  })

  it('joins what is said twice', () => {
    const text = 'Kết nạp đạt 40,25% kế hoạch năm\n\nĐảng bộ kết nạp 33 đảng viên, đạt 40,25% kế hoạch năm.'
    expect(relationsIn(text)).toContain('same: 40,25% | 40,25%')
    expect(relationsIn(text.replace('40,25', '41,25'))).not.toContain('same: 41,25% | 40,25%')
  })
})

describe('what a figure speaks of', () => {
  const aboutIn = (text: string) => readText(text).figures.map(({ about }) => about)

  it('names the body, the period, and the base of a percentage', () => {
    const [, percent] = aboutIn('Năm 2022, Đảng bộ huyện Tân An kết nạp 45 đảng viên, đạt 90% chỉ tiêu năm 2022.')
    expect(percent).toMatchObject({ subject: 'Đảng bộ huyện Tân An', period: '2022', base: 'chỉ tiêu năm 2022' })
  })

  it('takes the year it is compared with for no period of its own', () => {
    expect(aboutIn('Giá trị tăng 7% so với năm 2021.')[0]).toMatchObject({ period: null, base: 'so với năm 2021' })
  })

  it('takes the body of the sentence before in its paragraph, and of no other paragraph', () => {
    expect(aboutIn('Đảng bộ xã Long Hòa đi đầu. Có 12 chi bộ.')[0]?.subject).toBe('Đảng bộ xã Long Hòa')
    expect(aboutIn('Đảng bộ xã Long Hòa đi đầu.\n\nCó 12 chi bộ.')[0]?.subject).toBeNull()
  })

  it('keeps the verb and what is counted as the topic', () => {
    expect(aboutIn('Huyện đã kết nạp được 45 đảng viên mới.')[0]?.topic).toContain('kết nạp')
    expect(aboutIn('Huyện đã kết nạp được 45 đảng viên mới.')[0]?.topic).toContain('đảng viên')
  })
})
