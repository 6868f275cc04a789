import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { AreaField, SelectField, TextField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { saveSheet } from '../../contract/study.ts'
import { checkAttendance } from '../../study.ts'
import { StateMark } from '../StateMark.tsx'
import type { Session, Sheet } from './SessionPage.tsx'
import { words } from './words.ts'

const numbers = ['summoned', 'present', 'excused', 'unexcused'] as const

interface SheetFormProps {
  readonly session: Session
  readonly held: Sheet | null
  readonly onDone: () => void
}

/** The sheet of one unit; whether it adds up is said while typing. */
export function SheetForm({ session, held, onDone }: SheetFormProps) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const draft = useDraft(`study.${session.id}.${held?.id ?? 'new'}`, {
    id: newId(),
    site: held?.site ?? session.sites[0]?.id ?? '',
    unit: held?.unit.code ?? session.units[0]?.code ?? '',
    summoned: String(held?.summoned ?? ''),
    present: String(held?.present ?? ''),
    excused: String(held?.excused ?? '0'),
    unexcused: String(held?.unexcused ?? '0'),
    reason: '',
  })
  const { value, set } = draft
  const telling = useTell(saveSheet)
  const errorOf = useFieldError(telling.error)
  const counts = {
    summoned: Number(value.summoned),
    present: Number(value.present),
    excused: Number(value.excused),
    unexcused: Number(value.unexcused),
  }
  const isTyped = value.summoned !== '' && value.present !== '' && Object.values(counts).every(Number.isInteger)
  const sum = checkAttendance(counts)
  return (
    <FormDialog
      title={say('enterTitle')}
      act={say(held ? 'correct' : 'save')}
      problem={telling.error}
      knownFields={['present', 'summoned', 'excused', 'unexcused', 'unit', 'site', 'reason']}
      isSending={telling.isPending}
      onSubmit={() => {
        const { reason, ...rest } = value
        telling.mutate(
          { ...rest, ...counts, session: session.id, ...(held ? { supersedes: held.id, reason } : {}) },
          {
            onSuccess: () => {
              announce(say('saved'))
              draft.discard()
              onDone()
            },
          },
        )
      }}
      onClose={onDone}
    >
      <SelectField
        label={say('of')}
        error={errorOf('unit')}
        disabled={held !== null}
        value={value.unit}
        onChange={(event) => set({ unit: event.target.value })}
      >
        {(held ? [held.unit] : session.units).map((unit) => (
          <option key={unit.code} value={unit.code}>
            {text(unit.name)}
          </option>
        ))}
      </SelectField>
      {session.sites.length > 1 && (
        <SelectField
          label={say('site')}
          error={errorOf('site')}
          disabled={held !== null}
          value={value.site}
          onChange={(event) => set({ site: event.target.value })}
        >
          {session.sites.map((site) => (
            <option key={site.id} value={site.id}>
              {site.name}
            </option>
          ))}
        </SelectField>
      )}
      <div className="directive-four">
        {numbers.map((key) => (
          <TextField
            key={key}
            label={say(key)}
            inputMode="numeric"
            error={errorOf(key)}
            value={value[key]}
            onChange={(event) => set({ [key]: event.target.value.replace(/\D/g, '') })}
          />
        ))}
      </div>
      <p role="status">
        {isTyped &&
          (sum.ok ? (
            <StateMark look="good">{say('adds', { summoned: counts.summoned })}</StateMark>
          ) : (
            <span className="directive-bad">{text(sum.refusal.text)}</span>
          ))}
      </p>
      {held && (
        <AreaField
          label={say('reason')}
          error={errorOf('reason')}
          value={value.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
      )}
    </FormDialog>
  )
}
