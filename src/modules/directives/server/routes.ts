import { problem } from '../../../platform/domain/problem.ts'
import { read, write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { type Context, type Route, route } from '../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct } from '../../acts/server/public.ts'
import { ability, catalogueAt, must } from '../../figures/server/public.ts'
import { bodiesWith, homePartyOn } from '../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../org/server/public.ts'
import { listDirectives, registerDirective } from '../contract.ts'
import { checkSecrecy, type DirectiveKind, formSymbol, kindNames, parseSymbol } from '../directive.ts'

export const directiveRoutes: readonly Route[] = [
  route(listDirectives, directivesOf),
  route(registerDirective, register),
]

interface DirectiveRow {
  id: string
  code: string
  symbol: string | null
  kind: DirectiveKind
  issuer_id: string
  issued_on: string | null
  vi: string
  en: string
  source_id: string | null
  paragraph: number | null
}

/** Directives issued by a unit and its organs, latest first. */
function directivesOf(context: Context, input: { unit: string }) {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const unit = reachableUnit(catalogue.forest, input.unit, (unitId) =>
      canRead(catalogue.forest, reader, unitId, reader.today),
    )
    const issuers = bodiesWith(
      catalogue.forest,
      homePartyOn(catalogue.forest, unit.id, reader.today) ?? unit.id,
      reader.today,
    )
    const rows =
      await tx.query<DirectiveRow>(sql`select id, code, symbol, kind, issuer_id, issued_on, vi, en, source_id, paragraph from directive
      where issuer_id = any (${issuers}::uuid[]) and known_until is null order by issued_on desc nulls last, code`)
    return {
      directives: rows.map((row) => {
        const source = row.source_id === null ? undefined : catalogue.sources.get(row.source_id)
        return {
          id: row.id,
          code: row.code,
          symbol: row.symbol,
          kind: row.kind,
          kindName: { vi: kindNames[row.kind].vi, en: kindNames[row.kind].en },
          issuer: toUnitRef(catalogue.forest, row.issuer_id, row.issued_on ?? reader.today),
          issuedOn: row.issued_on,
          name: { vi: row.vi, en: row.en },
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
      }),
      can: { register: ability(requireRole(catalogue.forest, reader, 'clerk', unit.id, reader.today)) },
    }
  })
}

interface RegisterInput {
  readonly id: string
  readonly issuer: string
  readonly kind: DirectiveKind
  readonly symbol: string
  readonly issuedOn?: string | undefined
  readonly title: string
  readonly secrecy: 'none' | 'mat' | 'toi_mat' | 'tuyet_mat'
}

function register(context: Context, input: RegisterInput) {
  return write(context.database, context.caller, async (tx) => {
    must(checkSecrecy(input.secrecy, input.title), 'refused')
    const catalogue = await catalogueAt(tx, null, context.database)
    const reader = await loadReader(tx)
    const on = input.issuedOn ?? reader.today
    const issuer = reachableUnit(catalogue.forest, input.issuer, (unitId) =>
      canRead(catalogue.forest, reader, unitId, on),
    )
    must(requireRole(catalogue.forest, reader, 'clerk', issuer.id, on), 'forbidden')
    const symbol = formSymbol(must(parseSymbol(input.symbol)))
    if (input.issuedOn !== undefined && input.issuedOn > reader.today) {
      throw problem(
        'invalid',
        'issued-in-future',
        'Ngày ban hành ở tương lai.',
        'The date of issue lies in the future.',
        'issuedOn',
      )
    }
    if (await tx.maybe(sql`select id from directive where id = ${input.id}::uuid`)) return { id: input.id }
    const code = `${issuer.code}/${symbol}/${input.issuedOn ?? ''}`
    if (await tx.maybe(sql`select id from directive where code = ${code} and known_until is null`)) {
      throw problem(
        'conflict',
        'directive-exists',
        `Văn bản ${symbol} đã có trong sổ.`,
        `The directive ${symbol} is in the register already.`,
        'symbol',
      )
    }
    const actId = await recordAct(tx, {
      verb: 'directive.register',
      unitId: issuer.id,
      recordKind: 'directive',
      recordId: input.id,
      payload: { symbol, issuedOn: input.issuedOn ?? null },
    })
    await tx.query(sql`insert into directive (id, code, symbol, kind, issuer_id, issued_on, vi, en, known_from)
      values (${input.id}, ${code}, ${symbol}, ${input.kind}, ${issuer.id}, ${input.issuedOn ?? null}, ${input.title}, ${input.title}, ${actId})`)
    return { id: input.id }
  })
}
