import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { printDayOfInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { type Column, DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { FigureValue } from '../../figures/web/public.tsx'
import type { TargetRow } from '../contract.ts'
import { byAttention, byRank } from './state-look.ts'
import { PlanCell, ProgressBar, StateMark, TrendLine } from './TargetParts.tsx'
import { words } from './words.ts'

interface TargetTableProps {
  readonly title: string
  readonly rows: readonly TargetRow[]
  readonly head?: ReactNode
  readonly act?: (row: TargetRow) => ReactNode
}

/** The targets of a board, one row each. */
export function TargetTable({ title, rows, head, act }: TargetTableProps) {
  const say = useWords(words)
  const text = useText()
  const [order, setOrder] = useState<'attention' | 'rank'>('attention')
  const sorted = useMemo(() => [...rows].sort(order === 'attention' ? byAttention : byRank), [rows, order])
  const columns = useColumns(act, rows)
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        <label className="sort soft small">
          {say('sort')}{' '}
          <select value={order} onChange={(event) => setOrder(event.target.value === 'rank' ? 'rank' : 'attention')}>
            <option value="attention">{say('byAttention')}</option>
            <option value="rank">{say('byRank')}</option>
          </select>
        </label>
        {head}
      </div>
      <DataTable
        caption={title}
        columns={columns}
        rows={sorted}
        rowKey={(row) => row.id}
        {...(order === 'rank' ? { groupOf: (row: TargetRow) => (row.group ? text(row.group) : null) } : {})}
      />
    </section>
  )
}

function useColumns(act: TargetTableProps['act'], rows: readonly TargetRow[]): readonly Column<TargetRow>[] {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const hasTrend = rows.some((row) => row.trend.filter((point) => point.value !== null).length > 1)
  return [
    { key: 'name', kind: 'title', width: '21%', header: say('target'), cell: (row) => text(row.name) },
    { key: 'plan', kind: 'number', header: say('plan'), label: say('plan'), cell: (row) => <PlanCell row={row} /> },
    {
      key: 'result',
      kind: 'number',
      header: say('result'),
      label: say('result'),
      cell: (row) => <FigureValue figure={row.result} />,
    },
    { key: 'progress', kind: 'wide', header: say('against'), width: '14%', cell: (row) => <ProgressBar row={row} /> },
    { key: 'state', header: say('state'), cell: (row) => <StateMark state={row.state} /> },
    ...(hasTrend
      ? [
          {
            key: 'trend',
            header: say('trend'),
            isHiddenOnPhone: true,
            cell: (row: TargetRow) => <TrendLine trend={row.trend} />,
          },
        ]
      : []),
    {
      key: 'lead',
      width: '13%',
      header: say('lead'),
      cell: (row) => (
        <span className="lead">
          {row.lead && <span>{text(row.lead.name)}</span>}
          {row.lastChange && (
            <span className="soft small" title={text(row.lastChange.by)}>
              {say('change')} {printDayOfInstant(row.lastChange.at, language)}
            </span>
          )}
        </span>
      ),
    },
    ...(act
      ? [{ key: 'act', kind: 'act' as const, header: <span className="unseen">{say('adjust')}</span>, cell: act }]
      : []),
  ]
}
