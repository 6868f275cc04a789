import { useState } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { approveReports, type readProgress } from '../../contract/submission.ts'
import { stateNames } from '../../submission.ts'
import { words } from './words.ts'

export type Progress = z.output<typeof readProgress.output>
type Row = Progress['units'][number]

/** The units of a page; those that handed in can be approved together. */
export function ProgressUnits({
  data,
  form,
  period,
}: {
  readonly data: Progress
  readonly form: string
  readonly period: string
}) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const telling = useTell(approveReports)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const waiting = data.units.filter((row) => row.own?.state === 'submitted').map((row) => row.unit.code)
  const chosen = waiting.filter((code) => picked.has(code))
  const pick = (code: string, isPicked: boolean): void => {
    const next = new Set(picked)
    if (isPicked) next.add(code)
    else next.delete(code)
    setPicked(next)
  }
  const approve = (): void =>
    telling.mutate(
      { id: newId(), form, period, units: chosen },
      {
        onSuccess: (done) => {
          announce(say('approved', { count: done.approved }))
          setPicked(new Set())
        },
      },
    )
  return (
    <>
      <ProblemNotice problem={telling.error} />
      {chosen.length > 0 && (
        <p className="screen-only">
          <Button look="primary" ability={data.can.approve} disabled={telling.isPending} onClick={approve}>
            {say('approveSome', { count: chosen.length })}
          </Button>
        </p>
      )}
      <DataTable
        caption={say('progress')}
        rows={data.units}
        rowKey={(row) => row.unit.code}
        columns={[
          {
            key: 'unit',
            kind: 'title',
            header: say('unit'),
            cell: (row) =>
              row.asked > 1 ? (
                <Go query={{ unit: row.unit.code, state: undefined, after: undefined }}>{text(row.unit.name)}</Go>
              ) : (
                text(row.unit.name)
              ),
          },
          { key: 'own', header: say('own'), label: say('own'), cell: (row) => <Own row={row} /> },
          {
            key: 'below',
            kind: 'number',
            header: say('below'),
            label: say('below'),
            cell: (row) => (row.asked > 1 ? `${row.in}/${row.asked}` : ''),
          },
          {
            key: 'act',
            kind: 'act',
            header: <span className="unseen">{say('review')}</span>,
            cell: (row) => (
              <span className="row screen-only">
                {data.can.approve.isAllowed && waiting.includes(row.unit.code) && (
                  <input
                    type="checkbox"
                    aria-label={say('pick', { unit: text(row.unit.name) })}
                    checked={picked.has(row.unit.code)}
                    onChange={(event) => pick(row.unit.code, event.target.checked)}
                  />
                )}
                <Go to="/reports/submission" query={{ form, period, unit: row.unit.code, state: undefined }}>
                  {say(row.own?.state === 'submitted' ? 'review' : 'look')}
                </Go>
              </span>
            ),
          },
        ]}
      />
    </>
  )
}

function Own({ row }: { readonly row: Row }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (!row.own) return null
  const { state, timeliness, submittedOn } = row.own
  return (
    <span className={`reporting-state reporting-state-${timeliness}`}>
      {text(stateNames[state])}, {say(timeliness)}
      {submittedOn !== null && ` (${printDay(submittedOn, language)})`}
    </span>
  )
}
