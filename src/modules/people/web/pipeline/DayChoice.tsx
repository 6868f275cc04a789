import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { words } from './words.ts'

/** The day of which the board tells; a past one is read and nothing is recorded from it. */
export function DayChoice({ on, today }: { readonly on: string; readonly today: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const go = useGo()
  return (
    <div className="way-day screen-only">
      <TextField
        label={say('boardOn')}
        type="date"
        max={today}
        value={on}
        onChange={(event) => {
          if (event.target.value !== '') go({ on: event.target.value }, { isReplacing: true, keepsScroll: true })
        }}
      />
      {on !== today && (
        <p>
          {say('notToday', { day: printDay(on, language) })}{' '}
          <Go query={{ on: undefined }} keepsScroll>
            {say('backToToday')}
          </Go>
        </p>
      )}
    </div>
  )
}
