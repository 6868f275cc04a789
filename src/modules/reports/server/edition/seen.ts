import { canRead, type Reader } from '../../../accounts/access.ts'
import type { PrintedFigure } from '../../../figures/contract.ts'
import { type Catalogue, periodOf } from '../../../figures/server/public.ts'
import type { Manifest } from '../../contract.ts'
import type { Printable, PrintBlock, PrintChart, PrintLine, PrintRun } from '../../printable.ts'

type Place = Pick<Manifest['numbers'][number], 'unit' | 'period'>
/** May the reader open the figure behind a number, and not only read the number on the paper? */
export type Follows = (place: Place) => boolean

export function followsFor(catalogue: Catalogue, reader: Reader): Follows {
  const known = new Map<string, boolean>()
  return ({ unit, period }) => {
    const key = `${unit}|${period}`
    let follows = known.get(key)
    if (follows === undefined) {
      const found = catalogue.forest.byCode.get(unit)
      follows = found !== undefined && canRead(catalogue.forest, reader, found.id, periodOf(catalogue, period).last)
      known.set(key, follows)
    }
    return follows
  }
}

/** The manifest as the reader may have it: of numbers that cannot be followed, what is printed and nothing more. */
export const manifestSeen = (manifest: Manifest, follows: Follows): Manifest => ({
  ...manifest,
  numbers: manifest.numbers.map(({ against, worked, ...number }) =>
    follows(number)
      ? { ...number, ...(against ? { against } : {}), ...(worked === undefined ? {} : { worked }) }
      : { ...number, link: '', value: null, high: null, exact: null, entries: [] },
  ),
})

/** The page as the reader may have it: numbers that cannot be followed are words, with an empty code. */
export function printableSeen(printable: Printable, follows: Follows): Printable {
  const blocks = (list: readonly PrintBlock[]): readonly PrintBlock[] => list.map((block) => blockSeen(block, follows))
  return {
    ...printable,
    body: blocks(printable.body),
    annexes: printable.annexes.map((annex) => ({ ...annex, blocks: blocks(annex.blocks) })),
  }
}

function blockSeen(block: PrintBlock, follows: Follows): PrintBlock {
  const line = (runs: PrintLine): PrintLine => runs.map((run) => runSeen(run, follows))
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, line: line(block.line) }
    case 'list':
      return { ...block, items: block.items.map((item) => item.map((part) => blockSeen(part, follows))) }
    case 'table':
      return { ...block, table: { ...block.table, rows: block.table.rows.map((row) => row.map(line)) } }
    case 'chart':
      return { ...block, chart: chartSeen(block.chart, follows) }
  }
}

function runSeen(run: PrintRun, follows: Follows): PrintRun {
  if (!('figure' in run) || isFollowed(run.figure, follows)) return run
  const { against, worked, ...rest } = run
  return { ...rest, code: '', figure: asPrinted(run.figure, run.printed) }
}

const chartSeen = (chart: PrintChart, follows: Follows): PrintChart => ({
  ...chart,
  points: chart.points.map((point) =>
    isFollowed(point.figure, follows) ? point : { ...point, code: '', figure: asPrinted(point.figure, point.printed) },
  ),
})

const isFollowed = ({ address }: PrintedFigure, follows: Follows): boolean => follows(address)

/** What a number on paper says of its figure. */
const asPrinted = (figure: PrintedFigure, printed: string): PrintedFigure => ({
  ...figure,
  printed: { vi: printed, en: printed },
  printedNumber: { vi: printed, en: printed },
  ...{ value: null, high: null, exact: null, absence: null, origin: null, periods: null, isPartial: false },
  coverage: { have: 0, expected: 0, approved: 0 },
})
