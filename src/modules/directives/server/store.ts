import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Audience } from '../directive.ts'

/** What a row of the register says, ready to be stored. */
export interface DirectiveValues {
  readonly code: string
  readonly symbol: string
  readonly kind: string
  readonly issuerId: string
  readonly issuedOn: string | null
  readonly title: string
  readonly summary: string | null
  readonly signedOn: string | null
  readonly effectiveOn: string | null
  readonly horizon: string | null
  readonly horizonFirst: string | null
  readonly horizonLast: string | null
  readonly audience: Audience
  readonly partnerIds: readonly string[]
}

/** Rows of the register, as many as come, in one statement. */
export async function addDirectives(
  tx: Transaction,
  rows: readonly (DirectiveValues & { readonly id: string; readonly en?: string })[],
  actId: string,
): Promise<void> {
  await tx.query(sql`
    insert into directive (id, code, symbol, kind, issuer_id, issued_on, vi, en, summary, signed_on, effective_on, horizon, horizon_first,
      horizon_last, audience, partner_ids, known_from)
    select r.id, r.code, r.symbol, r.kind, r."issuerId", r."issuedOn", r.title, coalesce(r.en, r.title), r.summary, r."signedOn", r."effectiveOn", r.horizon,
      r."horizonFirst", r."horizonLast", r.audience, r."partnerIds", ${actId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (id uuid, code text, symbol text, kind text, "issuerId" uuid, "issuedOn" date,
      title text, en text, summary text, "signedOn" date, "effectiveOn" date, horizon text, "horizonFirst" date, "horizonLast" date, audience text,
      "partnerIds" uuid[])`)
}

/** Puts new values in place; what was believed is kept by the database. */
export async function replaceDirective(
  tx: Transaction,
  id: string,
  values: DirectiveValues & { readonly en: string },
  actId: string,
): Promise<void> {
  const row = {
    code: values.code,
    symbol: values.symbol,
    kind: values.kind,
    issuer_id: values.issuerId,
    issued_on: values.issuedOn,
    vi: values.title,
    en: values.en,
    summary: values.summary,
    signed_on: values.signedOn,
    effective_on: values.effectiveOn,
    horizon: values.horizon,
    horizon_first: values.horizonFirst,
    horizon_last: values.horizonLast,
    audience: values.audience,
    partner_ids: values.partnerIds,
  }
  await tx.query(sql`select correct_directive(${id}::uuid, ${actId}::uuid, ${JSON.stringify(row)}::jsonb)`)
}

export interface Provision {
  readonly id: string
  readonly number: string
  readonly text: string
  readonly hint: string | null
}

/** Numbered parts in their order; what is unchanged stays as it is. */
export async function setProvisions(
  tx: Transaction,
  directiveId: string,
  provisions: readonly Provision[],
  actId: string,
): Promise<void> {
  const rows = JSON.stringify(provisions.map((item, index) => ({ ...item, rank: index + 1 })))
  const from = sql`jsonb_to_recordset(${rows}::jsonb) r (id uuid, rank integer, number text, text text, hint text)`
  await tx.query(sql`update directive_provision p set known_until = ${actId}::uuid
    where p.directive_id = ${directiveId}::uuid and p.known_until is null and not exists (select from ${from}
      where r.id = p.id and r.rank = p.rank and r.number = p.number and r.text = p.body and r.hint is not distinct from p.hint)`)
  await tx.query(sql`insert into directive_provision (id, directive_id, rank, number, body, hint, known_from)
    select r.id, ${directiveId}::uuid, r.rank, r.number, r.text, r.hint, ${actId}::uuid from ${from}
    where not exists (select from directive_provision p where p.id = r.id and p.known_until is null)`)
}

export interface Withheld {
  readonly id: string
  readonly issuerId: string
  readonly number: string
  readonly type: string
  readonly agency: string
  readonly issuedOn: string | null
}

export async function addWithheld(tx: Transaction, rows: readonly Withheld[], actId: string): Promise<void> {
  await tx.query(sql`insert into withheld_number (id, issuer_id, number, type_code, agency, issued_on, known_from)
    select r.id, r."issuerId", r.number, r.type, r.agency, r."issuedOn", ${actId}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r (id uuid, "issuerId" uuid, number text, type text, agency text, "issuedOn" date)`)
}
