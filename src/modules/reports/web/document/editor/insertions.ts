import type { Editor } from '@tiptap/core'

/** What the menu and the toolbar put into the text. The first three ask first. */
export const insertions = [
  'figure',
  'liveTable',
  'chart',
  'heading1',
  'heading2',
  'heading3',
  'bullets',
  'numbers',
  'table',
] as const
export type Insertion = (typeof insertions)[number]

/** Those that need no question; false for the others. */
export function insertAtOnce(editor: Editor, insertion: Insertion): boolean {
  const chain = editor.chain().focus()
  switch (insertion) {
    case 'heading1':
      return chain.toggleHeading({ level: 1 }).run()
    case 'heading2':
      return chain.toggleHeading({ level: 2 }).run()
    case 'heading3':
      return chain.toggleHeading({ level: 3 }).run()
    case 'bullets':
      return chain.toggleBulletList().run()
    case 'numbers':
      return chain.toggleOrderedList().run()
    case 'table':
      return chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
    default:
      return false
  }
}
