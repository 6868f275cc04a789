import { useEffect, useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Empty } from '../../../../platform/web/ui/Empty.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { type Funnel, readFunnel } from '../../contract/pipeline.ts'
import { FunnelChart, printDays } from './FunnelChart.tsx'
import { words } from './words.ts'

export function FunnelView({ unit }: { readonly unit: string }) {
  const { period } = usePlace()
  const funnel = useAsk(readFunnel, { unit, ...(period === undefined ? {} : { period }) })
  return <Await query={funnel}>{(data) => <Shown funnel={data} />}</Await>
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea, dialog *')

function Shown({ funnel }: { readonly funnel: Funnel }) {
  const say = useWords(words)
  const text = useText()
  const [isTable, setTable] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'b' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      setTable((before) => !before)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const title = say('funnel', { period: text(funnel.period.text) })
  const entered = funnel.stages.filter((row) => row.entered > 0)
  return (
    <>
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft small">{say('funnelLead')}</span>
        {entered.length > 0 && (
          <span className="row row-end screen-only">
            <Button className="button-small" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
              {say(isTable ? 'showChart' : 'showTable')}
            </Button>
            <Button className="button-small" onClick={() => window.print()}>
              {say('print')}
            </Button>
          </span>
        )}
      </div>
      {entered.length === 0 ? (
        <Empty title={say('emptyFunnel', { period: text(funnel.period.text) })}>
          <p>{say('otherPeriod')}</p>
        </Empty>
      ) : (
        <>
          <div className={isTable ? 'print-only' : ''}>
            <FunnelChart rows={funnel.stages} title={title} />
          </div>
          <div className={isTable ? '' : 'print-only'}>
            <FunnelTable rows={funnel.stages} title={title} />
          </div>
        </>
      )}
    </>
  )
}

function FunnelTable({ rows, title }: { readonly rows: Funnel['stages']; readonly title: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const number = (
    key: 'entered' | 'wentOn' | 'stillThere' | 'screenedOut' | 'ended',
    word: keyof typeof words.keys,
  ) => ({
    key,
    kind: 'number' as const,
    header: say(word),
    label: say(word),
    cell: (row: Funnel['stages'][number]) => row[key],
  })
  return (
    <DataTable
      caption={title}
      rows={rows}
      rowKey={(row) => row.stage}
      columns={[
        {
          key: 'stage',
          kind: 'title',
          header: say('stage'),
          cell: (row) => say(row.stage === 'full' ? 'fullReached' : row.stage),
        },
        number('entered', 'entered'),
        number('wentOn', 'wentOn'),
        number('stillThere', 'stillThere'),
        number('screenedOut', 'screenedOut'),
        number('ended', 'endedOtherwise'),
        {
          key: 'median',
          kind: 'number',
          header: say('median'),
          label: say('median'),
          cell: (row) =>
            row.medianDays === null ? '—' : say('medianDays', { days: printDays(row.medianDays, language) }),
        },
      ]}
    />
  )
}
