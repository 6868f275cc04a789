import type { Figure } from '../../../../figures/figure.ts'
import { versionOn } from '../../../../figures/measure.ts'
import { nameOn } from '../../../../org/forest.ts'
import { subjectsAt } from '../../../document/place.ts'
import { figureIn, isHeld, type LiveScene, statedFrom } from '../scene.ts'
import type { TableAt } from '../table.ts'
import { columnNames, type DrawnTable, dashNotes, number, withoutEmpty, words } from './cell.ts'

/** A line for each level of rating, a column for each measure that is told by level (organisations, cells, members). */
export function ratingsTable(scene: LiveScene, at: TableAt): DrawnTable {
  const { catalogue, language } = scene
  const figures: Figure[] = []
  const told = [...catalogue.measures].flatMap(([code, versions]) => {
    const measure = versionOn(versions, at.period.last)
    const set = measure?.classSet ? catalogue.classSets.get(measure.classSet) : undefined
    const isMeant = at.measures.length > 0 ? at.measures.includes(code) : code.startsWith('rating')
    if (!measure || !set || !isMeant) return []
    const cellAt = (classCode: string): Figure | undefined =>
      subjectsAt(catalogue.forest, at.unitId, measure, at.period.last)
        .map((unitId) =>
          figureIn(scene, { unitId, measure: code, class: classCode, aspect: 'actual', period: at.period }),
        )
        .find(isHeld)
    return set.classes.some((item) => cellAt(item.code)) ? [{ measure, set, cellAt }] : []
  })
  const levels = new Map(told.flatMap(({ set }) => set.classes.map((item) => [item.code, item[language]] as const)))
  const rows = [...levels].map(([code, name]) => [
    words(name),
    ...told.map(({ set, cellAt }) => {
      const figure = cellAt(code)
      if (figure) figures.push(figure)
      return set.classes.some((item) => item.code === code) ? number(figure && statedFrom(scene, figure), language) : []
    }),
  ])
  const columns = [
    columnNames.level[language],
    ...told.map(({ measure }) => `${measure[language]} (${measure.measuredIn[language]})`),
  ]
  return {
    title: at.title,
    ...withoutEmpty(columns, rows, 1),
    notes: [
      ...dashNotes(rows, language),
      ...(told.some(({ set }) => set.reading === 'undeclared') ? [undeclared[language]] : []),
    ],
    trouble: told.length === 0 ? { kind: 'missing', text: noRatings(scene, at) } : null,
    figures,
  }
}

const undeclared = {
  vi: 'Nguồn số liệu không nói rõ mức dưới có gồm mức trên hay không.',
  en: 'The source does not say whether a level includes the one above it.',
}

const noRatings = ({ catalogue }: LiveScene, at: TableAt) => ({
  vi: `Chưa có kết quả xếp loại của ${nameOn(catalogue.forest, at.unitId, at.period.last).vi} trong kỳ này.`,
  en: `There are no ratings of ${nameOn(catalogue.forest, at.unitId, at.period.last).en} in this period yet.`,
})
