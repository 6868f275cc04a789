import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { listClocks, type UnitClocks } from '../../contract/register.ts'
import { ClockState } from './ClockMark.tsx'
import { clockLooks } from './look.ts'
import { words } from './words.ts'
import './register.css'

/** Every term of the unit in the frame that runs, is near its end or is overdue. */
export function ClocksPage() {
  const say = useWords(words)
  const language = useLanguage()
  const { unit } = usePlace()
  useTitle(say('clocksTitle'))
  const clocks = useAsk(listClocks, { unit: unit ?? '' }, unit !== undefined)
  return (
    <Await query={clocks} isPage>
      {(data) => (
        <div className="register">
          <header className="page-head">
            <div>
              <h1>{say('clocksTitle')}</h1>
              <p className="soft">{say('clocksLead', { day: printDay(data.on, language), near: data.near })}</p>
            </div>
            <Go to="/people" keeps={['unit', 'period']} className="button button-plain screen-only">
              {say('toRegister')}
            </Go>
          </header>
          <ul className="clock-counts">
            {(['overdue', 'near', 'running'] as const).map((state) => (
              <li key={state} className={`tone-${clockLooks[state].tone}`}>
                <Icon name={clockLooks[state].icon} size={12} /> {say(state)}: <strong>{data.counts[state]}</strong>
              </li>
            ))}
          </ul>
          {data.clocks.length === 0 ? <Empty title={say('clocksNone')} /> : <ClockTable clocks={data.clocks} />}
          {data.clocks.length < data.counts.overdue + data.counts.near + data.counts.running && (
            <p className="soft">{say('clocksCut')}</p>
          )}
        </div>
      )}
    </Await>
  )
}

function ClockTable({ clocks }: { readonly clocks: UnitClocks['clocks'] }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  return (
    <DataTable
      caption={say('clocksTitle')}
      rows={clocks}
      rowKey={(row) => `${row.person.id} ${row.kind} ${row.transferId ?? ''}`}
      groupOf={(row) => say(row.state)}
      columns={[
        {
          key: 'name',
          kind: 'title',
          header: say('name'),
          cell: (row) => (
            <Go to="/people/person" query={{ id: row.person.id }}>
              {row.person.name}
            </Go>
          ),
        },
        { key: 'cell', header: say('cell'), cell: (row) => row.unit && text(row.unit.name) },
        { key: 'what', header: say('what'), cell: (row) => say(row.kind) },
        {
          key: 'due',
          kind: 'number',
          header: say('due'),
          label: say('due'),
          cell: (row) => printDay(row.dueOn, language),
        },
        { key: 'how', header: say('how'), cell: (row) => <ClockState clock={row} /> },
        {
          key: 'rule',
          header: say('rule'),
          isHiddenOnPhone: true,
          cell: (row) => (
            <span className="soft small">
              <span lang="vi">{row.source}</span>
              {row.confidence === 'unconfirmed' && ` (${say('unconfirmed')})`}
            </span>
          ),
        },
      ]}
    />
  )
}
