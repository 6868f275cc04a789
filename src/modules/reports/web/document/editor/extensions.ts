import { Extension, type Extensions } from '@tiptap/core'
import { Collaboration } from '@tiptap/extension-collaboration'
import { NodeSelection } from '@tiptap/pm/state'
import { ReactNodeViewRenderer } from '@tiptap/react'
import type { Doc } from 'yjs'
import { toggleStyle } from './acts.ts'
import { ChartView, LiveTableView } from './BlockViews.tsx'
import { Care } from './care.ts'
import { FigureView } from './FigureView.tsx'
import { Remarked } from './remarked.ts'
import { Chart, Figure, LiveTable, schemaExtensions } from './schema.ts'
import { SlashCommands } from './slash.ts'
import { Sturdy } from './sturdy.ts'

/** Within a figure or a drawn table the mouse and the keys belong to what is drawn, save for choosing it. */
const isOfNode = ({ event }: { event: Event }): boolean =>
  /^(key|copy|cut|paste)/.test(event.type)
    ? event.target instanceof Element && event.target.closest('a, button') !== null && event.type.startsWith('key')
    : /^(click|focus|blur)/.test(event.type)

const live: Extensions = [
  Figure.extend({
    addNodeView: () => ReactNodeViewRenderer(FigureView, { as: 'span', className: 'live-node', stopEvent: isOfNode }),
  }),
  LiveTable.extend({ addNodeView: () => ReactNodeViewRenderer(LiveTableView, { stopEvent: isOfNode }) }),
  Chart.extend({ addNodeView: () => ReactNodeViewRenderer(ChartView, { stopEvent: isOfNode }) }),
]

/** @param onRemark puts a remark beside the words chosen, where that is allowed */
const keys = (onChange: (at: number) => void, onRemark: () => void): Extension =>
  Extension.create({
    name: 'keys',
    priority: 200,
    addKeyboardShortcuts() {
      const chosen = (): number | undefined => {
        const { selection } = this.editor.state
        return selection instanceof NodeSelection ? selection.from : undefined
      }
      const change = (): boolean => {
        const at = chosen()
        if (at === undefined || !this.editor.isEditable) return false
        onChange(at)
        return true
      }
      return {
        'Mod-b': () => toggleStyle(this.editor, 'bold'),
        'Mod-i': () => toggleStyle(this.editor, 'italic'),
        'Mod-u': () => toggleStyle(this.editor, 'underline'),
        'Mod-Alt-m': () => {
          onRemark()
          return true
        },
        F2: change,
        Enter: () => {
          const at = chosen()
          const element = at === undefined ? null : this.editor.view.nodeDOM(at)
          const link = element instanceof HTMLElement ? element.querySelector<HTMLElement>('a.figure-link') : null
          link?.click()
          return link !== null
        },
      }
    },
  })

export interface Hands {
  readonly change: (at: number) => void
  readonly remark: () => void
}

/**
 * @param text shared with others; without it the editor keeps a text of its own
 * @param hands called through, so that what they do may change while the editor stays
 */
export const editorExtensions = (text: Doc | null, hands: () => Hands): Extensions => [
  ...schemaExtensions(live, text !== null),
  ...(text ? [Collaboration.configure({ document: text, field: 'content' }), Sturdy] : []),
  Care,
  SlashCommands,
  Remarked,
  keys(
    (at) => hands().change(at),
    () => hands().remark(),
  ),
]
