import { useCallback, useMemo, useState } from 'react'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Skeleton } from '../../../../platform/web/ui/Skeleton.tsx'
import type { OpenedDocument } from '../../contract/document/open.ts'
import { documentStateNames } from '../../document/life.ts'
import { nameOfPaper } from '../../document/paper.ts'
import type { Kept } from '../entry/kept/kept.ts'
import { Beside } from '../pack/Beside.tsx'
import { CompareView } from './CompareView.tsx'
import { blockHere, nameBlockHere } from './editor/acts.ts'
import { type Live, nothingLive } from './editor/live.tsx'
import { Paper, type PaperEditor } from './editor/Paper.tsx'
import { useRemarked } from './editor/remarked.ts'
import type { KeptDraft } from './kept/updates.ts'
import { Foot, Head } from './Letterhead.tsx'
import { LateNotice, RefusedNotice, SavedMark } from './Saved.tsx'
import { Steps } from './Steps.tsx'
import { RemarkDialog } from './side/RemarkDialog.tsx'
import { Side } from './side/Side.tsx'
import { useSharedText } from './use-shared-text.ts'
import { words } from './words.ts'
import './document.css'

interface DeskProps {
  readonly kept: Kept
  readonly opened: OpenedDocument
  readonly draft: KeptDraft | undefined
  readonly onAnew: () => void
}

export type SideName = 'work' | 'remarks' | 'opinions' | 'versions'

export function Desk({ kept, opened, draft, onAnew }: DeskProps) {
  const say = useWords(words)
  const text = useText()
  const { compare } = useQueryPart()
  const shared = useSharedText(kept, opened, draft, onAnew)
  const [editor, setEditor] = useState<PaperEditor | null>(null)
  const [live, setLive] = useState<Live>(nothingLive)
  const [side, setSide] = useState<SideName>('work')
  const [shown, setShown] = useState<'text' | 'side'>('text')
  const [remarking, setRemarking] = useState<{ readonly block: string | null; readonly quote: string }>()
  const name = nameOfPaper({ title: opened.frame.title, summary: opened.frame.summary })
  useTitle(name)
  const open = useMemo(() => opened.remarks.filter((remark) => remark.isOpen), [opened.remarks])
  const toRemarks = useCallback(() => {
    setSide('remarks')
    setShown('side')
  }, [])
  useRemarked(editor, open, toRemarks)
  const isWritable = opened.can.write.isAllowed && compare === undefined
  const remark = (): void => {
    if (!editor) return
    const block = isWritable ? nameBlockHere(editor) : (blockHere(editor)?.id ?? '')
    setRemarking({ block: block === '' ? null : block, quote: blockHere(editor)?.quote ?? '' })
  }
  return (
    <div className={`writing writing-${shown}`}>
      <header className="page-head">
        <div>
          <p className="screen-only">
            <Go to="/documents" query={{ unit: opened.unit.code, figure: undefined, compare: undefined }}>
              ‹ {say('documents')}
            </Go>
          </p>
          <h1>{name}</h1>
          <p className="writing-facts">
            <span className={`doc-state doc-state-${opened.state}`}>{text(documentStateNames[opened.state])}</span>
            <span className="soft">
              {text(opened.unit.name)} · {text(opened.period.text)} · {opened.code}
            </span>
            {shared && <SavedMark saved={shared.saved} />}
          </p>
        </div>
        <Steps opened={opened} />
      </header>
      <Beside pack={opened.packed ?? null} document={opened.id} />
      {shared && <RefusedNotice opened={opened} shared={shared} editor={editor} />}
      <LateNotice opened={opened} />
      <fieldset className="writing-switch screen-only" aria-label={say('shownPart')}>
        <button type="button" aria-pressed={shown === 'text'} onClick={() => setShown('text')}>
          {say('theText')}
        </button>
        <button type="button" aria-pressed={shown === 'side'} onClick={() => setShown('side')}>
          {say('theWork')}
        </button>
      </fieldset>
      {compare !== undefined ? (
        <CompareView opened={opened} compare={compare} />
      ) : (
        <div className="writing-columns">
          <div className="writing-paper">
            {shared ? (
              <Paper
                text={shared.text}
                unit={opened.unit.code}
                period={opened.period.id}
                language={opened.language}
                isWritable={isWritable}
                label={say('textOf', { name })}
                head={<Head opened={opened} />}
                foot={<Foot frame={opened.frame} />}
                onRemark={opened.can.remark.isAllowed ? remark : null}
                onReady={setEditor}
                onLive={setLive}
              />
            ) : (
              <Skeleton heights={[48, 900]} />
            )}
          </div>
          <Side
            opened={opened}
            editor={editor}
            live={live}
            chosen={side}
            onChoose={setSide}
            onShowText={() => setShown('text')}
            onRemark={() => setRemarking({ block: null, quote: '' })}
          />
        </div>
      )}
      {remarking && <RemarkDialog opened={opened} about={remarking} onClose={() => setRemarking(undefined)} />}
    </div>
  )
}
