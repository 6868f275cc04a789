import { useState } from 'react'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { type Column, DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Notice } from '../../../platform/web/ui/Notice.tsx'
import { FigureValue } from '../../figures/web/public.tsx'
import { type AllocationPage, readAllocation } from '../contract/allocation.ts'
import type { TargetPage } from '../contract/target.ts'
import { AllocationForm } from './AllocationForm.tsx'
import { DirectiveLink } from './DirectiveLink.tsx'
import { StateMark } from './TargetParts.tsx'
import { words } from './words.ts'

type Line = AllocationPage['lines'][number]

/** How the plan was handed down: what was given, what is left open, what exceeds it, and who follows nothing. */
export function AllocationSection({ page }: { readonly page: TargetPage }) {
  const say = useWords(words)
  const allocation = useAsk(readAllocation, { id: page.row.id }, !page.isPast)
  if (page.isPast) return null
  return (
    <section className="section">
      <Await query={allocation}>{(data) => <Content page={page} allocation={data} />}</Await>
      <span className="unseen">{say('allocation')}</span>
    </section>
  )
}

function Content({ page, allocation }: { readonly page: TargetPage; readonly allocation: AllocationPage }) {
  const say = useWords(words)
  const [isOpen, setOpen] = useState(false)
  const without = allocation.lines.filter((line) => line.targetId === null).length
  return (
    <>
      <div className="section-head">
        <h2>{say('allocation')}</h2>
        <span className="screen-only">
          <Button ability={allocation.can.allocate} onClick={() => setOpen(true)}>
            {say('allocate')}
          </Button>
        </span>
      </div>
      <Balance allocation={allocation} />
      {without > 0 && without < allocation.lines.length && (
        <Notice look="warn" title={say('withoutTarget', { count: without })} />
      )}
      <DataTable
        caption={say('allocation')}
        rows={allocation.lines}
        rowKey={(line) => line.unit.code}
        columns={useColumns(allocation)}
      />
      {isOpen && <AllocationForm page={page} allocation={allocation} onDone={() => setOpen(false)} />}
    </>
  )
}

function Balance({ allocation }: { readonly allocation: AllocationPage }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { plan, allocated, unallocated, over, decision } = allocation
  const isOver = over !== null && over.value !== '0'
  const basis =
    decision?.number && decision.decidedOn
      ? say('decisionOf', { number: decision.number, day: printDay(decision.decidedOn, language) })
      : ''
  return (
    <>
      {allocation.isAdditive ? (
        <p className="balance">
          {plan && (
            <span>
              {say('plan')} <b>{text(plan.printed)}</b>
            </span>
          )}
          {allocated && (
            <span>
              {say('allocated')} <b>{text(allocated.printed)}</b>
            </span>
          )}
          {isOver ? (
            <span className="balance-over">
              ▲ {say('over')} <b>{text(over.printed)}</b>
            </span>
          ) : (
            unallocated && (
              <span>
                {say('unallocated')} <b>{text(unallocated.printed)}</b>
              </span>
            )
          )}
        </p>
      ) : (
        <p className="soft small">{say('notSummed')}</p>
      )}
      {decision && (
        <p className="soft small">
          {decision.directive && (
            <>
              <DirectiveLink id={decision.directive.id} directive={decision.directive} /> ·{' '}
            </>
          )}
          {[
            decision.directive ? '' : basis,
            say(`way_${decision.way}`),
            decision.isStretch ? `${say('stretchShort')}: ${decision.reason ?? ''}` : decision.reason,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </>
  )
}

function useColumns(allocation: AllocationPage): readonly Column<Line>[] {
  const say = useWords(words)
  const text = useText()
  return [
    {
      key: 'unit',
      kind: 'title',
      header: say('unit'),
      cell: (line) =>
        line.isOpen && line.targetId !== null ? (
          <Go
            to={`/targets/${line.targetId}`}
            query={{ unit: line.unit.code, figure: undefined }}
            className="target-link"
          >
            {text(line.unit.name)}
          </Go>
        ) : (
          text(line.unit.name)
        ),
    },
    {
      key: 'part',
      kind: 'number',
      header: say('allocated'),
      label: say('allocated'),
      cell: (line) => (
        <span className="plan">
          {line.assigned ? <FigureValue figure={line.assigned} form="number" /> : '—'}
          {line.own && (
            <span className="plan-other">
              {say('planOwn')} <FigureValue figure={line.own} form="number" hasMarks={false} />
            </span>
          )}
          {line.isOwnBelow && <span className="plan-over">▼ {say('ownBelow')}</span>}
        </span>
      ),
    },
    ...(allocation.isAdditive
      ? [
          {
            key: 'share',
            kind: 'number' as const,
            header: say('shareOf'),
            label: say('shareOf'),
            cell: (line: Line) => (line.share ? text(line.share) : '—'),
          },
        ]
      : []),
    {
      key: 'lastYear',
      kind: 'number',
      header: say('actualLastYear'),
      label: say('actualLastYear'),
      cell: (line) => (line.lastYear ? <FigureValue figure={line.lastYear} form="number" /> : '—'),
    },
    {
      key: 'result',
      kind: 'number',
      header: say('result'),
      label: say('result'),
      cell: (line) => <FigureValue figure={line.result} form="number" />,
    },
    {
      key: 'state',
      header: say('state'),
      cell: (line) =>
        line.state ? <StateMark state={line.state} /> : <span className="soft">{say('noTargetHere')}</span>,
    },
  ]
}
