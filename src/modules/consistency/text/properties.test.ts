import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText, readTokens } from './read-text.ts'
import { sourceOf } from './source.ts'
import { tokensOf } from './tokens.ts'

const sentences = [
  'Năm 2022, Ðảng bộ huyện kết nạp 45 ÐV, đạt 90,5% chỉ tiêu.',
  'Thu ngân sách ước đạt hơn 1,9 tỉ đồng, tăng 7,11% so với năm 2021.',
  'Có 50 đại biểu, gồm 40 đại biểu chính thức và 10 đại biểu khách mời.',
  'Hầu hết các đồng chí hằng tháng đến ấp ít nhất hai lần.',
  '12/40 tổ chức đảng (30%) về đích sớm hơn một năm.',
  'Quyết định 12-QĐ/HU ngày 2/9/2021 giao từ 13-17 tiêu chí.',
  'Hoà Bình, thuỷ lợi, uỷ viên: 3 xã; quý II-2024.',
]
const aSentence = fc.constantFrom(...sentences)
/** Pieces that make trouble for readers: marks, joints, digits, words that open something. */
const aPiece = fc.constantFrom(
  ...'1 . , / - ( ) % : ; " … \n \r\n \t năm tháng quý thứ gấp một hai ba mươi trăm tỷ triệu đồng từ đến trong đó gồm ước hơn ngày đảng viên xã 2024 12 3.5 07 NQ TW'
    .split(' ')
    .map((one) => (one === '' ? ' ' : one)),
)
const hostile = fc
  .array(fc.tuple(aPiece, fc.constantFrom('', ' ')), { maxLength: 60 })
  .map((pieces) => pieces.map(([piece, gap]) => piece + gap).join(''))

describe('any text', () => {
  it('is read without failing, and every offset cuts out the printed words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), hostile, fc.string()), (text) => {
        const { figures, mentions, relations, sentences: parts } = readText(text)
        for (const one of [...figures, ...mentions]) {
          expect(text.slice(one.start, one.end)).toBe(one.text)
          expect(one.end).toBeGreaterThan(one.start)
        }
        for (const { number, start, end, value } of figures) {
          expect(number.start).toBeGreaterThanOrEqual(start)
          expect(number.end).toBeLessThanOrEqual(end)
          expect(value).toMatch(/^-?\d+(\.\d+)?$/)
        }
        for (const { figures: at } of relations) for (const one of at) expect(figures[one]).toBeDefined()
        for (const part of parts) expect(part.end).toBeGreaterThan(part.start)
      }),
      { numRuns: 400 },
    )
  })

  it('reads a paragraph the same whatever stands around it', () => {
    fc.assert(
      fc.property(aSentence, aSentence, aSentence, (before, text, after) => {
        const pick = (figures: ReturnType<typeof readText>['figures'], shift: number) =>
          figures.map(({ start, text: words, value, unit, qualifier, kind, about }) => {
            return { start: start - shift, words, value, unit, qualifier, kind, about }
          })
        const shift = before.length + 2
        const within = readText(`${before}\n\n${text}\n\n${after}`).figures.filter(
          ({ start }) => start >= shift && start < shift + text.length,
        )
        expect(pick(within, shift)).toEqual(pick(readText(text).figures, 0))
      }),
    )
  })

  it('reads composed and decomposed letters, soft hyphens and thin spaces alike', () => {
    fc.assert(
      fc.property(aSentence, fc.boolean(), (text, isSpaced) => {
        const other = text
          .normalize('NFD')
          .replaceAll(' ', isSpaced ? '\u00a0' : ' ')
          .replace('đạt', 'đ\u00adạt')
        const values = (one: string) =>
          readText(one).figures.map(({ value, unit, qualifier, isEstimate }) => [value, unit, qualifier, isEstimate])
        expect(values(other)).toEqual(values(text))
        for (const figure of readText(other).figures) expect(other.slice(figure.start, figure.end)).toBe(figure.text)
      }),
    )
  })

  it('reads a long number whatever stands between its thousands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 999_999_999 }),
        fc.constantFrom('.', ' ', '\u00a0', ''),
        (value, gap) => {
          const digits = String(value).replace(/\B(?=(\d{3})+$)/g, gap)
          fc.pre(gap !== '' || value > 2100 || value < 1900)
          expect(readText(`Toàn tỉnh có ${digits} hộ.`).figures.map((one) => [one.value, one.unit])).toEqual([
            [String(value), 'hộ'],
          ])
        },
      ),
    )
  })
})

describe('work grows with the length of the text only', () => {
  /** How often the passes look at a token of a text. */
  function looks(text: string): number {
    const tokens = tokensOf(sourceOf(text))
    let count = 0
    const word = new Proxy(tokens.word, {
      get(target, key, receiver) {
        count++
        return Reflect.get(target, key, receiver)
      },
    })
    readTokens({ ...tokens, word })
    return count
  }

  it.each([
    ['1.1.1.1', '1.'],
    ['open brackets', '('],
    ['open brackets with figures', '(5 xã '],
    ['brackets and percentages', '(5 xã (30%) '],
    ['colons', '5: '],
    ['strokes', '1/'],
    ['hyphens', '1-'],
    ['groups of three', '123 '],
    ['percentages', '5% '],
    ['figures in one sentence', 'có 12 chi bộ và '],
    ['shares in one sentence', '5% chi bộ tốt, '],
    ['changes', 'tăng 5% '],
    ['estimates', 'ước 5 '],
    ['years', 'năm 2022 '],
    ['streaks', '5 năm liền '],
    ['number words', 'hai mươi '],
    ['the same word', 'năm '],
    ['bodies', 'Đảng bộ xã '],
    ['of which', '9 xã trong đó '],
    ['words far from the figure', 'số '],
    ['quotes and dots', '." '],
    ['lines', '1. A\n'],
  ])('%s', (_, piece) => {
    const once = looks(`${piece.repeat(400)}5 xã`)
    const twice = looks(`${piece.repeat(800)}5 xã`)
    expect(twice / once).toBeLessThan(2.2)
  })

  it('reads a long run of anything', () => {
    for (const piece of ['1.', '(', '5% ', 'a\u0301', '\u0301', '12 xã (', '1-2'])
      expect(readText(piece.repeat(200_000 / piece.length)).paragraphs.length).toBeLessThan(3)
  })
})
