import { parsePeriod } from '../../../platform/domain/period.ts'
import { periodText } from '../../../platform/domain/period-text.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { ability } from '../../figures/server/public.ts'
import { kindOfMedia } from '../../files/file-kind.ts'
import { toUnitRef } from '../../org/server/public.ts'
import type { RelationKind, SummingUpKind } from '../directive.ts'
import { type DirectiveType, spellingsOf, typesWith } from '../directive-type.ts'
import { summingUpState } from '../force.ts'
import { parseSymbol } from '../symbol.ts'
import { demandsOf } from './demands/read.ts'
import { nameOf, shownRow } from './list.ts'
import { type DirectiveRow, loadDirectives } from './load.ts'
import { mayWrite, type Opened, openDirective } from './open.ts'
import { typesOn } from './types.ts'

/** What modules above hand up: the document of this installation that stands behind an entry, where the reader may open it. */
export interface Above {
  readonly editionOf: (
    tx: Transaction,
    directiveId: string,
  ) => Promise<{ readonly code: string; readonly name: Text } | null>
}

/** A document with everything that hangs on it, as far as the caller may read it. */
export function pageOf(context: Context, input: { readonly id: string }, above: Above) {
  return read(context.database, context.caller, async (tx) => {
    const opened = await openDirective(tx, context, input.id, 'id')
    const { directive: row, forest, reader } = opened
    const types = await typesOn(tx, reader.today)
    return {
      ...shownRow(opened, types, row),
      summary: row.summary,
      edition: await above.editionOf(tx, row.id),
      signedOn: row.signedOn,
      effectiveOn: row.effectiveOn,
      horizon: horizonOf(opened),
      audience: row.audience,
      partners: row.partnerIds.map((id) => toUnitRef(forest, id, opened.on)),
      symbolRemark: remarkOn(types, row),
      provisions: await tx.query<{ id: string; number: string; text: string; hint: string | null }>(
        sql`select id, number, body as text, hint from directive_provision where directive_id = ${row.id} and known_until is null order by rank`,
      ),
      relations: await relationsOf(tx, row.id),
      summingUps: await summingUpsOf(tx, row.id, reader.today),
      files: await filesOf(tx, row.id),
      demands: await demandsOf(tx, opened),
      sessions: await tx.query<{ id: string; title: string; heldOn: string }>(
        sql`select id, vi as title, held_on as "heldOn" from study_session where ${row.id}::uuid = any (directive_ids) and known_until is null
          order by held_on desc`,
      ),
      history: await historyOf(tx, row.id),
      earlier: await earlierOf(tx, row.id),
      can: { write: ability(mayWrite(opened)) },
    }
  })
}

function horizonOf({ directive, catalogue }: Opened) {
  if (directive.horizon === null) return null
  const period = parsePeriod(directive.horizon, (code) => catalogue.terms.get(code))
  return {
    id: directive.horizon,
    text: period.ok ? periodText(period.value) : { vi: directive.horizon, en: directive.horizon },
    last: directive.horizonLast,
  }
}

/** The table of types is a setting: what does not agree with it is said, not refused. */
function remarkOn(types: readonly DirectiveType[], row: DirectiveRow): Text | null {
  const symbol = row.symbol === null ? undefined : parseSymbol(row.symbol, spellingsOf(types))
  if (!symbol?.ok) return null
  const meant = typesWith(types, symbol.value.type)
  if (meant.length === 0 || meant.some((type) => type.code === row.kind)) return null
  const code = symbol.value.type
  return {
    vi: `Ký hiệu ${code} thường là của ${meant.map((type) => type.vi.toLowerCase()).join(', ')}. Hãy xem lại loại văn bản.`,
    en: `${code} usually stands for: ${meant.map((type) => type.en.toLowerCase()).join(', ')}. Check the type of this document.`,
  }
}

interface Other {
  id: string
  symbol: string | null
  name: Text
  issuedOn: string | null
}

