import { dayBefore, firstOfAllDays, lastOfAllDays } from '../../../../platform/domain/day.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { type Branch, decisionShape } from '../../contract/reorganise.ts'
import { buildForest, existsOn, type Forest, nameOn } from '../../forest.ts'
import type { Decision } from '../../reorganise/decision.ts'
import { codeOf } from '../../reorganise/decision.ts'
import type { Plan } from '../../reorganise/plan.ts'
import type { OrgFacts, Succession, UnitId, UnitRole } from '../../unit.ts'
import { keptForest, loadFacts } from '../load.ts'
import { reachableUnit, toUnitRef, unitByCode } from '../units.ts'
import { branchesOf, openDay, openEnd } from './branches.ts'
import { unknownDecision, withdrawable, workOut } from './decide.ts'
import type { Composition, Decider } from './hook.ts'

const abilityOf = (outcome: { ok: true } | { ok: false; refusal: { text: { vi: string; en: string } } }) =>
  outcome.ok ? { isAllowed: true, reason: null } : { isAllowed: false, reason: outcome.refusal.text }

export function preview(context: Context, input: Decision, composition: Composition) {
  return read(context.database, context.caller, async (tx) => {
    const decider = await composition.deciderFor(tx)
    const worked = await workOut(tx, input, composition, decider)
    const eve = dayBefore(input.effectiveOn)
    return {
      issues: worked.issues.map((issue) => ({ code: issue.code, text: issue.text, field: issue.field ?? null })),
      effects: worked.effects.map(({ unitId, ...effect }) => ({
        ...effect,
        unit: unitId === null ? null : toUnitRef(worked.before, unitId, eve),
      })),
      ...trees(branchesOf(worked.before, worked.after, worked.plan)),
      successions: worked.plan.successions
        .filter((edge) => isOfMains(worked.after, edge))
        .map((edge) => ({ ...edgeOf(worked.after, edge), decision: null })),
      can: { decide: abilityOf(worked.mayDecide) },
    }
  })
}

const trees = (branches: { before: readonly Branch[]; after: readonly Branch[] }) => ({
  before: [...branches.before],
  after: [...branches.after],
})

/** Edges between bodies follow those of their homes and are not told apart. */
const isOfMains = (forest: Forest, edge: Succession): boolean => forest.units.get(edge.fromId)?.homeId === null

const edgeOf = (forest: Forest, edge: Succession) => ({
  from: toUnitRef(forest, edge.fromId, dayBefore(edge.effectiveOn)),
  to: toUnitRef(forest, edge.toId, edge.effectiveOn),
  effectiveOn: edge.effectiveOn,
  extent: edge.extent,
  shares: { ...edge.shares },
})

interface DecisionRow {
  id: string
  symbol: string | null
  issuerId: string
  issuedOn: string
  effectiveOn: string
  vi: string
  en: string
  changes: Pick<Decision, 'custodian' | 'changes'>
  isCarriedOut: boolean
  knownFrom: string
  knownUntil: string | null
}

const decisions = (tx: Transaction, id: string | null) =>
  tx.query<DecisionRow>(sql`
    select id, symbol, issuer_id as "issuerId", issued_on as "issuedOn", effective_on as "effectiveOn", vi, en, changes,
      carried_out is not null as "isCarriedOut", known_from as "knownFrom", known_until as "knownUntil"
    from reorganisation where ${id}::uuid is null or id = ${id}::uuid order by effective_on desc, issued_on desc, id`)

function stateOf(row: DecisionRow, today: string): 'planned' | 'waiting' | 'carried_out' | 'withdrawn' {
  if (row.knownUntil !== null) return 'withdrawn'
  if (row.isCarriedOut) return 'carried_out'
  return row.effectiveOn <= today ? 'waiting' : 'planned'
}

const lineOf = (row: DecisionRow, forest: Forest, today: string) => ({
  id: row.id,
  symbol: row.symbol,
  issuer: toUnitRef(forest, row.issuerId, row.issuedOn),
  issuedOn: row.issuedOn,
  effectiveOn: row.effectiveOn,
  name: { vi: row.vi, en: row.en },
  state: stateOf(row, today),
  changeCount: row.changes.changes.length,
})

/** The codes a decision names. */
function codesIn(row: DecisionRow): readonly string[] {
  return row.changes.changes.flatMap((change): readonly string[] => {
    switch (change.act) {
      case 'found':
        return [change.unit.code]
      case 'merge':
        return [...change.units, codeOf(change.into)]
      case 'split':
        return [change.unit, ...change.into.map((part) => codeOf(part.to))]
      case 'transfer':
        return [change.from, codeOf(change.to)]
      case 'lead':
        return [change.party]
      case 'move':
        return [change.unit, change.to]
      default:
        return [change.unit]
    }
  })
}

