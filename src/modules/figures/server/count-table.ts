import type { UnitId } from '../../org/unit.ts'
import type { CountLine } from './measure-source.ts'

/**
 * The changes of one measure by unit and class as running totals, in a few long arrays: a city has hundreds of thousands
 * of them. Lines of one unit stand together; the last of them is marked.
 */
export interface CountTable {
  readonly classes: ReadonlyMap<string, number>
  readonly firstLine: ReadonlyMap<UnitId, number>
  readonly lineClass: Int32Array
  /** Where the points of a line begin; one more at the end. */
  readonly starts: Int32Array
  readonly days: Int32Array
  readonly totals: Int32Array
}

const lastOfUnit = 0x40000000

export function tableOf(lines: readonly CountLine[]): CountTable {
  const byUnit = new Map<UnitId, CountLine[]>()
  let points = 0
  for (const line of lines) {
    const own = byUnit.get(line.unitId)
    if (own) own.push(line)
    else byUnit.set(line.unitId, [line])
    points += line.days.length
  }
  const classes = new Map<string, number>()
  const firstLine = new Map<UnitId, number>()
  const lineClass = new Int32Array(lines.length)
  const starts = new Int32Array(lines.length + 1)
  const days = new Int32Array(points)
  const totals = new Int32Array(points)
  let [at, point] = [0, 0]
  for (const [unitId, own] of byUnit) {
    firstLine.set(unitId, at)
    for (const line of own) {
      const name = line.class ?? ''
      const number = classes.get(name) ?? classes.size
      classes.set(name, number)
      lineClass[at] = number
      starts[at++] = point
      let total = 0
      for (let index = 0; index < line.days.length; index++) {
        total += line.changes[index] ?? 0
        days[point] = line.days[index] ?? 0
        totals[point++] = total
      }
    }
    lineClass[at - 1] = (lineClass[at - 1] ?? 0) | lastOfUnit
  }
  starts[at] = point
  return { classes, firstLine, lineClass, starts, days, totals }
}

export const sizeOf = (table: CountTable): number => table.days.length + table.lineClass.length

/** The lines of a table, those of some units left out. */
export function linesOf(table: CountTable, measure: string, except: ReadonlySet<UnitId>): readonly CountLine[] {
  const names = [...table.classes.keys()]
  const lines: CountLine[] = []
  for (const [unitId, first] of table.firstLine) {
    if (except.has(unitId)) continue
    for (let line = first; ; line++) {
      const mark = table.lineClass[line] ?? lastOfUnit
      const [start, end] = [table.starts[line] ?? 0, table.starts[line + 1] ?? 0]
      const changes = table.totals.slice(start, end)
      for (let index = changes.length - 1; index > 0; index--)
        changes[index] = (changes[index] ?? 0) - (changes[index - 1] ?? 0)
      const name = names[mark & ~lastOfUnit] ?? ''
      const own = { measure, unitId, class: name === '' ? null : name }
      lines.push({ ...own, days: table.days.slice(start, end), changes })
      if (mark & lastOfUnit) break
    }
  }
  return lines
}

/** The sum of the changes up to and including a day (YYYYMMDD); 0 where there are none. */
export function totalBy(table: CountTable, unitId: UnitId, classCode: string | null, day: number): number {
  const number = table.classes.get(classCode ?? '')
  const first = table.firstLine.get(unitId)
  if (number === undefined || first === undefined) return 0
  for (let line = first; ; line++) {
    const mark = table.lineClass[line] ?? lastOfUnit
    if ((mark & ~lastOfUnit) === number) return totalOfLine(table, line, day)
    if (mark & lastOfUnit) return 0
  }
}

function totalOfLine({ starts, days, totals }: CountTable, line: number, day: number): number {
  const start = starts[line] ?? 0
  let [low, high] = [start, starts[line + 1] ?? start]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((days[middle] ?? 0) <= day) low = middle + 1
    else high = middle
  }
  return low === start ? 0 : (totals[low - 1] ?? 0)
}
