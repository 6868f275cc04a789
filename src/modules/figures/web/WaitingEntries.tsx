import { useState } from 'react'
import type { z } from 'zod'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { printInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { type Column, DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { ProblemNotice } from '../../../platform/web/ui/Notice.tsx'
import { approveEntries, type listWaiting } from '../contract.ts'
import { FigureValue } from './FigureValue.tsx'
import { words } from './words.ts'

type Waiting = z.output<typeof listWaiting.output>['entries'][number]

/** One page of them, with approval one by one or of those picked. */
export function WaitingEntries({ entries }: { readonly entries: readonly Waiting[] }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const approving = useTell(approveEntries)
  const mine = entries.filter((entry) => entry.can.approve.isAllowed).map((entry) => entry.record.id)
  const reason = entries[0]?.can.approve.reason
  const chosen = mine.filter((id) => picked.has(id))
  const approve = (entryIds: string[]): void =>
    approving.mutate(
      { entryIds },
      {
        onSuccess: (done) => {
          setPicked(new Set())
          announce(say('approvedNow', { count: done.approved }))
        },
      },
    )
  const pick = (id: string, isPicked: boolean): void =>
    setPicked(isPicked ? new Set([...picked, id]) : new Set([...picked].filter((other) => other !== id)))
  const act: Column<Waiting> = {
    key: 'act',
    kind: 'act',
    header: <span className="unseen">{say('approve')}</span>,
    cell: ({ record, can }) => (
      <Button
        className="button-small"
        ability={can.approve}
        disabled={approving.isPending}
        onClick={() => approve([record.id])}
      >
        {say('approve')}
      </Button>
    ),
  }
  return (
    <div className="stack">
      <ProblemNotice problem={approving.error} />
      {mine.length === 0 && reason && <p className="soft">{text(reason)}</p>}
      {mine.length > 0 && (
        <div className="row waiting-acts">
          <label className="row">
            <input
              type="checkbox"
              className="tick"
              checked={chosen.length === mine.length}
              onChange={(event) => setPicked(new Set(event.target.checked ? mine : []))}
            />
            {say('selectAll')}
          </label>
          <Button
            look="primary"
            className="row-end"
            disabled={chosen.length === 0 || approving.isPending}
            onClick={() => approve(chosen)}
          >
            {say('approveSelected', { count: chosen.length })}
          </Button>
        </div>
      )}
      <DataTable
        caption={say('waiting')}
        rows={entries}
        rowKey={(entry) => entry.record.id}
        columns={[
          {
            key: 'name',
            kind: 'title',
            header: say('measure'),
            cell: ({ figure, record, can }) => (
              <span className="waiting-name">
                {can.approve.isAllowed && (
                  <input
                    type="checkbox"
                    className="tick"
                    aria-label={`${say('select')}: ${text(figure.measure.name)}, ${text(figure.unit.name)}, ${text(figure.periodText)}`}
                    checked={picked.has(record.id)}
                    onChange={(event) => pick(record.id, event.target.checked)}
                  />
                )}
                <span>
                  {text(figure.measure.name)}
                  {figure.className && <span className="soft">: {text(figure.className)}</span>}
                </span>
              </span>
            ),
          },
          {
            key: 'value',
            kind: 'number',
            header: say('value'),
            cell: ({ figure }) => <FigureValue figure={figure} hasMarks={false} />,
          },
          {
            key: 'place',
            header: say('figure'),
            cell: ({ figure }) => (
              <>
                {text(figure.unit.name)}
                <span className="soft small block">{text(figure.periodText)}</span>
              </>
            ),
          },
          {
            key: 'who',
            header: say('who'),
            cell: ({ record }) => (
              <>
                {text(record.enteredBy)}
                <span className="soft small block">{printInstant(record.enteredAt, language)}</span>
              </>
            ),
          },
          ...(mine.length > 0 ? [act] : []),
        ]}
      />
    </div>
  )
}
