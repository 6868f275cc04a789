import type { ReactNode } from 'react'
import { useMemo, useState } from 'react'
import { decimal } from '../../../platform/domain/decimal.ts'
import { printDayOfInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { type Column, DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { printNumber } from '../../figures/print.ts'
import { FigureValue } from '../../figures/web/public.tsx'
import type { Board, TargetRow } from '../contract.ts'
import { byAttention, byRank } from './state-look.ts'
import { Outlook, PlanCell, ProgressBar, StateMark, TrendLine } from './TargetParts.tsx'
import { words } from './words.ts'

interface TargetTableProps {
  /** Groups in their order; without them the groups of the rows as they come. */
  readonly groups?: Board['groups']
  readonly title: string
  readonly rows: readonly TargetRow[]
  readonly head?: ReactNode
  readonly act?: (row: TargetRow) => ReactNode
}

/** The targets of a board, one row each. */
export function TargetTable({ title, rows, groups = [], head, act }: TargetTableProps) {
  const say = useWords(words)
  const [order, setOrder] = useState<'attention' | 'rank'>('attention')
  const sorted = useMemo(
    () => [...rows].sort(order === 'attention' ? byAttention : inGroups(groups)),
    [rows, groups, order],
  )
  const headOf = useGroupHead(groups)
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
        {...(order === 'rank' ? { groupOf: headOf } : {})}
      />
    </section>
  )
}

const placeOf = (groups: Board['groups'], row: TargetRow): number => {
  const at = groups.findIndex((group) => group.id === row.groupId)
  return at === -1 ? groups.length : at
}

const inGroups =
  (groups: Board['groups']) =>
  (a: TargetRow, b: TargetRow): number =>
    placeOf(groups, a) - placeOf(groups, b) || byRank(a, b)

/** The name of a group with the sum of its weights, and its progress where every target has one. */
function useGroupHead(groups: Board['groups']): (row: TargetRow) => string | null {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  return (row) => {
    const group = groups.find((item) => item.id === row.groupId)
    if (!group) return groups.length > 0 ? say('noGroup') : row.group ? text(row.group) : null
    if (group.weight === '0') return text(group.text)
    const sum = say('weightSum', { sum: printNumber(decimal(group.weight), language) })
    const made = group.progress
      ? `${say('weightProgress', { value: text(group.progress) })} (${say('weightHint')})`
      : say('weightPart')
    return [text(group.text), sum, made].join(' · ')
  }
}

function TargetName({ row }: { readonly row: TargetRow }) {
  const text = useText()
  return (
    <Go to={`/targets/${row.id}`} query={{ figure: undefined }} className="target-link">
      {text(row.name)}
      {row.result.className && <span className="soft"> · {text(row.result.className)}</span>}
    </Go>
  )
}

function useColumns(act: TargetTableProps['act'], rows: readonly TargetRow[]): readonly Column<TargetRow>[] {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const hasTrend = rows.some((row) => row.trend.filter((point) => point.value !== null).length > 1)
  return [
    { key: 'name', kind: 'title', width: '19%', header: say('target'), cell: (row) => <TargetName row={row} /> },
    { key: 'plan', kind: 'number', header: say('plan'), label: say('plan'), cell: (row) => <PlanCell row={row} /> },
    {
      key: 'result',
      kind: 'number',
      header: say('result'),
      label: say('result'),
      cell: (row) => <FigureValue figure={row.result} />,
    },
    {
      key: 'progress',
      kind: 'wide',
      header: say('against'),
      width: '16%',
      cell: (row) => (
        <>
          <ProgressBar row={row} />
          <Outlook row={row} />
        </>
      ),
    },
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
      width: 'var(--lead-width, 13%)',
      header: say('lead'),
      cell: (row) => (
        <span className="lead">
          {row.leadPost ? <span>{text(row.leadPost)}</span> : row.lead && <span>{text(row.lead.name)}</span>}
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
