import { type Content, contentShape, marks } from './content.ts'

/**
 * The tree as the editor holds it. It differs from Content in one point: the binding to shared text keeps no marks on a
 * figure, so they stand among the figure's attributes as a list of names.
 */
export interface EditorJson {
  type?: string
  attrs?: Record<string, unknown>
  content?: EditorJson[]
  marks?: { type: string; attrs?: Record<string, unknown> }[]
  text?: string
}

const isMark = (name: unknown): boolean => marks.some((mark) => mark === name)

function toEditor(node: EditorJson): EditorJson {
  if (node.type === 'figure') {
    const { marks: held, ...rest } = node
    return held === undefined || held.length === 0
      ? rest
      : { ...rest, attrs: { ...node.attrs, marks: held.map((mark) => mark.type) } }
  }
  return node.content === undefined ? node : { ...node, content: node.content.map(toEditor) }
}

function fromEditor(node: EditorJson): EditorJson {
  if (node.type === 'figure') {
    const { marks: named, ...attrs } = node.attrs ?? {}
    const held = Array.isArray(named) ? named.filter(isMark).map((type) => ({ type: String(type) })) : []
    return { type: 'figure', attrs, ...(held.length === 0 ? {} : { marks: held }) }
  }
  return node.content === undefined ? node : { ...node, content: node.content.map(fromEditor) }
}

/** What a document says as the editor takes it. */
export const editorJsonOf = (content: Content): EditorJson => toEditor(content as EditorJson)

/** What the editor holds as what the document says; undefined where it is no content a document may have. */
export function contentOfEditor(json: EditorJson): Content | undefined {
  const read = contentShape.safeParse(fromEditor(json))
  return read.success ? read.data : undefined
}
