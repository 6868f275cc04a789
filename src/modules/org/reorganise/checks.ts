import { isDay } from '../../../platform/domain/day.ts'
import { decimal } from '../../../platform/domain/decimal.ts'
import type { Refusal } from '../../../platform/domain/refusal.ts'
import { buildForest, existsOn, type Forest, nameOn, parentOn, roleOn } from '../forest.ts'
import type { OrgFacts, UnitId } from '../unit.ts'
import type { Change, Decision, Levels, Part } from './decision.ts'
import { carriedOut, type Plan } from './plan.ts'

const issue = (code: string, field: string, vi: string, en: string): Refusal => ({ code, field, text: { vi, en } })

/** What can be said of a decision without looking at the trees: its days, and shares of parts. */
export function checkDecision(decision: Decision): readonly Refusal[] {
  const issues: Refusal[] = []
  if (!isDay(decision.issuedOn) || !isDay(decision.effectiveOn) || decision.issuedOn > decision.effectiveOn)
    issues.push(
      issue(
        'issued-after-effect',
        'effectiveOn',
        'Ngày hiệu lực phải từ ngày ban hành trở đi.',
        'The effective day cannot be before the day of issue.',
      ),
    )
  if (decision.changes.length === 0)
    issues.push(
      issue('no-changes', 'changes', 'Quyết định chưa nêu việc sắp xếp nào.', 'The decision names no change.'),
    )
  const given = new Map<string, { part: Part; field: string }[]>()
  const note = (unit: string, part: Part, field: string): void => {
    given.set(unit, [...(given.get(unit) ?? []), { part, field }])
  }
  decision.changes.forEach((change, index) => {
    const field = `changes.${index}`
    if (change.act === 'transfer') note(change.from, change, field)
    if (change.act === 'split')
      for (const [at, part] of change.into.entries()) note(change.unit, part, `${field}.into.${at}`)
  })
  for (const [unit, parts] of given) issues.push(...checkShares(unit, parts, decision.changes))
  return issues
}

function checkShares(
  unit: string,
  parts: readonly { readonly part: Part; readonly field: string }[],
  changes: readonly Change[],
): readonly Refusal[] {
  const issues: Refusal[] = []
  const sums = new Map<string, ReturnType<typeof decimal>>()
  const counted = new Map<string, number>()
  for (const { part, field } of parts) {
    for (const [basis, share] of Object.entries(part.shares ?? {})) {
      const value = /^\d+(\.\d+)?$/.test(share) ? decimal(share) : decimal(0)
      if (!value.gt(0) || value.gt(1))
        issues.push(
          issue(
            'bad-share',
            `${field}.shares.${basis}`,
            'Tỉ lệ phải lớn hơn 0 và không quá 1.',
            'A share is above 0 and at most 1.',
          ),
        )
      sums.set(basis, (sums.get(basis) ?? decimal(0)).plus(value))
      counted.set(basis, (counted.get(basis) ?? 0) + 1)
    }
  }
  const isEnded = changes.some((change) => change.act === 'split' && change.unit === unit && !change.keeps)
  const people = parts.flatMap(({ part }) => part.people ?? [])
  const field = parts[0]?.field ?? 'changes'
  for (const [basis, sum] of sums) {
    if (sum.gt(1) || (sum.eq(1) && !isEnded))
      issues.push(
        issue(
          'shares-over-one',
          `${field}.shares.${basis}`,
          `Các phần theo “${basis}” cộng lại vượt toàn bộ.`,
          `The parts by “${basis}” add up to more than there is.`,
        ),
      )
    if (isEnded && counted.get(basis) === parts.length && !sum.eq(1))
      issues.push(
        issue(
          'shares-not-one',
          `${field}.shares.${basis}`,
          `Các phần theo “${basis}” phải cộng đủ 1.`,
          `The parts by “${basis}” must add up to 1.`,
        ),
      )
  }
  if (new Set(people).size < people.length)
    issues.push(
      issue('person-twice', `${field}.people`, 'Một người được xếp vào hai phần.', 'One person is put into two parts.'),
    )
  return issues
}

