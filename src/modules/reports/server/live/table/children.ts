import type { Figure } from '../../../../figures/figure.ts'
import { versionOn } from '../../../../figures/measure.ts'
import { childrenFor, nameOn } from '../../../../org/forest.ts'
import type { UnitId } from '../../../../org/unit.ts'
import { subjectsAt } from '../../../document/place.ts'
import { figureIn, isHeld, type LiveScene, statedFrom } from '../scene.ts'
import type { TableAt } from '../table.ts'
import { type Cell, columnNames, type DrawnTable, dashNotes, number, words } from './cell.ts'

const mostMeasures = 8

/** A line for each unit below, a column for each measure, and the whole in the last line. */
export function childrenTable(scene: LiveScene, at: TableAt): DrawnTable {
  const { catalogue, language } = scene
  const { forest } = catalogue
  const { first, last } = at.period
  const figures: Figure[] = []
  const measures = at.measures
    .flatMap((code) => {
      const measure = versionOn(catalogue.measures.get(code) ?? [], last)
      return measure ? [{ code, measure }] : []
    })
    .slice(0, mostMeasures)
  const cell = (unitId: UnitId, { code, measure }: (typeof measures)[number]): Cell => {
    const figure = subjectsAt(forest, unitId, measure, last)
      .map((id) => figureIn(scene, { unitId: id, measure: code, class: null, aspect: 'actual', period: at.period }))
      .find(isHeld)
    if (figure) figures.push(figure)
    return number(figure && statedFrom(scene, figure), language)
  }
  const units = childrenFor(forest, at.unitId, first, last)
    .map(({ unitId }) => ({ unitId, name: nameOn(forest, unitId, last)[language] }))
    .sort((a, b) => a.name.localeCompare(b.name, language, { numeric: true }))
  const rows = units.map(({ unitId, name }, index) => [
    words(String(index + 1)),
    words(name),
    ...measures.map((measure) => cell(unitId, measure)),
  ])
  const whole = [[], words(columnNames.total[language]), ...measures.map((measure) => cell(at.unitId, measure))]
  return {
    title: at.title,
    columns: [
      columnNames.order[language],
      columnNames.unit[language],
      ...measures.map(({ measure }) => `${measure[language]} (${measure.measuredIn[language]})`),
    ],
    rows: units.length === 0 ? [] : [...rows, whole],
    notes: dashNotes(rows, language),
    trouble:
      units.length === 0
        ? {
            kind: 'missing',
            text: {
              vi: 'Đơn vị không có đơn vị trực thuộc trong kỳ này.',
              en: 'There are no units below in this period.',
            },
          }
        : null,
    figures,
  }
}
