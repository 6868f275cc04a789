import { useState } from 'react'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useGo } from '../../../platform/web/routing/address.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { CheckField } from '../../../platform/web/ui/Field.tsx'
import { ProblemNotice } from '../../../platform/web/ui/Notice.tsx'
import { issueReport, type ReportPreview } from '../contract.ts'
import { words } from './words.ts'

export function IssueDialog({ report, onDone }: { readonly report: ReportPreview; readonly onDone: () => void }) {
  const say = useWords(words)
  const text = useText()
  const go = useGo()
  const announce = useAnnounce()
  const [id] = useState(newId)
  const [printsUnapproved, setPrintsUnapproved] = useState(false)
  const telling = useTell(issueReport)
  const issue = (): void =>
    telling.mutate(
      { id, unit: report.unit.code, period: report.period.id, printsUnapproved },
      {
        onSuccess: (done) => {
          announce(say('issued', { code: done.code }))
          go({ figure: undefined }, { to: `/d/${done.code}` })
        },
      },
    )
  return (
    <Dialog title={say('issueTitle')} onClose={onDone}>
      <div className="form">
        <p>
          <b>{say('of', { period: text(report.period.text) })}</b>, {text(report.unit.name)}
        </p>
        <p>{say('issueText')}</p>
        <ProblemNotice problem={telling.error} />
        {report.unapproved > 0 && (
          <>
            <p className="obstacle tone-warn">{say('unapproved', { count: report.unapproved })}</p>
            <CheckField
              label={say('printsUnapproved')}
              name="printsUnapproved"
              checked={printsUnapproved}
              onChange={(event) => setPrintsUnapproved(event.target.checked)}
            />
          </>
        )}
        <div className="form-acts">
          <Button
            look="primary"
            disabled={telling.isPending || (report.unapproved > 0 && !printsUnapproved)}
            onClick={issue}
          >
            {say('issue')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
