import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readText } from '../read-text.ts'
import { cases } from './cases/cases.ts'
import { checkText } from './check-text.ts'

const run = (text: string) => checkText(readText(text))
const kindsOf = (text: string): readonly string[] =>
  run(text).findings.map(({ kind, severity }) => `${kind} ${severity}`)

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.')
const percent = (value: number, places: number): string => value.toFixed(places).replace('.', ',')

describe('laws', () => {
  it('parts that make their whole never give a finding', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 2, maxLength: 6 }), (parts) => {
        const list = parts.map((part, index) => `loại ${'abcdef'.charAt(index)} ${grouped(part)} người`).join(', ')
        const whole = grouped(parts.reduce((sum, part) => sum + part, 0))
        expect(kindsOf(`Toàn tỉnh có ${whole} người, gồm ${list}.`)).toEqual([])
      }),
    )
  })

  it('a percentage rounded to its places never gives a finding', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4_000 }),
        fc.integer({ min: 1, max: 4_000 }),
        fc.integer({ min: 0, max: 3 }),
        (a, b, places) => {
          const [part, whole] = [Math.min(a, b), Math.max(a, b)]
          // Half is rounded up, as decimals are; a float may lie a hair below it.
          const rounded = Math.floor((part * 100 * 10 ** places) / whole + 0.5 + 1e-9) / 10 ** places
          const text = `Xã đã giải quyết ${grouped(part)} hồ sơ trên tổng số ${grouped(whole)} hồ sơ, chiếm tỷ lệ ${percent(rounded, places)}%.`
          expect(kindsOf(text)).toEqual([])
        },
      ),
    )
  })

  it('shares of disjoint classes, each rounded, never give a finding', () => {
    fc.assert(
      fc.property(fc.tuple(fc.nat(900), fc.nat(900), fc.nat(900)), fc.integer({ min: 0, max: 2 }), (counts, places) => {
        const all = counts.reduce((sum, count) => sum + count, 0)
        fc.pre(all > 0)
        const [a, b, c] = counts.map((count) => percent((100 * count) / all, places))
        const text = `Xếp loại: ${a}% đảng viên hoàn thành xuất sắc nhiệm vụ; ${b}% đảng viên hoàn thành tốt nhiệm vụ; ${c}% đảng viên hoàn thành nhiệm vụ.`
        expect(kindsOf(text)).toEqual([])
      }),
    )
  })

  it('a change worked out from the two values and rounded never gives a finding', () => {
    const size = fc.integer({ min: 1, max: 5_000 })
    fc.assert(
      fc.property(size, size, fc.integer({ min: 0, max: 2 }), (from, to, places) => {
        fc.pre(from !== to)
        const [way, led] = to > from ? ['tăng', 'lên'] : ['giảm', 'xuống còn']
        const rounded = Math.floor((Math.abs(to - from) * 100 * 10 ** places) / from + 0.5 + 1e-9) / 10 ** places
        const values = `Số mô hình ${way} từ ${grouped(from)} mô hình ${led} ${grouped(to)} mô hình`
        expect(kindsOf(`${values}, ${way} ${percent(rounded, places)}%.`)).toEqual([])
        expect(kindsOf(`${values} (${way} ${grouped(Math.abs(to - from))} mô hình).`)).toEqual([])
      }),
    )
  })

  it('a table whose last row adds its columns never gives a finding', () => {
    const row = fc.tuple(fc.nat(4_000), fc.nat(4_000))
    fc.assert(
      fc.property(fc.array(row, { minLength: 3, maxLength: 12 }), (rows) => {
        const total = [0, 1].map((at) => rows.reduce((sum, cells) => sum + (cells[at] ?? 0), 0))
        const lines = [...rows.map((cells) => ['Đơn vị', ...cells.map(grouped)]), ['Tổng cộng', ...total.map(grouped)]]
        expect(kindsOf(lines.map((cells) => cells.join('\t')).join('\n'))).toEqual([])
      }),
    )
  })

  /** What compares paragraphs with each other. */
  const isOfWholeText = (kind: string): boolean => /^(?:said_twice|heading) /.test(kind)

  it('the order of paragraphs does not matter to what stands in one of them', () => {
    const paragraphs = Object.values(cases)
      .flat()
      .map(({ text }) => text)
      .filter((text) => !text.includes('\n'))
    const alone = paragraphs
      .flatMap(kindsOf)
      .filter((kind) => !kind.startsWith('said_twice'))
      .toSorted()
    fc.assert(
      fc.property(fc.shuffledSubarray(paragraphs, { minLength: paragraphs.length }), (shuffled) => {
        const together = kindsOf(shuffled.join('\n\n')).filter((kind) => !isOfWholeText(kind))
        expect(together.toSorted()).toEqual(alone)
      }),
      { numRuns: 10 },
    )
  })

  it('decomposed letters are checked like composed ones', () => {
    for (const row of Object.values(cases).flat()) expect(kindsOf(row.text.normalize('NFD'))).toEqual(kindsOf(row.text))
  })

  it('any text is checked, and findings point into it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { spans } of run(text).findings)
          for (const { start, end } of spans) expect(start <= end && end <= text.length).toBe(true)
      }),
    )
  })
})

describe('work grows with the text', () => {
  const hostile: Readonly<Record<string, (n: number) => string>> = {
    'figures in one sentence': (n) => '12,5% và 3.400 người; '.repeat(n),
    'lists in one sentence': (n) => '3.400 người, gồm 20 người, '.repeat(n),
    'rows of tables': (n) => `${'Chi bộ\t3\t5\n'.repeat(n)}Tổng cộng\t9\t15\n`,
    'small tables': (n) => 'Một\t3\t5\nHai\t3\t5\nBa\t3\t5\nTổng cộng\t9\t15\n'.repeat(n / 4),
    'what is left of one whole': (n) => `36 xã, ${'4 xã đạt chuẩn, 9 xã còn lại, '.repeat(n)}`,
    'changes in one sentence': (n) => 'tăng từ 20 vụ lên 30 vụ, tăng 20%, '.repeat(n),
    'brackets that never close': (n) => '5 người ('.repeat(n),
    'shares in one sentence': (n) => '14,6% đảng viên hoàn thành tốt nhiệm vụ; '.repeat(n),
    'one of the claims begun again and again': (n) => 'một trong những '.repeat(n),
    'directives and years': (n) =>
      `${'Nghị quyết số 5-NQ/TU ngày 5/5/2016 '.repeat(n)}${'từ năm 2015 đến nay '.repeat(n)}`,
  }
  /** Milliseconds of this process alone, the best of three. */
  const cost = (text: string): number => {
    const read = readText(text)
    const runs = [1, 2, 3].map(() => {
      const before = process.cpuUsage()
      checkText(read)
      const spent = process.cpuUsage(before)
      return (spent.user + spent.system) / 1000
    })
    return Math.min(...runs)
  }

  it.each(Object.entries(hostile))('%s', (_, make) => {
    cost(make(500))
    // Four times the text: sixteen times the work would be quadratic.
    expect(cost(make(8_000))).toBeLessThan(9 * cost(make(2_000)) + 50)
  })
})
