import type { Day } from '../../platform/domain/day.ts'

export const forces = ['in_force', 'not_yet', 'replaced', 'ended'] as const
export type Force = (typeof forces)[number]

/**
 * Whether a document is in force on a day: from when it takes effect, until the last day of its horizon, or until one that replaces
 * it takes effect.
 * @param replacedFrom the days from which others replace it; null where that is not known, which counts as at once
 */
export function forceOf(
  directive: { readonly effectiveOn: Day | null; readonly horizonLast: Day | null },
  replacedFrom: readonly (Day | null)[],
  on: Day,
): Force {
  if (replacedFrom.some((from) => from === null || from <= on)) return 'replaced'
  if (directive.effectiveOn !== null && directive.effectiveOn > on) return 'not_yet'
  return directive.horizonLast !== null && directive.horizonLast < on ? 'ended' : 'in_force'
}

export const summingUpStates = ['planned', 'late', 'held', 'held_late'] as const
export type SummingUpState = (typeof summingUpStates)[number]

/** The state of a planned sơ kết or tổng kết on a day. */
export function summingUpState(planned: { readonly dueOn: Day; readonly heldOn: Day | null }, on: Day): SummingUpState {
  if (planned.heldOn !== null) return planned.heldOn > planned.dueOn ? 'held_late' : 'held'
  return planned.dueOn < on ? 'late' : 'planned'
}
