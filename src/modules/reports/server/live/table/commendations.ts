import { previousPeriod, yearContaining } from '../../../../../platform/domain/period.ts'
import { periodText } from '../../../../../platform/domain/period-text.ts'
import type { Figure } from '../../../../figures/figure.ts'
import { versionOn } from '../../../../figures/measure.ts'
import { nameOn } from '../../../../org/forest.ts'
import { subjectsAt } from '../../../document/place.ts'
import { figureIn, isHeld, type LiveScene, statedFrom } from '../scene.ts'
import type { TableAt } from '../table.ts'
import { type Cell, columnNames, type DrawnTable, number, withoutEmpty, words } from './cell.ts'

const beginnings = ['certificates', 'award', 'commend', 'people.badges'] as const

/** How many were commended, by whom: in the period, or else in its year or the year before, which then is named. */
export function commendationsTable(scene: LiveScene, at: TableAt): DrawnTable {
  const { catalogue, language } = scene
  const figures: Figure[] = []
  const year = yearContaining(at.period.last)
  const rows: (readonly Cell[])[] = []
  for (const [code, versions] of catalogue.measures) {
    if (!beginnings.some((beginning) => code.startsWith(beginning))) continue
    const figure = [at.period, year, previousPeriod(year)]
      .flatMap((period) => {
        const measure = versionOn(versions, period.last)
        const units = measure ? subjectsAt(catalogue.forest, at.unitId, measure, period.last) : []
        return units.map((unitId) => figureIn(scene, { unitId, measure: code, class: null, aspect: 'actual', period }))
      })
      .find(isHeld)
    if (!figure) continue
    figures.push(figure)
    const { key } = figure
    const measure = versionOn(versions, key.period.last)
    rows.push([
      words(String(rows.length + 1)),
      words(measure?.[language] ?? code),
      number(statedFrom(scene, figure), language),
      words(measure?.measuredIn[language] ?? ''),
      words(
        catalogue.forest.units.get(key.unitId)?.kind === 'organ'
          ? nameOn(catalogue.forest, key.unitId, key.period.last)[language]
          : '',
      ),
      words(periodText(key.period)[language]),
    ])
  }
  const { order, measure, number: count, measuredIn, givenBy, period } = columnNames
  const columns = [order, measure, count, measuredIn, givenBy, period].map((name) => name[language])
  return {
    title: at.title,
    ...withoutEmpty(columns, rows, 4),
    notes: rows.length === 0 ? [] : [byHand[language]],
    trouble: rows.length === 0 ? { kind: 'missing', text: noneYet } : null,
    figures,
  }
}

const byHand = {
  vi: 'Tên tập thể, cá nhân ghi theo quyết định khen thưởng.',
  en: 'Names of collectives and persons are written by the decision to commend them.',
}
const noneYet = {
  vi: 'Chưa có số liệu khen thưởng trong hệ thống. Ghi danh sách theo quyết định khen thưởng.',
  en: 'There are no commendations in the system. Write the list by the decision to commend.',
}
