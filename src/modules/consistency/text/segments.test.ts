import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesOf, type MarkedFinding } from './segments.ts'

const finding = (number: number, severity: MarkedFinding['severity'], ...spans: readonly [number, number][]) => ({
  number,
  severity,
  spans: spans.map(([start, end]) => ({ start, end })),
})

const drawn = (text: string, figures: readonly [number, number][], findings: readonly MarkedFinding[]) =>
  linesOf(
    text,
    figures.map(([start, end]) => ({ start, end })),
    findings,
  ).map((line) =>
    line.segments.map(
      (segment) =>
        `${text.slice(segment.start, segment.end)}${segment.figure === null ? '' : `#${segment.figure}`}${segment.findings.map((item) => `!${item.number}`).join('')}${segment.ends.map((item) => `^${item.number}`).join('')}`,
    ),
  )

describe('the runs of a text', () => {
  test('figures and findings cut a line, and a number stands where the words of its finding end', () => {
    expect(
      drawn(
        'đạt 51/95, tức 60%',
        [
          [4, 6],
          [7, 9],
          [15, 18],
        ],
        [finding(1, 'contradiction', [4, 9], [15, 18])],
      ),
    ).toEqual([['đạt ', '51#0!1', '/!1', '95#1!1^1', ', tức ', '60%#2!1^1']])
  })

  test('a finding over two lines is drawn on both, and one that lies within another is drawn with it, the gravest first', () => {
    expect(drawn('ab\ncd', [], [finding(1, 'note', [1, 4]), finding(2, 'contradiction', [3, 4])])).toEqual([
      ['a', 'b!1'],
      ['c!2!1^1^2', 'd'],
    ])
  })

  test('an empty text is one empty line', () => {
    expect(linesOf('', [], [])).toEqual([{ start: 0, end: 0, segments: [] }])
  })

  test('the runs of all lines give the text back, whatever is marked', () => {
    const spans = fc.array(
      fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
    )
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '1', '\n', '\r', ' '), maxLength: 60 }),
        spans,
        spans,
        (text, figures, marks) => {
          const clipped = (list: readonly [number, number][]) =>
            list.map(([start, end]) => ({ start: Math.min(start, text.length), end: Math.min(end, text.length) }))
          const lines = linesOf(text, clipped(figures), [{ number: 1, severity: 'note', spans: clipped(marks) }])
          expect(lines.map((line) => line.segments.map(({ start, end }) => text.slice(start, end)).join(''))).toEqual(
            text.split(/\r\n|\r|\n/),
          )
        },
      ),
    )
  })
})
