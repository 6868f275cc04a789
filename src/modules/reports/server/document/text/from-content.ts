import * as Y from 'yjs'
import type { Block, Content, Inline, TableRow } from '../../../document/content.ts'
import { fragmentName } from './to-content.ts'

type Item = Y.XmlElement | Y.XmlText

function element(name: string, attrs: Readonly<Record<string, unknown>>, children: readonly Item[] = []): Y.XmlElement {
  const made = new Y.XmlElement(name)
  for (const [key, value] of Object.entries(attrs)) {
    // Yjs keeps any JSON here; its type speaks of strings only.
    if (value !== null && value !== undefined) made.setAttribute(key, value as string)
  }
  if (children.length > 0) made.insert(0, [...children])
  return made
}

/** Neighbouring words stand in one Yjs text, as the editor keeps them. */
function lineOf(line: readonly Inline[]): readonly Item[] {
  const items: Item[] = []
  let open: { text: Y.XmlText; length: number } | null = null
  for (const inline of line) {
    if (inline.type === 'text') {
      if (open === null) {
        open = { text: new Y.XmlText(), length: 0 }
        items.push(open.text)
      }
      // Marks not named would be carried over from the words before.
      const named = new Set<string>((inline.marks ?? []).map((mark) => mark.type))
      const marks = Object.fromEntries(
        ['bold', 'italic', 'underline'].map((name) => [name, named.has(name) ? {} : null]),
      )
      open.text.insert(open.length, inline.text, marks)
      open.length += inline.text.length
      continue
    }
    open = null
    if (inline.type === 'hardBreak') items.push(element('hardBreak', {}))
    else {
      const marks = inline.marks && inline.marks.length > 0 ? inline.marks.map((mark) => mark.type) : null
      items.push(element('figure', { ...inline.attrs, marks }))
    }
  }
  return items
}

/** The editor drops an item or cell without a block. */
const blocksIn = (blocks: readonly Block[]): readonly Item[] =>
  blocks.length === 0 ? [element('paragraph', {})] : blocks.map(elementOf)

const rowOf = (row: TableRow): Y.XmlElement =>
  element(
    'tableRow',
    {},
    row.content.map((cell) => element(cell.type, { ...cell.attrs }, blocksIn(cell.content))),
  )

/** A block in the form in which the editor's binding keeps it. */
export function elementOf(block: Block): Y.XmlElement {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return element(block.type, block.attrs, lineOf(block.content ?? []))
    case 'bulletList':
    case 'orderedList':
      return element(
        block.type,
        {},
        block.content.map((item) => element('listItem', {}, blocksIn(item.content))),
      )
    case 'table':
      return element('table', {}, block.content.map(rowOf))
    case 'liveTable':
    case 'chart':
      return element(block.type, block.attrs)
  }
}

/** The first update of a document: its text begins as this content, the same for every browser. */
export function updateOf(content: Content): Uint8Array {
  const doc = new Y.Doc()
  doc.getXmlFragment(fragmentName).insert(0, content.content.map(elementOf))
  return Y.encodeStateAsUpdate(doc)
}
