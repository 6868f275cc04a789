import { lastOfAllDays } from '../../../platform/domain/day.ts'
import type { Refusal } from '../../../platform/domain/refusal.ts'
import { type Forest, nameOn } from '../forest.ts'
import type { AreaLead, Succession, Unit, UnitId, UnitName, UnitParent, UnitRoleFact, UnitSpan } from '../unit.ts'
import type { Decision } from './decision.ts'
import type { PeopleMove } from './plan.ts'
import { type Rewriting, rewriting } from './rewriting.ts'

/** A decision while it is worked out. */
export interface Draft {
  readonly forest: Forest
  readonly decision: Decision
  readonly spans: Rewriting<UnitSpan>
  readonly names: Rewriting<UnitName>
  readonly parents: Rewriting<UnitParent>
  readonly leads: Rewriting<AreaLead>
  readonly leadsOfArea: (areaId: UnitId) => readonly AreaLead[]
  readonly roles: Rewriting<UnitRoleFact>
  readonly units: Unit[]
  readonly successions: Succession[]
  readonly moves: PeopleMove[]
  readonly ends: { unitId: UnitId; heirId: UnitId | null; custodianId: UnitId | null }[]
  readonly touched: Set<UnitId>
  readonly issues: Refusal[]
  readonly fieldOf: Map<UnitId, string>
  readonly moved: Set<UnitId>
  idOf(code: string): UnitId
}

export function openDraft(forest: Forest, decision: Decision, idOf: (code: string) => UnitId): Draft {
  const on = decision.effectiveOn
  const byUnit = (fact: { readonly unitId: UnitId }): UnitId => fact.unitId
  const leads = rewriting(forest.leadsByParty, (lead: AreaLead) => lead.partyId, on)
  return {
    forest,
    decision,
    spans: rewriting(forest.spans, byUnit, on),
    names: rewriting(forest.names, byUnit, on),
    parents: rewriting(forest.parents, byUnit, on),
    leads,
    leadsOfArea: (areaId) =>
      [
        ...new Set([
          ...(forest.leadsByArea.get(areaId) ?? []),
          ...leads.opened.filter((lead) => lead.areaId === areaId),
        ]),
      ]
        .flatMap((lead) => leads.holding(lead.partyId))
        .filter((lead, index, all) => lead.areaId === areaId && all.indexOf(lead) === index),
    roles: rewriting(forest.roles, byUnit, on),
    units: [],
    successions: [],
    moves: [],
    ends: [],
    touched: new Set(),
    issues: [],
    fieldOf: new Map(),
    moved: new Set(),
    idOf,
  }
}

export const say = (draft: Draft, code: string, field: string, vi: string, en: string): void => {
  draft.issues.push({ code, text: { vi, en }, field })
}

export const named = (draft: Draft, unit: Unit): { vi: string; en: string } => {
  const opened = draft.names.holding(unit.id)[0]
  return opened ?? nameOn(draft.forest, unit.id, draft.decision.effectiveOn)
}

/** A unit of the tree or of this decision that lives on its day and that no later decision has changed. */
export function living(draft: Draft, code: string, field: string): Unit | undefined {
  const unit = draft.forest.byCode.get(code) ?? draft.units.find((item) => item.code === code)
  if (!unit) {
    say(draft, 'unknown-unit', field, `Không có đơn vị “${code}”.`, `There is no unit “${code}”.`)
    return undefined
  }
  if (draft.forest.units.has(unit.id)) draft.touched.add(unit.id)
  if (!draft.fieldOf.has(unit.id)) draft.fieldOf.set(unit.id, field)
  const span = draft.spans.holding(unit.id)[0]
  const { vi, en } = named(draft, unit)
  if (draft.ends.some((item) => item.unitId === unit.id)) {
    say(
      draft,
      'used-twice',
      field,
      `${vi} đã kết thúc bởi chính quyết định này.`,
      `${en} is ended by this very decision.`,
    )
    return undefined
  }
  if (!span) {
    say(
      draft,
      'not-alive',
      field,
      `${vi} không còn hoặc chưa có vào ngày hiệu lực.`,
      `${en} does not exist on the effective day.`,
    )
    return undefined
  }
  if (span.until !== lastOfAllDays) {
    say(
      draft,
      'changed-later',
      field,
      `${vi} đã kết thúc ngày ${span.until} theo một quyết định khác.`,
      `${en} ends on ${span.until} by another decision.`,
    )
    return undefined
  }
  return unit
}

/** A fact of a unit takes another value from the day on. */
export function restate<Fact extends { readonly from: string; readonly until: string }>(
  draft: Draft,
  facts: Rewriting<Fact>,
  unit: Unit,
  next: Omit<Fact, 'from' | 'until'>,
  field: string,
): void {
  const held = facts.holding(unit.id)[0]
  if (held && held.until !== lastOfAllDays) {
    const { vi, en } = named(draft, unit)
    say(
      draft,
      'changed-later',
      field,
      `${vi} còn thay đổi theo một quyết định sau đó (${held.until}).`,
      `${en} is changed by a later decision (${held.until}).`,
    )
    return
  }
  if (held) facts.end(held)
  facts.open(next)
}
