import type { Transaction } from '../../../../platform/server/db/database.ts'
import { insertRows } from '../../../../platform/server/db/insert-rows.ts'
import { dayRange, type Sql, sql } from '../../../../platform/server/db/sql.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import type { Decision } from '../../reorganise/decision.ts'
import type { Plan, Rewritten } from '../../reorganise/plan.ts'
import type { Dated, UnitId } from '../../unit.ts'

const dated = ['unit_span', 'unit_name', 'unit_parent', 'unit_role', 'area_lead'] as const
type DatedTable = (typeof dated)[number]

const raw = (text: string): Sql => ({ strings: [text], values: [] })

async function rewrite<Fact extends Dated>(
  tx: Transaction,
  table: DatedTable,
  facts: Rewritten<Fact>,
  keyColumn: 'unit_id' | 'party_id',
  keyOf: (fact: Fact) => UnitId,
  row: (fact: Fact) => Record<string, unknown>,
  actId: string,
): Promise<void> {
  if (facts.closed.length > 0) {
    await tx.query(sql`update ${raw(table)} set known_until = ${actId}::uuid
      from unnest(${facts.closed.map(keyOf)}::uuid[], ${facts.closed.map((fact) => fact.from)}::date[]) closed (key, first)
      where ${raw(keyColumn)} = closed.key and coalesce(lower(valid), '0001-01-01') = closed.first and known_until is null`)
  }
  await insertRows(
    tx,
    table,
    facts.opened.map((fact) => ({ ...row(fact), valid: dayRange(fact.from, fact.until), known_from: actId })),
  )
}

/** Writes what a decision does to the trees; known from the act. */
export async function writePlan(tx: Transaction, plan: Plan, actId: string): Promise<void> {
  await insertRows(
    tx,
    'unit',
    plan.units.map((unit) => ({
      id: unit.id,
      code: unit.code,
      kind: unit.kind,
      role: unit.role,
      home_id: unit.homeId,
      known_from: actId,
    })),
  )
  const byUnit = (fact: { readonly unitId: UnitId }): UnitId => fact.unitId
  await rewrite(
    tx,
    'unit_span',
    plan.spans,
    'unit_id',
    byUnit,
    (fact) => ({ unit_id: fact.unitId, custodian_id: fact.custodianId }),
    actId,
  )
  await rewrite(
    tx,
    'unit_name',
    plan.names,
    'unit_id',
    byUnit,
    (fact) => ({ unit_id: fact.unitId, vi: fact.vi, en: fact.en }),
    actId,
  )
  await rewrite(
    tx,
    'unit_parent',
    plan.parents,
    'unit_id',
    byUnit,
    (fact) => ({ unit_id: fact.unitId, parent_id: fact.parentId }),
    actId,
  )
  await rewrite(
    tx,
    'unit_role',
    plan.roles,
    'unit_id',
    byUnit,
    (fact) => ({ unit_id: fact.unitId, role: fact.role }),
    actId,
  )
  await rewrite(
    tx,
    'area_lead',
    plan.leads,
    'party_id',
    (fact) => fact.partyId,
    (fact) => ({ party_id: fact.partyId, area_id: fact.areaId }),
    actId,
  )
  const edges = plan.successions.map((edge) => ({ id: newId(), edge }))
  await insertRows(
    tx,
    'succession',
    edges.map(({ id, edge }) => ({
      id,
      from_id: edge.fromId,
      to_id: edge.toId,
      effective_on: edge.effectiveOn,
      extent: edge.extent,
      known_from: actId,
    })),
  )
  await insertRows(
    tx,
    'succession_share',
    edges.flatMap(({ id, edge }) =>
      Object.entries(edge.shares).map(([basis, share]) => ({ succession_id: id, basis, share })),
    ),
  )
  const touched = [
    ...plan.units.map((unit) => unit.id),
    ...[plan.spans, plan.parents].flatMap(({ closed, opened }) => [...closed, ...opened].map((fact) => fact.unitId)),
    ...[...plan.leads.closed, ...plan.leads.opened].flatMap((lead) => [lead.partyId, lead.areaId]),
  ]
  await tx.query(sql`select rebuild_unit_reach_of(${[...new Set(touched)]}::uuid[])`)
}

export async function writeDecision(
  tx: Transaction,
  row: { id: string; issuerId: UnitId; decision: Decision; plan: Plan; isCarriedOut: boolean },
  actId: string,
): Promise<void> {
  const { decision } = row
  await tx.query(sql`insert into reorganisation (id, symbol, issuer_id, issued_on, effective_on, vi, en, changes, moves, carried_out, known_from)
    values (${row.id}, ${decision.symbol}, ${row.issuerId}, ${decision.issuedOn}, ${decision.effectiveOn}, ${decision.vi}, ${decision.en},
      ${JSON.stringify({ custodian: decision.custodian, changes: decision.changes })}::jsonb, ${JSON.stringify(row.plan.moves)}::jsonb,
      ${row.isCarriedOut ? actId : null}::uuid, ${actId})`)
}

export async function markCarriedOut(tx: Transaction, id: string, actId: string): Promise<void> {
  await tx.query(
    sql`update reorganisation set carried_out = ${actId}::uuid where id = ${id}::uuid and carried_out is null`,
  )
}

/** What the act of a decision wrote is believed no longer, what it ended is believed again. */
export async function unsayPlan(tx: Transaction, id: string, decidedBy: string, actId: string): Promise<void> {
  for (const table of dated)
    await tx.query(sql`select unsay_act(${table}::regclass, ${decidedBy}::uuid, ${actId}::uuid)`)
  await tx.query(
    sql`update succession set known_until = ${actId}::uuid where known_from = ${decidedBy}::uuid and known_until is null`,
  )
  await tx.query(
    sql`update unit set known_until = ${actId}::uuid where known_from = ${decidedBy}::uuid and known_until is null`,
  )
  await tx.query(sql`update reorganisation set known_until = ${actId}::uuid where id = ${id}::uuid`)
  await tx.query(sql`select rebuild_unit_reach()`)
}

/** Has any fact that the act stated been changed by a later one? */
export async function isBuiltUpon(tx: Transaction, decidedBy: string): Promise<boolean> {
  for (const table of dated) {
    const later = await tx.maybe(
      sql`select 1 from ${raw(table)} where known_from = ${decidedBy}::uuid and known_until is not null limit 1`,
    )
    if (later) return true
  }
  return false
}
