import { type Day, lastOfAllDays } from '../../platform/domain/day.ts'
import type { Span, StandingState } from './membership.ts'

/** Cuts spans at a day: what lies before it, and what lies from it on. */
function cutAt(spans: readonly Span[], on: Day): { readonly before: readonly Span[]; readonly after: readonly Span[] } {
  return {
    before: spans.filter((span) => span.from < on).map((span) => (span.until > on ? { ...span, until: on } : span)),
    after: spans.filter((span) => span.until > on).map((span) => (span.from < on ? { ...span, from: on } : span)),
  }
}

/** Spans that follow each other in one cell and state become one. */
function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = []
  for (const span of spans) {
    const last = found.at(-1)
    if (last && last.until === span.from && last.unitId === span.unitId && last.state === span.state)
      found[found.length - 1] = { ...last, until: span.until }
    else found.push(span)
  }
  return found
}

/** Who stood nowhere stands in a cell from a day on. */
export const beginAt = (spans: readonly Span[], on: Day, unitId: string, state: StandingState): readonly Span[] =>
  joined([...cutAt(spans, on).before, { unitId, state, from: on, until: lastOfAllDays }])

/**
 * Another state from a day on; cells stay as they are, so that a later reorganisation is kept. A recognition decided late
 * does this from month 12 of probation on: the state of waiting leaves the history.
 */
export function restateFrom(spans: readonly Span[], on: Day, state: StandingState): readonly Span[] {
  const { before, after } = cutAt(spans, on)
  return joined([...before, ...after.map((span) => ({ ...span, state }))])
}

/** Another cell from a day on; states stay. */
export function moveFrom(spans: readonly Span[], on: Day, unitId: string): readonly Span[] {
  const { before, after } = cutAt(spans, on)
  return joined([...before, ...after.map((span) => ({ ...span, unitId }))])
}

export const endAt = (spans: readonly Span[], on: Day): readonly Span[] => cutAt(spans, on).before

const isSame = (a: Span, b: Span): boolean =>
  a.unitId === b.unitId && a.state === b.state && a.from === b.from && a.until === b.until

/** What has to be closed and opened to come from one list of spans to another. */
export function spanChanges(old: readonly Span[], next: readonly Span[]) {
  return {
    closed: old.filter((span) => !next.some((other) => isSame(span, other))),
    opened: next.filter((span) => !old.some((other) => isSame(span, other))),
  }
}

/**
 * Nobody stands in a cell that has ended: a span recorded late goes on in the cell that took the other over. What ends after
 * `today` is left to the day of its decision, and so is a cell without heir, whose people the decision names.
 */
export function followHeirs(
  spans: readonly Span[],
  endOf: (unitId: string) => { readonly on: Day; readonly heirId: string | null } | undefined,
  today: Day,
): readonly Span[] {
  return joined(
    spans.flatMap((span): readonly Span[] => {
      const end = endOf(span.unitId)
      if (!end || end.heirId === null || end.on > today || span.until <= end.on) return [span]
      const from = span.from < end.on ? end.on : span.from
      const rest = followHeirs([{ ...span, unitId: end.heirId, from }], endOf, today)
      return span.from < end.on ? [{ ...span, until: end.on }, ...rest] : rest
    }),
  )
}
