import { useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { AreaField } from '../../../platform/web/ui/Field.tsx'
import { FormDialog } from '../../../platform/web/ui/FormDialog.tsx'
import { ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import { approveEntries, type FigurePage, withdrawEntry } from '../contract.ts'
import { ValueForm } from './ValueForm.tsx'
import { words } from './words.ts'

/** What a person may do with the value at this place; what is refused says why. */
export function FigureActs({ page }: { readonly page: FigurePage }) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const [open, setOpen] = useState<'enter' | 'correct' | 'withdraw'>()
  const approving = useTell(approveEntries)
  const { can, currentEntryId } = page
  const close = (): void => setOpen(undefined)
  return (
    <section className="card figure-acts screen-only">
      <h2>{say('acts')}</h2>
      <ProblemNotice problem={approving.error} />
      {currentEntryId === null ? (
        <Button look="primary" ability={can.enter} onClick={() => setOpen('enter')}>
          {say('enter')}
        </Button>
      ) : (
        <>
          <Button
            look="primary"
            ability={can.approve}
            disabled={approving.isPending}
            onClick={() =>
              approving.mutate(
                { entryIds: [currentEntryId] },
                { onSuccess: (done) => announce(say('approvedNow', { count: done.approved })) },
              )
            }
          >
            {say('approve')}
          </Button>
          <Button ability={can.correct} onClick={() => setOpen('correct')}>
            {say('correct')}
          </Button>
          <Button ability={can.withdraw} onClick={() => setOpen('withdraw')}>
            {say('withdraw')}
          </Button>
        </>
      )}
      {(open === 'enter' || open === 'correct') && (
        <Dialog title={say(open)} onClose={close}>
          <p className="soft">
            {text(page.figure.measure.name)}
            {page.figure.className && `: ${text(page.figure.className)}`} · {text(page.figure.unit.name)} ·{' '}
            {text(page.figure.periodText)}
          </p>
          <ValueForm
            address={page.figure.address}
            supersedes={open === 'correct' ? (currentEntryId ?? undefined) : undefined}
            onDone={close}
          />
        </Dialog>
      )}
      {open === 'withdraw' && currentEntryId !== null && <WithdrawForm entryId={currentEntryId} onDone={close} />}
    </section>
  )
}

function WithdrawForm({ entryId, onDone }: { readonly entryId: string; readonly onDone: () => void }) {
  const say = useWords(words)
  const announce = useAnnounce()
  const draft = useDraft(`withdraw.${entryId}`, { id: newId(), reason: '' })
  const telling = useTell(withdrawEntry)
  const errorOf = useFieldError(telling.error)
  return (
    <FormDialog
      title={say('withdraw')}
      act={say('withdraw')}
      problem={telling.error}
      knownFields={['reason']}
      isSending={telling.isPending}
      onSubmit={() => {
        telling.mutate(
          { id: draft.value.id, supersedes: entryId, reason: draft.value.reason },
          {
            onSuccess: () => {
              announce(say('withdrawnNow'))
              draft.discard()
              onDone()
            },
          },
        )
      }}
      onClose={onDone}
    >
      <AreaField
        label={say('reason')}
        hint={say('reasonHint')}
        error={errorOf('reason')}
        value={draft.value.reason}
        onChange={(event) => draft.set({ reason: event.target.value })}
      />
    </FormDialog>
  )
}
