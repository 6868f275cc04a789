import { useLocation } from '@tanstack/react-router'
import { printDay, printDayOfInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { useOpenFigure } from './FigurePanel.tsx'
import { words } from './words.ts'

/** Pages that are drawn as of the day in the address; the others always show the present. */
const pastPages = ['/board', '/targets', '/figures']

/** Across the page whenever it, or a figure opened beside it, does not show the present. */
export function PastBand() {
  const say = useWords(words)
  const language = useLanguage()
  const { pathname } = useLocation()
  const isFigureShown = useOpenFigure() !== undefined || pathname === '/figures'
  const { knownAt, restated } = usePlace()
  const isRestated = restated !== undefined && isFigureShown
  if (knownAt === undefined && !isRestated) return null
  const day = knownAt === undefined ? '' : printDayOfInstant(knownAt, language)
  return (
    <div className="across" role="status">
      {knownAt !== undefined && <span>{say(pastPages.includes(pathname) ? 'past' : 'pastElsewhere', { day })}</span>}
      {isRestated && (
        <span>{say('restatedBand', { day: restated === 'today' ? say('today') : printDay(restated, language) })}</span>
      )}
      <Go query={{ knownAt: undefined, restated: undefined }} keepsScroll>
        {say('backToNow')}
      </Go>
    </div>
  )
}
