import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Change, changedLines, compare, compareTokens, type Line, linesOf } from './compare.ts'
import { type Block, type Content, contentShape, figurePlaceShape } from './content.ts'

const paragraph = (text: string, id: string | null = null): Block => ({
  type: 'paragraph',
  attrs: { id, isOld: false },
  content: text === '' ? [] : [{ type: 'text', text }],
})
const doc = (...content: Block[]): Content => ({ type: 'doc', content })
const place = (measure: string, id: string) =>
  figurePlaceShape.parse({ id, form: 'value', unit: '@self', measure, period: '@report' })

const word = fc.constantFrom('đảng', 'viên', 'mới', 'kết', 'nạp', '51', '95', 'đạt', '.')
const sentence = fc.array(word, { maxLength: 8 }).map((parts) => parts.join(' '))
const block: fc.Arbitrary<Block> = fc.oneof(
  fc
    .record({ text: sentence, id: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }) })
    .map(({ text, id }) => paragraph(text, id)),
  fc.record({ text: sentence, measure: fc.constantFrom('admitted', 'members') }).map(
    ({ text, measure }): Block => ({
      type: 'paragraph',
      attrs: { id: null, isOld: true },
      content: [
        { type: 'figure', attrs: place(measure, 'f1') },
        ...(text === '' ? [] : [{ type: 'text' as const, text }]),
      ],
    }),
  ),
  fc.record({ text: sentence, level: fc.constantFrom(1 as const, 2 as const) }).map(
    ({ text, level }): Block => ({
      type: 'heading',
      attrs: { id: null, isOld: false, level, number: 'I', section: null },
      content: text === '' ? [] : [{ type: 'text', text }],
    }),
  ),
  fc.array(sentence, { minLength: 1, maxLength: 3 }).map(
    (items): Block => ({
      type: 'bulletList',
      content: items.map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
    }),
  ),
  fc.array(sentence, { minLength: 2, maxLength: 2 }).map(
    (cells): Block => ({
      type: 'table',
      content: [
        { type: 'tableRow', content: cells.map((text) => ({ type: 'tableCell', content: [paragraph(text)] })) },
      ],
    }),
  ),
)
const content = fc.array(block, { maxLength: 12 }).map((blocks) => doc(...blocks))

const sideOf = (changes: readonly Change[], side: 'before' | 'after'): readonly Line[] =>
  changes.flatMap((change) => (side in change ? [(change as unknown as Record<typeof side, Line>)[side]] : []))

describe('two versions side by side', () => {
  it('what is drawn in the tests is content a document may have', () =>
    fc.assert(fc.property(content, (one) => contentShape.safeParse(one).success)))

  it('the comparison holds each line of both once and in order', () =>
    fc.assert(
      fc.property(content, content, (before, after) => {
        const changes = compare(before, after)
        expect(sideOf(changes, 'before')).toEqual(linesOf(before))
        expect(sideOf(changes, 'after')).toEqual(linesOf(after))
      }),
    ))

  it('the pieces of a changed line give the one without what was added and the other without what was removed', () =>
    fc.assert(
      fc.property(content, content, (before, after) => {
        for (const change of compare(before, after)) {
          if (change.kind !== 'changed') continue
          const without = (kind: string) =>
            change.pieces.filter((piece) => piece.kind !== kind).flatMap((piece) => piece.tokens)
          // A figure that stayed is told by the later version: its name may have changed, its place has not.
          const names = (tokens: readonly object[]) =>
            JSON.stringify(tokens, (key, value) => (key === 'id' ? undefined : value))
          expect(names(without('added'))).toBe(names(change.before.tokens))
          expect(names(without('removed'))).toBe(names(change.after.tokens))
        }
      }),
    ))

  it('a document is the same as itself, whatever its marks of age', () =>
    fc.assert(fc.property(content, (one) => changedLines(compare(one, one)) === 0)))

  it('tells a rewritten paragraph by its words, a moved figure by its place, and keeps the others still', () => {
    const before = doc(
      paragraph('Kết nạp 51 đảng viên mới.', 'p1'),
      paragraph('Không đổi.', 'p2'),
      paragraph('Sẽ bỏ đi hẳn.', 'p3'),
    )
    const after = doc(
      paragraph('Kết nạp 53 đảng viên mới.', 'p1'),
      paragraph('Không đổi.', 'p2'),
      paragraph('Thêm câu khác.', 'p4'),
    )
    expect(compare(before, after).map((change) => change.kind)).toEqual(['changed', 'same', 'removed', 'added'])
    const first = compare(before, after)[0]
    expect(first?.kind === 'changed' && first.pieces.filter((piece) => piece.kind !== 'same')).toEqual([
      { kind: 'removed', tokens: [{ text: '51' }] },
      { kind: 'added', tokens: [{ text: '53' }] },
    ])
  })

  it('two figures at the same place are one, whatever their names; another form is a change', () => {
    const one = place('admitted', 'x')
    expect(compareTokens([{ figure: one }], [{ figure: { ...one, id: 'y' } }])).toHaveLength(1)
    expect(compareTokens([{ figure: one }], [{ figure: { ...one, form: 'growth' } }])).toHaveLength(2)
  })

  it('three thousand paragraphs rewritten throughout are compared within five seconds', () => {
    const long = (salt: string): Content =>
      doc(...Array.from({ length: 3000 }, (_, at) => paragraph(`Câu ${salt} số ${at} nói về việc ${at % 7}.`)))
    const started = performance.now()
    expect(changedLines(compare(long('một'), long('hai')))).toBe(3000)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
