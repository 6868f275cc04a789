import type { Unit, UnitId } from '../unit.ts'
import { type Draft, named, restate, say } from './draft.ts'
import type { Rewriting } from './rewriting.ts'
import { bodyLike } from './succeed.ts'

/** Ends a unit on the eve, with its name, place, role, what it leads and its bodies. */
export function end(draft: Draft, unit: Unit, heir: Unit | null, custodianId: UnitId | null, field: string): void {
  const span = draft.spans.holding(unit.id)[0]
  const { vi, en } = named(draft, unit)
  if (!span || span.from >= draft.decision.effectiveOn) {
    say(
      draft,
      'founded-that-day',
      field,
      `${vi} mới có từ chính ngày này nên chưa thể kết thúc.`,
      `${en} begins on this very day and cannot end on it.`,
    )
    return
  }
  const keeps = unit.kind === 'party_organisation' ? custodianId : null
  draft.spans.end(span, { custodianId: keeps })
  for (const facts of [draft.names, draft.parents, draft.roles, draft.leads] as const)
    for (const fact of facts.holding(unit.id)) (facts as Rewriting<typeof fact>).end(fact)
  for (const held of draft.leadsOfArea(unit.id)) draft.leads.end(held)
  draft.ends.push({ unitId: unit.id, heirId: heir?.id ?? null, custodianId: keeps })
  for (const body of draft.forest.bodies.get(unit.id) ?? []) {
    if (draft.spans.holding(body.id).length > 0 && !draft.ends.some((item) => item.unitId === body.id))
      end(draft, body, heir ? (bodyLike(draft, heir, body) ?? null) : null, null, field)
  }
}

/** Children of an ended unit that the decision does not speak of follow to its heir; without one they stand in the way. */
export function moveChildren(draft: Draft): void {
  for (const { unitId, heirId } of draft.ends) {
    const left = (draft.forest.childEdges.get(unitId) ?? []).filter((edge) =>
      draft.parents.holding(edge.unitId).includes(edge),
    )
    for (const edge of left) {
      const child = draft.forest.units.get(edge.unitId)
      if (!child || draft.spans.holding(child.id).length === 0) continue
      const field = draft.fieldOf.get(unitId) ?? 'changes'
      const name = named(draft, child)
      if (heirId === null)
        say(
          draft,
          'children-left',
          field,
          `${name.vi} chưa được chuyển về đâu.`,
          `${name.en} is left without a parent.`,
        )
      else {
        draft.touched.add(child.id)
        restate(draft, draft.parents, child, { unitId: child.id, parentId: heirId }, field)
      }
    }
  }
}

/** What ended cannot take anything over. */
export function refuseGoneHeirs(draft: Draft): void {
  const gone = new Set(draft.ends.map((item) => item.unitId))
  for (const edge of draft.successions) {
    if (!gone.has(edge.toId)) continue
    const unit = draft.forest.units.get(edge.toId) ?? draft.units.find((item) => item.id === edge.toId)
    const name = unit ? named(draft, unit) : { vi: edge.toId, en: edge.toId }
    say(
      draft,
      'used-twice',
      draft.fieldOf.get(edge.toId) ?? 'changes',
      `${name.vi} vừa nhận vừa kết thúc trong một quyết định.`,
      `${name.en} both receives and ends in one decision.`,
    )
  }
}
