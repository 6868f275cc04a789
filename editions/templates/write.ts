import type {
  Block,
  ChartPlace,
  FigurePlace,
  Inline,
  LiveTable,
  PhraseForm,
  TableRow,
} from '../../src/modules/reports/document/content.ts'

/** A place of a sentence; its id is given when the text is put together. */
export type Place = Omit<FigurePlace, 'id'>
type Piece = string | Place | readonly Piece[]

/** A figure in a sentence: of the reporting unit and period unless said otherwise. */
export const figure = (measure: string, form: PhraseForm, more: Partial<Place> = {}): Place => ({
  form,
  measure,
  unit: '@self',
  class: null,
  aspect: 'actual',
  period: '@report',
  against: null,
  plan: null,
  ...more,
})

/** What stands in the text of a template, before its blocks and places have ids. */
export type Part =
  | {
      readonly is: 'heading'
      readonly level: 1 | 2 | 3
      readonly number: string
      readonly title: string
      readonly section: string | null
    }
  | { readonly is: 'sentence'; readonly pieces: readonly Piece[] }
  | { readonly is: 'blank' }
  | { readonly is: 'table'; readonly table: Partial<Omit<LiveTable, 'id' | 'kind'>> & Pick<LiveTable, 'kind'> }
  | { readonly is: 'chart'; readonly chart: Partial<Omit<ChartPlace, 'id'>> & Pick<ChartPlace, 'kind' | 'measure'> }
  | { readonly is: 'form'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

export const heading = (level: 1 | 2 | 3, number: string, title: string, section: string | null = null): Part => ({
  ...{ is: 'heading', level, number, title, section },
})
/** A sentence of words and figures; it is left out where the installation does not hold one of its measures. */
export const sentence = (...pieces: readonly Piece[]): Part => ({ is: 'sentence', pieces })
/** Room for prose. */
export const blank: Part = { is: 'blank' }
export const table = (kind: LiveTable['kind'], more: Partial<Omit<LiveTable, 'id' | 'kind'>> = {}): Part => ({
  is: 'table',
  table: { kind, ...more },
})
export const annex = (
  kind: LiveTable['kind'],
  title: string,
  more: Partial<Omit<LiveTable, 'id' | 'kind'>> = {},
): Part => table(kind, { title, isAnnex: true, ...more })
export const chart = (kind: ChartPlace['kind'], measure: string, more: Partial<Omit<ChartPlace, 'id'>> = {}): Part => ({
  is: 'chart',
  chart: { kind, measure, ...more },
})
/** A table to be filled in by hand. */
export const form = (columns: readonly string[], rows: readonly (readonly string[])[]): Part => ({
  is: 'form',
  columns,
  rows,
})

const flat = (pieces: readonly Piece[]): readonly (string | Place)[] =>
  pieces.flatMap((piece) => (Array.isArray(piece) ? flat(piece as readonly Piece[]) : [piece as string | Place]))

const cell = (type: 'tableCell' | 'tableHeader', text: string, id: string): TableRow['content'][number] => ({
  type,
  content: [
    { type: 'paragraph', attrs: { id, isOld: false }, ...(text === '' ? {} : { content: [{ type: 'text', text }] }) },
  ],
})

/** The content of a template, with ids that stay the same however often it is made. */
export function contentFrom(parts: readonly Part[]): { type: 'doc'; content: Block[] } {
  let [blocks, places] = [0, 0]
  const blockId = (): string => `b${++blocks}`
  const placeId = (): string => `p${++places}`
  const blockOf = (part: Part): Block => {
    switch (part.is) {
      case 'heading': {
        const { level, number, title, section } = part
        return {
          type: 'heading',
          attrs: { id: blockId(), isOld: false, level, number, section },
          content: [{ type: 'text', text: title }],
        }
      }
      case 'sentence':
        return {
          type: 'paragraph',
          attrs: { id: blockId(), isOld: false },
          content: flat(part.pieces).map(
            (piece): Inline =>
              typeof piece === 'string'
                ? { type: 'text', text: piece }
                : { type: 'figure', attrs: { id: placeId(), ...piece } },
          ),
        }
      case 'blank':
        return { type: 'paragraph', attrs: { id: blockId(), isOld: false } }
      case 'table':
        return {
          type: 'liveTable',
          attrs: {
            id: placeId(),
            title: '',
            unit: '@self',
            period: '@report',
            measures: [],
            isAnnex: false,
            ...part.table,
          },
        }
      case 'chart':
        return {
          type: 'chart',
          attrs: { id: placeId(), title: '', unit: '@self', period: '@report', periods: 8, ...part.chart },
        }
      case 'form':
        return {
          type: 'table',
          content: [
            { type: 'tableRow', content: part.columns.map((name) => cell('tableHeader', name, blockId())) },
            ...part.rows.map(
              (row): TableRow => ({ type: 'tableRow', content: row.map((text) => cell('tableCell', text, blockId())) }),
            ),
          ],
        }
    }
  }
  return { type: 'doc', content: parts.map(blockOf) }
}
