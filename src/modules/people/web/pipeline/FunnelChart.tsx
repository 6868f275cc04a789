import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { useIsNarrow } from '../../../../platform/web/ui/use-is-narrow.ts'
import type { Funnel } from '../../contract/pipeline.ts'
import { words } from './words.ts'

type Row = Funnel['stages'][number]
/** In units of the drawing; on a phone the name of a stage stands above its bar. */
const wideForm = { width: 860, rowHeight: 44, barHeight: 22, barTop: 0, left: 176, barWidth: 460 }
const narrowForm = { width: 358, rowHeight: 66, barHeight: 20, barTop: 20, left: 0, barWidth: 200 }

/** `12.5` as the language writes it. */
export const printDays = (days: string, language: 'vi' | 'en'): string =>
  language === 'vi' ? days.replace('.', ',') : days

const parts = [
  { key: 'wentOn', look: 'went' },
  { key: 'stillThere', look: 'still' },
  { key: 'screenedOut', look: 'out' },
  { key: 'ended', look: 'ended' },
] as const

/** The funnel drawn for the eye; every number stands beside its bar, and the table says the same. */
export function FunnelChart({ rows, title }: { readonly rows: readonly Row[]; readonly title: string }) {
  const isNarrow = useIsNarrow(760)
  const { width, rowHeight, barHeight, barTop, left: start, barWidth } = isNarrow ? narrowForm : wideForm
  const say = useWords(words)
  const language = useLanguage()
  const most = Math.max(1, ...rows.map((row) => row.entered))
  const wide = (people: number): number => (people / most) * barWidth
  return (
    <svg className="funnel" viewBox={`0 0 ${width} ${rows.length * rowHeight}`} role="img" aria-label={title}>
      <defs>
        <pattern id="funnel-out" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="#fff" />
          <rect width="3" height="6" fill="var(--not)" />
        </pattern>
      </defs>
      {rows.map((row, index) => {
        const top = index * rowHeight + barTop
        const became = [
          row.wentOn > 0 && `${say('wentOn').toLocaleLowerCase('vi')} ${row.wentOn}`,
          row.stillThere > 0 &&
            row.stage !== 'full' &&
            `${say('stillThere').toLocaleLowerCase('vi')} ${row.stillThere}`,
          row.screenedOut > 0 && `${say('screenedOut').toLocaleLowerCase('vi')} ${row.screenedOut}`,
          row.ended > 0 && `${say('endedOtherwise').toLocaleLowerCase('vi')} ${row.ended}`,
        ].filter(Boolean)
        let left = start
        return (
          <g key={row.stage} className="funnel-row">
            <text
              x={isNarrow ? 0 : start - 12}
              y={isNarrow ? top - 6 : top + 16}
              textAnchor={isNarrow ? 'start' : 'end'}
              className="funnel-stage"
            >
              {say(row.stage === 'full' ? 'fullReached' : row.stage)}
            </text>
            {parts.map(({ key, look }) => {
              const at = left
              left += wide(row[key])
              return (
                row[key] > 0 && (
                  <rect
                    key={key}
                    x={at}
                    y={top}
                    width={wide(row[key])}
                    height={barHeight}
                    className={`funnel-${row.stage === 'full' ? 'reached' : look}`}
                  />
                )
              )
            })}
            <text x={left + 8} y={top + 16} className="funnel-number">
              {row.entered}
              {row.medianDays !== null && (
                <tspan className="funnel-soft">
                  {' '}
                  · {say('medianOf', { days: printDays(row.medianDays, language) })}
                </tspan>
              )}
            </text>
            <text x={start} y={top + barHeight + 14} className="funnel-soft">
              {became.join(' · ')}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
