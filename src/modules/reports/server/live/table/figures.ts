import type { Figure, FigureKey } from '../../../../figures/figure.ts'
import { type Measure, versionOn } from '../../../../figures/measure.ts'
import { nameOn } from '../../../../org/forest.ts'
import type { UnitId } from '../../../../org/unit.ts'
import { subjectsAt } from '../../../document/place.ts'
import { figureIn, isHeld, type LiveScene } from '../scene.ts'
import type { TableAt } from '../table.ts'
import { type Cell, columnNames, type DrawnTable, dashNotes, isEmpty, withoutEmpty, words } from './cell.ts'
import { measuredRow } from './measured-row.ts'

/** A line for each measure: plan, period, cumulative, percentage, against a year ago. */
export const figuresTable = (scene: LiveScene, at: TableAt): DrawnTable =>
  linesOf(
    scene,
    at,
    at.measures.map((measure) => ({ measure, class: null })),
  )

interface Line {
  readonly measure: string
  readonly class: string | null
}

/** Members and how their number changed: what the register counts, or what was entered; classes in which nobody is are left out. */
export function membersTable(scene: LiveScene, at: TableAt): DrawnTable {
  const { catalogue } = scene
  const lines = [...catalogue.measures].flatMap(([code, versions]): Line[] => {
    const measure = versionOn(versions, at.period.last)
    if (!measure || !isOfMembers(code, measure)) return []
    const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
    return set ? set.classes.map((item) => ({ measure: code, class: item.code })) : [{ measure: code, class: null }]
  })
  const held = lines.filter((line) => {
    const figure = figureAt(scene, at, line)
    return isHeld(figure) && !(line.class !== null && figure.quantity?.low.isZero() && figure.quantity.high.isZero())
  })
  return linesOf(scene, at, held)
}

const isOfMembers = (code: string, measure: Measure): boolean =>
  measure.measuredIn.vi !== '%' &&
  ((measure.kind === 'counted' && code.startsWith('people.')) || code === 'members' || code === 'admitted')

function keysOf(scene: LiveScene, at: TableAt, { measure: code, class: classCode }: Line): readonly FigureKey[] {
  const measure = versionOn(scene.catalogue.measures.get(code) ?? [], at.period.last)
  if (!measure) return []
  const units: readonly UnitId[] = subjectsAt(scene.catalogue.forest, at.unitId, measure, at.period.last)
  return units.map((unitId) => ({ unitId, measure: code, class: classCode, aspect: 'actual', period: at.period }))
}

/** Of the bodies that may hold it, the first that does. */
function keyOf(scene: LiveScene, at: TableAt, line: Line): FigureKey | undefined {
  const keys = keysOf(scene, at, line)
  return keys.find((key) => isHeld(figureIn(scene, key))) ?? keys[0]
}

function figureAt(scene: LiveScene, at: TableAt, line: Line): Figure | undefined {
  const key = keyOf(scene, at, line)
  return key && figureIn(scene, key)
}

function linesOf(scene: LiveScene, at: TableAt, lines: readonly Line[]): DrawnTable {
  const { language, catalogue } = scene
  const figures: Figure[] = []
  const rows = lines.flatMap((line): (readonly Cell[])[] => {
    const key = keyOf(scene, at, line)
    const measure = versionOn(catalogue.measures.get(line.measure) ?? [], at.period.last)
    if (!key || !measure) return []
    const row = measuredRow(scene, key, measure, null)
    figures.push(...row.figures)
    return [
      [
        [],
        words(nameOf(scene, at, key, measure)),
        words(row.measuredIn),
        said(row.plan),
        isSame(row.inPeriod, row.cumulative) ? [] : row.inPeriod,
        row.cumulative,
        said(row.percent),
        said(row.change),
        words(row.note),
      ],
    ]
  })
  const { order, measure, measuredIn, plan, inPeriod, cumulative, percent, change, note } = columnNames
  const columns = [order, measure, measuredIn, plan, inPeriod, cumulative, percent, change, note].map(
    (name) => name[language],
  )
  const numbered = rows.map((row, index) => [words(String(index + 1)), ...row.slice(1)])
  const shown = withoutEmpty(columns, numbered, 3)
  return { title: at.title, ...shown, notes: dashNotes(shown.rows, language), trouble: null, figures }
}

/** Without a plan or an earlier figure nothing is missing of the measure itself. */
const said = (cell: Cell): Cell => (isEmpty(cell) ? [] : cell)

/** A period that is the whole year says the same twice. */
const isSame = (a: Cell, b: Cell): boolean => JSON.stringify(a) === JSON.stringify(b)

/** With the class, and with the body where it is not the Party organisation itself. */
function nameOf(scene: LiveScene, at: TableAt, key: FigureKey, measure: Measure): string {
  const { language, catalogue } = scene
  const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
  const item = set?.classes.find((one) => one.code === key.class)
  const kind = catalogue.forest.units.get(key.unitId)?.kind
  const body =
    kind === 'party_organisation' || key.unitId === at.unitId
      ? ''
      : ` (${nameOn(catalogue.forest, key.unitId, at.period.last)[language]})`
  return `${measure[language]}${item ? `: ${item[language]}` : ''}${body}`
}
