import { type Period, parsePeriod } from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import type { Language, Text } from '../../../../platform/domain/text.ts'
import { canRead } from '../../../accounts/access.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { LiveTable, LiveTableKind } from '../../document/content.ts'
import { periodAt, unitAt } from '../../document/place.ts'
import type { Trouble } from '../../document/trouble.ts'
import type { LiveScene } from './scene.ts'
import type { DrawnTable } from './table/cell.ts'
import { childrenTable } from './table/children.ts'
import { commendationsTable } from './table/commendations.ts'
import { figuresTable, membersTable } from './table/figures.ts'
import { programmeTable } from './table/programme.ts'
import { ratingsTable } from './table/ratings.ts'
import { targetsTable } from './table/targets.ts'
import { troubleText } from './trouble-text.ts'

/** A table with what its places mean for the document. */
export interface TableAt {
  readonly title: string
  readonly unitId: UnitId
  readonly period: Period
  readonly measures: readonly string[]
}

/** Tables that are drawn from the board of their unit and period; the units below show its measures where none are named. */
export const needsBoard = ({ kind, measures }: Pick<LiveTable, 'kind' | 'measures'>): boolean =>
  kind === 'targets' || kind === 'programme' || (kind === 'children' && measures.length === 0)

const titles: Readonly<Record<LiveTableKind, Text>> = {
  targets: { vi: 'Kết quả thực hiện các chỉ tiêu', en: 'Targets and results' },
  children: { vi: 'Kết quả của các đơn vị trực thuộc', en: 'Results of the units below' },
  members: { vi: 'Tình hình đảng viên', en: 'Members' },
  ratings: { vi: 'Kết quả đánh giá, xếp loại', en: 'Ratings' },
  commendations: { vi: 'Khen thưởng', en: 'Commendations' },
  programme: { vi: 'Nội dung công tác', en: 'Programme of work' },
  figures: { vi: 'Số liệu', en: 'Figures' },
}

export interface LivePlaceAt {
  readonly unitId: UnitId
  readonly period: Period
}

/** Where a table or chart leads: unit and period, or what is wrong with them. */
export function placeOf(
  scene: Pick<LiveScene, 'catalogue' | 'home' | 'period' | 'reader'>,
  { unit, period: place }: { readonly unit: string; readonly period: string },
): LivePlaceAt | { readonly trouble: Trouble } {
  const { catalogue, reader } = scene
  const period = periodAt(place, scene.period, (text) => parsePeriod(text, (code) => catalogue.terms.get(code)))
  if (!period.ok) return { trouble: troubleText('unknown-period', place) }
  const unitId = unitAt(catalogue.forest, scene.home, unit, period.value.last)
  if (unitId === undefined) return { trouble: troubleText('unknown-unit', unit) }
  if (!canRead(catalogue.forest, reader, unitId, period.value.last)) return { trouble: troubleText('forbidden', '') }
  return { unitId, period: period.value }
}

export const boardKey = (scene: Pick<LiveScene, 'catalogue'>, { unitId, period }: LivePlaceAt): string =>
  `${scene.catalogue.forest.units.get(unitId)?.code ?? ''}|${period.id}`

export const titleOf = (table: LiveTable, period: Period, language: Language): string =>
  table.title === '' ? `${titles[table.kind][language]} ${periodText(period)[language]}` : table.title

const empty = (title: string, trouble: Trouble): DrawnTable => ({
  title,
  columns: [],
  rows: [],
  notes: [],
  trouble,
  figures: [],
})

/** A live table as it stands now; where it has no data it says so. */
export function liveTable(scene: LiveScene, table: LiveTable): DrawnTable {
  const place = placeOf(scene, table)
  if ('trouble' in place)
    return empty(table.title === '' ? titles[table.kind][scene.language] : table.title, place.trouble)
  const at: TableAt = { ...place, title: titleOf(table, place.period, scene.language), measures: table.measures }
  const board = needsBoard(table) ? scene.boards.get(boardKey(scene, place)) : undefined
  switch (table.kind) {
    case 'targets':
      return board ? targetsTable(scene, at, board) : empty(at.title, troubleText('no-targets', ''))
    case 'programme':
      return board ? programmeTable(scene, at, board) : empty(at.title, troubleText('no-targets', ''))
    case 'children':
      return childrenTable(scene, {
        ...at,
        measures:
          at.measures.length > 0 ? at.measures : (board?.targets.map((target) => target.result.measure.code) ?? []),
      })
    case 'members':
      return withTrouble(membersTable(scene, at))
    case 'ratings':
      return ratingsTable(scene, at)
    case 'commendations':
      return commendationsTable(scene, at)
    case 'figures':
      return withTrouble(figuresTable(scene, at))
  }
}

const withTrouble = (table: DrawnTable): DrawnTable =>
  table.rows.length > 0
    ? table
    : {
        ...table,
        trouble: {
          kind: 'missing',
          text: { vi: 'Chưa có số liệu trong hệ thống.', en: 'There are no figures in the system yet.' },
        },
      }
