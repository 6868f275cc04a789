import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { ApiProblem } from '../../../../platform/web/api/api-problem.ts'
import { useTell } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { newId } from '../../../../platform/web/storage/new-id.ts'
import { useAnnounce } from '../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Notice, ProblemNotice } from '../../../../platform/web/ui/Notice.tsx'
import { approveReports, type readProgress, reportChangedShape } from '../../contract/submission.ts'
import { stateNames } from '../../submission.ts'
import { words } from './words.ts'

export type Progress = z.output<typeof readProgress.output>
type Row = Progress['units'][number]

/** The units of a page; those that handed in can be approved together. */
export function ProgressUnits({
  data,
  isFiltered,
  form,
  period,
}: {
  readonly data: Progress
  readonly isFiltered: boolean
  readonly form: string
  readonly period: string
}) {
  const say = useWords(words)
  const text = useText()
  const announce = useAnnounce()
  const client = useQueryClient()
  const telling = useTell(approveReports)
  // With the instant at which each was picked: what changes afterwards was not seen.
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map())
  const waiting = data.units.filter((row) => row.own?.state === 'submitted').map((row) => row.unit.code)
  const chosen = waiting.filter((code) => picked.has(code))
  const pick = (code: string, isPicked: boolean): void => {
    const next = new Map(picked)
    if (isPicked) next.set(code, data.knownAt)
    else next.delete(code)
    setPicked(next)
  }
  const approve = (): void =>
    telling.mutate(
      {
        id: newId(),
        form,
        period,
        units: chosen,
        seenAt: Object.fromEntries([...picked].filter(([code]) => chosen.includes(code))),
      },
      {
        onSuccess: (done) => {
          announce(say('approved', { count: done.approved }))
          setPicked(new Map())
        },
        // What changed is chosen anew once it was looked at; what was taken back leaves the list.
        onError: (problem) => {
          if (problem.kind === 'refused') client.invalidateQueries()
          const units = new Set(changesIn(problem)?.map((change) => change.unit))
          setPicked((before) => new Map([...before].filter(([code]) => !units.has(code))))
        },
      },
    )
  return (
    <>
      {telling.error && <Refused problem={telling.error} form={form} period={period} />}
      {chosen.length > 0 && (
        <p className="reporting-approve screen-only">
          <Button look="primary" ability={data.can.approve} disabled={telling.isPending} onClick={approve}>
            {say('approveSome', { count: chosen.length })}
          </Button>
        </p>
      )}
      {data.units.length === 0 ? (
        <Empty title={say(isFiltered ? 'stateNone' : 'progressNone')}>
          <p>{say(isFiltered ? 'stateNoneNext' : 'progressNoneNext')}</p>
        </Empty>
      ) : (
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
      )}
    </>
  )
}

/** The cells that changed since their report was chosen, or undefined where something else is the matter. */
function changesIn(problem: ApiProblem) {
  const { data } = reportChangedShape.safeParse(problem.code === 'report-changed' ? problem.details : undefined)
  return data?.changed
}

function Refused({
  problem,
  form,
  period,
}: {
  readonly problem: ApiProblem
  readonly form: string
  readonly period: string
}) {
  const say = useWords(words)
  const text = useText()
  const changes = changesIn(problem)
  if (!changes) return <ProblemNotice problem={problem} />
  const units = [...new Map(changes.map((change) => [change.unit, change])).values()]
  return (
    <div className="screen-only">
      <Notice look="warn" title={say('changedTitle')} isAlert>
        <p>{say('changedLead')}</p>
        <ul className="reporting-changed">
          {units.map(({ unit, unitName }) => (
            <li key={unit}>
              <b>{text(unitName)}</b>{' '}
              <Go to="/reports/submission" query={{ form, period, unit, state: undefined }}>
                {say('review')}
              </Go>
              <ul>
                {changes
                  .filter((cell) => cell.unit === unit)
                  .map((cell) => (
                    <li key={cell.key}>
                      {text(cell.name)}:{' '}
                      {text(cell.seen) === text(cell.now) ? (
                        say('changedAnew', { now: text(cell.now) })
                      ) : (
                        <>
                          {text(cell.seen)} → <b>{text(cell.now)}</b>
                        </>
                      )}
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
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
