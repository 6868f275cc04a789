import { useQuery } from '@tanstack/react-query'
import { call } from '../../../platform/web/api/call.ts'
import { askKey } from '../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import { countNotices } from '../contract.ts'
import { words } from './words.ts'
import './notices.css'

/** How often the bell asks again while the page is looked at: milliseconds. */
const every = 300_000

/** In the frame of every page: how much is new, and the way to it. */
export function Bell() {
  const say = useWords(words)
  const counts = useQuery({
    queryKey: askKey(countNotices, {}),
    queryFn: ({ signal }) => call(countNotices, {}, signal),
    refetchInterval: every,
  })
  const unseen = counts.data?.unseen ?? 0
  return (
    <Go to="/notices" keeps={['unit', 'period']} isExact className="bell">
      <Icon name="bell" size={20} />
      <span className="unseen">{unseen > 0 ? say('bell', { count: unseen }) : say('bellNone')}</span>
      {unseen > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unseen > 99 ? '99+' : unseen}
        </span>
      )}
    </Go>
  )
}
