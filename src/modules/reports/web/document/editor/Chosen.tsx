import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { words } from '../words.ts'
import { keepOld } from './acts.ts'
import { useLiveText } from './live.tsx'
import { useOfEditor } from './use-editor-state.ts'

/** `figure 42 <id>` while a figure is chosen, `old 17` while the cursor stands in prose of the last document. */
const chosenOf = (editor: Editor): string => {
  const { selection } = editor.state
  if (selection instanceof NodeSelection && selection.node.type.name === 'figure')
    return `figure ${selection.from} ${selection.node.attrs.id}`
  const { $from } = selection
  const block = $from.depth > 0 ? $from.node($from.depth) : null
  return block?.attrs.isOld === true ? `old ${$from.before($from.depth)} -` : ''
}

/** What can be done with the figure or the old paragraph in which the cursor stands. */
export function Chosen({ editor }: { readonly editor: Editor }) {
  const say = useWords(words)
  const text = useText()
  const { figures, change } = useLiveText()
  const [kind, place, id] = useOfEditor(editor, chosenOf, '').split(' ')
  const at = Number(place)
  if (kind === 'old')
    return (
      <div className="chosen screen-only">
        <p>{say('oldHere')}</p>
        <button type="button" className="button button-quiet button-small" onClick={() => keepOld(editor, at)}>
          {say('keepOld')}
        </button>
      </div>
    )
  if (kind !== 'figure') return null
  const figure = figures.get(id ?? '')
  const number = figure?.runs.find((run) => 'figure' in run)
  const open = (): void => {
    const element = editor.view.nodeDOM(at)
    if (element instanceof HTMLElement) element.querySelector<HTMLElement>('a.figure-link')?.click()
  }
  return (
    <div className="chosen screen-only">
      <p>
        {number && 'figure' in number ? (
          <>
            <b>{text(number.figure.measure.name)}</b> · {text(number.figure.unit.name)} ·{' '}
            {text(number.figure.periodText)}
          </>
        ) : (
          <b>{say('insert_figure')}</b>
        )}
        {figure?.trouble && <span className="chosen-trouble"> · {text(figure.trouble.text)}</span>}
      </p>
      {number && (
        <button type="button" className="button button-quiet button-small" onClick={open}>
          {say('origin')}
        </button>
      )}
      <button type="button" className="button button-quiet button-small" title="F2" onClick={() => change(at)}>
        {say('change')}
      </button>
      <button
        type="button"
        className="button button-quiet button-small"
        onClick={() => editor.chain().focus().deleteSelection().run()}
      >
        {say('takeOut')}
      </button>
    </div>
  )
}
