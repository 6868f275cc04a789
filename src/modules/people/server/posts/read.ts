import { lastOfAllDays } from '../../../../platform/domain/day.ts'
import { notFound } from '../../../../platform/domain/problem.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, type Reader, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { ability, catalogueAt } from '../../../figures/server/public.ts'
import { existsOn, type Forest, roleOn } from '../../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { Unit, UnitRole } from '../../../org/unit.ts'
import { memberStates } from '../../lifecycle.ts'
import { holdersOn, kindsFor, postKinds, vacantOn } from '../../post.ts'
import { type HeldPost, type NamedHolding, postsOf } from './store.ts'

export interface Opened {
  readonly forest: Forest
  readonly reader: Reader
  /** The Party organisation. */
  readonly party: Unit
}

/** The guarded door to the posts of a unit: those of its Party organisation and organs. */
export async function openUnit(tx: Transaction, cacheKey: object, code: string): Promise<Opened> {
  const { forest } = await catalogueAt(tx, null, cacheKey)
  const reader = await loadReader(tx)
  const unit = reachableUnit(forest, code, (unitId) => canRead(forest, reader, unitId, reader.today))
  const party = (unit.kind === 'organ' ? forest.units.get(unit.homeId ?? '') : undefined) ?? unit
  return { forest, reader, party }
}

export const unknownPost = () =>
  notFound('Không có chức danh này, hoặc bạn không được xem.', 'There is no such post, or you may not see it.', 'post')

const ended = (until: string): string | null => (until === lastOfAllDays ? null : until)

const present = ({ id, personId, name, from, until, isActing, decision }: NamedHolding) => ({
  id,
  personId,
  name,
  from,
  until: ended(until),
  isActing,
  decision,
})

const presentPost = ({ id, kind, vi, en, seats, from, until }: HeldPost) => ({
  id,
  kind,
  name: { vi, en },
  seats,
  from,
  until: ended(until),
})

/** From those who lead the work to the offices. */
const order: readonly UnitRole[] = ['standing_body', 'standing_committee', 'committee', 'advisory_body']
const rankOf = (role: UnitRole): number => (order.includes(role) ? order.indexOf(role) : order.length)

export function posts(context: Context, input: { readonly unit: string; readonly on?: string | undefined }) {
  return read(context.database, context.caller, async (tx) => {
    const { forest, reader, party } = await openUnit(tx, context.database, input.unit)
    const on = input.on ?? reader.today
    const all = (await postsOf(tx, party.id)).filter((post) => post.from <= on && on < post.until)
    const organs = (forest.bodies.get(party.id) ?? []).filter((body) => body.kind === 'organ')
    const bodies = [...organs.toSorted((a, b) => rankOf(a.role) - rankOf(b.role)), party].filter(
      (body) => existsOn(forest, body.id, on) || all.some((post) => post.unitId === body.id),
    )
    const inOrder = (post: HeldPost): number => postKinds.indexOf(post.kind)
    return {
      unit: toUnitRef(forest, party.id, on),
      on,
      today: reader.today,
      bodies: bodies.map((body) => ({
        body: toUnitRef(forest, body.id, on),
        kinds: [...kindsFor(roleOn(forest, body.id, on) ?? body.role, body.id === party.id)],
        posts: all
          .filter((post) => post.unitId === body.id)
          .toSorted((a, b) => inOrder(a) - inOrder(b) || (a.vi < b.vi ? -1 : 1))
          .map((post) => ({
            ...presentPost(post),
            vacant: vacantOn(post, post.holdings, on),
            holders: holdersOn(post.holdings, on).map((holding) => ({
              ...present(holding),
              alsoHolds: all
                .filter(
                  (other) =>
                    other.id !== post.id &&
                    holdersOn(other.holdings, on).some((item) => item.personId === holding.personId),
                )
                .map(({ vi, en }) => ({ vi, en })),
            })),
          })),
      })),
      can: { write: ability(requireRole(forest, reader, 'clerk', party.id, reader.today)) },
    }
  })
}

export function post(context: Context, input: { readonly unit: string; readonly post: string }) {
  return read(context.database, context.caller, async (tx) => {
    const { forest, reader, party } = await openUnit(tx, context.database, input.unit)
    const found = (await postsOf(tx, party.id)).find((item) => item.id === input.post)
    if (!found) throw unknownPost()
    return {
      ...presentPost(found),
      body: toUnitRef(forest, found.unitId, reader.today),
      holdings: found.holdings.toReversed().map(present),
    }
  })
}

const mostFound = 20

interface Found {
  personId: string
  name: string
  birth: string | null
  unitId: string | null
}

export function findHolders(context: Context, input: { readonly unit: string; readonly search: string }) {
  return read(context.database, context.caller, async (tx) => {
    const { forest, reader, party } = await openUnit(tx, context.database, input.unit)
    const members = await tx.query<Found>(sql`select "personId", name, birth, "unitId"
      from people_under(${party.id}::uuid, ${reader.today}::date, ${[...memberStates]}::text[], ${input.search}, null, null, null, ${mostFound})`)
    const others = await tx.query<Found>(sql`
      select p.id as "personId", f.name, f.birth, null as "unitId"
      from person p join person_profile f on f.person_id = p.id and f.known_until is null
      where p.unit_id = ${party.id}::uuid and p.erased is null and position(fold_name(${input.search}) in f.folded) > 0
        and not exists (select from membership_span s where s.person_id = p.id and s.known_until is null and s.valid @> ${reader.today}::date)
      order by f.given collate "vi-x-icu", f.name collate "vi-x-icu" limit ${mostFound}`)
    return {
      people: [...members, ...others].slice(0, mostFound).map(({ personId, name, birth, unitId }) => ({
        id: personId,
        name,
        birth,
        cell: unitId === null ? null : toUnitRef(forest, unitId, reader.today),
      })),
    }
  })
}
