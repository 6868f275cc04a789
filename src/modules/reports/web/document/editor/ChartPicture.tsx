import { useText } from '../../../../../platform/web/language/use-words.ts'
import { Icon } from '../../../../../platform/web/ui/icons.tsx'
import { chartSvg } from '../../../document/chart-svg.ts'
import type { ResolvedChart } from './live.tsx'

/** A chart as it is drawn on paper; a screen reader has it in words. */
export function ChartPicture({ chart }: { readonly chart: ResolvedChart }) {
  const text = useText()
  if (chart.points.length === 0)
    return (
      <p className="live-trouble">
        <Icon name="triangle" size={12} /> {chart.trouble ? text(chart.trouble.text) : chart.alternative}
      </p>
    )
  const svg = chartSvg({
    ...chart,
    points: chart.points.map((point, at) => ({ ...point, number: at + 1 })),
  })
  return (
    <img
      className="live-chart"
      src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
      alt={chart.alternative}
    />
  )
}
