import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { readNoticeSettings } from '../contract.ts'
import { CalendarSettings } from './CalendarSettings.tsx'
import { MailSettings } from './MailSettings.tsx'
import { words } from './words.ts'
import './notices.css'

/** How the account that is signed in is reminded outside the application. */
export function NoticeSettingsPage() {
  const say = useWords(words)
  const text = useText()
  useTitle(say('settingsTitle'))
  const settings = useAsk(readNoticeSettings, {})
  return (
    <Await query={settings} isPage>
      {(data) => (
        <div className="notice-page">
          <header className="page-head">
            <div>
              <h1>{say('settingsTitle')}</h1>
              <p className="soft">{say('settingsLead')}</p>
              {data.rule && (
                <p className="soft small">
                  {say('rule', { rule: text(data.rule) })} {say('ruleSetting')}
                </p>
              )}
            </div>
            <Go to="/notices" keeps={['unit', 'period']} className="button button-plain screen-only">
              {say('back')}
            </Go>
          </header>
          <MailSettings settings={data} />
          <CalendarSettings hasCalendar={data.hasCalendar} />
        </div>
      )}
    </Await>
  )
}
