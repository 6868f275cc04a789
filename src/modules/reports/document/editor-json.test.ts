import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainSchema } from '../web/document/editor/schema.ts'
import { type Block, type Content, contentShape, type Inline, liveTableKinds, marks, phraseForms } from './content.ts'
import { contentOfEditor, type EditorJson, editorJsonOf } from './editor-json.ts'

const schema = getSchema(plainSchema())
/** As the editor takes it in and gives it out again. */
const through = (content: Content): Content | undefined =>
  contentOfEditor(Node.fromJSON(schema, editorJsonOf(content)).toJSON() as EditorJson)

const name = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const marked = fc
  .subarray([...marks])
  .map((held) => (held.length === 0 ? {} : { marks: held.map((type) => ({ type })) }))
const inline: fc.Arbitrary<Inline> = fc.oneof(
  fc
    .record({ text: fc.constantFrom('Kết nạp ', '51', ' “đảng viên”\u00a0', 'Đ/Ð'), held: marked })
    .map(({ text, held }) => ({
      type: 'text' as const,
      text,
      ...held,
    })),
  fc
    .record({
      id: name,
      form: fc.constantFrom(...phraseForms),
      unit: fc.constantFrom('@self', 'can-tho.binh-thuy'),
      measure: name,
      class: fc.option(name, { nil: null }),
      period: fc.constantFrom('@report', '2024-Q1'),
      against: fc.option(fc.constant('@year-ago'), { nil: null }),
      plan: fc.constantFrom(null, 'own' as const),
      aspect: fc.constantFrom('actual' as const, 'own' as const),
      held: marked,
    })
    .map(({ held, ...attrs }) => ({ type: 'figure' as const, attrs, ...held })),
  fc.constant({ type: 'hardBreak' as const }),
)
// The editor joins neighbouring words of one look; a line is drawn without such neighbours.
const line = fc
  .array(inline, { maxLength: 5 })
  .map((runs) => runs.filter((run, at) => run.type !== 'text' || runs[at - 1]?.type !== 'text'))
  .map((content) => (content.length === 0 ? {} : { content }))
const attrs = fc.record({ id: fc.option(name, { nil: null }), isOld: fc.boolean() })
const paragraph = fc.record({ attrs, line }).map(({ attrs, line }): Block => ({ type: 'paragraph', attrs, ...line }))
const heading = fc
  .record({
    attrs,
    line,
    level: fc.constantFrom(1 as const, 2 as const, 3 as const),
    number: fc.constantFrom('', 'I', 'a'),
    section: fc.option(name, { nil: null }),
  })
  .map(({ attrs, line, ...rest }): Block => ({ type: 'heading', attrs: { ...attrs, ...rest }, ...line }))
const some = (inner: fc.Arbitrary<Block>) => fc.array(inner, { minLength: 1, maxLength: 3 })
const block: fc.Arbitrary<Block> = fc.oneof(
  paragraph,
  heading,
  fc
    .record({ type: fc.constantFrom('bulletList' as const, 'orderedList' as const), items: some(paragraph) })
    .map(({ type, items }): Block => ({ type, content: items.map((item) => ({ type: 'listItem', content: [item] })) })),
  fc.array(some(paragraph), { minLength: 1, maxLength: 3 }).map(
    (rows): Block => ({
      type: 'table',
      content: rows.map((cells, at) => ({
        type: 'tableRow',
        content: cells.map((cell) => ({
          type: at === 0 ? 'tableHeader' : 'tableCell',
          attrs: { colspan: 1, rowspan: 1 },
          content: [cell],
        })),
      })),
    }),
  ),
  fc
    .record({
      id: name,
      kind: fc.constantFrom(...liveTableKinds),
      title: fc.constantFrom('', 'Biểu 1'),
      measures: fc.array(name, { maxLength: 3 }),
      isAnnex: fc.boolean(),
    })
    .map((held): Block => ({ type: 'liveTable', attrs: { unit: '@self', period: '@report', ...held } })),
  fc.record({ id: name, measure: name, periods: fc.integer({ min: 2, max: 36 }) }).map(
    (held): Block => ({
      type: 'chart',
      attrs: { kind: 'line', title: '', unit: '@area', period: '@report', ...held },
    }),
  ),
)
const content = fc
  .array(block, { minLength: 1, maxLength: 8 })
  .map((blocks): Content => ({ type: 'doc', content: blocks }))

describe('a document in the editor', () => {
  it('goes in and comes out the same, with every figure, mark and name of a block', () =>
    fc.assert(
      fc.property(content, (one) => {
        expect(contentShape.safeParse(one).error).toBeUndefined()
        expect(through(one)).toEqual(one)
      }),
    ))

  it('the editor holds nothing that a document may not have', () =>
    fc.assert(fc.property(content, (one) => Node.fromJSON(schema, editorJsonOf(one)).check() === undefined)))

  it('a figure keeps its marks among its attributes, and an unknown mark is dropped', () => {
    const attrs = { id: 'f', form: 'value', unit: '@self', measure: 'm', period: '@report', marks: ['bold', 'blink'] }
    const read = contentOfEditor({
      type: 'doc',
      content: [{ type: 'paragraph', attrs: { id: null, isOld: false }, content: [{ type: 'figure', attrs }] }],
    })
    const [first] = read?.content ?? []
    expect(first?.type === 'paragraph' && first.content?.[0]).toMatchObject({
      type: 'figure',
      marks: [{ type: 'bold' }],
    })
  })

  it('what is no document is refused', () => {
    expect(contentOfEditor({ type: 'doc', content: [{ type: 'script' }] })).toBeUndefined()
    expect(contentOfEditor({ type: 'page' })).toBeUndefined()
  })
})
