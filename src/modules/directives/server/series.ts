import { must, notFound, problem } from '../../../platform/domain/problem.ts'
import { read, write } from '../../../platform/server/db/database.ts'
import { asId, sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { requireRole } from '../../accounts/access.ts'
import { recordAct } from '../../acts/server/public.ts'
import { ability } from '../../figures/server/public.ts'
import { toUnitRef } from '../../org/server/public.ts'
import { yearsOf } from '../../org/term.ts'
import { spellingsOf } from '../directive-type.ts'
import { seriesOf, type UsedNumber } from '../series.ts'
import { formSymbol, parseSymbol } from '../symbol.ts'
import { termsOf } from './issued.ts'
import { issuersOn } from './list.ts'
import { loadDirectives } from './load.ts'
import { openIssuer, sceneOf, unitIn } from './open.ts'
import { addWithheld } from './store.ts'
import { typesOn } from './types.ts'

export function seriesHere(context: Context, input: { readonly unit: string }) {
  return read(context.database, context.caller, async (tx) => {
    const scene = await sceneOf(tx, context)
    const { forest, reader } = scene
    const unit = unitIn(scene, input.unit)
    const issuers = issuersOn(scene, unit.id, 'own')
    const spellings = spellingsOf(await typesOn(tx, reader.today))
    const rows = await loadDirectives(tx, sql`d.issuer_id = any (${issuers}::uuid[]) and d.symbol is not null`)
    const withheld = await tx.query<{
      id: string
      issuerId: string
      number: string
      type: string
      agency: string
      issuedOn: string | null
    }>(sql`select id, issuer_id as "issuerId", number, type_code as type, agency, issued_on as "issuedOn" from withheld_number
      where issuer_id = any (${issuers}::uuid[]) and known_until is null order by issued_on desc nulls last, number`)
    const terms = await termsOf(tx, issuers)
    const used: UsedNumber[] = rows.flatMap((row) => {
      const symbol = parseSymbol(row.symbol ?? '', spellings)
      return symbol.ok ? [{ symbol: symbol.value, issuedOn: row.issuedOn, isWithheld: false }] : []
    })
    used.push(...withheld.map((item) => ({ symbol: item, issuedOn: item.issuedOn, isWithheld: true })))
    const series = seriesOf(used, terms).toSorted(
      (a, b) =>
        (b.term ?? '').localeCompare(a.term ?? '') ||
        (a.type ?? '').localeCompare(b.type ?? '') ||
        a.agency.localeCompare(b.agency),
    )
    return {
      series: series.map((item) => ({
        ...item,
        term: item.term === null ? null : yearsOf(item.term),
        gaps: item.gaps.map(([first, last]): [number, number] => [first, last]),
        doubles: [...item.doubles],
      })),
      withheld: withheld.map((item) => ({
        id: item.id,
        symbol: formSymbol(item),
        issuer: toUnitRef(forest, item.issuerId, item.issuedOn ?? reader.today),
        issuedOn: item.issuedOn,
      })),
      can: { withhold: ability(requireRole(forest, reader, 'clerk', unit.id, reader.today)) },
    }
  })
}

interface WithholdInput {
  readonly id: string
  readonly issuer: string
  readonly symbol: string
  readonly issuedOn?: string | undefined
}

export function withhold(context: Context, input: WithholdInput) {
  return write(context.database, context.caller, async (tx) => {
    const scene = await sceneOf(tx, context)
    const issuer = openIssuer(scene, input.issuer, input.issuedOn)
    if ((input.issuedOn ?? '') > scene.reader.today)
      throw problem(
        'invalid',
        'issued-in-future',
        'Ngày ban hành ở tương lai.',
        'The date of issue lies in the future.',
        'issuedOn',
      )
    if (await tx.maybe(sql`select id from withheld_number where id = ${input.id}::uuid`)) return { id: input.id }
    const plain = input.symbol.replace(/\([^)]*\)\s*$/, '').replace(/\s*mật\s*$/iu, '')
    const symbol = must(parseSymbol(plain, spellingsOf(await typesOn(tx, scene.reader.today))))
    const row = { id: input.id, issuerId: issuer.id, ...symbol, issuedOn: input.issuedOn ?? null }
    const twice =
      await tx.maybe(sql`select id from withheld_number where issuer_id = ${issuer.id} and number = ${row.number}
      and type_code = ${row.type} and agency = ${row.agency} and issued_on is not distinct from ${row.issuedOn}::date and known_until is null`)
    if (twice)
      throw problem('conflict', 'withheld-already', 'Số này đã được giữ.', 'This number is kept already.', 'symbol')
    const actId = await recordAct(tx, {
      verb: 'directive.withhold',
      unitId: issuer.id,
      recordKind: 'withheld_number',
      recordId: input.id,
      payload: { symbol: formSymbol(symbol), issuedOn: row.issuedOn },
    })
    await addWithheld(tx, [row], actId)
    return { id: input.id }
  })
}

export function release(context: Context, input: { readonly id: string; readonly reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const scene = await sceneOf(tx, context)
    const held = await tx.maybe<{ issuerId: string; issuedOn: string | null }>(
      sql`select issuer_id as "issuerId", issued_on as "issuedOn" from withheld_number where id = ${asId(input.id)}::uuid and known_until is null`,
    )
    if (!held)
      throw notFound(
        'Không có số này, hoặc bạn không được mở.',
        'There is no such number, or you may not open it.',
        'id',
      )
    const issuer = openIssuer(scene, scene.forest.units.get(held.issuerId)?.code ?? '', held.issuedOn ?? undefined)
    const actId = await recordAct(tx, {
      verb: 'directive.release',
      unitId: issuer.id,
      recordKind: 'withheld_number',
      recordId: input.id,
      reason: input.reason,
      payload: {},
    })
    await tx.query(
      sql`update withheld_number set known_until = ${actId}::uuid where id = ${input.id}::uuid and known_until is null`,
    )
    return { id: input.id }
  })
}
