import type { ReactNode } from 'react'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx'
import { Icon } from '../../../../platform/web/ui/icons.tsx'
import type { Pipeline } from '../../contract/pipeline.ts'
import { words } from './words.ts'

interface StageTotalsProps extends Pick<Pipeline, 'stages'> {
  /** The stages stand below as columns, and their numbers lead there. */
  readonly hasColumns?: boolean
}

/** Numbers by stage: how many stand where in the whole unit. */
export function StageTotals({ stages, hasColumns = false }: StageTotalsProps) {
  const say = useWords(words)
  return (
    <ol className={`way-totals ${hasColumns ? 'way-jumps' : ''}`}>
      {stages.map(({ stage, people }) => (
        <li key={stage}>
          <Total href={hasColumns ? `#stage-${stage}` : undefined}>
            <span className="small soft">{say(stage)}</span>
            <b>{people}</b>
          </Total>
        </li>
      ))}
    </ol>
  )
}

const Total = ({ href, children }: { readonly href: string | undefined; readonly children: ReactNode }) =>
  href === undefined ? <span>{children}</span> : <a href={href}>{children}</a>

/** Too many for cards: the units below with their numbers; a click goes down. */
export function UnitTotals({ pipeline }: { readonly pipeline: Pipeline }) {
  const say = useWords(words)
  const text = useText()
  if (pipeline.children.length === 0) return null
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('byUnit')}</h2>
      </div>
      <div className="way-wide">
        <DataTable
          caption={say('byUnit')}
          rows={pipeline.children}
          rowKey={(row) => row.unit.code}
          columns={[
            {
              key: 'unit',
              kind: 'title',
              header: say('unit'),
              cell: (row) => (
                <Go query={{ unit: row.unit.code, search: undefined }} className="child-link">
                  {text(row.unit.name)} <Icon name="next" size={10} />
                </Go>
              ),
            },
            { key: 'total', kind: 'number', header: say('total'), label: say('total'), cell: (row) => row.people },
            ...pipeline.stages.map(({ stage }) => ({
              key: stage,
              kind: 'number' as const,
              header: say(stage),
              label: say(stage),
              cell: (row: Pipeline['children'][number]) => row.stages.find((item) => item.stage === stage)?.people ?? 0,
            })),
          ]}
        />
      </div>
    </section>
  )
}
