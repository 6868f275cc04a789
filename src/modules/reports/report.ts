import type { PrintedFigure } from '../figures/contract.ts'

/** A run of a sentence: words, or a number of the system with the code of its address. */
export type Run =
  | { readonly text: string }
  | { readonly figure: PrintedFigure; readonly code: string; readonly printed: string; readonly number: number }

export interface Section {
  /** `I`, `1`: as printed before the title. */
  readonly number: string
  readonly title: string
  readonly paragraphs: readonly (readonly Run[])[]
  readonly hasData: boolean
}

export interface AnnexTable {
  readonly title: string
  readonly columns: readonly string[]
  /** Cells are runs; the first column is the row's number. */
  readonly rows: readonly (readonly (readonly Run[])[])[]
}

/** Layout settings; margins are a setting because no source confirms them. Millimetres and points. */
export interface Layout {
  readonly marginTop: number
  readonly marginBottom: number
  readonly marginLeft: number
  readonly marginRight: number
  readonly font: string
  readonly sizes: LetterSizes
}

/** In points. `issuer`: superior and own committee; `kind`: `BÁO CÁO`; `symbol`: number, place and date. */
export interface LetterSizes {
  readonly title: number
  readonly issuer: number
  readonly symbol: number
  readonly kind: number
  readonly summary: number
  readonly body: number
  readonly heading: number
  readonly recipients: number
  readonly table: number
}

export const usualLayout: Layout = {
  marginTop: 20,
  marginBottom: 20,
  marginLeft: 30,
  marginRight: 15,
  font: 'Times New Roman',
  sizes: { title: 15, issuer: 14, symbol: 14, kind: 16, summary: 14, body: 14, heading: 14, recipients: 12, table: 11 },
}

/** A report ready to be printed, in the Party's layout. */
export interface Report {
  /** Upper left: the superior Party organisation, and below it the own committee. */
  readonly superior: string
  readonly own: string
  /** `BÁO CÁO`. */
  readonly title: string
  readonly summary: string
  /** Blank in demonstration editions, where nothing may look issued. */
  readonly symbol: string | null
  readonly place: string | null
  /** On every page; null for a real installation. */
  readonly band: string | null
  readonly isDraft: boolean
  /** Printed when unapproved figures are in it: `số liệu chưa duyệt`. */
  readonly unapprovedNote: string | null
  readonly sections: readonly Section[]
  readonly annexes: readonly AnnexTable[]
  /** `T/M BAN THƯỜNG VỤ`; the post, never a person. */
  readonly signature: { readonly authority: string; readonly post: string }
  readonly recipients: readonly string[]
  /** Address before `/f/<code>`. */
  readonly publicUrl: string
  readonly layout: Layout
}
