import { type Period, previousPeriod } from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import type { Figure, FigureKey } from '../../../figures/figure.ts'
import { type Measure, versionOn } from '../../../figures/measure.ts'
import { childrenFor, nameOn } from '../../../org/forest.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { ChartPlace } from '../../document/content.ts'
import type { Stated } from '../../document/phrase/stated.ts'
import { subjectsAt } from '../../document/place.ts'
import type { Trouble } from '../../document/trouble.ts'
import { measureNamed } from './measure-named.ts'
import { absence, figureIn, isHeld, type LiveScene, statedFrom } from './scene.ts'
import { dash } from './table/cell.ts'
import { type LivePlaceAt, placeOf } from './table.ts'
import { troubleText } from './trouble-text.ts'

export interface LivePoint {
  readonly label: string
  /** Null leaves a gap. */
  readonly value: string | null
  readonly printed: string
  readonly stated: Stated
}
export interface DrawnChart {
  readonly kind: 'line' | 'bars'
  readonly title: string
  readonly measuredIn: string
  readonly points: readonly LivePoint[]
  readonly alternative: string
  readonly trouble: Trouble | null
  readonly figures: readonly Figure[]
}

/** A chart as it stands now: one measure over the last periods, or over the units below. */
export function liveChart(scene: LiveScene, chart: ChartPlace): DrawnChart {
  const { catalogue, language } = scene
  const place = placeOf(scene, chart)
  const measure =
    'trouble' in place ? undefined : versionOn(catalogue.measures.get(chart.measure) ?? [], place.period.last)
  if ('trouble' in place) return none(chart, place.trouble)
  if (!measure)
    return none(chart, troubleText('unknown-measure', chart.measure, measureNamed(catalogue, chart.measure)))
  const unitName = nameOn(catalogue.forest, place.unitId, place.period.last)[language]
  const drawn =
    chart.kind === 'line' ? overPeriods(scene, chart, place, measure) : overUnits(scene, chart, place, measure)
  const title =
    chart.title !== ''
      ? chart.title
      : chart.kind === 'line'
        ? `${measure[language]}, ${unitName}`
        : `${measure[language]}, ${periodText(place.period)[language]}`
  const points = drawn.map(({ label, figure }): LivePoint => {
    const stated = statedFrom(scene, figure)
    const isThere = figure.quantity !== null
    return {
      label,
      value: isThere ? stated.figure.value : null,
      printed: isThere ? stated.figure.printedNumber[language] : dash,
      stated,
    }
  })
  // One value over time is no line.
  const isAny = points.filter((point) => point.value !== null).length >= (chart.kind === 'line' ? 2 : 1)
  return {
    kind: chart.kind,
    title,
    measuredIn: measure.measuredIn[language],
    points,
    alternative: inWords(title, points, measure.measuredIn[language], language),
    trouble: isAny
      ? null
      : {
          kind: 'missing',
          text: { vi: 'Chưa đủ số liệu để vẽ biểu đồ.', en: 'There are not enough figures to draw a chart from yet.' },
        },
    figures: drawn.map(({ figure }) => figure).filter(isHeld),
  }
}

const none = (chart: ChartPlace, trouble: Trouble): DrawnChart => ({
  kind: chart.kind,
  title: chart.title,
  measuredIn: '',
  points: [],
  alternative: trouble.text.vi,
  trouble,
  figures: [],
})

interface Drawn {
  readonly label: string
  readonly figure: Figure
}

/** The figure of the first body that holds it, or that there is none. */
function figureOf(scene: LiveScene, unitId: UnitId, measure: Measure, period: Period): Figure {
  const keys = subjectsAt(scene.catalogue.forest, unitId, measure, period.last).map(
    (id): FigureKey => ({ unitId: id, measure: measure.code, class: null, aspect: 'actual', period }),
  )
  const figures = keys.flatMap((key) => figureIn(scene, key) ?? [])
  const first = figures[0]
  return (
    figures.find(isHeld) ??
    first ??
    absence({ unitId, measure: measure.code, class: null, aspect: 'actual', period }, 'missing')
  )
}

function overPeriods(scene: LiveScene, chart: ChartPlace, place: LivePlaceAt, measure: Measure): readonly Drawn[] {
  const drawn: Drawn[] = []
  let at = place.period
  for (let i = 0; i < chart.periods; i++) {
    drawn.unshift({ label: shortName(at, scene.language), figure: figureOf(scene, place.unitId, measure, at) })
    at = previousPeriod(at)
  }
  // What lies before anything was held is no gap.
  const first = drawn.findIndex(({ figure }) => isHeld(figure))
  return first < 0 ? drawn : drawn.slice(Math.min(first, drawn.length - 2))
}

const shortName = (period: Period, language: 'vi' | 'en'): string =>
  period.kind === 'year' ? period.id : periodText(period)[language].replace(/^(quý|tháng) /, '')

function overUnits(scene: LiveScene, _chart: ChartPlace, place: LivePlaceAt, measure: Measure): readonly Drawn[] {
  const { forest } = scene.catalogue
  const { first, last } = place.period
  return childrenFor(forest, place.unitId, first, last)
    .map(({ unitId }) => ({
      label: nameOn(forest, unitId, last)[scene.language].replace(/^(Đảng bộ|Chi bộ|Đảng ủy) /, ''),
      figure: figureOf(scene, unitId, measure, place.period),
    }))
    .sort((a, b) => a.label.localeCompare(b.label, scene.language, { numeric: true }))
}

/** The chart for those who cannot see it. */
function inWords(title: string, points: readonly LivePoint[], measuredIn: string, language: 'vi' | 'en'): string {
  const told = points.map((point) => `${point.label}: ${point.printed}`).join('; ')
  return language === 'vi'
    ? `Biểu đồ ${title} (${measuredIn}). ${told}.`
    : `Chart of ${title} (${measuredIn}). ${told}.`
}
