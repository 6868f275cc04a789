import { firstOfAllDays, lastOfAllDays } from '../../../platform/domain/day.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../platform/server/db/sql.ts'
import { buildForest, type Forest } from '../forest.ts'
import type { OrgFacts, Succession, UnitKind, UnitRole } from '../unit.ts'

/** Rows believed at an instant; null asks for what is believed now. */
export const believed = (alias: Sql, knownAt: string | null): Sql =>
  knownAt === null
    ? sql`${alias}.known_until is null`
    : sql`known_at_covers(${alias}.known_from, ${alias}.known_until, ${knownAt}::timestamptz)`

const dated = (alias: Sql): Sql =>
  sql`coalesce(lower(${alias}.valid)::text, ${firstOfAllDays}) as "from", coalesce(upper(${alias}.valid)::text, ${lastOfAllDays}) as "until"`

interface DatedRow {
  from: string
  until: string
}

/** The dated trees as believed at an instant (null: now). */
export const loadForest = async (tx: Transaction, knownAt: string | null): Promise<Forest> =>
  buildForest(await loadFacts(tx, knownAt))

interface Kept {
  /** Of the catalogue for which the trees were last found to be the same. */
  readonly version: number
  readonly treeVersion: number
  readonly forest: Promise<Forest>
}
const kept = new WeakMap<object, Kept>()

/**
 * The present trees, kept in memory under `cacheKey` and read again when they have changed. Whoever asks while they are being
 * read waits for that reading.
 */
export async function keptForest(tx: Transaction, cacheKey: object): Promise<Forest> {
  const version = tx.position.catalogueVersion
  const held = kept.get(cacheKey)
  const readAlone = (): Promise<Forest> => loadForest(tx, null)
  if (held?.version === version) return held.forest.catch(readAlone)
  const row = await tx.maybe<{ version: number }>(
    sql`select catalogue_version - rules_version as version from installation`,
  )
  const treeVersion = row?.version ?? 0
  const latest = kept.get(cacheKey)
  const isSame = latest?.treeVersion === treeVersion
  const next = { version, treeVersion, forest: isSame ? latest.forest : readAlone() }
  kept.set(cacheKey, next)
  if (isSame) return next.forest.catch(readAlone)
  next.forest.catch(() => {
    if (kept.get(cacheKey)?.forest === next.forest) kept.delete(cacheKey)
  })
  return next.forest
}

/** The facts of the trees as believed at an instant (null: now). */
export async function loadFacts(tx: Transaction, knownAt: string | null): Promise<OrgFacts> {
  const u = sql`u`
  const units = await tx.query<{ id: string; code: string; kind: UnitKind; role: UnitRole; homeId: string | null }>(
    sql`select id, code, kind, role, home_id as "homeId" from unit u where ${believed(u, knownAt)} order by code`,
  )
  const spans = await tx.query<DatedRow & { unitId: string; custodianId: string | null }>(
    sql`select unit_id as "unitId", custodian_id as "custodianId", ${dated(u)} from unit_span u where ${believed(u, knownAt)}`,
  )
  const names = await tx.query<DatedRow & { unitId: string; vi: string; en: string }>(
    sql`select unit_id as "unitId", vi, en, ${dated(u)} from unit_name u where ${believed(u, knownAt)}`,
  )
  const parents = await tx.query<DatedRow & { unitId: string; parentId: string }>(
    sql`select unit_id as "unitId", parent_id as "parentId", ${dated(u)} from unit_parent u where ${believed(u, knownAt)}`,
  )
  const leads = await tx.query<DatedRow & { partyId: string; areaId: string }>(
    sql`select party_id as "partyId", area_id as "areaId", ${dated(u)} from area_lead u where ${believed(u, knownAt)}`,
  )
  const roles = await tx.query<DatedRow & { unitId: string; role: UnitRole }>(
    sql`select unit_id as "unitId", role, ${dated(u)} from unit_role u where ${believed(u, knownAt)}`,
  )
  const successions = await tx.query<Succession>(
    sql`select from_id as "fromId", to_id as "toId", effective_on as "effectiveOn", extent,
      coalesce((select jsonb_object_agg(basis, share::text) from succession_share s where s.succession_id = u.id), '{}') as shares
      from succession u where ${believed(u, knownAt)}`,
  )
  return { units, spans, names, parents, leads, roles, successions }
}

/** Days of the terms in the register. */
export async function loadTerms(
  tx: Transaction,
  knownAt: string | null,
): Promise<ReadonlyMap<string, { first: string; last: string; isAssumed: boolean }>> {
  const u = sql`u`
  const rows = await tx.query<{ code: string; first: string; last: string; isAssumed: boolean }>(
    sql`select code, lower(valid) as first, upper(valid) - 1 as last, is_assumed as "isAssumed" from term u where ${believed(u, knownAt)}`,
  )
  return new Map(rows.map(({ code, ...days }) => [code, days]))
}
