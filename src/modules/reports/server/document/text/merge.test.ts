import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Block, Content, Inline } from '../../../document/content.ts'
import { elementOf, updateOf } from './from-content.ts'
import { applyTogether, bytesOf, checkedText, mergedText, turnInto, wordsAdded } from './merge.ts'
import { contentIn, fragmentName } from './to-content.ts'

const words = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'ế', ' ', 'Đ', '51', '😀') })
const marked = fc.option(fc.subarray(['bold', 'italic', 'underline'] as const, { minLength: 1 }), { nil: undefined })
const inline: fc.Arbitrary<Inline> = fc
  .oneof(
    { weight: 4, arbitrary: fc.record({ text: words, marks: marked }) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 2, arbitrary: fc.record({ id: words, marks: marked }) },
  )
  .map((made): Inline => {
    if (made === null) return { type: 'hardBreak' }
    const marks = made.marks ? { marks: made.marks.map((type) => ({ type })) } : {}
    if ('text' in made) return { type: 'text', text: made.text, ...marks }
    return {
      type: 'figure',
      attrs: {
        id: made.id,
        form: 'of-plan',
        unit: '@self',
        measure: 'members',
        class: null,
        aspect: 'actual',
        period: '@report',
        against: null,
        plan: null,
      },
      ...marks,
    }
  })

/** Neighbouring words with the same marks are one run. */
function joined(line: readonly Inline[]): Inline[] {
  const runs: Inline[] = []
  for (const item of line) {
    const last = runs.at(-1)
    if (item.type === 'text' && last?.type === 'text' && JSON.stringify(item.marks) === JSON.stringify(last.marks))
      runs[runs.length - 1] = { ...last, text: last.text + item.text }
    else runs.push(item)
  }
  return runs
}
const line = fc.array(inline, { maxLength: 6 }).map((items) => (items.length === 0 ? {} : { content: joined(items) }))
const id = fc.option(words, { nil: null })
const prose: fc.Arbitrary<Block> = fc.oneof(
  fc
    .tuple(id, fc.boolean(), line)
    .map(([name, isOld, content]): Block => ({ type: 'paragraph', attrs: { id: name, isOld }, ...content })),
  fc.tuple(id, fc.constantFrom(1 as const, 2 as const, 3 as const), line).map(
    ([name, level, content]): Block => ({
      type: 'heading',
      attrs: { id: name, isOld: false, level, number: 'I', section: name },
      ...content,
    }),
  ),
)
const block: fc.Arbitrary<Block> = fc.oneof(
  { weight: 4, arbitrary: prose },
  fc
    .array(prose, { minLength: 1, maxLength: 3 })
    .map((items): Block => ({ type: 'bulletList', content: [{ type: 'listItem', content: items }] })),
  fc.array(prose, { minLength: 1, maxLength: 2 }).map(
    (items): Block => ({
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 2, rowspan: 1 }, content: items }] },
      ],
    }),
  ),
  fc.constant<Block>({
    type: 'chart',
    attrs: {
      id: 'c',
      kind: 'line',
      title: 'Kết nạp',
      measure: 'members',
      unit: '@self',
      period: '@report',
      periods: 8,
    },
  }),
)
const content: fc.Arbitrary<Content> = fc
  .array(block, { maxLength: 8 })
  .map((blocks) => ({ type: 'doc', content: blocks }))

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  attrs: { id: null, isOld: false },
  content: [{ type: 'text', text }],
})
const textsIn = (doc: Y.Doc): readonly string[] => {
  const read = contentIn(doc)
  if (!read.ok) throw new Error(read.refusal.text.en)
  return read.value.content.map((item) =>
    ('content' in item ? (item.content ?? []) : []).map((run) => ('text' in run ? run.text : '')).join(''),
  )
}

