import * as Y from 'yjs'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { followDocument, writeDocument } from '../../src/modules/reports/contract/document/write.ts'
import type { Block, Content } from '../../src/modules/reports/document/content.ts'
import { elementOf } from '../../src/modules/reports/server/document/text/from-content.ts'
import { contentIn, fragmentName } from '../../src/modules/reports/server/document/text/to-content.ts'
import { id, type Person } from './world.ts'

export const paragraph = (text: string, name: string | null = null): Block => ({
  type: 'paragraph',
  attrs: { id: name, isOld: false },
  content: [{ type: 'text', text }],
})

export const heading = (text: string, section: string | null, level: 1 | 2 | 3 = 1, number = ''): Block => ({
  type: 'heading',
  attrs: { id: null, isOld: false, level, number, section },
  content: [{ type: 'text', text }],
})

export const figure = (name: string, measure: string, change: object = {}) => ({
  type: 'figure' as const,
  attrs: {
    ...{ id: name, form: 'value' as const, unit: '@self', measure, class: null, aspect: 'actual' as const },
    ...{ period: '@report', against: null, plan: null, ...change },
  },
})

/** The words of every block at the top, figures as `#measure`. */
export const textsIn = (content: Content): readonly string[] =>
  content.content.map((block) =>
    block.type === 'heading' || block.type === 'paragraph'
      ? (block.content ?? [])
          .map((run) => (run.type === 'text' ? run.text : run.type === 'figure' ? `#${run.attrs.measure}` : '\n'))
          .join('')
      : `<${block.type}>`,
  )

/** A document open in a browser: what is typed waits here until it is sent. */
export interface Desk {
  readonly doc: Y.Doc
  /** Typed and not sent yet. */
  readonly waiting: Uint8Array[]
  type(change: (fragment: Y.XmlFragment) => void): void
  /** Adds a paragraph before the block at a place; at the end by default. */
  add(block: Block, at?: number): void
  send(): Promise<{ outcome: string; seq: number }>
  /** Fetches what others typed. */
  pull(): Promise<void>
  content(): Content
}

export async function deskOf(person: Person, document: string): Promise<Desk> {
  const doc = new Y.Doc()
  const opened = await person.call(openDocument, { document })
  Y.applyUpdate(doc, Buffer.from(opened.state64, 'base64'), 'server')
  let seq = opened.seq
  const waiting: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'server') waiting.push(update)
  })
  const type: Desk['type'] = (change) => doc.transact(() => change(doc.getXmlFragment(fragmentName)))
  return {
    doc,
    waiting,
    type,
    add: (block, at) => type((fragment) => fragment.insert(at ?? fragment.length, [elementOf(block)])),
    send: async () => {
      const updates = waiting.splice(0).map((bytes) => ({ id: id(), bytes: Buffer.from(bytes).toString('base64') }))
      return person.call(writeDocument, { document, updates })
    },
    pull: async () => {
      const since = await person.call(followDocument, { document, after: String(seq) })
      if (since.update !== null) Y.applyUpdate(doc, Buffer.from(since.update, 'base64'), 'server')
      seq = since.seq
    },
    content: () => {
      const read = contentIn(doc)
      if (!read.ok) throw new Error(read.refusal.text.en)
      return read.value
    },
  }
}
