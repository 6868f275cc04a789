import { useState } from 'react'
import { useAsk, useTell } from '../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Empty } from '../../../platform/web/ui/Empty.tsx'
import { SelectField } from '../../../platform/web/ui/Field.tsx'
import { ProblemNotice } from '../../../platform/web/ui/Notice.tsx'
import { listNotices, seeNotices } from '../contract.ts'
import { type NoticeKind, noticeKinds } from '../deadline.ts'
import { NoticeTable } from './NoticeTable.tsx'
import { words } from './words.ts'
import './notices.css'

type Show = 'open' | 'unseen' | 'closed'
const shows: readonly Show[] = ['open', 'unseen', 'closed']

/** What waits for the account that is signed in. */
export function NoticesPage() {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  useTitle(say('title'))
  const [show, setShow] = useState<Show>('open')
  const [kind, setKind] = useState<NoticeKind | ''>('')
  const notices = useAsk(listNotices, { show, ...(kind === '' ? {} : { kind }) })
  const seeing = useTell(seeNotices)
  return (
    <Await query={notices} isPage>
      {(data) => (
        <div className="notice-page">
          <header className="page-head">
            <div>
              <h1>{say('title')}</h1>
              <p className="soft">{say('lead')}</p>
            </div>
            <Go to="/notices/settings" keeps={['unit', 'period']} className="button button-plain screen-only">
              {say('settings')}
            </Go>
          </header>
          <div className="notice-filters screen-only">
            <SelectField label={say('show')} value={show} onChange={(event) => setShow(event.target.value as Show)}>
              {shows.map((choice) => (
                <option key={choice} value={choice}>
                  {say(choice, { count: data.counts[choice] })}
                </option>
              ))}
            </SelectField>
            <SelectField
              label={say('kind')}
              value={kind}
              onChange={(event) => setKind(event.target.value as NoticeKind | '')}
            >
              <option value="">{say('anyKind')}</option>
              {noticeKinds.map((choice) => (
                <option key={choice} value={choice}>
                  {say(choice)}
                </option>
              ))}
            </SelectField>
            {data.counts.unseen > 0 && (
              <Button
                disabled={seeing.isPending}
                onClick={() => seeing.mutate({ ids: null }, { onSuccess: () => announce(say('seenAll')) })}
              >
                {say('seeAll')}
              </Button>
            )}
          </div>
          <ProblemNotice problem={seeing.error} />
          {data.notices.length === 0 ? (
            <Empty title={say(show === 'open' && kind === '' ? 'none' : 'noneFiltered')}>
              {data.counts.open === 0 && <p>{say('noneMore')}</p>}
            </Empty>
          ) : (
            <NoticeTable notices={data.notices} onSee={(ids) => seeing.mutate({ ids: [...ids] })} />
          )}
          {data.isCut && <p className="soft">{say('cut')}</p>}
          <p className="soft small">
            {data.rule ? `${say('rule', { rule: text(data.rule) })} ${say('ruleSetting')}` : say('noRule')}{' '}
            <span className="print-only">{printDay(data.today, language)}</span>
          </p>
        </div>
      )}
    </Await>
  )
}
