import * as Y from 'yjs'
import type { z } from 'zod'
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

/** Nine lists within each other, as many as Word numbers, or six tables. */
const mostDepth = 19

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

type Issue = z.core.$ZodIssue

/** Is all that is wrong that there is too much of something? Of the forms a block may have, one other than its own never fits. */
const isTooMuch = (issues: readonly Issue[]): boolean =>
  issues.length > 0 &&
  issues.every((issue) =>
    issue.code === 'invalid_union'
      ? issue.errors.some(isTooMuch)
      : issue.code === 'too_big' && issue.origin !== 'number',
  )

/** Reads the text as content, in the order of reading. */
export function contentIn(doc: Y.Doc): Outcome<Content> {
  const content = childrenOf(doc.getXmlFragment(fragmentName), 0)
  const read = contentShape.safeParse({ type: 'doc', content })
  if (read.success) return accept(read.data)
  const [issue] = read.error.issues
  const at = (issue?.path ?? []).join('.')
  if (JSON.stringify(content).includes('"type":"too-deep"'))
    return refuse(
      'nested-too-deep',
      'Có danh sách hoặc bảng lồng nhau quá sâu (tối đa 9 cấp danh sách, 6 cấp bảng). Chưa lưu gì; hãy bỏ bớt cấp.',
      'Lists or tables stand too deep within each other: at most nine lists or six tables. Nothing was saved; take levels out.',
      'updates',
      { path: at },
    )
  if (isTooMuch(read.error.issues))
    return refuse(
      'document-too-large',
      'Có phần quá dài: văn bản chứa tối đa 3.000 đoạn, mỗi đoạn viết liền 20.000 chữ, mỗi bảng 500 dòng. Chưa lưu gì; hãy chia nhỏ phần vừa thêm.',
      'Something is too long: a document holds at most 3,000 paragraphs, 20,000 signs of one run and 500 rows of one table. Nothing was saved; divide what was just added.',
      'updates',
      { path: at },
    )
  return refuse(
    'content-not-understood',
    `Nội dung có phần mà văn bản không chứa được (${at}). Chưa lưu gì; hãy bỏ phần vừa dán hoặc chèn rồi làm lại.`,
    `The text holds something that a document cannot hold (${at}). Nothing was saved; take back what was pasted or inserted and try again.`,
    'updates',
    { path: at },
  )
}
