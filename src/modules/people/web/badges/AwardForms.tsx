import { useState } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../../platform/web/ui/Dialog.tsx'
import { AreaField, SelectField } from '../../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../../platform/web/ui/FormDialog.tsx'
import { ProblemNotice, useFieldError } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { awardBadges, type dueShape, withdrawBadge } from '../../contract/badges.ts'
import { type Chosen, PersonChoice } from '../posts/PersonChoice.tsx'
import { words } from './words.ts'

type Due = z.infer<typeof dueShape>

interface AwardAllProps {
  readonly round: string
  readonly due: readonly Due[]
  readonly onDone: () => void
}

/** Everybody of the list who has not been awarded, at once. */
export function AwardAllForm({ round, due, onDone }: AwardAllProps) {
  const say = useWords(words)
  const language = useLanguage()
  const announce = useAnnounce()
  const [awards] = useState(() => due.map(({ personId, years }) => ({ id: newId(), person: personId, years })))
  const telling = useTell(awardBadges)
  return (
    <Dialog title={say('award')} onClose={onDone}>
      <div className="stack">
        <ProblemNotice problem={telling.error} />
        <p>{say('awardAllSure', { count: awards.length, round: printDay(round, language) })}</p>
        <ul>
          {due.slice(0, 8).map((item) => (
            <li key={`${item.personId}-${item.years}`}>{`${item.name} · ${say('yearsOf', { count: item.years })}`}</li>
          ))}
          {due.length > 8 && <li>…</li>}
        </ul>
        <Button
          look="primary"
          disabled={telling.isPending}
          onClick={() =>
            telling.mutate(
              { round, awards },
              {
                onSuccess: () => {
                  announce(say('saved'))
                  onDone()
                },
              },
            )
          }
        >
          {say('awardAll', { count: awards.length })}
        </Button>
      </div>
    </Dialog>
  )
}

interface EarlyFormProps {
  readonly unit: string
  readonly round: string
  readonly ages: readonly number[]
  readonly onDone: () => void
}

/** Somebody whose age is not full yet, with the reason. */
export function EarlyForm({ unit, round, ages, onDone }: EarlyFormProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [person, setPerson] = useState<Chosen | null>(null)
  const [years, setYears] = useState('')
  const [reason, setReason] = useState('')
  const telling = useTell(awardBadges)
  const errorOf = useFieldError(telling.error)
  return (
    <FormDialog
      title={say('awardEarly')}
      act={say('awardEarly')}
      problem={telling.error}
      knownFields={['person', 'years', 'reason']}
      isSending={telling.isPending}
      onSubmit={() => {
        telling.mutate(
          {
            round,
            awards: [{ id, person: person?.id ?? '', years: Number(years || ages[0]), isEarly: true, reason }],
          },
          {
            onSuccess: () => {
              announce(say('saved'))
              onDone()
            },
          },
        )
      }}
      onClose={onDone}
    >
      <PersonChoice unit={unit} isOfRegister error={errorOf('person')} onChoose={setPerson} />
      <SelectField
        label={say('years')}
        name="years"
        error={errorOf('years')}
        value={years}
        onChange={(event) => setYears(event.target.value)}
      >
        {ages.map((item) => (
          <option key={item} value={item}>
            {say('yearsOf', { count: item })}
          </option>
        ))}
      </SelectField>
      <AreaField
        label={say('reason')}
        name="reason"
        error={errorOf('reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </FormDialog>
  )
}

interface WithdrawAwardProps {
  readonly award: { readonly id: string; readonly name: string }
  readonly onDone: () => void
}

export function WithdrawAwardForm({ award, onDone }: WithdrawAwardProps) {
  const say = useWords(words)
  const announce = useAnnounce()
  const telling = useTell(withdrawBadge)
  return (
    <ReasonDialog
      title={say('withdrawTitle', { name: award.name })}
      act={say('withdraw')}
      problem={telling.error}
      isPending={telling.isPending}
      onClose={onDone}
      onSubmit={(reason) =>
        telling.mutate(
          { id: award.id, reason },
          {
            onSuccess: () => {
              announce(say('saved'))
              onDone()
            },
          },
        )
      }
    />
  )
}
