import type { Day } from '../../../platform/domain/day.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Regulations } from '../../regulations/regulation.ts'
import { type ExchangeKey, type ImportKind, nameOfKey } from '../exchange.ts'
import type { ApplicantState, Event, MemberState } from '../lifecycle.ts'

/** What is wrong in one row, or only doubtful. */
export interface RowFault<Key extends string = ExchangeKey> {
  readonly row: number
  readonly key: Key | null
  readonly code: string
  readonly text: Text
  readonly isWarning: boolean
}

export const rowFault = <Key extends string>(
  row: number,
  key: Key | null,
  code: string,
  vi: string,
  en: string,
  isWarning = false,
): RowFault<Key> => ({ row, key, code, text: { vi, en }, isWarning })

/** A cell a row may name: its days of life, and whether it has cells of its own. */
export interface ImportCell {
  readonly id: string
  readonly code: string
  readonly from: Day
  readonly until: Day
  readonly isParent: boolean
  readonly isWritable: boolean
  readonly isUnderUnit: boolean
  /** The coming day on which it ends and nobody takes over; null when there is none. */
  readonly endsOn: Day | null
}

export interface RowRules {
  readonly kind: ImportKind
  readonly today: Day
  readonly rules: Regulations
  /** The cell of a code the caller may know of; otherwise codes that look like it. */
  cellOf(code: string): ImportCell | readonly string[]
  /** The cell of rows that name none; null where every row must name one, undefined where the file knows no cells. */
  readonly homeCell: ImportCell | null | undefined
}

export interface PlannedSpan {
  readonly state: ApplicantState | MemberState
  readonly from: Day
  readonly until: Day | null
}

/** A row that passed every check made on it alone. */
export interface PlannedRow {
  readonly row: number
  readonly cell: ImportCell | null
  readonly state: ApplicantState | MemberState | null
  readonly name: string
  readonly folded: string
  readonly birthOn: Day | null
  /** Fields as they are to be held, by key; what the file does not say is absent. */
  readonly values: Readonly<Partial<Record<ExchangeKey, string>>>
  readonly probationEndsOn: Day | null
  readonly spans: readonly PlannedSpan[]
  readonly steps: readonly { readonly event: Event; readonly on: Day }[]
}

/** Fields of one row by key, as they are read and mended. */
export type Values = Partial<Record<ExchangeKey, string>>
export type Tell = (key: ExchangeKey | null, code: string, vi: string, en: string, isWarning?: boolean) => void

export const shown = (key: ExchangeKey): Text => nameOfKey(key)