/** A decision is seen by those who may open its issuer or a unit it names. */
const isSeen = (row: DecisionRow, forest: Forest, decider: Decider): boolean =>
  [row.issuerId, ...codesIn(row).flatMap((code) => forest.byCode.get(code)?.id ?? [])].some((unitId) =>
    decider.isOpen(
      forest,
      unitId,
      existsOn(forest, unitId, decider.today) ? decider.today : dayBefore(row.effectiveOn),
    ),
  )

export function list(context: Context, input: { readonly unit: string }, composition: Composition) {
  return read(context.database, context.caller, async (tx) => {
    const decider = await composition.deciderFor(tx)
    const forest = await keptForest(tx, context.database)
    const unit = reachableUnit(forest, input.unit, (unitId) => decider.isOpen(forest, unitId, decider.today))
    const rows = await decisions(tx, null)
    return {
      decisions: rows.filter((row) => isSeen(row, forest, decider)).map((row) => lineOf(row, forest, decider.today)),
      can: { decide: abilityOf(decider.mayDecide(forest, unit.id, decider.today)) },
    }
  })
}

export function one(context: Context, input: { readonly id: string }, composition: Composition) {
  return read(context.database, context.caller, async (tx) => {
    const decider = await composition.deciderFor(tx)
    const facts = await loadFacts(tx, null)
    const forest = buildForest(facts)
    const [row] = /^[0-9a-f-]{36}$/.test(input.id) ? await decisions(tx, input.id) : []
    if (!row || !isSeen(row, forest, decider)) throw unknownDecision()
    const plan = await planOf(tx, row, facts)
    const acts = await tx.query<{ actId: string; at: string; vi: string; en: string; reason: string | null }>(
      sql`select a.id as "actId", a.at, w.vi, w.en, a.reason from act a join account w on w.id = a.actor_id
        where a.id in (${row.knownFrom}::uuid, ${row.knownUntil}::uuid)`,
    )
    const who = (actId: string | null) => {
      const act = acts.find((item) => item.actId === actId)
      return act ? { name: { vi: act.vi, en: act.en }, at: act.at, reason: act.reason } : null
    }
    const decidedBy = who(row.knownFrom) ?? { name: { vi: '—', en: '—' }, at: row.issuedOn, reason: null }
    const may = decider.mayDecide(forest, row.issuerId, decider.today)
    return {
      ...lineOf(row, forest, decider.today),
      decision: decisionShape.parse({
        issuer: forest.units.get(row.issuerId)?.code,
        symbol: row.symbol,
        issuedOn: row.issuedOn,
        effectiveOn: row.effectiveOn,
        vi: row.vi,
        en: row.en,
        ...row.changes,
      }),
      ...trees(row.knownUntil === null ? branchesOf(forest, forest, plan) : { before: [], after: [] }),
      successions: plan.successions
        .filter((edge) => isOfMains(forest, edge))
        .map((edge) => ({ ...edgeOf(forest, edge), decision: null })),
      decidedBy: { name: decidedBy.name, at: decidedBy.at },
      withdrawn: row.knownUntil === null ? null : who(row.knownUntil),
      can: { withdraw: abilityOf(may.ok ? withdrawable(row, decider.today) : may) },
    }
  })
}

