import { getSchema } from '@tiptap/core'
import { Node } from '@tiptap/pm/model'
import { EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import { describe, expect, it } from 'vitest'
import { care } from './care.ts'
import { plainSchema } from './schema.ts'

const schema = getSchema(plainSchema())
const figure = (id: string) => ({
  type: 'figure',
  attrs: { id, form: 'value', unit: '@self', measure: 'admitted', period: '@report' },
})
const paragraph = (id: string, isOld: boolean, ...content: object[]) => ({
  type: 'paragraph',
  attrs: { id, isOld },
  content,
})
const text = (words: string) => ({ type: 'text', text: words })
const open = (...content: object[]): EditorState =>
  EditorState.create({
    schema,
    doc: Node.fromJSON(schema, { type: 'doc', content }),
    plugins: [new Plugin({ appendTransaction: care })],
  })
const changedBy = (state: EditorState, change: (tr: Transaction) => Transaction): EditorState =>
  state.apply(change(state.tr))
const attrsOf = (state: EditorState, name: string) => {
  const found: Record<string, unknown>[] = []
  state.doc.descendants((node) => {
    if (node.type.name === name) found.push(node.attrs)
  })
  return found
}

describe('what is taken care of after each change made here', () => {
  it('the paragraph that was touched is old no more, and its neighbours still are', () => {
    const state = open(
      paragraph('a', true, text('Một')),
      paragraph('b', true, text('Hai')),
      paragraph('c', true, text('Ba')),
    )
    const changed = changedBy(state, (tr) => tr.insertText('!', 9))
    expect(attrsOf(changed, 'paragraph').map((attrs) => [attrs.id, attrs.isOld])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ])
  })

  it('moving the cursor or keeping old prose touches nothing', () => {
    const state = open(paragraph('a', true, text('Một')))
    const moved = changedBy(state, (tr) => tr.setSelection(TextSelection.create(tr.doc, 2)))
    expect(attrsOf(moved, 'paragraph')[0]?.isOld).toBe(true)
    const kept = changedBy(state, (tr) => tr.setNodeAttribute(0, 'isOld', false))
    expect(attrsOf(kept, 'paragraph')).toEqual([{ id: 'a', isOld: false }])
  })

  it('a split paragraph gives the new one a name of its own', () => {
    const state = open(paragraph('a', false, text('Một hai')))
    const ids = attrsOf(
      changedBy(state, (tr) => tr.split(4)),
      'paragraph',
    ).map((attrs) => attrs.id)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(2)
    expect(ids).not.toContain(null)
  })

  it('a figure that is pasted again has a name of its own, and the first keeps its', () => {
    const state = open(paragraph('a', false, figure('f'), text(' xong')), paragraph('b', false, text('Sau')))
    const end = state.doc.content.size - 1
    const pasted = changedBy(state, (tr) => tr.insert(end, Node.fromJSON(schema, figure('f'))))
    const ids = attrsOf(pasted, 'figure').map((attrs) => attrs.id)
    expect(ids[0]).toBe('f')
    expect(ids[1]).not.toBe('f')
    expect(ids).toHaveLength(2)
  })

  it('the marks of a figure are kept among its attributes', () => {
    const state = open(paragraph('a', false, text('Đạt '), figure('f')))
    const bold = schema.marks.bold
    if (!bold) throw new Error('no bold')
    const marked = changedBy(state, (tr) => tr.addMark(1, 6, bold.create()))
    expect(attrsOf(marked, 'figure')[0]?.marks).toEqual(['bold'])
    marked.doc.descendants((node) => {
      if (node.type.name === 'figure') expect(node.marks).toEqual([])
    })
  })
})
