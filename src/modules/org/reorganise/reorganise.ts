import type { Refusal } from '../../../platform/domain/refusal.ts'
import { buildForest } from '../forest.ts'
import type { OrgFacts, UnitId } from '../unit.ts'
import { checkDecision, checkTree } from './checks.ts'
import type { Change, Decision, Levels } from './decision.ts'
import { type Draft, living, named, openDraft, restate, say } from './draft.ts'
import { end, moveChildren, refuseGoneHeirs } from './end.ts'
import { found, lead } from './found.ts'
import { merge, split, transfer } from './hand-over.ts'
import type { Plan, Rewritten } from './plan.ts'
import { settleShares } from './shares.ts'

/** A decision worked out, with everything that stands against it; it may be carried out when nothing does. */
export interface Drafted {
  readonly plan: Plan
  readonly issues: readonly Refusal[]
}

/**
 * Works out what a decision does to the dated trees at the start of its effective day. Children of a merged unit follow
 * into the new one unless the decision says otherwise; organs and bodies of an area that ends go to the like body of the heir.
 * `idOf` gives the id of a unit to be founded. Fields of issues: `changes.<n>.<field>`.
 */
export function planReorganisation(
  facts: OrgFacts,
  decision: Decision,
  idOf: (code: string) => UnitId,
  levels: Levels,
): Drafted {
  const forest = buildForest(facts)
  const draft = openDraft(forest, decision, idOf)
  draft.issues.push(...checkDecision(decision))
  for (const [index, change] of decision.changes.entries()) carry(draft, change, `changes.${index}`)
  moveChildren(draft)
  refuseGoneHeirs(draft)
  const plan: Plan = {
    on: decision.effectiveOn,
    units: draft.units,
    spans: settled(draft.spans),
    names: settled(draft.names),
    parents: settled(draft.parents),
    leads: settled(draft.leads),
    roles: settled(draft.roles),
    successions: settleShares(draft.successions),
    moves: draft.moves,
    ends: draft.ends,
    touched: [...draft.touched],
  }
  return { plan, issues: [...draft.issues, ...checkTree(facts, plan, levels, draft.fieldOf)] }
}

const settled = <Fact>({ closed, opened }: Rewritten<Fact>): Rewritten<Fact> => ({ closed, opened })

function carry(draft: Draft, change: Change, field: string): void {
  switch (change.act) {
    case 'found':
      found(draft, change.unit, `${field}.unit`, undefined)
      return
    case 'rename': {
      const unit = living(draft, change.unit, `${field}.unit`)
      if (unit) restate(draft, draft.names, unit, { unitId: unit.id, vi: change.vi, en: change.en }, `${field}.unit`)
      return
    }
    case 'change_role': {
      const unit = living(draft, change.unit, `${field}.unit`)
      if (unit) restate(draft, draft.roles, unit, { unitId: unit.id, role: change.role }, `${field}.unit`)
      return
    }
    case 'move':
      move(draft, change, field)
      return
    case 'merge':
      merge(draft, change, field)
      return
    case 'split':
      split(draft, change, field)
      return
    case 'transfer':
      transfer(draft, change, field)
      return
    case 'dissolve': {
      const unit = living(draft, change.unit, `${field}.unit`)
      const custodian = change.custodian ?? draft.decision.custodian
      const keeper = custodian === undefined ? undefined : living(draft, custodian, `${field}.custodian`)
      if (unit)
        end(draft, unit, null, keeper?.id ?? draft.parents.holding(unit.id)[0]?.parentId ?? null, `${field}.unit`)
      return
    }
    case 'lead':
      lead(draft, change, field)
  }
}

function move(draft: Draft, change: Change & { act: 'move' }, field: string): void {
  const unit = living(draft, change.unit, `${field}.unit`)
  const parent = living(draft, change.to, `${field}.to`)
  if (!unit || !parent) return
  if (draft.moved.has(unit.id)) {
    const { vi, en } = named(draft, unit)
    say(
      draft,
      'two-parents',
      `${field}.unit`,
      `${vi} không thể có hai cấp trên trong một ngày.`,
      `${en} cannot have two parents on one day.`,
    )
    return
  }
  draft.moved.add(unit.id)
  restate(draft, draft.parents, unit, { unitId: unit.id, parentId: parent.id }, `${field}.unit`)
}
