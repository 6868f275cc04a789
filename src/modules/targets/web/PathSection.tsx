import { printDay, printDayOfInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import type { TargetPage } from '../contract/target.ts'
import { words } from './words.ts'

type Step = TargetPage['course']['steps'][number]

/** What is due by each point and what was reached, as a drawing and as its table. */
export function PathSection({ page, onSet }: { readonly page: TargetPage; readonly onSet: () => void }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { course, row } = page
  const isNumber = page.plan !== null && (row.direction === 'at_least' || row.direction === 'at_most')
  if (!isNumber) return null
  const kind = course.given.length > 0 ? say('pathGiven') : course.isStraight ? say('straight') : ''
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('path')}</h2>
        <span className="soft small">{kind || say('pathNone')}</span>
        {page.can.write.isAllowed && !page.isPast && (
          <Button className="button-small screen-only" ability={page.can.allocate} onClick={onSet}>
            {say('setPath')}
          </Button>
        )}
      </div>
      <PathChart steps={course.steps} plan={Number(page.plan)} label={say('chart')} />
      <DataTable
        caption={say('chart')}
        rows={course.steps}
        rowKey={(step) => step.on}
        columns={[
          { key: 'on', kind: 'title', header: say('byDay'), cell: (step) => printDay(step.on, language) },
          {
            key: 'due',
            kind: 'number',
            header: say('due'),
            label: say('due'),
            cell: (step) => (step.due ? text(step.due) : '—'),
          },
          {
            key: 'result',
            kind: 'number',
            header: say('result'),
            label: say('result'),
            cell: (step) => (step.result ? text(step.result) : '—'),
          },
        ]}
      />
      {course.earlier.length > 0 && (
        <Fold title={say('pathEarlier', { count: course.earlier.length })}>
          <ul>
            {course.earlier.map((path) => (
              <li key={path.until} className="small">
                <span className="soft">
                  {say('by')} {printDayOfInstant(path.until, language)}, {text(path.by)}:
                </span>{' '}
                {path.points.map((point) => `${printDay(point.on, language)}: ${text(point.printed)}`).join('; ')}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </section>
  )
}

const [width, height, edge] = [640, 170, 20]

/** A dotted line for what is due, a full one for what was reached; the table beside it says the same. */
function PathChart({
  steps,
  plan,
  label,
}: {
  readonly steps: readonly Step[]
  readonly plan: number
  readonly label: string
}) {
  const say = useWords(words)
  const known = steps.flatMap((step) => [step.dueNumber, step.resultNumber].filter((value) => value !== null))
  if (known.length < 2 || steps.length < 2) return null
  const [low, high] = [Math.min(0, plan, ...known), Math.max(plan, ...known)]
  const x = (index: number): number => edge + ((index + 1) * (width - 2 * edge)) / steps.length
  const y = (value: number): number =>
    high === low ? height / 2 : height - edge - ((value - low) / (high - low)) * (height - 2 * edge)
  const line = (numberOf: (step: Step) => number | null): string =>
    steps
      .flatMap((step, index) => {
        const value = numberOf(step)
        return value === null ? [] : [`${x(index).toFixed(1)},${y(value).toFixed(1)}`]
      })
      .join(' ')
  const lastResult = steps.findLastIndex((step) => step.resultNumber !== null)
  const reached = steps[lastResult]?.resultNumber
  return (
    <svg className="path-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <line x1={edge} x2={width - edge} y1={y(plan)} y2={y(plan)} className="path-plan" />
      <text x={edge} y={Math.max(12, y(plan) - 4)} className="path-label">
        {say('plan')}
      </text>
      <polyline points={line((step) => step.dueNumber)} className="path-due" />
      <polyline points={line((step) => step.resultNumber)} className="path-result" />
      {reached !== null && reached !== undefined && (
        <>
          <circle cx={x(lastResult)} cy={y(reached)} r="4" className="path-now" />
          <text x={Math.min(x(lastResult) + 8, width - 70)} y={y(reached) + 14} className="path-label">
            {say('result')}
          </text>
        </>
      )}
    </svg>
  )
}
