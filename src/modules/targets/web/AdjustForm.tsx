import { z } from 'zod'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { AreaField, TextField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { adjustPlan } from '../contract/target.ts'
import type { TargetRow } from '../contract.ts'
import { DecisionFields, givenDecision } from './DecisionFields.tsx'
import { PlanCell } from './TargetParts.tsx'
import { words } from './words.ts'

/** What stands now, told with both values; sending again means it. */
const changedPlan = z.object({ now: z.string().nullable() })

interface AdjustFormProps {
  readonly row: TargetRow
  readonly unit: string
  readonly onDone: () => void
}

/** A new plan by a decision; the old one stays in the history. */
export function AdjustForm({ row, unit, onDone }: AdjustFormProps) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const { value, set, discard } = useDraft(`adjust.${row.id}`, {
    id: newId(),
    plan: '',
    seen: row.plan,
    reason: '',
    directiveId: '',
    number: '',
    decidedOn: '',
  })
  const telling = useTell(adjustPlan)
  const errorOf = useFieldError(telling.error)
  const submit = (): void =>
    telling.mutate(
      {
        id: value.id,
        targetId: row.id,
        plan: value.plan,
        seen: value.seen,
        reason: value.reason,
        ...givenDecision(value),
      },
      {
        onSuccess: () => {
          announce(say('saved'))
          discard()
          onDone()
        },
        onError: (problem) => {
          const changed = changedPlan.safeParse(problem.details)
          if (problem.code === 'plan-changed' && changed.success) set({ seen: changed.data.now })
        },
      },
    )
  return (
    <FormDialog
      act={say('save')}
      title={say('adjustTitle')}
      problem={telling.error}
      knownFields={['plan', 'value', 'reason', 'number', 'decidedOn', 'directiveId']}
      isSending={telling.isPending}
      onSubmit={submit}
      onClose={onDone}
    >
      <p>
        <b>{text(row.name)}</b>
        <span className="soft">
          {' '}
          · {say('plan')} <PlanCell row={row} />
        </span>
      </p>
      <TextField
        label={say('newPlan')}
        hint={say('planHint')}
        name="plan"
        error={errorOf('plan') ?? errorOf('value')}
        value={value.plan}
        onChange={(event) => set({ plan: event.target.value })}
      />
      <AreaField
        label={say('reason')}
        name="reason"
        error={errorOf('reason')}
        value={value.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <DecisionFields unit={unit} value={value} onChange={set} errorOf={errorOf} />
    </FormDialog>
  )
}
