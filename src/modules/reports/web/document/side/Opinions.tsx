import { useState } from 'react'
import { useTell } from '../../../../../platform/web/api/use-ask.ts'
import { printDay, printInstant } from '../../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { AreaField } from '../../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../../platform/web/ui/FormDialog.tsx'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import { useFieldError } from '../../../../../platform/web/ui/Notice.tsx'
import type { OpenedDocument } from '../../../contract/document/open.ts'
import { giveOpinion } from '../../../contract/document/opinions.ts'
import { words } from '../words.ts'

/** What each person asked has said, and who has not answered yet. */
export function Opinions({ opened }: { readonly opened: OpenedDocument }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [isGiving, setGiving] = useState(false)
  return (
    <section>
      <div className="section-head">
        <h2>{say('side_opinions')}</h2>
      </div>
      {opened.opinions.length === 0 && <p className="soft">{say('opinionsNone')}</p>}
      <ul className="remarks">
        {opened.opinions.map((opinion) => {
          const look = opinion.verdict ?? (opinion.dueOn !== null && opinion.dueOn < opened.today ? 'late' : 'waiting')
          return (
            <li key={opinion.who.account} className={`remark opinion-${look}`}>
              <p>
                <b>{text(opinion.who.name)}</b>
                {!opinion.isAsked && <span className="soft small"> ({say('notAsked')})</span>}
              </p>
              <p className="opinion-verdict">
                <Icon name={look === 'agrees' ? 'check' : look === 'waiting' ? 'ring' : 'triangle'} size={12} />{' '}
                {say(`verdict_${look}`)}
                {opinion.verdict === null && opinion.dueOn && (
                  <span className="soft small"> · {say('dueOn', { day: printDay(opinion.dueOn, language) })}</span>
                )}
              </p>
              {opinion.text && <p className="remark-text">{opinion.text}</p>}
              {opinion.at && <p className="soft small">{printInstant(opinion.at, language)}</p>}
              {opinion.isChangedSince && <p className="small">{say('changedSinceOpinion')}</p>}
            </li>
          )
        })}
      </ul>
      <Button ability={opened.can.giveOpinion} onClick={() => setGiving(true)}>
        {say('giveOpinion')}
      </Button>
      {isGiving && <GiveOpinion opened={opened} onClose={() => setGiving(false)} />}
    </section>
  )
}

function GiveOpinion({ opened, onClose }: { readonly opened: OpenedDocument; readonly onClose: () => void }) {
  const say = useWords(words)
  const telling = useTell(giveOpinion)
  const errorOf = useFieldError(telling.error)
  const [id] = useState(newId)
  const [verdict, setVerdict] = useState<'agrees' | 'asks_changes'>('agrees')
  const [typed, setTyped] = useState('')
  return (
    <FormDialog
      title={say('giveOpinion')}
      act={say('sendOpinion')}
      problem={telling.error}
      knownFields={['text']}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={() => telling.mutate({ id, document: opened.id, verdict, text: typed }, { onSuccess: onClose })}
    >
      <fieldset className="stack">
        <legend className="field-legend">{say('verdict')}</legend>
        {(['agrees', 'asks_changes'] as const).map((one) => (
          <label key={one} className="finder-form">
            <input type="radio" name="verdict" checked={verdict === one} onChange={() => setVerdict(one)} />
            <span>{say(`verdict_${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <AreaField
        label={say('opinionText')}
        isOptional={verdict === 'agrees'}
        maxLength={2000}
        error={errorOf('text')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </FormDialog>
  )
}
