import type { Text } from '../../../../platform/domain/text.ts'
import type { Severity, Span, TextChecked, TextFinding } from '../figure.ts'
import type { Context } from './context.ts'

/** What a check has to say: that something disagrees, or that it was worked out and agrees. */
export type Told = TextFinding | TextChecked
export type Check = (context: Context) => readonly Told[]

/** Only what disagrees is grave. */
export const isFinding = (told: Told): told is TextFinding => 'severity' in told

/** Nothing to say. */
export const none: readonly Told[] = []

/** What is said of each item, in their order. */
export function tellEach<Item>(items: readonly Item[], tell: (item: Item) => readonly Told[]): readonly Told[] {
  let all: Told[] | null = null
  for (const item of items) {
    const some = tell(item)
    if (some.length === 0) continue
    all ??= []
    for (const told of some) all.push(told)
  }
  return all ?? none
}

export const found = (
  kind: string,
  severity: Severity,
  message: Text,
  spans: readonly Span[],
  expected: string | null = null,
  printed: string | null = null,
): Told => ({ kind, severity, message, spans: spans.map(bare), expected, printed })

export const checked = (kind: string, message: Text, spans: readonly Span[]): Told => ({
  kind,
  message,
  spans: spans.map(bare),
})

const bare = ({ start, end }: Span): Span => ({ start, end })
