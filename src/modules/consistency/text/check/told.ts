import type { Text } from '../../../../platform/domain/text.ts'
import type { Severity, Span, TextChecked, TextFinding } from '../figure.ts'
import type { Context } from './context.ts'

/** What a check has to say: that something disagrees, or that it was worked out and agrees. */
export type Told = ({ readonly is: 'found' } & TextFinding) | ({ readonly is: 'checked' } & TextChecked)
export type Check = (context: Context) => readonly Told[]

export const found = (
  kind: string,
  severity: Severity,
  message: Text,
  spans: readonly Span[],
  expected: string | null = null,
  printed: string | null = null,
): Told => ({ is: 'found', kind, severity, message, spans: spans.map(bare), expected, printed })

export const checked = (kind: string, message: Text, spans: readonly Span[]): Told => ({
  is: 'checked',
  kind,
  message,
  spans: spans.map(bare),
})

const bare = ({ start, end }: Span): Span => ({ start, end })
