import type { Edition, EditionUnit } from '../../../editions/edition.ts'
import { carriedOut, type Plan } from '../../modules/org/reorganise/plan.ts'
import { planReorganisation } from '../../modules/org/reorganise/reorganise.ts'
import type { OrgFacts } from '../../modules/org/unit.ts'
import { mayStandUnder, ruleOn } from '../../modules/regulations/regulation.ts'
import { loadRegulations } from '../../modules/regulations/server/public.ts'
import { firstOfAllDays, lastOfAllDays } from '../../platform/domain/day.ts'
import { suspendChecks } from '../../platform/server/backup/suspend-checks.ts'
import { connectionOf, type Transaction } from '../../platform/server/db/database.ts'
import { insertRows } from '../../platform/server/db/insert-rows.ts'
import { dayRange } from '../../platform/server/db/sql.ts'
import { newId } from '../../platform/server/new-id.ts'
import { type CopyValue, copyInto, copyLine } from './copy.ts'
import { idFor } from './ids.ts'

/**
 * Loads units, what decisions made of them, and terms.
 * @returns ids by code, of the units that decisions founded too
 * @throws when something stands against a decision.
 */
export async function loadUnits(
  tx: Transaction,
  edition: Edition,
  actId: string,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(edition.units.map((unit) => [unit.code, newId()]))
  const { facts, plans } = await decided(tx, edition, factsOf(edition.units, ids), ids)
  await writeFacts(tx, facts, actId)
  await insertRows(
    tx,
    'term',
    edition.terms.map((term) => ({
      code: term.code,
      unit_id: idFor(ids, term.unit, 'unit'),
      valid: `[${term.first},${term.last}]`,
      is_assumed: term.isAssumed,
      number: term.number ?? null,
      congress_first: term.congressFirst ?? null,
      congress_last: term.congressLast ?? null,
      known_from: actId,
    })),
  )
  await loadDecisions(tx, edition, plans, ids, actId)
  return ids
}

function factsOf(units: readonly EditionUnit[], ids: ReadonlyMap<string, string>): OrgFacts {
  const id = (code: string): string => idFor(ids, code, 'unit')
  const days = (unit: EditionUnit) => ({ from: unit.from ?? firstOfAllDays, until: unit.until ?? lastOfAllDays })
  return {
    units: units.map(({ code, kind, role, home }) => ({
      id: id(code),
      code,
      kind,
      role,
      homeId: home === undefined ? null : id(home),
    })),
    spans: units.map((unit) => ({ unitId: id(unit.code), custodianId: null, ...days(unit) })),
    names: units.map((unit) => ({ unitId: id(unit.code), vi: unit.vi, en: unit.en, ...days(unit) })),
    parents: units.flatMap((unit) =>
      unit.parent === undefined ? [] : [{ unitId: id(unit.code), parentId: id(unit.parent), ...days(unit) }],
    ),
    leads: units.flatMap((unit) =>
      unit.leads === undefined ? [] : [{ partyId: id(unit.code), areaId: id(unit.leads), ...days(unit) }],
    ),
    roles: [],
    successions: [],
  }
}

/** The facts after the decisions of the edition, one upon the other. */
async function decided(
  tx: Transaction,
  edition: Edition,
  before: OrgFacts,
  ids: Map<string, string>,
): Promise<{ readonly facts: OrgFacts; readonly plans: readonly Plan[] }> {
  const decisions = edition.decisions ?? []
  if (decisions.length === 0) return { facts: before, plans: [] }
  const rules = await loadRegulations(tx, null)
  const idOf = (code: string): string => {
    const id = ids.get(code) ?? newId()
    ids.set(code, id)
    return id
  }
  const plans: Plan[] = []
  let facts = before
  for (const decision of decisions) {
    const levels = ruleOn(rules, 'org.levels', decision.effectiveOn)?.value
    const { plan, issues } = planReorganisation(
      facts,
      decision,
      idOf,
      (role, parentRole) => levels === undefined || mayStandUnder(levels, role, parentRole),
    )
    const issue = issues[0]
    if (issue) throw new Error(`the decision “${decision.en}” is refused at ${issue.field ?? ''}: ${issue.text.en}`)
    plans.push(plan)
    facts = carriedOut(facts, plan)
  }
  return { facts, plans }
}

async function loadDecisions(
  tx: Transaction,
  edition: Edition,
  plans: readonly Plan[],
  ids: ReadonlyMap<string, string>,
  actId: string,
): Promise<void> {
  await insertRows(
    tx,
    'reorganisation',
    (edition.decisions ?? []).map((decision, index) => ({
      id: newId(),
      symbol: decision.symbol,
      issuer_id: idFor(ids, decision.issuer, 'unit'),
      issued_on: decision.issuedOn,
      effective_on: decision.effectiveOn,
      vi: decision.vi,
      en: decision.en,
      changes: { custodian: decision.custodian, changes: decision.changes },
      moves: plans[index]?.moves ?? [],
      carried_out: edition.workingOn === null || decision.effectiveOn <= edition.workingOn ? actId : null,
      known_from: actId,
    })),
  )
}

async function writeFacts(tx: Transaction, facts: OrgFacts, actId: string): Promise<void> {
  const tables = ['unit', 'unit_span', 'unit_name', 'unit_parent', 'unit_role', 'area_lead', 'succession']
  const resume = await suspendChecks(connectionOf(tx), tables)
  const write = (table: string, columns: readonly string[], rows: readonly (readonly CopyValue[])[]) =>
    copyInto(
      tx,
      table,
      [...columns, 'known_from'],
      rows.map((row) => copyLine([...row, actId])),
    )
  const valid = (fact: { readonly from: string; readonly until: string }): string => dayRange(fact.from, fact.until)
  await write(
    'unit',
    ['id', 'code', 'kind', 'role', 'home_id'],
    facts.units.map((unit) => [unit.id, unit.code, unit.kind, unit.role, unit.homeId]),
  )
  await write(
    'unit_span',
    ['unit_id', 'valid', 'custodian_id'],
    facts.spans.map((fact) => [fact.unitId, valid(fact), fact.custodianId]),
  )
  await write(
    'unit_name',
    ['unit_id', 'valid', 'vi', 'en'],
    facts.names.map((fact) => [fact.unitId, valid(fact), fact.vi, fact.en]),
  )
  await write(
    'unit_parent',
    ['unit_id', 'valid', 'parent_id'],
    facts.parents.map((fact) => [fact.unitId, valid(fact), fact.parentId]),
  )
  await write(
    'unit_role',
    ['unit_id', 'valid', 'role'],
    facts.roles.map((fact) => [fact.unitId, valid(fact), fact.role]),
  )
  await write(
    'area_lead',
    ['party_id', 'valid', 'area_id'],
    facts.leads.map((fact) => [fact.partyId, valid(fact), fact.areaId]),
  )
  const edges = facts.successions.map((edge) => ({ id: newId(), edge }))
  await write(
    'succession',
    ['id', 'from_id', 'to_id', 'effective_on', 'extent'],
    edges.map(({ id, edge }) => [id, edge.fromId, edge.toId, edge.effectiveOn, edge.extent]),
  )
  await resume()
  await insertRows(
    tx,
    'succession_share',
    edges.flatMap(({ id, edge }) =>
      Object.entries(edge.shares).map(([basis, share]) => ({ succession_id: id, basis, share })),
    ),
  )
}
