import { useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../platform/web/ui/Field.tsx'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import { Notice, ProblemNotice } from '../../../platform/web/ui/Notice.tsx'
import { endCalendar, renewCalendar } from '../contract.ts'
import { words } from './words.ts'

/** The secret address of the calendar: told once, renewed, ended. */
export function CalendarSettings({ hasCalendar }: { readonly hasCalendar: boolean }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [url, setUrl] = useState<string>()
  const renewing = useTell(renewCalendar)
  const ending = useTell(endCalendar)
  const renew = (): void => renewing.mutate({}, { onSuccess: (made) => setUrl(made.url) })
  const end = (): void =>
    ending.mutate(
      {},
      {
        onSuccess: () => {
          setUrl(undefined)
          announce(say('calendarEnded'))
        },
      },
    )
  return (
    <section className="section notice-section">
      <h2>{say('byCalendar')}</h2>
      <p className="soft">{say('calendarLead')}</p>
      <ProblemNotice problem={renewing.error ?? ending.error} />
      {url !== undefined && <CalendarUrl url={url} />}
      {hasCalendar && url === undefined && <p>{say('renewHint')}</p>}
      <p className="row screen-only">
        <Button look={hasCalendar ? 'plain' : 'primary'} disabled={renewing.isPending} onClick={renew}>
          {say(hasCalendar ? 'renewCalendar' : 'makeCalendar')}
        </Button>
        {hasCalendar && (
          <Button disabled={ending.isPending} onClick={end}>
            {say('endCalendar')}
          </Button>
        )}
      </p>
      <Fold title={say('howTo')} isOpen={url !== undefined}>
        <ul className="notice-how">
          <li>{say('iphone')}</li>
          <li>{say('android')}</li>
          <li>{say('outlook')}</li>
        </ul>
      </Fold>
    </section>
  )
}

function CalendarUrl({ url }: { readonly url: string }) {
  const say = useWords(words)
  const announce = useAnnounce()
  return (
    <div className="stack">
      <Notice look="warn" title={say('calendarSecret')} />
      <div className="notice-url">
        <TextField label={say('calendarUrl')} readOnly value={url} onFocus={(event) => event.target.select()} />
        <Button
          look="primary"
          onClick={() => void navigator.clipboard?.writeText(url).then(() => announce(say('copied')))}
        >
          {say('copy')}
        </Button>
      </div>
    </div>
  )
}
