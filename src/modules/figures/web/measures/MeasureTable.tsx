import { dayBefore } from '../../../../platform/domain/day.ts'
import { printDay, printDayOfInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { type Column, DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import { unitKinds } from '../../../org/unit.ts'
import type { Listed } from '../../contract/measure.ts'
import { useHow, useKinds } from './how.ts'
import { words } from './words.ts'

interface MeasureTableProps {
  readonly measures: readonly Listed[]
  readonly onChange: ((measure: Listed) => void) | undefined
}

/** Entered and worked out ones by who holds them, then those that are counted from records. */
export function MeasureTable({ measures, onChange }: MeasureTableProps) {
  const say = useWords(words)
  const text = useText()
  const how = useHow()
  const kinds = useKinds()
  const groupOf = (measure: Listed): string =>
    measure.kind === 'counted' ? say('groupCounted') : kinds.ofUnits(measure.subjects)
  const rankOf = ({ kind, subjects }: Listed): number =>
    kind === 'counted' ? unitKinds.length : unitKinds.findIndex((unitKind) => subjects.includes(unitKind))
  const columns: Column<Listed>[] = [
    { key: 'name', kind: 'title', header: say('name'), cell: (measure) => <Name measure={measure} /> },
    {
      key: 'in',
      width: '120px',
      header: say('measuredIn'),
      label: say('measuredIn'),
      cell: (measure) => text(measure.measuredIn),
    },
    { key: 'kind', header: say('kind'), label: say('kind'), cell: how },
    {
      key: 'periods',
      header: say('periods'),
      label: say('periods'),
      width: '170px',
      isHiddenOnPhone: true,
      cell: (measure) => kinds.ofPeriods(measure.periodKinds),
    },
    {
      key: 'source',
      header: say('source'),
      label: say('source'),
      width: '190px',
      cell: ({ kind, source }) => {
        if (source !== '')
          return (
            <span className="small" lang="vi">
              {source}
            </span>
          )
        return kind === 'counted' ? '—' : <span className="soft">{say('noSource')}</span>
      },
    },
  ]
  if (onChange)
    columns.push({
      key: 'act',
      kind: 'act',
      header: <span className="unseen">{say('change')}</span>,
      cell: (measure) =>
        measure.content !== null && (
          <Button className="button-small screen-only" onClick={() => onChange(measure)}>
            {say('change')}
            <span className="unseen"> {text(measure.name)}</span>
          </Button>
        ),
    })
  return (
    <DataTable
      caption={say('title')}
      columns={columns}
      rows={measures.toSorted(
        (a, b) =>
          rankOf(a) - rankOf(b) ||
          groupOf(a).localeCompare(groupOf(b), 'vi') ||
          text(a.name).localeCompare(text(b.name), 'vi'),
      )}
      rowKey={(measure) => measure.code}
      groupOf={groupOf}
    />
  )
}

function Name({ measure }: { readonly measure: Listed }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const span = ({ from, until }: { readonly from: string | null; readonly until: string | null }): string => {
    const parts = [
      ...(from === null ? [] : [say('since', { from: printDay(from, language) })]),
      ...(until === null ? [] : [say('until', { until: printDay(dayBefore(until), language) })]),
    ]
    return parts.length === 0 ? say('always') : parts.join(' ')
  }
  return (
    <div className="measure-name">
      <span>{text(measure.name)}</span>
      <span className="soft small">
        <code>{measure.code}</code>
        {measure.from !== null && ` · ${span(measure)}`}
      </span>
      {measure.versions.length > 0 && (
        <Fold title={say('otherVersions', { count: measure.versions.length })}>
          <ul className="small">
            {measure.versions.map((version) => (
              <li key={`${version.replaced?.at}-${version.from}-${version.until}`}>
                {text(version.name)} · {span(version)}
                {version.replaced && (
                  <span className="soft">
                    {' · '}
                    {say('replacedBy', {
                      by: text(version.replaced.by),
                      at: printDayOfInstant(version.replaced.at, language),
                      reason: version.replaced.reason ?? '',
                    })}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </div>
  )
}
