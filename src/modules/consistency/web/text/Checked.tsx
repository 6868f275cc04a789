import { useMemo, useState } from 'react'
import { periodText } from '../../../../platform/web/language/period-text.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { holds, useSession } from '../../../accounts/web/public.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import type { Span } from '../../text/figure.ts'
import { FigureTable } from './FigureTable.tsx'
import { CheckedList, FindingList } from './FindingList.tsx'
import type { View } from './kinds.ts'
import { jumpTo, MarkedText } from './MarkedText.tsx'
import { Summary } from './Summary.tsx'
import { type TextDraft, useCheck } from './use-check.ts'
import { words } from './words.ts'

interface CheckedProps {
  readonly draft: TextDraft
  readonly onEdit: () => void
  readonly onAnother: () => void
}

/** The text with its figures underlined, and beside it what does not agree. */
export function Checked({ draft, onEdit, onAnother }: CheckedProps) {
  const say = useWords(words)
  const text = useText()
  const [isCompared, setCompared] = useState(false)
  const [view, setView] = useState<View | null>(null)
  const [active, setActive] = useState<readonly Span[]>([])
  const { unit, period } = usePlace()
  const beside = useMemo(
    () => (isCompared && unit !== undefined && period !== undefined ? { unit, period } : null),
    [isCompared, unit, period],
  )
  const { checked, held } = useCheck(draft, beside)
  const show = (spans: readonly Span[]): void => {
    setActive(spans)
    jumpTo(spans)
  }
  const shown = view === null ? checked.findings : checked.findings.filter((finding) => finding.severity === view)
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{say('title')}</h1>
          <p className="soft">
            {draft.isExample ? say('exampleName') : draft.name === '' ? say('pastedName') : draft.name}
          </p>
        </div>
        <div className="row screen-only">
          <Button look="quiet" onClick={() => print()}>
            {say('print')}
          </Button>
          <Button onClick={onEdit}>{say('edit')}</Button>
          <Button onClick={onAnother}>{say('another')}</Button>
        </div>
      </header>
      {checked.notes.map((note) => (
        <Notice key={note.vi} look="warn" title={text(note)} />
      ))}
      <Summary checked={checked} view={view} onView={setView} />
      <Further
        isCompared={isCompared}
        held={held}
        onCompare={setCompared}
        hasFigures={checked.read.figures.length > 0}
      />
      <div className="check-sides">
        <section className="check-found" aria-label={say('findingsOf')}>
          {view === 'figures' ? (
            <FigureTable figures={checked.read.figures} onShow={show} />
          ) : view === 'checked' ? (
            <CheckedList items={checked.checked} text={checked.text} onShow={show} />
          ) : checked.findings.length === 0 ? (
            <NothingFound figures={checked.read.figures.length} agreed={checked.checked.length} />
          ) : (
            <FindingList findings={shown} text={checked.text} onShow={show} />
          )}
          <p className="soft small check-silence">{say('silence')}</p>
        </section>
        <MarkedText checked={checked} active={active} />
      </div>
    </>
  )
}

function NothingFound({ figures, agreed }: { readonly figures: number; readonly agreed: number }) {
  const say = useWords(words)
  if (figures === 0)
    return (
      <Empty title={say('noFigures')}>
        <p>{say('noFiguresNext')}</p>
      </Empty>
    )
  return <Empty title={say('noFindings')}>{agreed > 0 && <p>{say('noFindingsChecked', { count: agreed })}</p>}</Empty>
}

interface FurtherProps {
  readonly isCompared: boolean
  readonly held: ReturnType<typeof useCheck>['held']
  readonly hasFigures: boolean
  readonly onCompare: (isCompared: boolean) => void
}

/** What may be done next with the figures: compare them with held ones, take them over. */
function Further({ isCompared, held, hasFigures, onCompare }: FurtherProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { unit, period } = usePlace()
  const session = useSession()
  const mayTake = session.data ? holds(session.data, 'clerk') : false
  const isPlaced = unit !== undefined && period !== undefined
  if (!hasFigures) return null
  const place = held.data && {
    unit: text(held.data.unit.name),
    period: period === undefined ? '' : periodText(period, language),
  }
  return (
    <div className="check-further">
      <ProblemNotice problem={isCompared ? held.error : null} />
      <div className="row screen-only">
        {isPlaced ? (
          <Button onClick={() => onCompare(!isCompared)} aria-pressed={isCompared}>
            {isCompared ? say('stopComparing') : say('compare')}
          </Button>
        ) : (
          <span className="soft small">{say('compareNeedsPlace')}</span>
        )}
        {mayTake && (
          <Go to="/check/take-over" keeps={['unit', 'period']} className="button button-plain">
            {say('take')}
          </Go>
        )}
      </div>
      <p className="soft small" role="status">
        {isCompared && held.isFetching && say('comparing')}
        {isCompared && place && say(held.data.figures.length > 0 ? 'comparedWith' : 'comparedNone', place)}
      </p>
    </div>
  )
}
