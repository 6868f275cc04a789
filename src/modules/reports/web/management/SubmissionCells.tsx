import { useState } from 'react'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { AreaField } from '../../../../platform/web/ui/Field.tsx'
import { FigureValue } from '../../../figures/web/public.tsx'
import type { Grid, GridCell } from '../../contract/submission.ts'
import { words } from './words.ts'

const nameOf = (cell: GridCell, text: (of: { vi: string; en: string }) => string): string =>
  `${text(cell.measure.name)}${cell.className ? `: ${text(cell.className)}` : ''}`

/** Values of a section beside earlier ones, with remarks. */
export function SubmissionCells({
  title,
  cells,
  grid,
  remarks,
  onRemark,
}: {
  readonly title: string
  readonly cells: readonly GridCell[]
  readonly grid: Grid
  readonly remarks: Readonly<Record<string, string>>
  readonly onRemark: (key: string, remark: string) => void
}) {
  const say = useWords(words)
  const text = useText()
  const [open, setOpen] = useState<string>()
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
      </div>
      <DataTable
        caption={title}
        rows={cells}
        rowKey={(cell) => cell.key}
        columns={[
          {
            key: 'line',
            kind: 'title',
            header: say('line'),
            cell: (cell) => (
              <>
                {nameOf(cell, text)}
                <span className="reporting-remark soft">
                  {cell.entry ? say('typedBy', { who: text(cell.entry.by) }) : cell.isTyped ? '' : say('held')}
                </span>
                {cell.note !== null && <span className="reporting-remark">{`${say('note')}: ${cell.note}`}</span>}
              </>
            ),
          },
          {
            key: 'value',
            kind: 'number',
            header: say('value'),
            label: say('value'),
            cell: (cell) => <FigureValue figure={cell.figure} />,
          },
          {
            key: 'previous',
            kind: 'number',
            header: say('previous'),
            label: say('previous'),
            cell: (cell) => <span className="soft">{cell.previous ? text(cell.previous.printedNumber) : '—'}</span>,
          },
          {
            key: 'last',
            kind: 'number',
            header: say('lastYear'),
            label: say('lastYear'),
            cell: (cell) => <span className="soft">{cell.lastYear ? text(cell.lastYear.printedNumber) : '—'}</span>,
          },
          {
            key: 'remark',
            kind: 'wide',
            header: say('remark'),
            label: say('remark'),
            cell: (cell) => (
              <>
                {grid.remarks
                  .filter((item) => item.measure === cell.measure.code && item.class === cell.class)
                  .map((item) => (
                    <span key={item.id} className="reporting-remark">
                      {item.text} ({say(item.isSettled ? 'settled' : 'open')})
                      {item.answer !== null && ` · ${say('answer', { text: item.answer })}`}
                    </span>
                  ))}
                {grid.can.return.isAllowed &&
                  (open === cell.key || remarks[cell.key] ? (
                    <AreaField
                      label={say('remarkOf', { line: nameOf(cell, text) })}
                      maxLength={500}
                      value={remarks[cell.key] ?? ''}
                      onChange={(event) => onRemark(cell.key, event.target.value)}
                    />
                  ) : (
                    <Button
                      look="quiet"
                      className="screen-only"
                      aria-label={say('remarkOf', { line: nameOf(cell, text) })}
                      onClick={() => setOpen(cell.key)}
                    >
                      {say('remark')}
                    </Button>
                  ))}
              </>
            ),
          },
        ]}
      />
    </section>
  )
}
