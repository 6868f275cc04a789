import type { PrintedFigure } from '../figures/contract.ts'
import type { Mark } from './document/content.ts'
import type { Layout } from './report.ts'

/** A run of a printed line: words, or a number of the system with the code of its address. */
export type PrintRun =
  | { readonly text: string; readonly marks?: readonly Mark[] }
  | {
      readonly figure: PrintedFigure
      readonly code: string
      /** As it stands in the sentence: `53,68%`, `51`. */
      readonly printed: string
      /** Counted through the document: the manifest names each place. */
      readonly number: number
      /** The number was worked out from `figure` and this one (`tăng 7,11%`); `worked` is then its exact value. */
      readonly against?: PrintedFigure
      readonly worked?: string
      readonly marks?: readonly Mark[]
    }
export type PrintLine = readonly PrintRun[]

export interface PrintTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly PrintLine[])[]
  /** Printed under the table: what a mark means, the cut-off day. */
  readonly notes: readonly string[]
}

/** One value of a chart; null where there is none, which leaves a gap and is never drawn as nought. */
export interface ChartPoint {
  readonly label: string
  readonly value: string | null
  readonly printed: string
  readonly figure: PrintedFigure
  readonly code: string
  /** 0 where there is no value. */
  readonly number: number
}
export interface PrintChart {
  readonly kind: 'line' | 'bars'
  readonly title: string
  readonly measuredIn: string
  readonly points: readonly ChartPoint[]
  /** The chart in words, for those who cannot see it. */
  readonly alternative: string
}

export type PrintBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly number: string; readonly line: PrintLine }
  | { readonly kind: 'paragraph'; readonly line: PrintLine; readonly isSoft?: boolean }
  | { readonly kind: 'list'; readonly isOrdered: boolean; readonly items: readonly (readonly PrintBlock[])[] }
  | { readonly kind: 'table'; readonly table: PrintTable }
  | { readonly kind: 'chart'; readonly chart: PrintChart }

export interface Annex {
  readonly title: string
  readonly blocks: readonly PrintBlock[]
}

/** One signature block: whose authority, which post; the name only where a paper to be signed may carry it. */
export interface Signature {
  /** `T/M BAN THƯỜNG VỤ`, `T/L BAN THƯỜNG VỤ`, `K/T ...`. */
  readonly authority: string
  readonly post: string
  readonly name: string | null
}

/** A document ready to be printed as .docx, .pdf or a page of the web, in the Party's layout. */
export interface Printable {
  /** Upper left: the superior đảng bộ, and below it the own committee with its asterisk. */
  readonly superior: string
  readonly own: string
  /** `BÁO CÁO`, `KẾ HOẠCH`, `NGHỊ QUYẾT`. */
  readonly title: string
  /** What it is about, below the title. */
  readonly summary: string
  /** `12-BC/QU`; null leaves room; blank in demonstration editions. */
  readonly symbol: string | null
  /** `Cần Thơ`, and the day it bears; null leaves dots. */
  readonly place: string | null
  readonly datedOn: string | null
  /** On every page: what the edition is; null for a real installation. */
  readonly band: string | null
  readonly isDraft: boolean
  readonly unapprovedNote: string | null
  readonly body: readonly PrintBlock[]
  readonly annexes: readonly Annex[]
  readonly signature: Signature
  readonly recipients: readonly string[]
  /** Address before `/f/<code>` and `/d/<code>`. */
  readonly publicUrl: string
  /** The short code of the document on paper, with its QR; null for what is not kept. */
  readonly code: string | null
  readonly language: 'vi' | 'en'
  readonly layout: Layout
}

const inBlock = (block: PrintBlock): readonly (PrintRun | ChartPoint)[] => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.line
    case 'list':
      return block.items.flatMap((item) => item.flatMap(inBlock))
    case 'table':
      return block.table.rows.flat(2)
    case 'chart':
      return block.chart.points
  }
}

export type PrintedNumber = Extract<PrintRun, { figure: PrintedFigure }> | ChartPoint

const isNumber = (run: PrintRun | ChartPoint): run is PrintedNumber =>
  'figure' in run && !('value' in run && run.value === null)

/** All numbers of a document, in the order in which they stand. */
export const numbersIn = (printable: Printable): readonly PrintedNumber[] =>
  [...printable.body, ...printable.annexes.flatMap((annex) => annex.blocks)].flatMap(inBlock).filter(isNumber)
