import type { Figure } from '../../../../figures/figure.ts'
import { versionOn } from '../../../../figures/measure.ts'
import { periodOf } from '../../../../figures/server/public.ts'
import type { Board, TargetRow } from '../../../../targets/contract.ts'
import type { LiveScene } from '../scene.ts'
import type { TableAt } from '../table.ts'
import { troubleText } from '../trouble-text.ts'
import { type Cell, columnNames, type DrawnTable, dashNotes, none, words } from './cell.ts'
import { measuredRow } from './measured-row.ts'

/** No., target, counted in, plan, done in the period, cumulative, percentage, against a year ago, who is in charge, note. */
export function targetsTable(scene: LiveScene, at: TableAt, board: Board): DrawnTable {
  const { language } = scene
  const figures: Figure[] = []
  const rows = [...board.targets]
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .map((target, index) => {
      const drawn = rowOf(scene, at, target)
      figures.push(...drawn.figures)
      return [words(String(index + 1)), words(nameOf(target, language)), ...drawn.cells]
    })
  const { order, target, measuredIn, plan, inPeriod, cumulative, percent, change, owner, note } = columnNames
  return {
    title: at.title,
    columns: [order, target, measuredIn, plan, inPeriod, cumulative, percent, change, owner, note].map(
      (name) => name[language],
    ),
    rows,
    notes: rows.length === 0 ? [] : dashNotes(rows, language),
    trouble: rows.length === 0 ? troubleText('no-targets', '') : null,
    figures,
  }
}

const nameOf = (target: TargetRow, language: 'vi' | 'en'): string =>
  target.result.className === null
    ? target.name[language]
    : `${target.name[language]}: ${target.result.className[language]}`

function rowOf(
  scene: LiveScene,
  at: TableAt,
  target: TargetRow,
): { cells: readonly Cell[]; figures: readonly Figure[] } {
  const { catalogue, language } = scene
  const { address } = target.result
  const unitId = catalogue.forest.byCode.get(address.unit)?.id
  const whole = periodOf(catalogue, address.period)
  // A target of a few days, or of a term over by then, is told for its own days.
  const period =
    whole.last < at.period.first || whole.first > at.period.last || whole.last < at.period.last ? whole : at.period
  const measure = versionOn(catalogue.measures.get(address.measure) ?? [], period.last)
  const lead = words(target.leadPost?.[language] ?? target.lead?.name[language] ?? '')
  const state = target.state.name[language]
  if (unitId === undefined || !measure)
    return {
      cells: [words(target.result.measure.measuredIn[language]), none, none, none, none, none, lead, words(state)],
      figures: [],
    }
  const key = { unitId, measure: address.measure, class: address.class, aspect: 'actual' as const, period }
  const row = measuredRow(scene, key, measure, target.planAspect)
  return {
    cells: [
      words(row.measuredIn),
      target.planWords === null ? row.plan : words(target.planWords[language]),
      row.inPeriod,
      row.cumulative,
      row.percent,
      row.change,
      lead,
      words([state, row.note].filter((part) => part !== '').join('; ')),
    ],
    figures: row.figures,
  }
}
