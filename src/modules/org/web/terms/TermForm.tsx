import { useAsk, useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useDraft } from '../../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { AreaField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { correctTerm, listTerms, registerTerm, withdrawTerm } from '../../contract/terms.ts'
import { roman } from '../../term.ts'
import { words } from './words.ts'

/** What the dialog is about: a new congress, or a term to correct or withdraw. */
export type TermTask =
  | { readonly kind: 'register'; readonly nextNumber: number }
  | { readonly kind: 'correct' | 'withdraw'; readonly code: string; readonly years: string }

const fields = ['number', 'congressFirst', 'congressLast', 'lastYear', 'reason'] as const

export function TermForm({
  unit,
  task,
  onDone,
}: {
  readonly unit: string
  readonly task: TermTask
  readonly onDone: () => void
}) {
  const say = useWords(words)
  const announce = useAnnounce()
  const held = useAsk(listTerms, { unit }).data?.terms.find(
    (term) => task.kind !== 'register' && term.code === task.code,
  )
  const draft = useDraft(`term.${unit}.${task.kind}.${task.kind === 'register' ? '' : task.code}`, {
    number: String(held?.number ?? (task.kind === 'register' ? task.nextNumber : '')),
    congressFirst: held?.congress?.first ?? '',
    congressLast: held?.congress?.last ?? '',
    lastYear: '',
    reason: '',
  })
  const [registering, correcting, withdrawing] = [useTell(registerTerm), useTell(correctTerm), useTell(withdrawTerm)]
  const telling = { register: registering, correct: correcting, withdraw: withdrawing }[task.kind]
  const errorOf = useFieldError(telling.error)
  const { value, set } = draft
  const done = {
    onSuccess: () => {
      announce(say('saved'))
      draft.discard()
      onDone()
    },
  }
  const { congressFirst, congressLast, reason } = value
  const number = Number(value.number)
  const send = () => {
    if (task.kind === 'register')
      registering.mutate(
        {
          unit,
          number,
          congressFirst,
          congressLast,
          ...(value.lastYear === '' ? {} : { lastYear: Number(value.lastYear) }),
        },
        done,
      )
    else if (task.kind === 'correct')
      correcting.mutate({ code: task.code, number, congressFirst, congressLast, reason }, done)
    else withdrawing.mutate({ code: task.code, reason }, done)
  }
  const title =
    task.kind === 'register' ? say('registerTitle') : say(`${task.kind}Title`, { years: task.years.replace('-', '–') })
  return (
    <Dialog title={title} onClose={onDone}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <ProblemNotice problem={telling.error} knownFields={fields} />
        {task.kind === 'withdraw' ? (
          <p>{say('withdrawLead')}</p>
        ) : (
          <>
            <TextField
              label={say('numberField')}
              hint={say('numberHint', { roman: number >= 1 && number < 100 ? roman(number) : '…' })}
              inputMode="numeric"
              name="number"
              error={errorOf('number')}
              value={value.number}
              onChange={(event) => set({ number: event.target.value })}
            />
            <div className="form-pair">
              <TextField
                label={say('opens')}
                type="date"
                name="congressFirst"
                error={errorOf('congressFirst')}
                value={congressFirst}
                onChange={(event) => set({ congressFirst: event.target.value })}
              />
              <TextField
                label={say('closes')}
                hint={say('closesHint')}
                type="date"
                name="congressLast"
                error={errorOf('congressLast')}
                value={congressLast}
                onChange={(event) => set({ congressLast: event.target.value })}
              />
            </div>
          </>
        )}
        {task.kind === 'register' ? (
          <TextField
            label={say('lastYear')}
            hint={say('lastYearHint')}
            isOptional
            inputMode="numeric"
            name="lastYear"
            error={errorOf('lastYear')}
            value={value.lastYear}
            onChange={(event) => set({ lastYear: event.target.value })}
          />
        ) : (
          <AreaField
            label={say('reason')}
            name="reason"
            error={errorOf('reason')}
            value={reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        )}
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say(task.kind)}
        </Button>
      </form>
    </Dialog>
  )
}