/** What the trees would be: no cycles, no parent that ended, levels as the regulation has them, no two siblings of one name. */
export function checkTree(
  facts: OrgFacts,
  plan: Plan,
  levels: Levels,
  fieldOf: ReadonlyMap<UnitId, string>,
): readonly Refusal[] {
  const after = buildForest(carriedOut(facts, plan))
  const issues: Refusal[] = []
  const changed = new Set([
    ...plan.units.map((unit) => unit.id),
    ...[...plan.parents.opened, ...plan.names.opened, ...plan.roles.opened].map((fact) => fact.unitId),
  ])
  const onDay = (facts: readonly { readonly unitId: UnitId; readonly from: string }[]): readonly UnitId[] =>
    facts.filter((fact) => fact.from === plan.on).map((fact) => fact.unitId)
  const now: ChangedNow = {
    // Who only takes another name stays where the rules of an earlier day put it.
    placed: new Set([...plan.units.map((unit) => unit.id), ...onDay(plan.parents.opened), ...onDay(plan.roles.opened)]),
    named: new Set(onDay(plan.names.opened)),
  }
  for (const unitId of changed) {
    const unit = after.units.get(unitId)
    if (unit?.kind !== 'party_organisation' || !existsOn(after, unitId, plan.on)) continue
    const field = fieldOf.get(unitId) ?? 'changes'
    issues.push(...placeOf(after, unitId, plan, now, levels, field))
  }
  return issues
}

interface ChangedNow {
  readonly placed: ReadonlySet<UnitId>
  readonly named: ReadonlySet<UnitId>
}

function placeOf(
  after: Forest,
  unitId: UnitId,
  plan: Plan,
  now: ChangedNow,
  levels: Levels,
  field: string,
): readonly Refusal[] {
  const { vi, en } = nameOn(after, unitId, plan.on)
  const role = roleOn(after, unitId, plan.on) ?? 'cell'
  const parentId = parentOn(after, unitId, plan.on)
  if (parentId === undefined)
    return role === 'city' ? [] : [issue('no-parent', field, `${vi} chưa có cấp trên.`, `${en} has no parent.`)]
  const seen = new Set([unitId])
  for (let at: UnitId | undefined = parentId; at !== undefined; at = parentOn(after, at, plan.on)) {
    if (seen.has(at))
      return [
        issue(
          'cycle',
          field,
          `${vi} không thể trực thuộc chính cấp dưới của mình.`,
          `${en} cannot stand under a unit below it.`,
        ),
      ]
    seen.add(at)
  }
  const parent = nameOn(after, parentId, plan.on)
  const issues: Refusal[] = []
  if (!existsOn(after, parentId, plan.on))
    issues.push(
      issue(
        'parent-ended',
        field,
        `Cấp trên của ${vi} (${parent.vi}) không còn vào ngày hiệu lực.`,
        `The parent of ${en} (${parent.en}) does not exist on the effective day.`,
      ),
    )
  const parentRole = roleOn(after, parentId, plan.on) ?? 'city'
  if (now.placed.has(unitId) && !levels(role, parentRole))
    issues.push(
      issue(
        'level',
        field,
        `Theo quy định hiện hành, ${vi} không thể trực thuộc ${parent.vi}.`,
        `By the regulation in force ${en} cannot stand under ${parent.en}.`,
      ),
    )
  const namesake = (now.named.has(unitId) ? (after.childEdges.get(parentId) ?? []) : []).find(
    (edge) =>
      edge.unitId !== unitId &&
      parentOn(after, edge.unitId, plan.on) === parentId &&
      existsOn(after, edge.unitId, plan.on) &&
      nameOn(after, edge.unitId, plan.on).vi === vi,
  )
  if (namesake)
    issues.push(
      issue(
        'name-taken',
        field,
        `${parent.vi} đã có ${vi}.`,
        `${parent.en} already has ${nameOn(after, namesake.unitId, plan.on).en} (${vi}).`,
      ),
    )
  return issues
}
