import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import { FigureValue } from '../../figures/web/public.tsx'
import type { TargetRow } from '../contract.ts'
import { lookOf } from './state-look.ts'
import { words } from './words.ts'
import './target-parts.css'

export function StateMark({ state }: { readonly state: TargetRow['state'] }) {
  const text = useText()
  const { icon, tone } = lookOf[state.code]
  return (
    <span className={`state-mark tone-${tone}`} title={text(state.reason)}>
      <Icon name={icon} />
      {text(state.name)}
    </span>
  )
}

/** How far the result is on its way to the plan; the end of the track is the plan. */
export function ProgressBar({ row }: { readonly row: TargetRow }) {
  const text = useText()
  const { progress } = row
  if (!progress) return <span className="soft">—</span>
  const full = progress.kind === 'percentage' ? Math.max(1, progress.ratio ?? 0) : 1
  const { tone } = lookOf[row.state.code]
  return (
    <span className="progress">
      <span className="progress-text">{text(progress.printed)}</span>
      {progress.kind === 'percentage' && progress.ratio !== null && (
        <span className="bar" aria-hidden="true">
          <span
            className={`bar-fill fill-${tone}`}
            style={{ width: `${Math.max(0, Math.min(1, progress.ratio / full)) * 100}%` }}
          />
          {row.due?.ratio != null && row.due.ratio < 1 && (
            <span className="bar-due" style={{ left: `${(Math.max(0, row.due.ratio) / full) * 100}%` }} />
          )}
          <span className="bar-plan" style={{ left: `${100 / full}%` }} />
        </span>
      )}
    </span>
  )
}

/** What is due by now and what is expected at the end, in one quiet line. */
export function Outlook({ row }: { readonly row: TargetRow }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (!row.due && !row.forecast) return null
  return (
    <span className="soft small outlook">
      {row.due && (
        <span title={say('dueBy', { due: text(row.due.printed), day: printDay(row.due.on, language) })}>
          {say('dueShort', { value: text(row.due.printedNumber) })}
        </span>
      )}
      {row.forecast && (
        <span title={`${text(row.forecast.methodName)}: ${say(`keeps_${row.forecast.keeps}`)}`}>
          {say('forecastShort', { value: text(row.forecast.printedNumber) })}
        </span>
      )}
    </span>
  )
}

/** The plan the percentage means; the other one, where there is one, below it. */
export function PlanCell({ row }: { readonly row: TargetRow }) {
  const say = useWords(words)
  const text = useText()
  const [meant, other] = row.planAspect === 'assigned' ? [row.assigned, row.own] : [row.own, row.assigned]
  const otherName = say(row.planAspect === 'assigned' ? 'planOwn' : 'planAssigned')
  return (
    <span className="plan">
      {row.planWords ? text(row.planWords) : meant ? <FigureValue figure={meant} /> : '—'}
      {other && (
        <span className="plan-other">
          {otherName} <FigureValue figure={other} form="number" hasMarks={false} />
        </span>
      )}
      {row.over && <span className="plan-over">▲ {say('overMark', { value: text(row.over) })}</span>}
      {row.isOwnBelow && <span className="plan-over">▼ {say('ownBelow')}</span>}
    </span>
  )
}

/** The last periods as a small line; a gap stays a gap. */
export function TrendLine({ trend }: { readonly trend: TargetRow['trend'] }) {
  const say = useWords(words)
  const known = trend.flatMap((point) => (point.value === null ? [] : [point.value]))
  if (known.length < 2) return null
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const x = (index: number): number => 3 + (index * 66) / Math.max(1, trend.length - 1)
  const y = (value: number): number => (high === low ? 12 : 21 - ((value - low) / (high - low)) * 18)
  let isDrawing = false
  const path = trend
    .map((point, index) => {
      if (point.value === null) {
        isDrawing = false
        return ''
      }
      const step = `${isDrawing ? 'L' : 'M'}${x(index).toFixed(1)} ${y(point.value).toFixed(1)}`
      isDrawing = true
      return step
    })
    .join('')
  const last = trend.findLastIndex((point) => point.value !== null)
  const lastValue = trend[last]?.value ?? 0
  return (
    <svg
      className="trend"
      viewBox="0 0 72 24"
      width="72"
      height="24"
      role="img"
      aria-label={say('trendOf', { count: trend.length })}
    >
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <circle cx={x(last)} cy={y(lastValue)} r="2.6" fill="currentColor" />
    </svg>
  )
}
