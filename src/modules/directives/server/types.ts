import { must } from '../../../platform/domain/problem.ts'
import { read, type Transaction, write } from '../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct } from '../../acts/server/public.ts'
import { ability } from '../../figures/server/public.ts'
import { mayChange } from '../../regulations/change.ts'
import type { Confidence } from '../../regulations/regulation.ts'
import type { DirectiveType, TypeSymbol } from '../directive-type.ts'

/** The table of types as it holds on a day, in its order. */
export const typesOn = (tx: Transaction, on: string): Promise<DirectiveType[]> =>
  tx.query<DirectiveType>(sql`select code, vi, en, symbols, is_leading as "isLeading", rank, source, confidence from directive_type
    where known_until is null and valid @> ${on}::date order by rank, code`)

export const nameOfType = (types: readonly DirectiveType[], code: string): { vi: string; en: string } => {
  const type = types.find((item) => item.code === code)
  return { vi: type?.vi ?? code, en: type?.en ?? code }
}

export function listTypes(context: Context) {
  return read(context.database, context.caller, async (tx) => {
    const reader = await loadReader(tx)
    const types = await typesOn(tx, reader.today)
    return {
      types: types.map((type) => ({ ...type, symbols: [...type.symbols] })),
      can: { change: ability(mayChange(reader)) },
    }
  })
}

interface TypeInput {
  readonly id: string
  readonly code: string
  readonly vi: string
  readonly en: string
  readonly symbols: readonly TypeSymbol[]
  readonly isLeading: boolean
  readonly source: string
  readonly confidence: Confidence
  readonly reason: string
}

/** The type holds so from today on; what it said for earlier days goes on. */
export function changeType(context: Context, { id, reason, ...input }: TypeInput) {
  return write(context.database, context.caller, async (tx) => {
    const reader = await loadReader(tx)
    must(mayChange(reader), 'forbidden')
    if (await tx.maybe(sql`select id from act where record_id = ${id}::uuid and record_kind = 'directive_type'`))
      return { id }
    const actId = await recordAct(tx, {
      verb: 'directive.change-type',
      recordKind: 'directive_type',
      recordId: id,
      reason,
      payload: input,
    })
    await tx.query(sql`update directive_type set known_until = ${actId}::uuid
      where code = ${input.code} and known_until is null and (upper_inf(valid) or upper(valid) > ${reader.today}::date)`)
    await tx.query(sql`insert into directive_type (code, valid, vi, en, symbols, is_leading, rank, source, confidence, known_from)
      select code, valid * daterange(null, ${reader.today}::date), vi, en, symbols, is_leading, rank, source, confidence, ${actId}::uuid
      from directive_type where known_until = ${actId}::uuid and not isempty(valid * daterange(null, ${reader.today}::date))`)
    await tx.query(sql`insert into directive_type (code, valid, vi, en, symbols, is_leading, rank, source, confidence, known_from)
      select ${input.code}, ${dayRange(reader.today, '9999-12-31')}::daterange, ${input.vi}, ${input.en}, ${JSON.stringify(input.symbols)}::jsonb,
        ${input.isLeading}, coalesce((select max(rank) from directive_type where known_until = ${actId}::uuid), 90), ${input.source},
        ${input.confidence}, ${actId}::uuid`)
    return { id }
  })
}
