import type { LiveRun } from '../contract/live.ts'
import type { Annex, PrintBlock, PrintChart, PrintLine, PrintRun, PrintTable } from '../printable.ts'
import type { Block, Content, Inline, Mark, TableRow } from './content.ts'
import type { Stated } from './phrase/stated.ts'
import type { Trouble } from './trouble.ts'

/** What the live places of a document say, by their ids. */
export interface LiveWords {
  readonly figures: ReadonlyMap<string, { readonly runs: readonly LiveRun[] }>
  readonly tables: ReadonlyMap<string, LiveTableWords>
  readonly charts: ReadonlyMap<string, LiveChartWords>
}
export interface LiveTableWords {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (readonly LiveRun[])[])[]
  readonly notes: readonly string[]
  readonly trouble: Trouble | null
}
export interface LiveChartWords {
  readonly kind: 'line' | 'bars'
  readonly title: string
  readonly measuredIn: string
  readonly points: readonly {
    readonly label: string
    readonly value: string | null
    readonly printed: string
    readonly stated: Stated
  }[]
  readonly alternative: string
  readonly trouble: Trouble | null
}

/** Blocks and annexes ready to be printed; the numbers of the whole document are counted in the order in which they stand. */
export interface Composed {
  readonly body: readonly PrintBlock[]
  readonly annexes: readonly Annex[]
}

/**
 * Puts what the live places say into the text. One place is drawn once, so that the same figure is the same number
 * everywhere; a place without a number keeps the words that tell why.
 */
export function compose(content: Content, live: LiveWords, language: 'vi' | 'en'): Composed {
  const drawer: Drawer = { live, language, number: 0 }
  const annexed = content.content.filter(isAnnex)
  const body = content.content.filter((block) => !isAnnex(block)).flatMap((block) => blockOf(drawer, block))
  const annexes = annexed.flatMap((block): Annex[] => {
    if (block.type !== 'liveTable') return []
    const table = live.tables.get(block.attrs.id)
    return table ? [{ title: table.title, blocks: tableBlocks(drawer, { ...table, title: '' }) }] : []
  })
  return { body, annexes }
}

const isAnnex = (block: Block): boolean => block.type === 'liveTable' && block.attrs.isAnnex

interface Drawer {
  readonly live: LiveWords
  readonly language: 'vi' | 'en'
  /** The last number given. */
  number: number
}

function blockOf(drawer: Drawer, block: Block): readonly PrintBlock[] {
  switch (block.type) {
    case 'heading': {
      const { level, number } = block.attrs
      return [{ kind: 'heading', level, number, line: lineOf(drawer, block.content) }]
    }
    case 'paragraph': {
      const line = lineOf(drawer, block.content)
      return line.length === 0 ? [] : [{ kind: 'paragraph', line }]
    }
    case 'bulletList':
    case 'orderedList': {
      const items = block.content.map((item) => item.content.flatMap((inner) => blockOf(drawer, inner)))
      return [{ kind: 'list', isOrdered: block.type === 'orderedList', items: items.filter((item) => item.length > 0) }]
    }
    case 'table':
      return [{ kind: 'table', table: typedTable(drawer, block.content) }]
    case 'liveTable': {
      const table = drawer.live.tables.get(block.attrs.id)
      return table ? tableBlocks(drawer, table) : []
    }
    case 'chart': {
      const chart = drawer.live.charts.get(block.attrs.id)
      return chart ? [chartBlock(drawer, chart)] : []
    }
  }
}

function lineOf(drawer: Drawer, inlines: readonly Inline[] | undefined): PrintLine {
  return (inlines ?? []).flatMap((inline): PrintRun[] => {
    if (inline.type === 'hardBreak') return [{ text: '\n' }]
    const marks = (inline.marks ?? []).map((mark) => mark.type)
    if (inline.type === 'text') return [marked({ text: inline.text }, marks)]
    const figure = drawer.live.figures.get(inline.attrs.id)
    return (figure?.runs ?? []).map((run) => marked(numbered(drawer, run), marks))
  })
}

const marked = (run: PrintRun, marks: readonly Mark[]): PrintRun => (marks.length === 0 ? run : { ...run, marks })

