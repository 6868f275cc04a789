import { useEffect, useRef, useState } from 'react'
import { dayAfter, dayBefore } from '../../../platform/domain/day.ts'
import type { Refusal } from '../../../platform/domain/refusal.ts'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { AreaField, SelectField, TextField } from '../../../platform/web/ui/Field.tsx'
import { ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { changeRegulation } from '../contract.ts'
import { type Confidence, confidences, type RegulationCode } from '../regulation.ts'
import { longParts, type Part, printTyped, readTypedValue } from '../spelling.ts'
import { words } from './words.ts'

export interface Aim {
  readonly code: RegulationCode
  readonly name: string
  readonly from: string | null
  readonly until: string | null
  readonly value: Readonly<Record<string, unknown>>
  readonly source: string
  readonly confidence: Confidence
}

/** For administrators: a new version of a rule; the last day is typed, the day after it is sent. */
export function ChangeForm({ aim, onDone }: { readonly aim: Aim; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [parts, setParts] = useState(() => printTyped(aim.code, aim.value))
  const [typed, setTyped] = useState({
    from: aim.from ?? '',
    last: aim.until === null ? '' : dayBefore(aim.until),
    source: aim.source,
    confidence: aim.confidence,
    reason: '',
  })
  const [misread, setMisread] = useState<Refusal>()
  const telling = useTell(changeRegulation)
  const errorOf = useFieldError(telling.error)
  const set = (change: Partial<typeof typed>): void => setTyped({ ...typed, ...change })
  const submit = (): void => {
    const value = readTypedValue(aim.code, Object.fromEntries(parts))
    setMisread(value.ok ? undefined : value.refusal)
    if (!value.ok) return
    const { from, last, ...rest } = typed
    telling.mutate(
      {
        ...rest,
        id,
        code: aim.code,
        from: from === '' ? null : from,
        until: last === '' ? null : dayAfter(last),
        value: value.value,
      },
      {
        onSuccess: () => {
          announce(say('saved'))
          onDone()
        },
      },
    )
  }
  const form = useRef<HTMLFormElement>(null)
  const problem = telling.error
  // The field at fault may have been scrolled out of the dialog.
  useEffect(() => {
    if (misread || problem) form.current?.querySelector<HTMLElement>('.field-wrong .input')?.focus()
  }, [misread, problem])
  const wrongValue = misread ? text(misread.text) : errorOf('value')
  return (
    <Dialog title={say('changeTitle', { name: aim.name })} onClose={onDone}>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ProblemNotice problem={telling.error} knownFields={['value', 'from', 'until', 'source', 'reason']} />
        {parts.map(([part, typedPart], index) => (
          <PartField
            key={part}
            part={part}
            value={typedPart}
            error={index === 0 ? wrongValue : undefined}
            onChange={(now) => setParts(parts.map((item) => (item[0] === part ? [part, now] : item)))}
          />
        ))}
        <div className="form-pair">
          <TextField
            label={say('from')}
            hint={say('openHint')}
            type="date"
            isOptional
            error={errorOf('from')}
            value={typed.from}
            onChange={(event) => set({ from: event.target.value })}
          />
          <TextField
            label={say('until')}
            hint={say('openHint')}
            type="date"
            isOptional
            error={errorOf('until')}
            value={typed.last}
            onChange={(event) => set({ last: event.target.value })}
          />
        </div>
        <TextField
          label={say('source')}
          hint={say('sourceHint')}
          isOptional
          error={errorOf('source')}
          value={typed.source}
          onChange={(event) => set({ source: event.target.value })}
        />
        <SelectField
          label={say('confidence')}
          value={typed.confidence}
          onChange={(event) =>
            set({ confidence: confidences.find((item) => item === event.target.value) ?? 'unconfirmed' })
          }
        >
          {confidences.map((confidence) => (
            <option key={confidence} value={confidence}>
              {say(confidence)}
            </option>
          ))}
        </SelectField>
        <AreaField
          label={say('reason')}
          error={errorOf('reason')}
          value={typed.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('save')}
        </Button>
      </form>
    </Dialog>
  )
}

interface PartFieldProps {
  readonly part: Part
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (typed: string) => void
}

const hints = {
  daysBefore: 'daysBeforeHint',
  daysAfter: 'daysAfterHint',
  years: 'yearsHint',
  rounds: 'roundsHint',
  forms: 'formsHint',
  under: 'underHint',
  agencies: 'agenciesHint',
  days: 'daysHint',
  workingSaturdays: 'workingSaturdaysHint',
  straightLine: 'straightLineHint',
} as const satisfies Partial<Record<Part, keyof (typeof words)['keys']>>
const hasHint = (part: Part): part is keyof typeof hints => Object.hasOwn(hints, part)

function PartField({ part, value, error, onChange }: PartFieldProps) {
  const say = useWords(words)
  const around = {
    label: say(part),
    error,
    value,
    ...(hasHint(part) ? { hint: say(hints[part]) } : { inputMode: 'numeric' as const }),
  }
  return longParts.includes(part) ? (
    <AreaField {...around} rows={10} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <TextField {...around} onChange={(event) => onChange(event.target.value)} />
  )
}
