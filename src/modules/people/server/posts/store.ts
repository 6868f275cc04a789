import { firstOfAllDays, lastOfAllDays } from '../../../../platform/domain/day.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../../platform/server/db/sql.ts'
import type { Holding, Post, PostKind } from '../../post.ts'

export interface HeldPost extends Post {
  readonly id: string
  readonly unitId: string
  readonly kind: PostKind
  readonly vi: string
  readonly en: string
  readonly holdings: readonly NamedHolding[]
}

export interface NamedHolding extends Holding {
  readonly id: string
  readonly name: string
  readonly decision: string | null
}

interface Row {
  id: string
  unitId: string
  post: PostKind
  vi: string
  en: string
  seats: number
  from: string | null
  until: string | null
  holdingId: string | null
  personId: string
  name: string
  heldFrom: string | null
  heldUntil: string | null
  isActing: boolean
  decision: string | null
}

/** The posts of a Party organisation and its organs with all their holders, earliest first; guarded by the right to it. */
export async function postsOf(tx: Transaction, partyId: string): Promise<readonly HeldPost[]> {
  const rows = await tx.query<Row>(sql`select * from posts_of(${partyId}::uuid)`)
  const posts = new Map<string, HeldPost & { holdings: NamedHolding[] }>()
  for (const row of rows) {
    let post = posts.get(row.id)
    if (!post) {
      const { id, unitId, post: kind, vi, en, seats } = row
      post = { id, unitId, kind, vi, en, seats, ...days(row.from, row.until), holdings: [] }
      posts.set(id, post)
    }
    if (row.holdingId === null) continue
    const { holdingId, personId, name, isActing, decision } = row
    post.holdings.push({ id: holdingId, personId, name, isActing, decision, ...days(row.heldFrom, row.heldUntil) })
  }
  return [...posts.values()]
}

const days = (from: string | null, until: string | null) => ({
  from: from ?? firstOfAllDays,
  until: until ?? lastOfAllDays,
})

export type NewPost = Omit<HeldPost, 'holdings'>

/** Saves a post in place of the believed one of the same id, if any. */
export async function placePost(tx: Transaction, post: NewPost, actId: string): Promise<void> {
  await tx.query(
    sql`update position set known_until = ${actId}::uuid where id = ${post.id}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into position (id, unit_id, post, vi, en, seats, valid, known_from)
    values (${post.id}, ${post.unitId}, ${post.kind}, ${post.vi}, ${post.en}, ${post.seats}, ${dayRange(post.from, post.until)}::daterange, ${actId})`)
}

/** Saves a holding in place of the believed one of the same id, if any. */
export async function placeHolding(
  tx: Transaction,
  postId: string,
  holding: Omit<NamedHolding, 'name'>,
  actId: string,
): Promise<void> {
  await withdrawHolding(tx, holding.id, actId)
  await tx.query(sql`insert into position_holding (id, position_id, person_id, valid, is_acting, decision, known_from)
    values (${holding.id}, ${postId}, ${holding.personId}, ${dayRange(holding.from, holding.until)}::daterange, ${holding.isActing},
      ${holding.decision}, ${actId})`)
}

export async function withdrawHolding(tx: Transaction, id: string, actId: string): Promise<void> {
  await tx.query(
    sql`update position_holding set known_until = ${actId}::uuid where id = ${id}::uuid and known_until is null`,
  )
}

/** Writes somebody down by name who is in no cell; read by those who read the unit. */
export async function addBarePerson(
  tx: Transaction,
  person: { readonly id: string; readonly unitId: string; readonly name: string },
  actId: string,
): Promise<void> {
  await tx.query(sql`insert into person (id, unit_id, known_from) values (${person.id}, ${person.unitId}, ${actId})`)
  await tx.query(
    sql`insert into person_profile (person_id, name, known_from) values (${person.id}, ${person.name}, ${actId})`,
  )
}
