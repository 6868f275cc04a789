import * as Y from 'yjs'
import { accept, type Outcome, refuse } from '../../../../../platform/domain/refusal.ts'
import { type Content, contentShape, marks } from '../../../document/content.ts'

/** The name of the fragment that holds the text. */
export const fragmentName = 'content'

interface Node {
  readonly type: string
  readonly attrs?: Record<string, unknown>
  readonly content?: readonly unknown[]
}

/** A mark's name in Yjs carries a digest where marks of its kind may lie over each other. */
const markName = (name: string): string => name.split('--')[0] ?? name

/** In which order marks come is left open by Yjs. */
const rank = (mark: string): number => (marks as readonly string[]).indexOf(mark)

function runsOf(text: Y.XmlText): readonly unknown[] {
  return (text.toDelta() as readonly { insert: unknown; attributes?: Record<string, unknown> }[]).flatMap((part) => {
    if (typeof part.insert !== 'string') return [{ type: 'unknown' }]
    const held = Object.entries(part.attributes ?? {}).flatMap(([name, value]) =>
      value === null ? [] : [markName(name)],
    )
    const named = held.sort((a, b) => rank(a) - rank(b)).map((type) => ({ type }))
    const run = { type: 'text', text: part.insert }
    return part.insert === '' ? [] : [named.length === 0 ? run : { ...run, marks: named }]
  })
}

/** Lists within lists within cells: deeper than anybody writes. */
const mostDepth = 40

function childrenOf(parent: Y.XmlFragment, depth: number): readonly unknown[] {
  if (depth > mostDepth) return [{ type: 'too-deep' }]
  return parent.toArray().flatMap((child): readonly unknown[] => {
    if (child instanceof Y.XmlText) return runsOf(child)
    return child instanceof Y.XmlElement ? [nodeOf(child, depth)] : [{ type: 'unknown' }]
  })
}

const lines = new Set(['heading', 'paragraph'])
const cells = new Set(['tableCell', 'tableHeader'])
const without = new Set(['figure', 'liveTable', 'chart', 'hardBreak'])

/** What is absent in Yjs is null in the editor. */
function nodeOf(element: Y.XmlElement, depth: number): Node {
  const type = element.nodeName
  const attrs = element.getAttributes() as Record<string, unknown>
  if (type === 'hardBreak') return { type }
  if (type === 'figure') {
    // The shared text keeps no mark on a figure, so that it carries them itself.
    const { marks, ...place } = attrs
    const held = Array.isArray(marks) ? { marks: marks.map((name) => ({ type: name })) } : {}
    return { type, attrs: place, ...held } as Node
  }
  if (without.has(type)) return { type, attrs }
  const content = childrenOf(element, depth + 1)
  if (lines.has(type)) {
    const line = content.length === 0 ? {} : { content }
    return { type, attrs: { ...attrs, id: attrs.id ?? null }, ...line }
  }
  if (cells.has(type)) return { type, attrs, content }
  return { type, content }
}

/** Reads the text as content, in the order of reading. */
export function contentIn(doc: Y.Doc): Outcome<Content> {
  const read = contentShape.safeParse({ type: 'doc', content: childrenOf(doc.getXmlFragment(fragmentName), 0) })
  if (read.success) return accept(read.data)
  const [issue] = read.error.issues
  const at = (issue?.path ?? []).join('.')
  return refuse(
    'content-not-understood',
    `Nội dung có phần mà văn bản không chứa được (${at}). Chưa lưu gì; hãy bỏ phần vừa dán hoặc chèn rồi làm lại.`,
    `The text holds something that a document cannot hold (${at}). Nothing was saved; take back what was pasted or inserted and try again.`,
    'updates',
    { path: at },
  )
}
