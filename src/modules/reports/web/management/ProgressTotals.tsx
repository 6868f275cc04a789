import { printDay } from '../../../../platform/web/language/dates.ts'
import { periodText } from '../../../../platform/web/language/period-text.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import type { Progress } from './ProgressUnits.tsx'
import { words } from './words.ts'

/** Everything below the unit in one line. */
export function ProgressWhole({ data }: { readonly data: Progress }) {
  const say = useWords(words)
  const language = useLanguage()
  const { whole } = data
  if (whole.asked === 0) return null
  return (
    <ul className="reporting-whole" aria-label={say('whole')}>
      <li>
        <b>{say('inCount', { in: whole.in, asked: whole.asked })}</b>
      </li>
      <li>{say('approvedCount', { count: whole.approved })}</li>
      <li>{say('onTimeCount', { count: whole.onTime })}</li>
      <li>{say('lateCount', { count: whole.late })}</li>
      <li className={whole.overdue > 0 ? 'reporting-state-overdue' : ''}>
        {say('overdueCount', { count: whole.overdue })}
      </li>
      <li className="soft">{say('dueOn', { day: printDay(data.dueOn, language) })}</li>
    </ul>
  )
}

/** Completeness and timeliness of the periods before. */
export function ProgressBefore({ data }: { readonly data: Progress }) {
  const say = useWords(words)
  const language = useLanguage()
  const percent = (part: number, of: number): number => Math.round((part * 100) / of)
  const before = data.before.filter((row) => row.asked > 0)
  if (before.length === 0) return null
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('pastPeriods')}</h2>
      </div>
      <DataTable
        caption={say('pastPeriods')}
        rows={before}
        rowKey={(row) => row.period.id}
        columns={[
          {
            key: 'period',
            kind: 'title',
            header: say('choosePeriod'),
            cell: (row) => periodText(row.period.id, language),
          },
          {
            key: 'in',
            header: say('own'),
            label: say('own'),
            cell: (row) => `${row.in}/${row.asked}, ${say('complete', { percent: percent(row.in, row.asked) })}`,
          },
          {
            key: 'time',
            header: say('due'),
            label: say('due'),
            cell: (row) => say('timely', { percent: percent(row.onTime, row.asked) }),
          },
        ]}
      />
    </section>
  )
}
