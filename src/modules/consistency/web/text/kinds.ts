import type { Severity } from '../../text/figure.ts'

/** Told apart by sign and word as well as by colour. */
export const signs: Readonly<Record<Severity, string>> = { contradiction: '✕', reading: '◆', note: '●' }
export const severityWords = {
  contradiction: 'contradiction',
  reading: 'readingKind',
  note: 'note',
} as const satisfies Record<Severity, string>
export const views = ['contradiction', 'reading', 'note', 'checked', 'figures'] as const
export type View = (typeof views)[number]
