import { Extension } from '@tiptap/core'
import type { Node as Element } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { marks } from '../../../document/content.ts'
import { figureMarks } from './schema.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
/** A name for a block or figure: short, and unlikely to be given twice in one document. */
export const newName = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => letters[byte % letters.length]).join('')

const isNamed = (node: Element): boolean =>
  ['paragraph', 'heading', 'figure', 'liveTable', 'chart'].includes(node.type.name)

/** Came from another person, or undoes through the shared text: whoever did it has taken care already. */
const isFromElsewhere = (tr: Transaction): boolean => {
  const meta: unknown = tr.getMeta(ySyncPluginKey)
  return typeof meta === 'object' && meta !== null
}

function changedRanges(transactions: readonly Transaction[]): readonly (readonly [number, number])[] {
  const ranges: [number, number][] = []
  transactions.forEach((tr, at) => {
    tr.mapping.maps.forEach((map, step) => {
      map.forEach((_from, _to, start, end) => {
        const later = tr.mapping.slice(step + 1)
        let [from, to] = [later.map(start, -1), later.map(end, 1)]
        for (const next of transactions.slice(at + 1))
          [from, to] = [next.mapping.map(from, -1), next.mapping.map(to, 1)]
        ranges.push([from, to])
      })
    })
  })
  return ranges
}

const isSameText = (node: Element, state: EditorState, id: unknown): boolean => {
  let isSame = false
  state.doc.descendants((before) => {
    if (before.attrs.id === id && before.type === node.type) isSame = before.content.eq(node.content)
    return !isSame
  })
  return isSame
}

/**
 * After each change made here: blocks and figures have names of their own, what was touched is old no more, and the marks of
 * a figure stand among its attributes, where the shared text keeps them.
 */
export function care(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  const mine = transactions.filter((tr) => tr.docChanged && !isFromElsewhere(tr))
  if (mine.length === 0 || mine.length < transactions.filter((tr) => tr.docChanged).length) return null
  const ranges = changedRanges(mine)
  const isTouched = (from: number, to: number): boolean => ranges.some(([start, end]) => start <= to && end >= from)
  const counts = new Map<unknown, number>()
  after.doc.descendants((node) => {
    if (isNamed(node)) counts.set(node.attrs.id, (counts.get(node.attrs.id) ?? 0) + 1)
  })
  const tr = after.tr
  after.doc.descendants((node, at) => {
    const [from, to] = [at, at + node.nodeSize]
    const isNear = isTouched(from, to)
    if (node.type.name === 'figure') {
      const held = node.marks.filter((mark) => marks.some((name) => name === mark.type.name))
      const isDouble = (counts.get(node.attrs.id) ?? 0) > 1 && isNear
      if (held.length === 0 && !isDouble && node.attrs.id !== '') return
      if (isDouble) counts.set(node.attrs.id, (counts.get(node.attrs.id) ?? 0) - 1)
      const all = [...figureMarks(node.attrs.marks), ...held.map((mark) => mark.type.name)]
      tr.setNodeMarkup(
        from,
        null,
        {
          ...node.attrs,
          ...(isDouble || node.attrs.id === '' ? { id: newName() } : {}),
          marks: all.length === 0 ? null : figureMarks(all),
        },
        [],
      )
      return
    }
    if (!isNear || !isNamed(node)) return
    const isDouble = (counts.get(node.attrs.id) ?? 0) > 1
    const isUnnamed = node.attrs.id === null || node.attrs.id === ''
    if (isDouble && !isUnnamed) counts.set(node.attrs.id, (counts.get(node.attrs.id) ?? 0) - 1)
    if (isDouble || isUnnamed) tr.setNodeAttribute(tr.mapping.map(from), 'id', newName())
    if (node.attrs.isOld === true && !isSameText(node, before, node.attrs.id))
      tr.setNodeAttribute(tr.mapping.map(from), 'isOld', false)
  })
  return tr.docChanged ? tr : null
}

export const Care = Extension.create({
  name: 'care',
  addProseMirrorPlugins: () => [new Plugin({ key: new PluginKey('care'), appendTransaction: care })],
})
