import { type FocusEvent, type ReactNode, useRef, useState } from 'react'
import { addressOf } from '../../../../platform/web/api/call.ts'
import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { AreaField, CheckField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import type { OpenedDocument } from '../../contract/document/open.ts'
import { listDocumentPeople } from '../../contract/document/people.ts'
import { stepDocument } from '../../contract/document/step.ts'
import { downloadDraftEdition } from '../../contract/edition.ts'
import { documentLife } from '../../document/life.ts'
import { FrameDialog } from './FrameDialog.tsx'
import { words } from './words.ts'

/** Steps taken here; freezing and issuing have the page on which the document is seen as printed. */
const steps = ['ask-opinions', 'end-opinions', 'submit', 'return', 'withdraw'] as const
type Step = (typeof steps)[number]

/** What can be done with the document as a whole, in the order in which it is done. */
export function Steps({ opened }: { readonly opened: OpenedDocument }) {
  const say = useWords(words)
  const [step, setStep] = useState<Step>()
  const [isFraming, setFraming] = useState(false)
  const more = useRef<HTMLDetailsElement>(null)
  const close = (): void => {
    if (more.current) more.current.open = false
  }
  const leave = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && !more.current?.contains(event.relatedTarget)) close()
  }
  const { state } = opened
  const leads = (event: Step): boolean => typeof documentLife[state][event] === 'string'
  const isDraft = state === 'draft' || state === 'opinions'
  const main: Step | undefined = isDraft ? 'submit' : undefined
  const isKept = state === 'frozen' || state === 'issued'
  return (
    <div className="row writing-acts screen-only">
      <details ref={more} className="more" onBlur={leave} onKeyDown={(event) => event.key === 'Escape' && close()}>
        <summary className="button button-plain">{say('more')}</summary>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: whatever is chosen in it by key or mouse, it closes */}
        <ul onClick={close}>
          {state !== 'withdrawn' && (
            <>
              <More>
                <a
                  className="more-act"
                  href={addressOf(downloadDraftEdition, { id: opened.id, format: 'docx' })}
                  download
                >
                  {say('draftDocx')}
                </a>
              </More>
              <More>
                <a
                  className="more-act"
                  href={addressOf(downloadDraftEdition, { id: opened.id, format: 'pdf' })}
                  download
                >
                  {say('draftPdf')}
                </a>
              </More>
            </>
          )}
          {opened.can.setFrame.isAllowed && (
            <More>
              <button type="button" className="more-act" onClick={() => setFraming(true)}>
                {say('frame')}
              </button>
            </More>
          )}
          {opened.takenFrom && (
            <More>
              <Go
                to={`/documents/${opened.takenFrom.id}`}
                query={{ figure: undefined, compare: undefined }}
                className="more-act"
              >
                {say('lastOne')}
              </Go>
            </More>
          )}
          {steps
            .filter((event) => event !== main && leads(event))
            .map((event) => (
              <More key={event}>
                <Button look="quiet" className="more-act" ability={opened.can[event]} onClick={() => setStep(event)}>
                  {say(`step_${event}`)}
                </Button>
              </More>
            ))}
        </ul>
      </details>
      {isKept ? (
        <Go to={`/d/${opened.code}`} query={{ figure: undefined }} className="button button-primary">
          {say('seeKept')}
        </Go>
      ) : (
        <Go
          to={`/documents/${opened.id}/print`}
          query={{ figure: undefined, compare: undefined }}
          className={`button ${opened.can.freeze.isAllowed ? 'button-primary' : 'button-plain'}`}
        >
          {say(opened.can.freeze.isAllowed ? 'seeAndFreeze' : 'seePrinted')}
        </Go>
      )}
      {main && (
        <Button look="primary" ability={opened.can[main]} onClick={() => setStep(main)}>
          {say(`step_${main}`)}
        </Button>
      )}
      {step && <StepDialog opened={opened} step={step} onClose={() => setStep(undefined)} />}
      {isFraming && <FrameDialog opened={opened} onClose={() => setFraming(false)} />}
    </div>
  )
}

const More = ({ children }: { readonly children: ReactNode }) => <li>{children}</li>

function StepDialog({
  opened,
  step,
  onClose,
}: {
  readonly opened: OpenedDocument
  readonly step: Step
  readonly onClose: () => void
}) {
  const say = useWords(words)
  const announce = useAnnounce()
  const telling = useTell(stepDocument)
  const errorOf = useFieldError(telling.error)
  const [id] = useState(newId)
  const [note, setNote] = useState('')
  const [ask, setAsk] = useState<readonly string[]>([])
  const [dueOn, setDueOn] = useState('')
  const isReasoned = step === 'return' || step === 'withdraw'
  return (
    <FormDialog
      title={say(`step_${step}`)}
      act={say(`step_${step}`)}
      problem={telling.error}
      knownFields={['note', 'dueOn', 'ask']}
      isSending={telling.isPending}
      onClose={onClose}
      onSubmit={() =>
        telling.mutate(
          { id, document: opened.id, event: step, note, ask: [...ask], dueOn: dueOn === '' ? null : dueOn },
          {
            onSuccess: () => {
              announce(say(`done_${step}`))
              onClose()
            },
          },
        )
      }
    >
      <p className="soft">{say(`lead_${step}`)}</p>
      {step === 'ask-opinions' && (
        <>
          <People opened={opened} chosen={ask} error={errorOf('ask')} onChange={setAsk} />
          <TextField
            label={say('answerBy')}
            type="date"
            isOptional
            error={errorOf('dueOn')}
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
          />
        </>
      )}
      <AreaField
        label={say(isReasoned ? 'reason' : 'note')}
        isOptional={!isReasoned}
        maxLength={1000}
        error={errorOf('note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </FormDialog>
  )
}

function People({
  opened,
  chosen,
  error,
  onChange,
}: {
  readonly opened: OpenedDocument
  readonly chosen: readonly string[]
  readonly error: string | undefined
  readonly onChange: (accounts: readonly string[]) => void
}) {
  const say = useWords(words)
  const text = useText()
  const { data } = useAsk(listDocumentPeople, { unit: opened.unit.code })
  return (
    <fieldset className="people-asked">
      <legend className="field-legend">{say('askWhom')}</legend>
      {error && <p className="field-error">{error}</p>}
      {data?.people.map((person) => (
        <CheckField
          key={person.account}
          label={text(person.name)}
          {...(person.unit ? { hint: text(person.unit.name) } : {})}
          checked={chosen.includes(person.account)}
          onChange={(event) =>
            onChange(
              event.target.checked
                ? [...chosen, person.account]
                : chosen.filter((account) => account !== person.account),
            )
          }
        />
      ))}
    </fieldset>
  )
}
