import type { ChangedNumber } from '../contract/edition.ts'

/** A figure that a document prints in several places is one line, with how many they are. */
interface ChangedFigure {
  readonly change: ChangedNumber
  readonly places: number
}

const keyOf = ({ address, printedThen, printedNow, difference }: ChangedNumber): string => {
  const { unit, measure, class: className, aspect, period } = address
  // Printed with and without what it is counted in (`53,68%`, in a table `53,68`) it is one figure; where by how much it
  // differs cannot be told, only what was printed tells two forms apart.
  return [unit, measure, className ?? '', aspect, period, printedNow.vi, difference?.vi ?? printedThen].join('\n')
}

/** In the order in which they are printed first; of several ways to print one, the fullest. */
export function byFigure(changes: readonly ChangedNumber[]): readonly ChangedFigure[] {
  const lines = new Map<string, ChangedFigure>()
  for (const change of changes) {
    const key = keyOf(change)
    const line = lines.get(key)
    const isFuller = line !== undefined && change.printedThen.length > line.change.printedThen.length
    lines.set(key, {
      change: line && !isFuller ? line.change : change,
      places: (line?.places ?? 0) + 1,
    })
  }
  return [...lines.values()]
}
