import { type IParagraphOptions, type ITableOptions, Paragraph, RunProperties, Table, type TableRow } from 'docx'

/**
 * Runs and rows as the library would hand them to its writer. A document holds thousands of them, of a few looks: each look is
 * asked of the library once and shared, instead of a tree of its objects for every word.
 */
type Context = Parameters<Paragraph['prepForXml']>[0]
export type Piece = NonNullable<ReturnType<Paragraph['prepForXml']>>

/** What stands in an element, its properties first. */
const inside = (written: Piece | undefined, name: string): readonly Piece[] => {
  const content: unknown = written?.[name]
  return Array.isArray(content) ? (content as Piece[]) : []
}

/** Properties and rows of text look at no document when they are written. */
const nowhere = { stack: [] } as unknown as Context

export interface Look {
  readonly bold?: boolean
  readonly italics?: boolean
  readonly isUnderlined?: boolean
  /** Half points. */
  readonly size?: number
  readonly style?: string
}

const looks = new Map<string, readonly Piece[]>()
const mostLooks = 200

function propertiesOf({ isUnderlined, ...look }: Look): readonly Piece[] {
  const name = `${look.style ?? ''}|${look.size ?? ''}|${look.bold}|${look.italics}|${isUnderlined}`
  let known = looks.get(name)
  if (!known) {
    const written = new RunProperties({ ...look, ...(isUnderlined ? { underline: {} } : {}) }).prepForXml(nowhere)
    known = written ? [written] : []
    if (looks.size >= mostLooks) looks.clear()
    looks.set(name, known)
  }
  return known
}

const asTyped: Piece = { _attr: { 'xml:space': 'preserve' } }
const lineBreak: Piece = { 'w:br': {} }

/** A run of words that look alike; after a break it stands on a line of its own. */
export const run = (text: string, look: Look = {}, isAfterBreak = false): Piece => ({
  'w:r': [...propertiesOf(look), ...(isAfterBreak ? [lineBreak] : []), { 'w:t': [asTyped, text] }],
})

/** @param id of the target among the relationships, without the library's prefix */
export const link = (id: string, words: Piece): Piece => ({
  'w:hyperlink': [{ _attr: { 'w:history': 1, 'r:id': `rId${id}` } }, words],
})

/** A paragraph of written runs. */
export class Line extends Paragraph {
  readonly #runs: readonly Piece[]

  constructor(look: IParagraphOptions, runs: readonly Piece[]) {
    super(look)
    this.#runs = runs
  }

  override prepForXml(context: Context): Piece {
    return { 'w:p': [...inside(super.prepForXml(context), 'w:p'), ...this.#runs] }
  }
}

/**
 * A table whose rows all look like one that the library drew.
 * @param pattern a row of one paragraph a cell
 * @param rows the runs of each cell
 */
export class Grid extends Table {
  readonly #pattern: TableRow
  readonly #rows: readonly (readonly (readonly Piece[])[])[]

  constructor(options: ITableOptions, pattern: TableRow, rows: readonly (readonly (readonly Piece[])[])[]) {
    super(options)
    this.#pattern = pattern
    this.#rows = rows
  }

  override prepForXml(context: Context): Piece {
    const [properties, ...cells] = inside(this.#pattern.prepForXml(context), 'w:tr')
    const columns = cells.map((cell) => {
      const [look, paragraph] = inside(cell, 'w:tc')
      return { look, line: inside(paragraph, 'w:p') }
    })
    const rows = this.#rows.map(
      (row): Piece => ({
        'w:tr': [
          properties,
          ...columns.map(({ look, line }, at): Piece => ({ 'w:tc': [look, { 'w:p': [...line, ...(row[at] ?? [])] }] })),
        ],
      }),
    )
    return { 'w:tbl': [...inside(super.prepForXml(context), 'w:tbl'), ...rows] }
  }
}
