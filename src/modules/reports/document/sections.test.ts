import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Block, Content } from './content.ts'
import { blocksOfSection, keysIn, sectionsAt, staysWithin, wordingOf } from './sections.ts'

const heading = (level: 1 | 2 | 3, section: string | null): Block => ({
  type: 'heading',
  attrs: { id: null, isOld: false, level, number: '', section },
})
const paragraph = (text: string, id: string | null = null, isOld = false): Block => ({
  type: 'paragraph',
  attrs: { id, isOld },
  content: [{ type: 'text', text }],
})
const doc = (...content: Block[]): Content => ({ type: 'doc', content })

describe('the sections of a text', () => {
  test('run to the next heading of their own or a higher level; one within another is its own', () => {
    const text = doc(
      ...[paragraph('mở đầu'), heading(1, 'a'), paragraph('1'), heading(2, null), paragraph('2')],
      ...[
        heading(2, 'b'),
        paragraph('3'),
        heading(3, null),
        heading(2, null),
        paragraph('4'),
        heading(1, null),
        paragraph('5'),
      ],
    )
    expect(sectionsAt(text)).toEqual([null, 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'a', 'a', null, null])
    expect(keysIn(text)).toEqual(['a', 'b'])
    expect(blocksOfSection(text, 'b')).toHaveLength(3)
  })

  const block = fc.oneof(
    fc
      .tuple(fc.constantFrom(1 as const, 2 as const), fc.constantFrom('a', 'b', null))
      .map(([level, key]) => heading(level, key)),
    fc.constantFrom('x', 'y', 'z').map((text) => paragraph(text)),
  )
  const blocks = fc.array(block, { maxLength: 12 })

  test('hold a change within them, and only within them', () => {
    fc.assert(
      fc.property(blocks, fc.nat(), (content, where) => {
        const before = doc(...content)
        const at = sectionsAt(before)
        const index = content.length === 0 ? 0 : where % content.length
        const changed = content.map((item, place) =>
          place === index && item.type === 'paragraph' ? paragraph('khác') : item,
        )
        const isChanged = content[index]?.type === 'paragraph'
        expect(staysWithin(before, doc(...changed), new Set(['a']))).toBe(!isChanged || at[index] === 'a')
        expect(staysWithin(before, before, new Set())).toBe(true)
      }),
    )
  })

  test('do not let a section be cut off: what follows would be somebody else’s', () => {
    const before = doc(heading(1, 'a'), paragraph('1'), heading(1, null), paragraph('2'))
    const mine = new Set(['a'])
    expect(
      staysWithin(
        before,
        doc(heading(1, 'a'), paragraph('1'), paragraph('thêm'), heading(1, null), paragraph('2')),
        mine,
      ),
    ).toBe(true)
    expect(staysWithin(before, doc(heading(1, 'a'), heading(1, null), paragraph('2')), mine)).toBe(true)
    expect(staysWithin(before, doc(heading(1, null), paragraph('1'), heading(1, null), paragraph('2')), mine)).toBe(
      false,
    )
    expect(staysWithin(before, doc(heading(1, 'a'), paragraph('1'), paragraph('2')), mine)).toBe(false)
  })
})

test('the wording of a text is the same whatever its blocks are named, and another where a word changes', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), fc.boolean(), (one, other, isOld) => {
      expect(wordingOf([paragraph(one, 'p1', isOld)])).toBe(wordingOf([paragraph(one)]))
      expect(wordingOf([paragraph(one)]) === wordingOf([paragraph(other)])).toBe(one === other)
    }),
  )
})
