import type { Editor } from '@tiptap/core'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useWords } from '../../../../../platform/web/language/use-words.ts'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import type { Mark } from '../../../document/content.ts'
import { words } from '../words.ts'
import { isStyled, numberHeadings, toggleStyle } from './acts.ts'
import { type Insertion, insertAtOnce } from './insertions.ts'
import { useOfEditor } from './use-editor-state.ts'

interface ToolbarProps {
  readonly editor: Editor
  readonly onOpen: (insertion: Insertion) => void
  /** Puts a remark beside the words chosen. */
  readonly onRemark: (() => void) | null
}

/** What is on, as one text, so that the bar is drawn anew only when it changes. */
const lookOf = (editor: Editor): string =>
  [
    isStyled(editor, 'bold') && 'bold',
    isStyled(editor, 'italic') && 'italic',
    isStyled(editor, 'underline') && 'underline',
    editor.isActive('bulletList') && 'bullets',
    editor.isActive('orderedList') && 'numbers',
    editor.isActive('table') && 'table',
    ...[1, 2, 3].map((level) => editor.isActive('heading', { level }) && `heading${level}`),
    editor.can().undo() && 'undo',
    editor.can().redo() && 'redo',
  ]
    .filter(Boolean)
    .join(' ')

/** One stop of the Tab key; the arrows go along it. */
export function Toolbar({ editor, onOpen, onRemark }: ToolbarProps) {
  const say = useWords(words)
  const bar = useRef<HTMLDivElement>(null)
  const look = useOfEditor(editor, lookOf, '').split(' ')
  const is = (name: string): boolean => look.includes(name)
  const move = (event: KeyboardEvent): void => {
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('button:not(:disabled), select') ?? [])]
    const at = buttons.indexOf(document.activeElement as HTMLElement)
    const to =
      event.key === 'ArrowRight' ? at + 1 : event.key === 'ArrowLeft' ? at - 1 : event.key === 'Home' ? 0 : undefined
    if (at < 0 || to === undefined || (event.target instanceof HTMLSelectElement && event.key === 'Home')) return
    event.preventDefault()
    buttons[(to + buttons.length) % buttons.length]?.focus()
  }
  const style = (mark: Mark, sign: ReactNode, keys: string) => (
    <Tool name={say(mark)} keys={keys} isOn={is(mark)} onClick={() => toggleStyle(editor, mark)}>
      {sign}
    </Tool>
  )
  const level = is('heading1') ? '1' : is('heading2') ? '2' : is('heading3') ? '3' : '0'
  return (
    <div
      ref={bar}
      className="tools screen-only"
      role="toolbar"
      aria-label={say('tools')}
      tabIndex={-1}
      onKeyDown={move}
    >
      <Tool name={say('insert_figure')} keys="/" isMain onClick={() => onOpen('figure')}>
        <Icon name="aim" /> <span>{say('insert_figure')}</span>
      </Tool>
      <select
        className="tools-style"
        aria-label={say('paragraphStyle')}
        value={level}
        onChange={(event) => {
          const chain = editor.chain().focus()
          if (event.target.value === '0') chain.setParagraph().run()
          else chain.setHeading({ level: Number(event.target.value) as 1 | 2 | 3 }).run()
        }}
      >
        <option value="0">{say('paragraph')}</option>
        <option value="1">{say('insert_heading1')}</option>
        <option value="2">{say('insert_heading2')}</option>
        <option value="3">{say('insert_heading3')}</option>
      </select>
      <span className="tools-group">
        {style('bold', <b>B</b>, 'Ctrl B')}
        {style('italic', <i>I</i>, 'Ctrl I')}
        {style('underline', <u>U</u>, 'Ctrl U')}
      </span>
      <span className="tools-group">
        <Tool name={say('insert_bullets')} isOn={is('bullets')} onClick={() => insertAtOnce(editor, 'bullets')}>
          <Sign d="M5 3h8M5 7h8M5 11h8M1.500 3h1M1.500 7h1M1.500 11h1" />
        </Tool>
        <Tool name={say('insert_numbers')} isOn={is('numbers')} onClick={() => insertAtOnce(editor, 'numbers')}>
          <Sign d="M6 3h7M6 7h7M6 11h7M1.500 1.800l1-.5v3.400M1.200 9.500c.5-1 2-.8 1.800.2-.2.7-1.800 1.500-1.800 2.300h2" />
        </Tool>
        <Tool name={say('numberHeadings')} onClick={() => numberHeadings(editor)}>
          <Sign d="M5 1.500L4 12.500M10 1.500L9 12.500M1.500 5h11M1 9h11" />
        </Tool>
      </span>
      <span className="tools-group">
        <Tool name={say('insert_table')} isOn={is('table')} onClick={() => insertAtOnce(editor, 'table')}>
          <Sign d="M1 2h12v10H1zM1 5.500h12M5 2v10M9 2v10" />
        </Tool>
        <Tool name={say('insert_liveTable')} onClick={() => onOpen('liveTable')}>
          <Icon name="board" />
        </Tool>
        <Tool name={say('insert_chart')} onClick={() => onOpen('chart')}>
          <Sign d="M1 12.500h12M2.500 10V7M6 10V3M9.500 10V5.500" />
        </Tool>
      </span>
      <span className="tools-group">
        <Tool name={say('undo')} keys="Ctrl Z" isOff={!is('undo')} onClick={() => editor.chain().focus().undo().run()}>
          <Sign d="M2 5.500h7a3 3 0 0 1 0 6H5M4.500 3L2 5.500 4.500 8" />
        </Tool>
        <Tool name={say('redo')} keys="Ctrl Y" isOff={!is('redo')} onClick={() => editor.chain().focus().redo().run()}>
          <Sign d="M12 5.500H5a3 3 0 0 0 0 6h4M9.500 3L12 5.500 9.500 8" />
        </Tool>
      </span>
      {onRemark && (
        <Tool name={say('remarkHere')} keys="Ctrl Alt M" onClick={onRemark}>
          <Sign d="M1.500 2h11v7.500H6l-2.500 2.500V9.500h-2z" />
        </Tool>
      )}
      {is('table') && <TableTools editor={editor} />}
    </div>
  )
}

