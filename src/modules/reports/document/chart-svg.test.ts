import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figure } from '../../../../test/kit/printable.ts'
import type { PrintChart } from '../printable.ts'
import { chartSvg, sizeOf } from './chart-svg.ts'

const chart = (kind: PrintChart['kind'], values: readonly (string | null)[]): PrintChart => ({
  kind,
  title: 'Kết nạp',
  measuredIn: 'người',
  alternative: 'Kết nạp <theo quý>',
  points: values.map((value, at) => ({
    label: `kỳ ${at + 1}`,
    value,
    printed: value === null ? '—' : value.replace('.', ','),
    figure,
    code: `k${at}`,
    number: at + 1,
  })),
})
const pathOf = (svg: string): string => /<path d="([^"]*)"/.exec(svg)?.[1] ?? ''

describe('a chart', () => {
  test('leaves a gap where there is no value, and says so instead of drawing nought', () => {
    const svg = chartSvg(chart('line', ['10', null, '30', '20']))
    expect(pathOf(svg).match(/M/g)).toHaveLength(2)
    expect(svg.match(/<circle/g)).toHaveLength(3)
    expect(svg).toContain('chưa có số liệu')
    expect(chartSvg(chart('bars', ['10', null]))).toContain('chưa có số liệu')
    expect(chartSvg(chart('bars', ['10', null])).match(/<rect[^>]*height="16"/g)).toHaveLength(1)
  })

  test('bars begin at nought, and their lengths are as their values', () => {
    const lengths = [...chartSvg(chart('bars', ['10', '40', '0'])).matchAll(/width="([\d.]+)" height="16"/g)].map(
      ([, width]) => Number(width),
    )
    expect(lengths[2]).toBe(0)
    expect((lengths[1] ?? 0) / (lengths[0] ?? 1)).toBeCloseTo(4, 1)
  })

  test('an axis that does not begin at nought says so', () => {
    expect(chartSvg(chart('line', ['980', '1000']))).toContain('không từ 0')
    expect(chartSvg(chart('line', ['10', '1000']))).not.toContain('không từ 0')
  })

  test('an axis of what is counted in whole ones names no half of one', () => {
    const named = (values: readonly string[]) =>
      [...chartSvg(chart('line', values)).matchAll(/text-anchor="end">([^<]*)</g)].map(([, words]) => words)
    expect(named(['24', '25'])).toEqual(['23', '24', '25'])
    expect(named(['24.5', '25.5']).some((words) => words?.includes(','))).toBe(true)
  })

  test('words are escaped', () => {
    expect(chartSvg(chart('line', ['1', '2']))).toContain('<desc>Kết nạp &lt;theo quý&gt;</desc>')
  })

  test('of any values is a drawing of finite size without a place that is no number', () => {
    const value = fc.option(
      fc
        .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(99))
        .map(([whole, part]) => `${whole}.${part}`),
    )
    fc.assert(
      fc.property(fc.constantFrom('line', 'bars'), fc.array(value, { maxLength: 40 }), (kind, values) => {
        const svg = chartSvg(chart(kind, values))
        expect(svg).not.toMatch(/NaN|Infinity/)
        expect(sizeOf(svg).height).toBeGreaterThan(0)
      }),
      { numRuns: 200 },
    )
  })
})