describe('the text of a document', () => {
  test('says after a journey through Yjs what it said before', () => {
    fc.assert(
      fc.property(content, (said) => {
        const read = contentIn(mergedText([updateOf(said)]))
        expect(read).toEqual({ ok: true, value: said })
      }),
    )
  })

  test('is kept as the editor keeps it: the same nodes, attributes and marks', () => {
    fc.assert(
      fc.property(content, (said) => {
        const doc = mergedText([updateOf(said)])
        const json = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(fragmentName))
        expect(json.type).toBe('doc')
        expect(json.content).toHaveLength(said.content.length)
      }),
      { numRuns: 20 },
    )
  })

  test('comes out the same whatever order its updates arrive in, with every paragraph that three people wrote', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), fc.nat(1000), fc.boolean()), { minLength: 1, maxLength: 60 }),
        fc.infiniteStream(fc.nat(1_000_000)),
        (edits, dice) => {
          const first = updateOf({ type: 'doc', content: [paragraph('đầu')] })
          const people = [0, 1, 2].map(() => mergedText([first]))
          const updates: Uint8Array[] = [first]
          for (const person of people)
            person.on('update', (update: Uint8Array, origin: unknown) => {
              if (origin !== 'other') updates.push(update)
            })
          edits.forEach(([who, where, syncs], number) => {
            const person = people[who]
            if (!person) return
            const fragment = person.getXmlFragment(fragmentName)
            fragment.insert(where % (fragment.length + 1), [elementOf(paragraph(`đoạn ${number}`))])
            const line = fragment.get(0)
            // Letters typed into a paragraph that others type in too.
            if (line instanceof Y.XmlElement && line.length > 0 && where % 3 === 0)
              (line.get(0) as Y.XmlText).insert(0, '.')
            if (syncs)
              for (const other of people)
                if (other !== person) Y.applyUpdate(person, Y.encodeStateAsUpdate(other), 'other')
          })
          const shuffled = updates
            .map((update) => ({ update, at: dice.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ update }) => update)
          const inOrder = mergedText(updates)
          const anyOrder = mergedText(shuffled)
          expect(contentIn(anyOrder)).toEqual(contentIn(inOrder))
          const texts = textsIn(anyOrder).map((text) => text.replace(/^\.+/, ''))
          for (const [number] of edits.entries()) expect(texts).toContain(`đoạn ${number}`)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('turned into another text says that one, and what was typed in a block that stayed is still there', () => {
    fc.assert(
      fc.property(content, content, (before, after) => {
        const base = updateOf(before)
        const change = turnInto(mergedText([base]), after)
        const elsewhere = mergedText([base])
        expect(applyTogether(elsewhere, [change])).toEqual({ ok: true, value: true })
        expect(contentIn(elsewhere)).toEqual({ ok: true, value: after })
      }),
    )
    const base = updateOf({ type: 'doc', content: [paragraph('một'), paragraph('hai'), paragraph('ba')] })
    const mine = mergedText([base])
    const line = mine.getXmlFragment(fragmentName).get(2) as Y.XmlElement
    ;(line.get(0) as Y.XmlText).insert(2, ' bốn')
    const change = turnInto(mergedText([base]), { type: 'doc', content: [paragraph('mới'), paragraph('ba')] })
    expect(textsIn(mergedText([base, change, bytesOf(mine)]))).toEqual(['mới', 'ba bốn'])
  })
})

describe('an update', () => {
  const base = updateOf({ type: 'doc', content: [paragraph('đầu')] })

  test('that is broken, or builds on words that never came, is refused by name', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
        const doc = mergedText([base])
        const applied = applyTogether(doc, [bytes])
        if (applied.ok) expect(textsIn(doc)).toEqual(['đầu'])
        else expect(['broken-update', 'updates-missing']).toContain(applied.refusal.code)
      }),
    )
    const other = mergedText([base])
    const updates: Uint8Array[] = []
    other.on('update', (update: Uint8Array) => updates.push(update))
    const fragment = other.getXmlFragment(fragmentName)
    fragment.insert(0, [elementOf(paragraph('một'))])
    fragment.insert(0, [elementOf(paragraph('hai'))])
    const [, second] = updates
    if (!second) throw new Error('two updates were expected')
    const alone = applyTogether(mergedText([base]), [second])
    expect(alone).toMatchObject({ ok: false, refusal: { code: 'updates-missing' } })
    expect(applyTogether(mergedText([base]), updates.toReversed()).ok).toBe(true)
  })

  test('with a node that a document does not hold is refused, with the place', () => {
    const doc = mergedText([base])
    doc.getXmlFragment(fragmentName).insert(1, [new Y.XmlElement('codeBlock')])
    expect(checkedText(doc)).toMatchObject({
      ok: false,
      refusal: { code: 'content-not-understood', details: { path: 'content.1' } },
    })
  })

  test('with lists nested deeper than anybody writes is refused, and does not bring the server down', () => {
    const doc = mergedText([base])
    let at: Y.XmlFragment = doc.getXmlFragment(fragmentName)
    for (let depth = 0; depth < 3000; depth++) {
      const [list, item] = [new Y.XmlElement('bulletList'), new Y.XmlElement('listItem')]
      list.insert(0, [item])
      at.insert(0, [list])
      at = item
    }
    expect(checkedText(doc)).toMatchObject({ ok: false, refusal: { code: 'nested-too-deep' } })
    expect(mergedText([bytesOf(doc)]).getXmlFragment(fragmentName)).toHaveLength(2)
  })

  test('that came too late tells its words and leaves the text alone', () => {
    const mine = mergedText([base])
    mine.getXmlFragment(fragmentName).insert(1, [elementOf(paragraph('đến muộn'))])
    expect(wordsAdded([base], [bytesOf(mine)])).toEqual(['đến muộn'])
  })
})

test('the editor’s own form of a document is understood', async () => {
  const { getSchema } = await import('@tiptap/core')
  const { plainSchema } = await import('../../../web/document/editor/schema.ts')
  const schema = getSchema(plainSchema())
  const said: Content = {
    type: 'doc',
    content: [
      {
        type: 'heading',
        attrs: { id: 'h1', isOld: false, level: 1, number: 'I', section: 'work' },
        content: [{ type: 'text', text: 'Kết quả' }],
      },
      {
        type: 'paragraph',
        attrs: { id: 'p1', isOld: true },
        content: [
          { type: 'text', text: 'đậm', marks: [{ type: 'bold' }] },
          { type: 'text', text: ' thường' },
        ],
      },
    ],
  }
  const doc = new Y.Doc()
  prosemirrorJSONToYXmlFragment(schema, said, doc.getXmlFragment(fragmentName))
  expect(contentIn(doc)).toEqual({ ok: true, value: said })
})