/** What a decision did, read back from the facts that name its act. */
async function planOf(tx: Transaction, row: DecisionRow, facts: OrgFacts): Promise<Plan> {
  const ofAct = await tx.query<{ kind: string; id: string }>(sql`
    select 'unit' as kind, id from unit where known_from = ${row.knownFrom}::uuid and known_until is null
    union all select 'ends', unit_id from unit_span where known_from = ${row.knownFrom}::uuid and upper(valid) = ${row.effectiveOn}::date
    union all select 'parent', unit_id from unit_parent where known_from = ${row.knownFrom}::uuid and lower(valid) = ${row.effectiveOn}::date
    union all select 'name', unit_id from unit_name where known_from = ${row.knownFrom}::uuid and lower(valid) = ${row.effectiveOn}::date
    union all select 'role', unit_id from unit_role where known_from = ${row.knownFrom}::uuid and lower(valid) = ${row.effectiveOn}::date`)
  const edges = await tx.query<{ from: string; to: string }>(
    sql`select from_id as "from", to_id as "to" from succession where known_from = ${row.knownFrom}::uuid and known_until is null`,
  )
  const idsOf = (kind: string): readonly string[] => ofAct.filter((item) => item.kind === kind).map((item) => item.id)
  const opened = <Fact extends { readonly unitId: UnitId; readonly from: string }>(
    kind: string,
    held: readonly Fact[],
  ) => ({
    closed: [],
    opened: held.filter((fact) => idsOf(kind).includes(fact.unitId) && fact.from === row.effectiveOn),
  })
  return {
    on: row.effectiveOn,
    units: facts.units.filter((unit) => idsOf('unit').includes(unit.id)),
    spans: { closed: [], opened: [] },
    names: opened('name', facts.names),
    parents: opened('parent', facts.parents),
    leads: { closed: [], opened: [] },
    roles: opened('role', facts.roles),
    successions: facts.successions.filter(
      (edge) =>
        edge.effectiveOn === row.effectiveOn &&
        edges.some((item) => item.from === edge.fromId && item.to === edge.toId),
    ),
    moves: [],
    ends: idsOf('ends').map((unitId) => ({ unitId, heirId: null, custodianId: null })),
    touched: [],
  }
}

const dated = <Fact extends { readonly from: string; readonly until: string }>(fact: Fact) => ({
  from: openDay(fact.from, firstOfAllDays),
  until: openEnd(fact.until),
})

const byDay = (a: { readonly from: string }, b: { readonly from: string }): number => (a.from < b.from ? -1 : 1)

export function history(context: Context, input: { readonly unit: string }, composition: Composition) {
  return read(context.database, context.caller, async (tx) => {
    const decider = await composition.deciderFor(tx)
    const forest = await keptForest(tx, context.database)
    const unit = unitByCode(forest, input.unit)
    const spans = [...(forest.spans.get(unit.id) ?? [])].sort(byDay)
    const last = spans.at(-1)
    const on = last === undefined || last.until > decider.today ? decider.today : dayBefore(last.until)
    reachableUnit(forest, input.unit, (unitId) => decider.isOpen(forest, unitId, on))
    const byAct = await tx.query<{
      from: string
      to: string
      on: string
      id: string
      symbol: string | null
      vi: string
      en: string
    }>(sql`
      select s.from_id as "from", s.to_id as "to", s.effective_on as "on", r.id, r.symbol, r.vi, r.en
      from succession s join reorganisation r on r.known_from = s.known_from
      where s.known_until is null and (s.from_id = ${unit.id}::uuid or s.to_id = ${unit.id}::uuid)`)
    const edge = (item: Succession) => {
      const row = byAct.find((at) => at.from === item.fromId && at.to === item.toId && at.on === item.effectiveOn)
      return {
        ...edgeOf(forest, item),
        decision: row ? { id: row.id, symbol: row.symbol, name: { vi: row.vi, en: row.en } } : null,
      }
    }
    const custodianId = last?.custodianId ?? null
    const roles: readonly { role: UnitRole; from: string; until: string }[] = [
      {
        role: unit.role,
        from: spans[0]?.from ?? firstOfAllDays,
        until: forest.roles.get(unit.id)?.[0]?.from ?? last?.until ?? lastOfAllDays,
      },
      ...(forest.roles.get(unit.id) ?? []),
    ]
    return {
      ...toUnitRef(forest, unit.id, on),
      name: nameOn(forest, unit.id, on),
      from: openDay(spans[0]?.from ?? firstOfAllDays, firstOfAllDays),
      until: openEnd(last?.until ?? lastOfAllDays),
      custodian: custodianId === null ? null : toUnitRef(forest, custodianId, decider.today),
      names: [...(forest.names.get(unit.id) ?? [])]
        .sort(byDay)
        .map((fact) => ({ name: { vi: fact.vi, en: fact.en }, ...dated(fact) })),
      parents: [...(forest.parents.get(unit.id) ?? [])]
        .sort(byDay)
        .map((fact) => ({ parent: toUnitRef(forest, fact.parentId, fact.from > on ? fact.from : on), ...dated(fact) })),
      roles: roles.map((fact) => ({ role: fact.role, ...dated(fact) })),
      leads: [...(forest.leadsByParty.get(unit.id) ?? [])]
        .sort(byDay)
        .map((fact) => ({ area: toUnitRef(forest, fact.areaId, on), ...dated(fact) })),
      predecessors: (forest.into.get(unit.id) ?? []).map(edge),
      successors: (forest.outOf.get(unit.id) ?? []).map(edge),
    }
  })
}
