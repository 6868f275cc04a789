import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { setSummingUp, withdrawSummingUp } from '../../contract/document.ts'
import { summingUpKinds } from '../../directive.ts'
import { DirectiveChoice } from '../DirectiveChoice.tsx'
import { StateMark } from '../StateMark.tsx'
import type { Page } from './DirectivePage.tsx'
import { words } from './words.ts'

const looks = { planned: 'quiet', late: 'bad', held: 'good', held_late: 'warn' } as const
type SummingUp = Page['summingUps'][number]

/** The calendar of sơ kết and tổng kết. */
export function SummingUps({ data }: { readonly data: Page }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [open, setOpen] = useState<SummingUp | 'new'>()
  const [aim, setAim] = useState<string>()
  const withdrawing = useTell(withdrawSummingUp)
  const day = (value: string): string => printDay(value, language)
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('summingUps')}</h2>
        {data.can.write.isAllowed && (
          <Button className="button-small row-end screen-only" onClick={() => setOpen('new')}>
            {say('planSummingUp')}
          </Button>
        )}
      </div>
      {data.summingUps.length === 0 ? (
        <p className="soft">{say('noSummingUps')}</p>
      ) : (
        <ul className="directive-list">
          {data.summingUps.map((item) => (
            <li key={item.id}>
              <strong>{say(item.kind)}</strong>
              <span>
                {say('dueOn')} {day(item.dueOn)}
              </span>
              <StateMark look={looks[item.state]}>
                {say(item.state)} {item.heldOn !== null && day(item.heldOn)}
              </StateMark>
              {item.document?.id && (
                <Go to="/directives/document" keeps={['unit', 'period']} query={{ document: item.document.id }}>
                  {item.document.symbol ?? text(item.document.name)}
                </Go>
              )}
              {data.can.write.isAllowed && (
                <span className="row row-end screen-only">
                  <Button look="quiet" onClick={() => setOpen(item)}>
                    {say(item.heldOn === null ? 'holdSummingUp' : 'correct')}
                  </Button>
                  <Button look="quiet" onClick={() => setAim(item.id)}>
                    {say('dropSummingUp')}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {open && (
        <SummingUpForm directive={data.id} held={open === 'new' ? null : open} onDone={() => setOpen(undefined)} />
      )}
      {aim !== undefined && (
        <ReasonDialog
          title={say('reasonTitle')}
          act={say('dropSummingUp')}
          problem={withdrawing.error}
          isPending={withdrawing.isPending}
          onClose={() => setAim(undefined)}
          onSubmit={(reason) => withdrawing.mutate({ id: aim, reason }, { onSuccess: () => setAim(undefined) })}
        />
      )}
    </section>
  )
}

interface SummingUpFormProps {
  readonly directive: string
  readonly held: SummingUp | null
  readonly onDone: () => void
}

function SummingUpForm({ directive, held, onDone }: SummingUpFormProps) {
  const say = useWords(words)
  const { unit } = useQueryPart()
  const [typed, setTyped] = useState({
    id: held?.id ?? newId(),
    kind: held?.kind ?? ('interim_summary' as const),
    dueOn: held?.dueOn ?? '',
    heldOn: held?.heldOn ?? '',
    document: held?.document?.id ?? '',
  })
  const telling = useTell(setSummingUp)
  const errorOf = useFieldError(telling.error)
  const { id, kind, dueOn, heldOn, document } = typed
  return (
    <FormDialog
      title={say('summingUpTitle')}
      act={say('save')}
      problem={telling.error}
      knownFields={['dueOn', 'heldOn', 'document']}
      isSending={telling.isPending}
      onSubmit={() =>
        telling.mutate(
          {
            id,
            directive,
            kind,
            dueOn,
            ...(heldOn === '' ? {} : { heldOn }),
            ...(document === '' ? {} : { document }),
          },
          { onSuccess: onDone },
        )
      }
      onClose={onDone}
    >
      <SelectField
        label={say('summingUpKind')}
        value={kind}
        onChange={(event) =>
          setTyped({ ...typed, kind: summingUpKinds.find((item) => item === event.target.value) ?? 'interim_summary' })
        }
      >
        {summingUpKinds.map((item) => (
          <option key={item} value={item}>
            {say(item)}
          </option>
        ))}
      </SelectField>
      <div className="form-pair">
        <TextField
          label={say('dueOn')}
          type="date"
          error={errorOf('dueOn')}
          value={dueOn}
          onChange={(event) => setTyped({ ...typed, dueOn: event.target.value })}
        />
        <TextField
          label={say('heldOn')}
          type="date"
          isOptional
          error={errorOf('heldOn')}
          value={heldOn}
          onChange={(event) => setTyped({ ...typed, heldOn: event.target.value })}
        />
      </div>
      <DirectiveChoice
        unit={unit ?? ''}
        label={say('summingDocument')}
        isOptional
        value={document}
        error={errorOf('document')}
        onChange={(chosen) => setTyped({ ...typed, document: chosen })}
      />
    </FormDialog>
  )
}