function numbered(drawer: Drawer, run: LiveRun): PrintRun {
  if (!('figure' in run)) return run.marks ? { text: run.text, marks: run.marks } : { text: run.text }
  drawer.number += 1
  const { figure, code, printed, against, worked } = run
  return {
    ...{ figure, code, printed, number: drawer.number },
    ...(against ? { against } : {}),
    ...(worked === undefined ? {} : { worked }),
  }
}

/** What is printed where a table or chart has nothing to draw; what to do about it is said in the editor. */
function withoutData({ language }: Drawer, title: string): PrintBlock {
  const words = language === 'vi' ? 'chưa có số liệu trong hệ thống.' : 'no figures in the system yet.'
  const text = title === '' ? words.charAt(0).toLocaleUpperCase(language) + words.slice(1) : `${title}: ${words}`
  return { kind: 'paragraph', line: [{ text, marks: ['italic'] }], isSoft: true }
}

/** A table of the system, or that it has no data, in its place. */
function tableBlocks(drawer: Drawer, table: LiveTableWords): readonly PrintBlock[] {
  if (table.rows.length === 0) return [withoutData(drawer, table.title)]
  const rows = table.rows.map((row) => row.map((cell): PrintLine => cell.map((run) => numbered(drawer, run))))
  return [{ kind: 'table', table: { title: table.title, columns: table.columns, rows, notes: table.notes } }]
}

function chartBlock(drawer: Drawer, chart: LiveChartWords): PrintBlock {
  const { kind, title, measuredIn, alternative } = chart
  if (chart.trouble || chart.points.length === 0) return withoutData(drawer, title)
  const points = chart.points.map(({ label, value, printed, stated }): PrintChart['points'][number] => {
    // A gap is no number.
    const number = value === null ? 0 : ++drawer.number
    return { label, value, printed, figure: stated.figure, code: stated.code, number }
  })
  return { kind: 'chart', chart: { kind, title, measuredIn, points, alternative } }
}

/** A table that was typed: its first row names the columns where it is made of heads; joined cells leave empty ones. */
function typedTable(drawer: Drawer, rows: readonly TableRow[]): PrintTable {
  const isHead = (row: TableRow): boolean =>
    row.content.length > 0 && row.content.every((cell) => cell.type === 'tableHeader')
  const [first] = rows
  const grid = gridOf(rows, (cell) => {
    const lines = cell.content.flatMap((block) => blockOf(drawer, block)).flatMap(linesIn)
    return lines.flatMap((line, at): PrintRun[] => (at === 0 ? [...line] : [{ text: '\n' }, ...line]))
  })
  const head = first && isHead(first) ? grid.shift() : undefined
  const width = Math.max(0, ...grid.map((row) => row.length), head?.length ?? 0)
  const filled = (row: readonly PrintLine[]): readonly PrintLine[] =>
    Array.from({ length: width }, (_, at) => row[at] ?? [])
  const columns = filled(head ?? []).map((line) =>
    line.map((run) => ('figure' in run ? run.printed : run.text)).join(''),
  )
  return { title: '', columns, rows: grid.map(filled), notes: [] }
}

type TypedCell = TableRow['content'][number]

/** Cells in their columns, those that reach over several columns or rows followed by empty ones. */
function gridOf(rows: readonly TableRow[], lineOfCell: (cell: TypedCell) => PrintLine): PrintLine[][] {
  const grid: (PrintLine | undefined)[][] = rows.map(() => [])
  rows.forEach((row, y) => {
    let x = 0
    for (const cell of row.content) {
      while (grid[y]?.[x] !== undefined) x++
      const [wide, high] = [cell.attrs?.colspan ?? 1, cell.attrs?.rowspan ?? 1]
      for (let down = 0; down < Math.min(high, rows.length - y); down++)
        for (let right = 0; right < wide; right++) {
          const line = grid[y + down]
          if (line) line[x + right] = []
        }
      const line = grid[y]
      if (line) line[x] = lineOfCell(cell)
      x += wide
    }
  })
  return grid.map((row) => Array.from(row, (line) => line ?? []))
}

const linesIn = (block: PrintBlock): readonly PrintLine[] => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.line]
    case 'list':
      return block.items.flatMap((item) => item.flatMap(linesIn)).map((line) => [{ text: '– ' }, ...line])
    case 'table':
      return block.table.rows.map((row) => row.flat())
    case 'chart':
      return []
  }
}
