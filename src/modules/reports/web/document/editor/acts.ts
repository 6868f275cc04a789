import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import type { ChartPlace, FigurePlace, LiveTable, Mark } from '../../../document/content.ts'
import { newName } from './care.ts'
import { figureMarks } from './schema.ts'

/** What the toolbar, the menu and the keys do to the text. */

/** Turns a style on or off for what is chosen, figures among it too. */
export function toggleStyle(editor: Editor, mark: Mark): boolean {
  const isOn = isStyled(editor, mark)
  return editor
    .chain()
    .focus()
    .command(({ tr, commands, state }) => {
      const { from, to, empty } = state.selection
      const isFigure = state.selection instanceof NodeSelection
      if (!isFigure) {
        if (isOn) commands.unsetMark(mark)
        else commands.setMark(mark)
      }
      if (empty) return true
      tr.doc.nodesBetween(from, to, (node, at) => {
        if (node.type.name !== 'figure') return
        const held = figureMarks(node.attrs.marks).filter((one) => one !== mark)
        const next = isOn ? held : figureMarks([...held, mark])
        tr.setNodeAttribute(at, 'marks', next.length === 0 ? null : next)
      })
      if (isFigure) tr.setSelection(NodeSelection.create(tr.doc, from))
      return true
    })
    .run()
}

export function isStyled(editor: Editor, mark: Mark): boolean {
  const { selection } = editor.state
  return selection instanceof NodeSelection && selection.node.type.name === 'figure'
    ? figureMarks(selection.node.attrs.marks).includes(mark)
    : editor.isActive(mark)
}

/** Puts a figure where the cursor stands, with the space around it that a sentence needs. */
export function insertFigure(editor: Editor, place: Omit<FigurePlace, 'id'>): void {
  const { $from } = editor.state.selection
  const last = $from.parent.textBetween(0, $from.parentOffset, '\n', '\ufffc').at(-1)
  const needsSpace = last !== undefined && !/[\s(“"/]/.test(last)
  editor
    .chain()
    .focus()
    .insertContent([
      ...(needsSpace ? [{ type: 'text', text: ' ' }] : []),
      { type: 'figure', attrs: { ...place, id: newName() } },
    ])
    .run()
}

export const insertTable = (editor: Editor, place: Omit<LiveTable, 'id'>): boolean =>
  editor
    .chain()
    .focus()
    .insertContent({ type: 'liveTable', attrs: { ...place, id: newName() } })
    .run()

export const insertChart = (editor: Editor, place: Omit<ChartPlace, 'id'>): boolean =>
  editor
    .chain()
    .focus()
    .insertContent({ type: 'chart', attrs: { ...place, id: newName() } })
    .run()

/** Changes where a figure, table or chart at a position finds its numbers; its name stays. */
export function changePlace(editor: Editor, at: number, place: Readonly<Record<string, unknown>>): void {
  editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const node = tr.doc.nodeAt(at)
      if (!node) return false
      for (const [name, value] of Object.entries(place)) if (name !== 'id') tr.setNodeAttribute(at, name, value)
      return true
    })
    .setNodeSelection(at)
    .run()
}

/** The block in which the cursor stands: its name, where it lies, and the words chosen in it. */
export function blockHere(editor: Editor): { readonly id: string; readonly at: number; readonly quote: string } | null {
  const { $from, from, to } = editor.state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth)
    if (node.type.name !== 'paragraph' && node.type.name !== 'heading') continue
    const at = $from.before(depth)
    const chosen = editor.state.doc.textBetween(from, to, ' ', (leaf) => wordsOf(editor, leaf.attrs.id))
    const whole = editor.state.doc.textBetween(at + 1, at + node.nodeSize - 1, ' ', (leaf) =>
      wordsOf(editor, leaf.attrs.id),
    )
    const quote = (chosen.trim() === '' ? whole : chosen).slice(0, 300)
    return { id: typeof node.attrs.id === 'string' ? node.attrs.id : '', at, quote }
  }
  return null
}
const wordsOf = (editor: Editor, id: unknown): string => editor.storage.figure.words.get(String(id)) ?? '…'

/** The name of the block in which the cursor stands; one is given where it has none. */
export function nameBlockHere(editor: Editor): string | null {
  const block = blockHere(editor)
  if (!block) return null
  if (block.id !== '') return block.id
  const id = newName()
  editor.view.dispatch(editor.state.tr.setNodeAttribute(block.at, 'id', id))
  return id
}

/** Old prose that was read and stays as it is: all of it, or that of one block. */
export function keepOld(editor: Editor, only?: number): void {
  editor
    .chain()
    .command(({ tr, state }) => {
      state.doc.descendants((node, at) => {
        if (node.attrs.isOld === true && (only === undefined || only === at)) tr.setNodeAttribute(at, 'isOld', false)
      })
      return true
    })
    .run()
}

/** Where a block of that name begins, or undefined when it is gone. */
export function whereIs(editor: Editor, id: string): number | undefined {
  let found: number | undefined
  editor.state.doc.descendants((node, at) => {
    if (found === undefined && node.attrs.id === id) found = at
    return found === undefined
  })
  return found
}

/** Leads the eye and the cursor to a place of the text. */
export function goTo(editor: Editor, at: number): void {
  const node = editor.state.doc.nodeAt(at)
  if (!node) return
  const chain = editor.chain()
  if (node.isAtom) chain.setNodeSelection(at).run()
  else chain.setTextSelection(at + 1).run()
  const element = editor.view.nodeDOM(at)
  if (element instanceof HTMLElement) {
    element.scrollIntoView({ block: 'center' })
    element.classList.add('just-shown')
    setTimeout(() => element.classList.remove('just-shown'), 2000)
  }
  editor.view.focus()
}

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV']
const letters = 'abcdđeghiklmnopqrstuvxy'
const numberOf = (level: number, at: number): string =>
  (level === 1 ? roman[at - 1] : level === 3 ? letters[at - 1] : undefined) ?? String(at)

/** Numbers all headings in order: I, 1, a. */
export function numberHeadings(editor: Editor): void {
  const counts = [0, 0, 0]
  editor
    .chain()
    .focus()
    .command(({ tr, state }) => {
      state.doc.descendants((node, at) => {
        if (node.type.name !== 'heading') return
        const level = Number(node.attrs.level)
        counts[level - 1] = (counts[level - 1] ?? 0) + 1
        counts.fill(0, level)
        tr.setNodeAttribute(at, 'number', numberOf(level, counts[level - 1] ?? 1))
      })
      return true
    })
    .run()
}
