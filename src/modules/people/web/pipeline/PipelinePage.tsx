import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { usePlace } from '../../../org/web/public.tsx'
import { BoardView } from './BoardView.tsx'
import { ClassesView } from './ClassesView.tsx'
import { FunnelView } from './FunnelView.tsx'
import { ScreenedView } from './ScreenedView.tsx'
import { words } from './words.ts'
import './pipeline.css'

const views = [
  { view: undefined, word: 'viewBoard' },
  { view: 'funnel', word: 'viewFunnel' },
  { view: 'screened', word: 'viewScreened' },
  { view: 'classes', word: 'viewClasses' },
] as const

/** From outstanding non-members to full members: board, funnel, who was screened out, classes. */
export function PipelinePage() {
  const say = useWords(words)
  const { view } = useQueryPart()
  const { unit } = usePlace()
  useTitle(say('title'))
  if (unit === undefined) return null
  const shown = views.find((item) => item.view === view) ?? views[0]
  return (
    <div className="way">
      <h1>{say('title')}</h1>
      <nav className="way-views screen-only" aria-label={say('views')}>
        {views.map((item) => (
          <Go
            key={item.word}
            query={{ view: item.view, class: undefined, offset: undefined, on: undefined }}
            isView
            className={`way-view ${item === shown ? 'way-shown' : ''}`}
          >
            {say(item.word)}
          </Go>
        ))}
      </nav>
      {shown.view === 'funnel' ? (
        <FunnelView unit={unit} />
      ) : shown.view === 'screened' ? (
        <ScreenedView unit={unit} />
      ) : shown.view === 'classes' ? (
        <ClassesView unit={unit} />
      ) : (
        <BoardView unit={unit} />
      )}
    </div>
  )
}
