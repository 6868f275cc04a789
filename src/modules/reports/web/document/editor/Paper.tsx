import { EditorContent, useEditor } from '@tiptap/react'
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Doc } from 'yjs'
import { useWords } from '../../../../../platform/web/language/use-words.ts'
import type { ChartPlace, Content, FigurePlace, LiveTable } from '../../../document/content.ts'
import { editorJsonOf } from '../../../document/editor-json.ts'
import { words } from '../words.ts'
import { changePlace, insertChart, insertFigure, insertTable } from './acts.ts'
import { Chosen } from './Chosen.tsx'
import { editorExtensions, type Hands } from './extensions.ts'
import { FigureDialog } from './FigureDialog.tsx'
import { type Insertion, insertAtOnce } from './insertions.ts'
import { type Live, LiveProvider, usePlaces, useResolved } from './live.tsx'
import { ChartDialog, LiveTableDialog } from './PlaceDialogs.tsx'
import { SlashMenu } from './SlashMenu.tsx'
import { Toolbar } from './Toolbar.tsx'
import '../../report.css'
import './editor.css'

export type PaperEditor = NonNullable<ReturnType<typeof useEditor>>

interface PaperProps {
  /** Shared with others, or a text of its own that begins so. */
  readonly text: Doc | Content
  readonly unit: string
  readonly period: string
  readonly language: 'vi' | 'en'
  readonly isWritable: boolean
  readonly label: string
  /** What stands above and below the text on paper. */
  readonly head: ReactNode
  readonly foot: ReactNode
  readonly onRemark: (() => void) | null
  readonly onReady: (editor: PaperEditor | null) => void
  readonly onLive?: (live: Live) => void
}

/** Drawn by the style sheet beside prose of the last document. */
const oldWord = (word: string): CSSProperties => ({ '--old-word': `"${word}"` }) as CSSProperties

type Asking = { readonly insertion: Insertion } | { readonly at: number }

/** The sheet that is written on: it looks like the paper, and its figures are alive. */
export function Paper(props: PaperProps) {
  const { text, unit, period, language, isWritable, label, onReady, onRemark, onLive } = props
  const say = useWords(words)
  const [asking, setAsking] = useState<Asking>()
  const hands = useRef<Hands>({ change: () => {}, remark: () => {} })
  hands.current = { change: (at) => setAsking({ at }), remark: () => onRemark?.() }
  const shared = 'type' in text ? null : text
  const editor = useEditor(
    {
      extensions: editorExtensions(shared, () => hands.current),
      ...(shared ? {} : { content: editorJsonOf(text as Content) }),
      editable: isWritable,
      injectCSS: false,
      enableInputRules: false,
      enablePasteRules: false,
      shouldRerenderOnTransaction: false,
    },
    [shared],
  )
  useEffect(() => {
    if (!editor) return
    editor.setOptions({
      editable: isWritable,
      editorProps: {
        attributes: isWritable
          ? { class: 'prose', lang: language, role: 'textbox', 'aria-multiline': 'true', 'aria-label': label }
          : { class: 'prose', lang: language, role: 'document', 'aria-label': label, tabindex: '0' },
      },
    })
  }, [editor, isWritable, language, label])
  useEffect(() => {
    onReady(editor)
    return () => onReady(null)
  }, [editor, onReady])
  const at = useMemo(() => ({ unit, period, language }), [unit, period, language])
  const resolved = useResolved(at, usePlaces(editor))
  const live = useMemo((): Live => ({ ...resolved, change: (at) => setAsking({ at }) }), [resolved])
  useEffect(() => {
    if (editor) editor.storage.figure.words = new Map([...live.figures].map(([id, figure]) => [id, figure.words]))
    onLive?.(live)
  }, [editor, live, onLive])
  if (!editor) return null
  const open = (insertion: Insertion): void => {
    if (!insertAtOnce(editor, insertion)) setAsking({ insertion })
  }
  return (
    <LiveProvider value={live}>
      {!isWritable && onRemark && (
        <div className="tools-hold">
          <div className="tools screen-only">
            <button type="button" className="button button-quiet button-small" onClick={onRemark}>
              {say('remarkHere')}
            </button>
            <span className="soft small">{say('remarkHint')}</span>
          </div>
        </div>
      )}
      {isWritable && (
        <div className="tools-hold">
          <Toolbar editor={editor} onOpen={open} onRemark={onRemark} />
          <Chosen editor={editor} />
        </div>
      )}
      <article className="sheet paper" aria-label={say('paper')} style={oldWord(say('oldWord'))}>
        {props.head}
        <EditorContent editor={editor} />
        {props.foot}
      </article>
      {isWritable && <SlashMenu editor={editor} onOpen={open} />}
      {asking && <Ask editor={editor} asking={asking} live={live} onClose={() => setAsking(undefined)} />}
    </LiveProvider>
  )
}

function Ask({
  editor,
  asking,
  live,
  onClose,
}: {
  readonly editor: PaperEditor
  readonly asking: Asking
  readonly live: Live
  readonly onClose: () => void
}) {
  const node = 'at' in asking ? editor.state.doc.nodeAt(asking.at) : null
  const kind = 'insertion' in asking ? asking.insertion : node?.type.name
  const done = <Place extends Readonly<Record<string, unknown>>>(
    place: Place,
    insert: (place: Place) => void,
  ): void => {
    onClose()
    // The dialog gives the focus back first.
    setTimeout(() => ('at' in asking ? changePlace(editor, asking.at, place) : insert(place)), 0)
  }
  if (kind === 'figure') {
    const place = node ? (node.attrs as FigurePlace) : null
    return (
      <FigureDialog
        place={place}
        measureName={place ? measureNameOf(live, place.id) : ''}
        onChoose={(chosen) => done(chosen, (one) => insertFigure(editor, one))}
        onClose={onClose}
      />
    )
  }
  if (kind === 'liveTable')
    return (
      <LiveTableDialog
        place={node ? (node.attrs as LiveTable) : null}
        onChoose={(chosen) => done(chosen, (one) => insertTable(editor, one))}
        onClose={onClose}
      />
    )
  if (kind === 'chart')
    return (
      <ChartDialog
        place={node ? (node.attrs as ChartPlace) : null}
        onChoose={(chosen) => done(chosen, (one) => insertChart(editor, one))}
        onClose={onClose}
      />
    )
  return null
}

function measureNameOf(live: Live, id: string): string {
  const run = live.figures.get(id)?.runs.find((one) => 'figure' in one)
  return run && 'figure' in run ? run.figure.measure.name[live.language] || run.figure.measure.name.vi : ''
}
