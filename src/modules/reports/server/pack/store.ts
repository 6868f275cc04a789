import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../../platform/server/db/sql.ts'
import type { UnitId } from '../../../org/unit.ts'

export interface StoredPack {
  readonly id: string
  readonly unitId: UnitId
  readonly period: string
  readonly first: string
  readonly last: string
  readonly name: Text
  readonly at: string
  readonly by: Text
}

export interface NewPack {
  readonly id: string
  readonly unitId: UnitId
  readonly kind: string
  readonly period: string
  readonly first: string
  readonly last: string
  readonly name: Text
}

export async function addPack(tx: Transaction, pack: NewPack, actId: string): Promise<void> {
  await tx.query(sql`insert into document_pack (id, unit_id, kind, period, first_day, last_day, vi, en, known_from)
    values (${pack.id}::uuid, ${pack.unitId}::uuid, ${pack.kind}, ${pack.period}, ${pack.first}::date, ${pack.last}::date,
      ${pack.name.vi}, ${pack.name.en}, ${actId}::uuid)`)
}

/** Packs that the reader may open, the latest period first. */
export async function loadPacks(tx: Transaction, where: Sql): Promise<readonly StoredPack[]> {
  const rows = await tx.query<
    Omit<StoredPack, 'name' | 'by'> & { vi: string; en: string; byVi: string; byEn: string }
  >(sql`
    select p.id, p.unit_id as "unitId", p.period, p.first_day as first, p.last_day as last, p.vi, p.en, k.at, w.vi as "byVi", w.en as "byEn"
    from document_pack p join act k on k.id = p.known_from join account w on w.id = k.actor_id
    where ${where} order by p.last_day desc, p.id desc limit 200`)
  return rows.map(({ vi, en, byVi, byEn, ...row }) => ({ ...row, name: { vi, en }, by: { vi: byVi, en: byEn } }))
}
