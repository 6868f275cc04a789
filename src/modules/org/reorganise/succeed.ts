import type { Unit } from '../unit.ts'
import type { Draft } from './draft.ts'

/** An edge of succession between two units, and between their like bodies: of these a part has no known share. */
export function succeed(
  draft: Draft,
  from: Unit,
  to: Unit,
  extent: 'whole' | 'part',
  shares: Readonly<Record<string, string>>,
): void {
  const effectiveOn = draft.decision.effectiveOn
  draft.successions.push({ fromId: from.id, toId: to.id, effectiveOn, extent, shares })
  for (const body of draft.forest.bodies.get(from.id) ?? []) {
    const like = bodyLike(draft, to, body)
    if (like && extent === 'whole')
      draft.successions.push({ fromId: body.id, toId: like.id, effectiveOn, extent, shares: {} })
  }
}

export const bodyLike = (draft: Draft, home: Unit, like: Unit): Unit | undefined =>
  [...(draft.forest.bodies.get(home.id) ?? []), ...draft.units.filter((unit) => unit.homeId === home.id)].find(
    (body) => body.kind === like.kind && body.role === like.role && draft.spans.holding(body.id).length > 0,
  )
