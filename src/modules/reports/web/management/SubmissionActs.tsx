import { useState } from 'react'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { ReasonDialog } from '../../../../platform/web/ui/ReasonDialog.tsx'
import { approveReports, type Grid, reopenReport, returnReport } from '../../contract/submission.ts'
import { words } from './words.ts'

/** What the unit above does with a report: approve it, return it with remarks, open it again. */
export function SubmissionActs({
  grid,
  remarks,
  onDone,
}: {
  readonly grid: Grid
  readonly remarks: Readonly<Record<string, string>>
  readonly onDone: () => void
}) {
  const say = useWords(words)
  const announce = useAnnounce()
  const [asks, setAsks] = useState<'return' | 'reopen'>()
  const [approving, returning, reopening] = [useTell(approveReports), useTell(returnReport), useTell(reopenReport)]
  const place = { form: grid.form.code, unit: grid.unit.code, period: grid.period.id }
  const written = grid.sections
    .flatMap((section) => section.cells)
    .flatMap((cell) => {
      const text = (remarks[cell.key] ?? '').trim()
      return text === ''
        ? []
        : [{ id: newId(), measure: cell.measure.code, ...(cell.class === null ? {} : { class: cell.class }), text }]
    })
  const seen = {
    unit: place.unit,
    cells: grid.sections
      .flatMap((section) => section.cells)
      .flatMap((cell) => (cell.isTyped ? [{ key: cell.key, entry: cell.entry?.id ?? null }] : [])),
  }
  const done = (sentence: string): void => {
    announce(sentence)
    setAsks(undefined)
    onDone()
  }
  const can = grid.can
  return (
    <div className="row screen-only">
      {can.save.isAllowed && (
        <Go to="/entry" query={place} className="button button-plain">
          {say('enter')}
        </Go>
      )}
      {grid.state === 'approved' && (
        <Button ability={can.reopen} onClick={() => setAsks('reopen')}>
          {say('reopen')}
        </Button>
      )}
      {grid.state === 'submitted' && (
        <>
          <Button ability={can.return} onClick={() => setAsks('return')}>
            {say('return')}
          </Button>
          <Button
            look="primary"
            ability={can.approve}
            disabled={approving.isPending}
            onClick={() =>
              approving.mutate(
                { id: newId(), form: place.form, period: place.period, units: [place.unit], seen: [seen] },
                { onSuccess: (answer) => done(say('approved', { count: answer.approved })) },
              )
            }
          >
            {say('approve')}
          </Button>
        </>
      )}
      <ProblemNotice problem={approving.error} />
      {asks === 'return' && (
        <ReasonDialog
          title={say('returnTitle')}
          act={say('return')}
          problem={returning.error}
          isPending={returning.isPending}
          onClose={() => setAsks(undefined)}
          onSubmit={(reason) =>
            returning.mutate(
              { id: newId(), ...place, reason, remarks: written },
              { onSuccess: () => done(say('returnDone')) },
            )
          }
        >
          {written.length > 0 && <p className="soft">{say('returnRemarks', { count: written.length })}</p>}
        </ReasonDialog>
      )}
      {asks === 'reopen' && (
        <ReasonDialog
          title={say('reopenTitle')}
          act={say('reopen')}
          problem={reopening.error}
          isPending={reopening.isPending}
          onClose={() => setAsks(undefined)}
          onSubmit={(reason) =>
            reopening.mutate({ id: newId(), ...place, reason }, { onSuccess: () => done(say('reopenDone')) })
          }
        />
      )}
    </div>
  )
}
