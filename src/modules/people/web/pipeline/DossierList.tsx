import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { Citing } from '../../../../platform/web/language/Citing.tsx'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { CheckField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { type Applicant, receiveForm, returnForm } from '../../contract/pipeline.ts'
import { words } from './applicant-words.ts'

type Form = Applicant['dossier']['forms'][number]

/** The papers of the regulation: a tick records one with its day, and takes it back. */
export function DossierList({ applicant, today }: { readonly applicant: Applicant; readonly today: string }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const { dossier, can, person } = applicant
  const [day, setDay] = useState(today)
  const receiving = useTell(receiveForm)
  const returning = useTell(returnForm)
  const errorOf = useFieldError(receiving.error)
  const toggle = (form: Form): void => {
    if (form.receivedOn === null)
      receiving.mutate(
        { personId: person.id, form: form.code, receivedOn: day },
        { onSuccess: () => announce(say('received', { form: form.code })) },
      )
    else
      returning.mutate(
        { personId: person.id, form: form.code },
        { onSuccess: () => announce(say('returned', { form: form.code })) },
      )
  }
  const hint = (form: Form): string =>
    form.receivedOn !== null
      ? say('receivedOn', { day: printDay(form.receivedOn, language) })
      : say(form.isDueNow ? 'missing' : 'notYet')
  const lacking = dossier.needed - dossier.received
  return (
    <section className="applicant-part applicant-dossier">
      <h3>{say('dossier')}</h3>
      {dossier.forms.length === 0 ? (
        <p className="soft">{say('noForms')}</p>
      ) : (
        <>
          <p className="soft small">
            {say('dossierCount', { received: dossier.received, needed: dossier.needed })}
            {dossier.source && (
              <Citing source={dossier.source} sentence={(source) => `. ${say('dossierSource', { source })}`} />
            )}
            {dossier.note && `. ${text(dossier.note)}`}
          </p>
          {applicant.stage === 'verified' && lacking > 0 && (
            <Notice look="warn" title={say('voteIncomplete', { count: lacking })} />
          )}
          <ProblemNotice problem={receiving.error ?? returning.error} knownFields={['receivedOn']} />
          {can.write.isAllowed && (
            <div className="applicant-day">
              <TextField
                label={say('dayReceived')}
                hint={say('dayReceivedHint')}
                type="date"
                max={today}
                error={errorOf('receivedOn')}
                value={day}
                onChange={(event) => setDay(event.target.value)}
              />
            </div>
          )}
          <div className="applicant-forms">
            {dossier.forms.map((form) => (
              <CheckField
                key={form.code}
                label={`${form.code}: ${text(form)}`}
                hint={hint(form)}
                checked={form.receivedOn !== null}
                disabled={!can.write.isAllowed || day === '' || receiving.isPending || returning.isPending}
                onChange={() => toggle(form)}
              />
            ))}
          </div>
        </>
      )}
    </section>
  )
}
