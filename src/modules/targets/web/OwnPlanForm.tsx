import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { AreaField, TextField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { setOwnPlan, type TargetPage } from '../contract/target.ts'
import { PlanCell } from './TargetParts.tsx'
import { words } from './words.ts'

/** The own plan beside the one assigned. */
export function OwnPlanForm({ page, onDone }: { readonly page: TargetPage; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const { value, set, discard } = useDraft(`own.${page.row.id}`, { id: newId(), plan: '', reason: '' })
  const telling = useTell(setOwnPlan)
  const errorOf = useFieldError(telling.error)
  const submit = (): void =>
    telling.mutate(
      {
        id: value.id,
        targetId: page.row.id,
        plan: value.plan,
        ...(value.reason.trim() === '' ? {} : { reason: value.reason }),
      },
      {
        onSuccess: () => {
          announce(say('saved'))
          discard()
          onDone()
        },
      },
    )
  return (
    <FormDialog
      act={say('save')}
      title={say('setOwn')}
      problem={telling.error}
      knownFields={['plan', 'value', 'reason']}
      isSending={telling.isPending}
      onSubmit={submit}
      onClose={onDone}
    >
      <p>
        <b>{text(page.row.name)}</b>
        <span className="soft">
          {' '}
          · {say('plan')} <PlanCell row={page.row} />
        </span>
      </p>
      <TextField
        label={say('planOwn')}
        hint={say('planHint')}
        name="plan"
        error={errorOf('plan') ?? errorOf('value')}
        value={value.plan}
        onChange={(event) => set({ plan: event.target.value })}
      />
      <AreaField
        label={say('reason')}
        hint={say('ownReasonHint')}
        isOptional
        name="reason"
        error={errorOf('reason')}
        value={value.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
    </FormDialog>
  )
}
