import type { Word } from '../../figures/quantity.ts'
import type { Source } from './source.ts'

/** A stretch of a text, in UTF-16 offsets of the text as it was given; `end` is after the last character. */
export interface Span {
  readonly start: number
  readonly end: number
}

export const figureKinds = [
  /** People, cells, documents, houses: whole things that are counted. */
  'count',
  /** `98%`, `15,94%/năm`, `1,33 điểm %`. */
  'percent',
  /** In đồng, whatever scale was printed. */
  'money',
  /** Kilometres, hectares, tonnes, degrees. */
  'amount',
  /** `gấp 1,55 lần`. */
  'multiple',
  /** `địa phương đầu tiên`, `đứng thứ ba`: never added. */
  'rank',
  /** `10 năm qua`, `sớm hơn một năm`. */
  'duration',
  /** `5 năm liền`. */
  'streak',
  /** The year in which something was reached: `năm 2014 đạt chuẩn`. */
  'milestone',
] as const
export type FigureKind = (typeof figureKinds)[number]

/** What a figure is within a pair that is printed together. */
export type FigureRole = 'numerator' | 'denominator' | 'low' | 'high'

/** What a figure speaks of, as far as the text tells; null where it does not. */
export interface About {
  /** The body or place, as printed: `Đảng bộ quận Cái Răng`. */
  readonly subject: string | null
  /** In the notation of periods: `2022`, `2024-Q1`, `2016..2020`. */
  readonly period: string | null
  /** The words around the number without it, for matching with measures: `kết nạp đảng viên`. */
  readonly topic: string | null
  /** The base of a percentage: `kế hoạch năm`, `năm 2021`, `tổng số thủ tục`. */
  readonly base: string | null
}

/** A figure found in prose. */
export interface ReadFigure extends Span {
  /** The words of the span: number, qualifier and unit where they stand together (`hơn 1,9 tỉ đồng`). */
  readonly text: string
  /** The digits or number word alone. */
  readonly number: Span
  readonly kind: FigureKind
  readonly role: FigureRole | null
  /** A decimal string in `unit`: `1900000000` for `1,9 tỉ đồng`. */
  readonly value: string
  /** How many decimals were printed, in the printed scale. */
  readonly decimals: number
  /** What one unit of the last printed digit is worth, in `unit`: `100000000` for `1,9 tỉ đồng`, `0.01` for `53,68%`. */
  readonly step: string
  /** What it is counted in, by the lexicon's name: `người`, `tổ chức`, `%`, `%/năm`, `đồng`, `lượt`, `hạng`. */
  readonly unit: string
  /** The words that name what is counted, as printed: `đảng viên`, `căn nhà Ðại đoàn kết`. */
  readonly counted: string | null
  readonly qualifier: Word
  /** `ước`, which joins any word. */
  readonly isEstimate: boolean
  /** `hầu hết`, `đa số`: it speaks of most of its subjects only. */
  readonly isOfMost: boolean
  /** Index of the sentence it stands in, and of the paragraph. */
  readonly sentence: number
  readonly paragraph: number
  readonly about: About
}

export const relationKinds = [
  /** `51/95`: two whole numbers printed with a stroke. */
  'fraction',
  /** A percentage and the fraction or count it is of. */
  'percentage-of',
  /** Parts that make up a whole: `trong nước … ngoài nước …`; the first is the whole. */
  'parts',
  /** `trong đó`: a part of the first, other parts not named. */
  'of-which',
  /** A change against another period: `tăng 7,11% so với năm 2021`. */
  'change',
  /** The two ends of a range. */
  'range',
  /** Shares of the classes of one set: `14,69% …; 96,96% …; 2,78% …`. */
  'shares',
  /** A streak and the years it names. */
  'streak',
  /** The same thing said twice. */
  'same',
] as const
export type RelationKind = (typeof relationKinds)[number]

/** A relation that the text states between figures, by their index in the list of figures. */
export interface Relation {
  readonly kind: RelationKind
  readonly figures: readonly number[]
  readonly span: Span
}

/** Dates, periods, document symbols, ordinals, levels: read, so that they are not taken for figures. */
export interface Mention extends Span {
  readonly kind: 'date' | 'period' | 'symbol' | 'ordinal' | 'level' | 'term' | 'time' | 'name' | 'furniture'
  readonly text: string
  /** A day, a period or a symbol in the notation of the system, where it could be read. */
  readonly value: string | null
}

/** What was met on the way through a text and is looked for by checks, in offsets of the source's text. */
export interface Cues {
  readonly source: Source
  /** Where the words begin that the lexicon marks. */
  readonly words: readonly number[]
  /** Where numbers begin, or what stands after a mark in one, that may be a year. */
  readonly years: readonly number[]
  /** There are tabs or plain spaces side by side, as between the cells of a table. */
  readonly hasGaps: boolean
}

export interface ReadText {
  readonly figures: readonly ReadFigure[]
  readonly mentions: readonly Mention[]
  readonly relations: readonly Relation[]
  /** Spans of paragraphs and sentences, in order. */
  readonly paragraphs: readonly Span[]
  readonly sentences: readonly Span[]
  readonly cues: Cues
}

export const severities = ['contradiction', 'reading', 'note'] as const
/** `contradiction`: no reading holds; `reading`: holds under one named reading; `note`: worth a look, or cannot be checked. */
export type Severity = (typeof severities)[number]

export interface TextFinding {
  readonly kind: string
  readonly severity: Severity
  readonly message: { readonly vi: string; readonly en: string }
  readonly spans: readonly Span[]
  /** What was worked out, and what the text prints, as printed in Vietnamese. */
  readonly expected: string | null
  readonly printed: string | null
}

/** Something that was worked out and agrees. Silence is never proof: what is not listed here was not checked. */
export interface TextChecked {
  readonly kind: string
  readonly message: { readonly vi: string; readonly en: string }
  readonly spans: readonly Span[]
}
