import { useState } from 'react'
import type { z } from 'zod'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { readInstallation } from '../../../accounts/contract.ts'
import { usePlace } from '../../../org/web/public.tsx'
import { endForm, type FormDraft, type formShape, publishForm, readForm } from '../../contract/form.ts'
import { FormEditor } from './FormEditor.tsx'
import { FormLines } from './FormLines.tsx'
import { words } from './words.ts'
import './reporting.css'

export type Form = z.output<typeof formShape>

/** One form: its lines, what stands in the way of publishing it, what it asks of a unit a month. */
export function FormPage() {
  const say = useWords(words)
  const { form } = useQueryPart()
  const { unit } = usePlace()
  const asked = useAsk(readForm, { form: form ?? '' }, form !== undefined)
  const installation = useAsk(readInstallation, {})
  useTitle(say('forms'))
  if (unit === undefined) return null
  if (form === undefined)
    return (
      <Await query={installation} isPage>
        {({ today }) => (
          <>
            <Back />
            <h1>{say('newForm')}</h1>
            <FormEditor key={unit} owner={unit} form={null} draft={emptyDraft(today)} />
          </>
        )}
      </Await>
    )
  return (
    <Await query={asked} isPage>
      {(data) => <Content key={data.id} form={data} />}
    </Await>
  )
}

const emptyDraft = (today: string): FormDraft => ({
  vi: '',
  en: '',
  periodKind: 'month',
  askedOf: 'cells',
  exempt: [],
  due: { days: 5, isWorkingDays: true },
  sections: [{ title: { vi: 'Số liệu', en: 'Figures' }, lines: [] }],
  from: `${today.slice(0, 7)}-01`,
})

function Back() {
  const say = useWords(words)
  return (
    <p className="screen-only">
      <Go to="/forms" query={{ form: undefined }}>
        ‹ {say('forms')}
      </Go>
    </p>
  )
}

function Content({ form }: { readonly form: Form }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const publishing = useTell(publishForm)
  const [isChanging, setChanging] = useState(form.state === 'draft' && form.can.change.isAllowed)
  const [isEnding, setEnding] = useState(false)
  return (
    <>
      <Back />
      <header className="page-head">
        <div>
          <h1>{text(form.name)}</h1>
          <p className="soft">
            {form.code} · {text(form.owner.name)} · {say(form.state)} · {text(form.dueText)}
          </p>
        </div>
        <div className="row screen-only">
          {form.state !== 'draft' && (
            <Go to="/reports/progress" query={{ form: form.code }} className="button button-plain">
              {say('progressLink')}
            </Go>
          )}
          <Go to="/forms/sheet" query={{ form: form.code }} className="button button-plain">
            {say('sheet')}
          </Go>
          {!isChanging && form.can.change.isAllowed && (
            <Button onClick={() => setChanging(true)}>{say('change')}</Button>
          )}
          {form.can.end.isAllowed && <Button onClick={() => setEnding(true)}>{say('end')}</Button>}
          {(isChanging || form.can.publish.isAllowed) && (
            <Button
              look="primary"
              ability={form.can.publish}
              disabled={publishing.isPending}
              onClick={() =>
                publishing.mutate(
                  { form: form.code },
                  {
                    onSuccess: () => {
                      announce(say('publishDone', { code: form.code }))
                      setChanging(false)
                    },
                  },
                )
              }
            >
              {say('publish')}
            </Button>
          )}
        </div>
      </header>
      <ProblemNotice problem={publishing.error} />
      {isChanging ? <FormEditor owner={form.owner.code} form={form} draft={form.draft} /> : <FormLines form={form} />}
      {isEnding && <EndDialog form={form} onClose={() => setEnding(false)} />}
    </>
  )
}

function EndDialog({ form, onClose }: { readonly form: Form; readonly onClose: () => void }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const telling = useTell(endForm)
  const [until, setUntil] = useState('')
  return (
    <ReasonDialog
      title={say('endTitle')}
      act={say('end')}
      problem={telling.error}
      isPending={telling.isPending}
      knownFields={['until']}
      onClose={onClose}
      onSubmit={(reason) =>
        telling.mutate(
          { form: form.code, until, reason },
          {
            onSuccess: () => {
              announce(say('endDone'))
              onClose()
            },
          },
        )
      }
    >
      <TextField label={say('until')} type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
    </ReasonDialog>
  )
}