function TableTools({ editor }: { readonly editor: Editor }) {
  const say = useWords(words)
  const acts = {
    rowBelow: () => editor.chain().focus().addRowAfter().run(),
    rowAbove: () => editor.chain().focus().addRowBefore().run(),
    columnRight: () => editor.chain().focus().addColumnAfter().run(),
    columnLeft: () => editor.chain().focus().addColumnBefore().run(),
    noRow: () => editor.chain().focus().deleteRow().run(),
    noColumn: () => editor.chain().focus().deleteColumn().run(),
    mergeCells: () => editor.chain().focus().mergeOrSplit().run(),
    noTable: () => editor.chain().focus().deleteTable().run(),
  }
  return (
    <select
      className="tools-style"
      aria-label={say('tableActs')}
      value=""
      onChange={(event) => acts[event.target.value as keyof typeof acts]?.()}
    >
      <option value="">{say('tableActs')}</option>
      {Object.keys(acts).map((name) => (
        <option key={name} value={name}>
          {say(name as keyof typeof acts)}
        </option>
      ))}
    </select>
  )
}

function Tool({
  name,
  keys,
  isOn,
  isOff = false,
  isMain = false,
  onClick,
  children,
}: {
  readonly name: string
  readonly keys?: string
  readonly isOn?: boolean
  readonly isOff?: boolean
  readonly isMain?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <button
      type="button"
      className={`tool ${isMain ? 'tool-main' : ''}`}
      aria-label={name}
      title={keys ? `${name} (${keys})` : name}
      aria-pressed={isOn}
      disabled={isOff}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

function Sign({ d }: { readonly d: string }) {
  return (
    <svg className="icon" viewBox="0 0 14 14" width={15} height={15} aria-hidden="true" focusable="false">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.400" />
    </svg>
  )
}
