import { describe, expect, test } from 'vitest'
import type { PrintedFigure } from '../../figures/contract.ts'
import { numbersIn, type Printable } from '../printable.ts'
import { compose, type LiveWords } from './compose.ts'
import type { Block, Content, FigurePlace, TableRow } from './content.ts'
import { withoutPlaces } from './fit.ts'

const figure = (printed: string): PrintedFigure =>
  ({
    address: { unit: 'x', measure: 'm', class: null, aspect: 'actual', period: '2024' },
    printed: { vi: printed, en: printed },
  }) as PrintedFigure
const run = (printed: string) => ({ figure: figure(printed), code: 'abc', printed })

const place = (id: string): FigurePlace => ({
  ...{ id, form: 'value', unit: '@self', measure: 'm', class: null, aspect: 'actual', period: '@report' },
  ...{ against: null, plan: null },
})
const line = (...pieces: readonly (string | FigurePlace)[]): Block => ({
  type: 'paragraph',
  attrs: { id: null, isOld: false },
  content: pieces.map((piece) =>
    typeof piece === 'string'
      ? { type: 'text', text: piece }
      : { type: 'figure', attrs: piece, marks: [{ type: 'bold' }] },
  ),
})
const heading = (title: string, level: 1 | 2 = 1): Block => ({
  type: 'heading',
  attrs: { id: title, isOld: false, level, number: '', section: null },
  content: [{ type: 'text', text: title }],
})
const live: LiveWords = {
  figures: new Map([
    ['a', { runs: [run('51'), { text: '/' }, run('95')] }],
    ['b', { runs: [run('53,68%')] }],
  ]),
  tables: new Map([
    [
      't',
      { title: 'Chỉ tiêu', columns: ['TT', 'Số'], rows: [[[{ text: '1' }], [run('7')]]], notes: [], trouble: null },
    ],
    ['none', { title: 'Khen thưởng', columns: [], rows: [], notes: [], trouble: null }],
  ]),
  charts: new Map(),
}
const table = (id: string, isAnnex: boolean): Block => ({
  type: 'liveTable',
  attrs: { id, kind: 'targets', title: '', unit: '@self', period: '@report', measures: [], isAnnex },
})
const doc = (...content: Block[]): Content => ({ type: 'doc', content })
const printed = (content: Content) => {
  const { body, annexes } = compose(content, live, 'vi')
  return { body, annexes, numbers: numbersIn({ body, annexes } as unknown as Printable) }
}

describe('composing', () => {
  test('numbers are counted through text, tables and annexes, in the order in which they are printed', () => {
    const { numbers, annexes } = printed(doc(line('Kết nạp ', place('a')), table('t', true), line('đạt ', place('b'))))
    expect(numbers.map((number) => [number.number, number.printed])).toEqual([
      [1, '51'],
      [2, '95'],
      [3, '53,68%'],
      [4, '7'],
    ])
    expect(annexes.map(({ title }) => title)).toEqual(['Chỉ tiêu'])
  })

  test('a place that stands twice is the same figure under the same code, and keeps the marks of its line', () => {
    const { numbers, body } = printed(doc(line(place('b')), line(place('b'))))
    expect(new Set(numbers.map((number) => number.code)).size).toBe(1)
    expect(body.flatMap((block) => (block.kind === 'paragraph' ? block.line : []))).toEqual([
      { ...run('53,68%'), number: 1, marks: ['bold'] },
      { ...run('53,68%'), number: 2, marks: ['bold'] },
    ])
  })

  test('a table without data says so and prints no instruction', () => {
    const { body } = printed(doc(table('none', false)))
    expect(body).toEqual([
      {
        kind: 'paragraph',
        isSoft: true,
        line: [{ text: 'Khen thưởng: chưa có số liệu trong hệ thống.', marks: ['italic'] }],
      },
    ])
  })

  test('empty paragraphs are not printed, and joined cells keep the columns of a typed table', () => {
    const cell = (text: string, attrs = {}): TableRow['content'][number] => ({
      type: 'tableCell',
      attrs,
      content: [line(text)],
    })
    const typed: Block = {
      type: 'table',
      content: [
        { type: 'tableRow', content: ['A', 'B', 'C'].map((text) => ({ ...cell(text), type: 'tableHeader' as const })) },
        { type: 'tableRow', content: [cell('cao', { rowspan: 2 }), cell('rộng', { colspan: 2 })] },
        { type: 'tableRow', content: [cell('1'), cell('2')] },
      ],
    }
    const { body } = printed(doc(line(), typed))
    expect(body).toHaveLength(1)
    const [block] = body
    if (block?.kind !== 'table') throw new Error('no table')
    const words = block.table.rows.map((row) =>
      row.map((runs) => runs.map((one) => ('text' in one ? one.text : '')).join('')),
    )
    expect(block.table.columns).toEqual(['A', 'B', 'C'])
    expect(words).toEqual([
      ['cao', 'rộng', ''],
      ['', '1', '2'],
    ])
  })
})

describe('fitting a template', () => {
  test('a sentence goes as a whole, and a section left bare keeps room for prose', () => {
    const content = doc(heading('I'), line('Thu ', place('x')), heading('II'), line('Kết nạp ', place('a')))
    const fit = withoutPlaces(content, new Set(['x']))
    expect(fit.content.map((block) => block.type)).toEqual(['heading', 'paragraph', 'heading', 'paragraph'])
    expect(JSON.stringify(fit)).not.toContain('Thu ')
    expect(JSON.stringify(fit)).toContain('Kết nạp ')
  })

  test('a heading over others needs no room of its own', () => {
    const fit = withoutPlaces(doc(heading('I'), heading('1', 2), line('x', place('x'))), new Set(['x']))
    expect(fit.content.map((block) => block.type)).toEqual(['heading', 'heading', 'paragraph'])
  })
})
