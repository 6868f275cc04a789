import { must } from '../../../platform/domain/problem.ts'
import { foldForSearch, type Text } from '../../../platform/domain/text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { newId } from '../../../platform/server/new-id.ts'
import type { Forest } from '../../org/forest.ts'
import type { UnitId } from '../../org/unit.ts'
import type { Audience } from '../directive.ts'
import { type DirectiveType, spellingsOf, typeNamed, typesWith } from '../directive-type.ts'
import { checkSecrecy } from '../secrecy.ts'
import { bearSameNumber, type SeriesTerm } from '../series.ts'
import { type DirectiveSymbol, formSymbol, parseSymbol } from '../symbol.ts'
import { addDirectives } from './store.ts'
import { typesOn } from './types.ts'

/** What this installation issued itself, for its place in the register; the module of documents calls it. */

/** A Party organisation with its organs: who issues in its series of numbers. */
export const issuersOf = (forest: Forest, partyId: UnitId): readonly UnitId[] => [
  partyId,
  ...(forest.bodies.get(partyId) ?? []).flatMap((body) => (body.kind === 'organ' ? [body.id] : [])),
]

/** Reads `12-BC/QU` with the spellings of the table of types. Refusal: `bad-symbol`. */
export const readSymbol = async (tx: Transaction, text: string, on: string): Promise<DirectiveSymbol> =>
  must(parseSymbol(text, spellingsOf(await typesOn(tx, on))))

/** A document by the number it bears; without a name it is a number kept for a document that may not be kept itself. */
export interface NumberBearer {
  readonly symbol: string
  readonly name: string | null
  readonly issuedOn: string | null
}

/**
 * What bears the same number of the same series already: one of the caller's own documents, or an entry of the register. An entry of
 * the same symbol and day is the asked document itself and left out.
 */
export async function numberBearer(
  tx: Transaction,
  issuers: readonly UnitId[],
  asked: { readonly symbol: DirectiveSymbol; readonly issuedOn: string },
  own: readonly NumberBearer[],
): Promise<NumberBearer | undefined> {
  const { symbol, issuedOn } = asked
  const spellings = spellingsOf(await typesOn(tx, issuedOn))
  const begins = `${symbol.number}-%`
  const rows = await tx.query<NumberBearer>(
    sql`select symbol, vi as name, issued_on as "issuedOn" from directive
      where issuer_id = any (${issuers}::uuid[]) and known_until is null and symbol like ${begins}
        and not (symbol = ${formSymbol(symbol)} and issued_on = ${issuedOn}::date)
      union all
      select number || '-' || type_code || '/' || agency, null, issued_on from withheld_number
      where issuer_id = any (${issuers}::uuid[]) and known_until is null and number = ${symbol.number}`,
  )
  const terms = await termsOf(tx, issuers)
  return [...own, ...rows].find((row) => {
    const read = parseSymbol(row.symbol, spellings)
    return (
      read.ok &&
      bearSameNumber(
        { symbol, issuedOn, isWithheld: false },
        { symbol: read.value, issuedOn: row.issuedOn, isWithheld: false },
        terms,
      )
    )
  })
}

export const termsOf = (tx: Transaction, issuers: readonly UnitId[]): Promise<SeriesTerm[]> =>
  tx.query<SeriesTerm>(sql`select code, lower(valid) as first, upper(valid) - 1 as last, congress_first as "congressFirst",
    congress_last as "congressLast" from term where unit_id = any (${issuers}::uuid[]) and known_until is null`)

export interface IssuedDocument {
  /** The Party organisation, and `T/M BAN THƯỜNG VỤ` as printed: the organ it names is the issuer, where there is one. */
  readonly unitId: UnitId
  readonly authority: string
  /** `BÁO CÁO`, as printed. */
  readonly title: string
  readonly name: Text
  readonly symbol: DirectiveSymbol
  readonly issuedOn: string
  readonly audience: Audience
}

/**
 * The entry of an issued document: the one that stands there already, by symbol and day, or a new one. Nothing classified passes.
 * The caller has recorded the issue in `actId`, which gives the right.
 */
export async function enterIssued(
  tx: Transaction,
  forest: Forest,
  issued: IssuedDocument,
  actId: string,
): Promise<{ readonly id: string; readonly wasThere: boolean }> {
  const symbol = formSymbol(issued.symbol)
  must(checkSecrecy('none', issued.name.vi, symbol), 'refused')
  const issuers = issuersOf(forest, issued.unitId)
  const there = await tx.maybe<{ id: string }>(sql`select id from directive
    where issuer_id = any (${issuers}::uuid[]) and symbol = ${symbol} and issued_on = ${issued.issuedOn}::date and known_until is null`)
  if (there) return { id: there.id, wasThere: true }
  const issuerId = issuerBy(forest, issued)
  const types = await typesOn(tx, issued.issuedOn)
  const id = newId()
  await addDirectives(
    tx,
    [
      {
        id,
        code: `${forest.units.get(issuerId)?.code ?? ''}/${symbol}/${issued.issuedOn}`,
        symbol,
        kind: typeOf(types, issued).code,
        issuerId,
        ...{ issuedOn: issued.issuedOn, title: issued.name.vi, en: issued.name.en, audience: issued.audience },
        ...{ summary: null, signedOn: null, effectiveOn: null, horizon: null, horizonFirst: null, horizonLast: null },
        partnerIds: [],
      },
    ],
    actId,
  )
  return { id, wasThere: false }
}

const organRoles = [
  ['thuong truc', 'standing_body'],
  ['ban thuong vu', 'standing_committee'],
  ['ban chap hanh', 'committee'],
] as const

/** The organ on whose behalf it was signed, where it is told and stands there; else the Party organisation. */
function issuerBy(forest: Forest, { unitId, authority }: IssuedDocument): UnitId {
  const said = foldForSearch(authority)
  const role = organRoles.find(([words]) => said.includes(words))?.[1]
  return forest.bodies.get(unitId)?.find((body) => body.kind === 'organ' && body.role === role)?.id ?? unitId
}

/** By the title as printed, since `QĐ` is of two types; else by the letters of the symbol. */
const typeOf = (types: readonly DirectiveType[], { title, symbol }: IssuedDocument): { readonly code: string } =>
  typeNamed(types, title) ?? typesWith(types, symbol.type)[0] ?? { code: 'other' }

/** Hangs the signed file on the entry of an issued document; the signed file before it no longer hangs there. */
export async function attachSignedFile(
  tx: Transaction,
  file: {
    readonly directiveId: string
    readonly sha256: Buffer
    readonly name: string
    readonly size: number
    /** Of signed files that this one comes after. */
    readonly earlier: readonly Buffer[]
  },
  actId: string,
): Promise<void> {
  await tx.query(sql`update directive_file set known_until = ${actId}::uuid where directive_id = ${file.directiveId}::uuid
    and sha256 = any (${[...file.earlier]}::bytea[]) and sha256 <> ${file.sha256} and known_until is null`)
  await tx.query(sql`insert into directive_file (id, directive_id, sha256, name, size, known_from)
    select ${newId()}::uuid, ${file.directiveId}::uuid, ${file.sha256}, ${file.name}, ${file.size}, ${actId}::uuid
    where not exists (select from directive_file f where f.directive_id = ${file.directiveId}::uuid and f.sha256 = ${file.sha256}
      and f.known_until is null)`)
}