/** Documents as others name them; those the caller may not read are left out. */
export async function othersOf(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, Other>> {
  const rows = ids.length === 0 ? [] : await loadDirectives(tx, sql`d.id = any (${ids}::uuid[])`)
  return new Map(
    rows.map((row) => [row.id, { id: row.id, symbol: row.symbol, name: nameOf(row), issuedOn: row.issuedOn }]),
  )
}

interface RelationRow {
  id: string
  fromId: string
  toId: string | null
  kind: RelationKind
  outside: string | null
  from: string | null
}

async function relationsOf(tx: Transaction, id: string) {
  const rows = await tx.query<RelationRow>(
    sql`select id, from_id as "fromId", to_id as "toId", kind, outside, from_day as "from" from directive_relation
      where (from_id = ${id} or to_id = ${id}) and known_until is null order by kind, from_day`,
  )
  const others = await othersOf(
    tx,
    rows.flatMap((row) => [row.fromId, ...(row.toId === null ? [] : [row.toId])]),
  )
  return rows.map((row) => {
    const isOut = row.fromId === id
    const outside = row.outside && {
      id: null,
      symbol: null,
      name: { vi: row.outside, en: row.outside },
      issuedOn: null,
    }
    const other = outside || (others.get((isOut ? row.toId : row.fromId) ?? '') ?? null)
    return { id: row.id, kind: row.kind, way: isOut ? ('out' as const) : ('in' as const), other, from: row.from }
  })
}

async function summingUpsOf(tx: Transaction, id: string, today: string) {
  const rows = await tx.query<{
    id: string
    kind: SummingUpKind
    dueOn: string
    heldOn: string | null
    documentId: string | null
  }>(sql`select id, kind, due_on as "dueOn", held_on as "heldOn", document_id as "documentId" from directive_summing_up
    where directive_id = ${id} and known_until is null order by due_on, kind`)
  const others = await othersOf(
    tx,
    rows.flatMap((row) => (row.documentId === null ? [] : [row.documentId])),
  )
  return rows.map(({ documentId, ...row }) => ({
    ...row,
    document: others.get(documentId ?? '') ?? null,
    state: summingUpState(row, today),
  }))
}

async function filesOf(tx: Transaction, id: string) {
  const rows = await tx.query<{
    id: string
    name: string
    size: number
    sha256: Buffer
    mediaType: string
    at: string
  }>(
    sql`select f.id, f.name, f.size, f.sha256, b.media_type as "mediaType", a.at from directive_file f join blob b on b.sha256 = f.sha256
      join act_instant(f.known_from) a on true where f.directive_id = ${id} and f.known_until is null order by a.at`,
  )
  return rows.map(({ mediaType, sha256, ...row }) => {
    const kind = kindOfMedia(mediaType)
    return {
      ...row,
      sha256: sha256.toString('hex'),
      kind: kind?.name ?? { vi: mediaType, en: mediaType },
      isShown: kind?.isShown ?? false,
    }
  })
}

/** Acts on the document, as far as the caller may see acts of its issuer. */
const historyOf = (tx: Transaction, id: string) =>
  tx.query<{ at: string; by: Text; verb: string; reason: string | null }>(
    sql`select a.at, jsonb_build_object('vi', w.vi, 'en', w.en) as by, a.verb, a.reason from act a join account w on w.id = a.actor_id
      where (a.record_id = ${id}::uuid and a.record_kind = 'directive') or a.id in (select d.known_from from directive d where d.id = ${id}::uuid) order by a.at desc limit 200`,
  )

async function earlierOf(tx: Transaction, id: string) {
  const rows = await tx.query<{
    symbol: string | null
    vi: string
    en: string
    issuedOn: string | null
    until: string
  }>(
    sql`select e.symbol, e.vi, e.en, e.issued_on as "issuedOn", a.at as until from directive_earlier e join act_instant(e.known_until) a on true
      where e.id = ${id} order by a.at desc`,
  )
  return rows.map(({ vi, en, ...row }) => ({ ...row, name: { vi, en } }))
}
