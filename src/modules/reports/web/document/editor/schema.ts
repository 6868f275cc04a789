import { type Editor, Extension, type Extensions, Node } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import type { Node as Element } from '@tiptap/pm/model'
import { StarterKit } from '@tiptap/starter-kit'
import type { z } from 'zod'
import { chartShape, figurePlaceShape, liveTableShape, marks } from '../../../document/content.ts'

/** The nodes of a document under the names of `content.ts`. What they look like is added in `nodes.tsx`. */

/** Names of blocks, the mark of old prose, and what a heading begins. None of it is typed, so none goes along with Enter. */
const BlockNames = Extension.create({
  name: 'blockNames',
  addGlobalAttributes() {
    const kept = (name: string) => ({
      keepOnSplit: false,
      parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
      renderHTML: (attributes: Record<string, unknown>) =>
        attributes[name] ? { [`data-${name}`]: String(attributes[name]) } : {},
    })
    return [
      {
        types: ['paragraph', 'heading'],
        attributes: {
          id: { default: null, ...kept('id') },
          isOld: {
            ...{ default: false, ...kept('old') },
            parseHTML: () => false,
            renderHTML: (attributes) => (attributes.isOld === true ? { 'data-old': 'true' } : {}),
          },
        },
      },
      {
        types: ['heading'],
        attributes: {
          number: {
            ...{ default: '', ...kept('number') },
            parseHTML: (element) => element.getAttribute('data-number') ?? '',
          },
          section: { default: null, ...kept('section'), parseHTML: () => null },
        },
      },
    ]
  },
})

const ListItem = Node.create({
  name: 'listItem',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

const readAttribute = (shape: z.ZodType, element: HTMLElement, name: string): Record<string, unknown> | false => {
  try {
    const read = shape.safeParse(JSON.parse(element.getAttribute(name) ?? ''))
    return read.success ? (read.data as Record<string, unknown>) : false
  } catch {
    return false
  }
}

/** The whole place travels in one attribute of the element, so that cutting and pasting keeps a figure alive. */
const placed = (tag: string, name: string, shape: z.ZodType, defaults: Readonly<Record<string, unknown>>) => ({
  addAttributes: () =>
    Object.fromEntries(Object.entries(defaults).map(([key, value]) => [key, { default: value, rendered: false }])),
  parseHTML: () => [
    { tag: `${tag}[${name}]`, getAttrs: (element: HTMLElement) => readAttribute(shape, element, name) },
  ],
})

/** How a figure reads now, by its name; what is copied to elsewhere is these words. */
export interface FigureStorage {
  words: ReadonlyMap<string, string>
}
declare module '@tiptap/core' {
  interface Storage {
    figure: FigureStorage
  }
}

const wordsIn = (editor: Editor | undefined, node: Element): string =>
  editor?.storage.figure.words.get(String(node.attrs.id)) ?? ''

export const Figure = Node.create<object, FigureStorage>({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  ...placed('span', 'data-place', figurePlaceShape, {
    ...{ id: '', form: 'value', unit: '@self', measure: '', class: null, aspect: 'actual', period: '@report' },
    ...{ against: null, plan: null, marks: null },
  }),
  addStorage: () => ({ words: new Map() }),
  renderHTML({ node }) {
    const { marks: _, ...place } = node.attrs
    return ['span', { 'data-place': JSON.stringify(place) }, wordsIn(this.editor, node)]
  },
  renderText({ node }) {
    return wordsIn(this.editor, node)
  },
})

export const LiveTable = Node.create({
  name: 'liveTable',
  group: 'block',
  atom: true,
  draggable: true,
  ...placed('div', 'data-live-table', liveTableShape, {
    ...{ id: '', kind: 'targets', title: '', unit: '@self', period: '@report', measures: [], isAnnex: false },
  }),
  renderHTML: ({ node }) => ['div', { 'data-live-table': JSON.stringify(node.attrs) }, String(node.attrs.title)],
})

export const Chart = Node.create({
  name: 'chart',
  group: 'block',
  atom: true,
  draggable: true,
  ...placed('div', 'data-chart', chartShape, {
    ...{ id: '', kind: 'line', title: '', measure: '', unit: '@self', period: '@report', periods: 8 },
  }),
  renderHTML: ({ node }) => ['div', { 'data-chart': JSON.stringify(node.attrs) }, String(node.attrs.title)],
})

/** Marks a figure carries among its attributes: the shared text keeps none on it. */
export const figureMarks = (held: unknown): readonly string[] =>
  Array.isArray(held) ? marks.filter((mark) => held.includes(mark)) : []

/**
 * @param live the figure, the live table and the chart, with what they look like
 * @param isShared undoing is then left to the shared text, which undoes only what this person did
 */
export const schemaExtensions = (live: Extensions, isShared: boolean): Extensions => [
  StarterKit.configure({
    ...{ blockquote: false, code: false, codeBlock: false, horizontalRule: false, link: false, strike: false },
    ...{ trailingNode: false, listItem: false, heading: { levels: [1, 2, 3] } },
    ...(isShared ? { undoRedo: false as const } : {}),
  }),
  ListItem,
  TableKit.configure({ table: { resizable: false } }),
  BlockNames,
  ...live,
]

export const plainSchema = (): Extensions => schemaExtensions([Figure, LiveTable, Chart], true)
