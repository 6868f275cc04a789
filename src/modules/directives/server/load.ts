import type { Transaction } from '../../../platform/server/db/database.ts'
import { asId, type Sql, sql } from '../../../platform/server/db/sql.ts'
import type { Audience } from '../directive.ts'
import { type Force, forceOf } from '../force.ts'

export interface DirectiveRow {
  readonly id: string
  readonly code: string
  readonly symbol: string | null
  readonly kind: string
  readonly issuerId: string
  readonly issuedOn: string | null
  readonly vi: string
  readonly en: string
  readonly sourceId: string | null
  readonly paragraph: number | null
  readonly summary: string | null
  readonly signedOn: string | null
  readonly effectiveOn: string | null
  readonly horizon: string | null
  readonly horizonFirst: string | null
  readonly horizonLast: string | null
  readonly audience: Audience
  readonly partnerIds: readonly string[]
  /** From when others replace it; null is at once. */
  readonly replacedFrom: readonly (string | null)[]
}

const columns = sql`d.id, d.code, d.symbol, d.kind, d.issuer_id as "issuerId", d.issued_on as "issuedOn", d.vi, d.en, d.source_id as "sourceId",
  d.paragraph, d.summary, d.signed_on as "signedOn", d.effective_on as "effectiveOn", d.horizon, d.horizon_first as "horizonFirst",
  d.horizon_last as "horizonLast", d.audience, d.partner_ids as "partnerIds",
  coalesce((select jsonb_agg(r.from_day) from directive_relation r where r.to_id = d.id and r.kind = 'replaces' and r.known_until is null), '[]')
    as "replacedFrom"`

/** Believed directives the caller may read, latest first. */
export const loadDirectives = (tx: Transaction, where: Sql): Promise<DirectiveRow[]> =>
  tx.query<DirectiveRow>(
    sql`select ${columns} from directive d where d.known_until is null and ${where} order by d.issued_on desc nulls last, d.code`,
  )

export const directiveById = async (tx: Transaction, id: string): Promise<DirectiveRow | undefined> =>
  (await loadDirectives(tx, sql`d.id = ${asId(id)}::uuid`))[0]

export const forceOfRow = (row: DirectiveRow, today: string): Force => forceOf(row, row.replacedFrom, today)
