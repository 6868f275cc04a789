import type { Text } from '../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { requireRole } from '../../accounts/access.ts'
import { ability } from '../../figures/server/public.ts'
import { bodiesWith, homePartyOn, partiesAbove, partiesUnder } from '../../org/forest.ts'
import { toUnitRef } from '../../org/server/public.ts'
import type { UnitId } from '../../org/unit.ts'
import type { sides } from '../contract.ts'
import type { DirectiveType } from '../directive-type.ts'
import { type Force, forceOf } from '../force.ts'
import { type DirectiveRow, forceOfRow, loadDirectives } from './load.ts'
import { type Scene, sceneOf, unitIn } from './open.ts'
import { nameOfType, typesOn } from './types.ts'

type Side = (typeof sides)[number]

export interface ListInput {
  readonly unit: string
  readonly side: Side
  readonly search?: string | undefined
  readonly kind?: string | undefined
  readonly issuer?: string | undefined
  readonly year?: number | undefined
  readonly force?: 'in_force' | 'not_in_force' | undefined
  readonly page: number
  readonly size: number
}

/** The bodies whose documents stand on one side of a unit. */
export function issuersOn({ forest, reader }: Scene, unitId: UnitId, side: Side): readonly UnitId[] {
  const { today } = reader
  const party = homePartyOn(forest, unitId, today) ?? unitId
  const parties =
    side === 'own'
      ? [party]
      : side === 'above'
        ? partiesAbove(forest, party, today).slice(1)
        : [...partiesUnder(forest, party, today)].filter((id) => id !== party)
  return parties.flatMap((id) => bodiesWith(forest, id, today))
}

interface Outline {
  readonly id: string
  readonly kind: string
  readonly issuerId: string
  readonly year: number | null
  readonly isHit: boolean
  readonly force: Force
}

/** What may be read on this side, with what is filtered by; few columns, so that counts and filters see all of it. */
async function outlinesOf(
  tx: Transaction,
  issuers: readonly UnitId[],
  search: string | undefined,
  today: string,
): Promise<Outline[]> {
  const rows = await tx.query<
    Omit<Outline, 'force'> & { effectiveOn: string | null; horizonLast: string | null; replacedFrom: (string | null)[] }
  >(sql`
    select d.id, d.kind, d.issuer_id as "issuerId", extract(year from d.issued_on)::integer as year, d.effective_on as "effectiveOn",
      d.horizon_last as "horizonLast",
      ${search ?? null}::text is null or d.folded like '%' || replace(replace(replace(fold_name(${search ?? ''}), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%' as "isHit",
      coalesce((select jsonb_agg(r.from_day) from directive_relation r where r.to_id = d.id and r.kind = 'replaces' and r.known_until is null), '[]')
        as "replacedFrom"
    from directive d where d.issuer_id = any (${issuers}::uuid[]) and d.known_until is null order by d.issued_on desc nulls last, d.code`)
  return rows.map((row) => ({ ...row, force: forceOf(row, row.replacedFrom, today) }))
}

export function listOf(context: Context, input: ListInput) {
  return read(context.database, context.caller, async (tx) => {
    const scene = await sceneOf(tx, context)
    const { forest, reader } = scene
    const unit = unitIn(scene, input.unit)
    const types = await typesOn(tx, reader.today)
    const all = await outlinesOf(tx, issuersOn(scene, unit.id, input.side), input.search, reader.today)
    const issuerId = input.issuer === undefined ? undefined : forest.byCode.get(input.issuer)?.id
    const found = all.filter(
      (item) =>
        item.isHit &&
        (input.kind === undefined || item.kind === input.kind) &&
        (input.issuer === undefined || item.issuerId === issuerId) &&
        (input.year === undefined || item.year === input.year) &&
        (input.force === undefined || (item.force === 'in_force') === (input.force === 'in_force')),
    )
    const shown = found.slice((input.page - 1) * input.size, input.page * input.size).map((item) => item.id)
    const rows = await loadDirectives(tx, sql`d.id = any (${shown}::uuid[])`)
    const clerk = requireRole(forest, reader, 'clerk', unit.id, reader.today)
    return {
      directives: rows.map((row) => shownRow(scene, types, row)),
      total: found.length,
      kinds: counted(all, (item) => item.kind).map(([code, count]) => ({ code, name: nameOfType(types, code), count })),
      issuers: counted(all, (item) => item.issuerId).map(([id, count]) => ({
        unit: toUnitRef(forest, id, reader.today),
        count,
      })),
      years: counted(all, (item) => item.year)
        .flatMap(([year, count]) => (year === null ? [] : [{ year, count }]))
        .sort((a, b) => b.year - a.year),
      can: { register: ability(clerk), import: ability(clerk) },
    }
  })
}

function counted<Key>(items: readonly Outline[], keyOf: (item: Outline) => Key): readonly [Key, number][] {
  const counts = new Map<Key, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}

/** A document as lists and its own page show it. */
export function shownRow({ catalogue, forest, reader }: Scene, types: readonly DirectiveType[], row: DirectiveRow) {
  const source = row.sourceId === null ? undefined : catalogue.sources.get(row.sourceId)
  return {
    id: row.id,
    code: row.code,
    symbol: row.symbol,
    kind: row.kind,
    kindName: nameOfType(types, row.kind),
    issuer: toUnitRef(forest, row.issuerId, row.issuedOn ?? reader.today),
    issuedOn: row.issuedOn,
    name: nameOf(row),
    force: forceOfRow(row, reader.today),
    source: source
      ? {
          code: source.code,
          name: { vi: source.vi, en: source.en },
          publisher: source.publisher,
          publishedOn: source.publishedOn,
          paragraph: row.paragraph,
        }
      : null,
  }
}

export const nameOf = (row: { readonly vi: string; readonly en: string }): Text => ({ vi: row.vi, en: row.en })
