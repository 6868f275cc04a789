import type { z } from 'zod'
import { firstOfAllDays, lastOfAllDays } from '../../../../platform/domain/day.ts'
import { must, notFound, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { requireRole } from '../../../accounts/access.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { roleOn } from '../../../org/forest.ts'
import type {
  changePost as changeContract,
  endHolding as endContract,
  holdPost as holdContract,
  openPost as openContract,
  withdrawHolding as withdrawContract,
} from '../../contract/posts.ts'
import { checkEnd, checkHolding, checkPost, kindsFor, kindsOfPost } from '../../post.ts'
import { type Opened, openUnit, unknownPost } from './read.ts'
import {
  addBarePerson,
  type HeldPost,
  type NamedHolding,
  placeHolding,
  placePost,
  postsOf,
  withdrawHolding,
} from './store.ts'

type Input<Contract extends { input: z.ZodType }> = z.output<Contract['input']>

const requireClerk = ({ forest, reader, party }: Opened): void => {
  must(requireRole(forest, reader, 'clerk', party.id, reader.today), 'forbidden')
}

export function open(context: Context, input: Input<typeof openContract>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openUnit(tx, context.database, input.body)
    requireClerk(opened)
    const { forest, reader, party } = opened
    const body = forest.byCode.get(input.body) ?? party
    if (!kindsFor(roleOn(forest, body.id, reader.today) ?? body.role, body.id === party.id).includes(input.kind)) {
      throw problem(
        'refused',
        'not-of-this-body',
        `${kindsOfPost[input.kind].name.vi} không phải là chức danh của cơ quan này.`,
        `${kindsOfPost[input.kind].name.en} is no post of this body.`,
        'kind',
      )
    }
    if ((await postsOf(tx, party.id)).some((post) => post.id === input.id)) return { id: input.id }
    const { name } = kindsOfPost[input.kind]
    const vi = input.vi ?? name.vi
    const post = {
      id: input.id,
      unitId: body.id,
      kind: input.kind,
      vi,
      en: input.en ?? (input.vi === undefined ? name.en : vi),
      seats: input.seats,
      from: input.from,
      until: input.until ?? lastOfAllDays,
    }
    must(checkPost(post, []))
    const actId = await recordAct(tx, {
      verb: 'post.open',
      unitId: body.id,
      recordKind: 'position',
      recordId: post.id,
      payload: { kind: post.kind, seats: post.seats, from: post.from, until: input.until ?? null },
    })
    await placePost(tx, post, actId)
    return { id: post.id }
  })
}

/** The post of an id with its holders, and the right to write it; two writers wait for each other. */
async function openPost(tx: Transaction, cacheKey: object, id: string): Promise<Opened & { readonly post: HeldPost }> {
  const row = await tx.maybe<{ code: string }>(sql`
    select u.code from position t join unit u on u.id = t.unit_id and u.known_until is null
    where t.id = ${asId(id)}::uuid and t.known_until is null`)
  if (!row) throw unknownPost()
  const opened = await openUnit(tx, cacheKey, row.code)
  requireClerk(opened)
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`)
  const post = (await postsOf(tx, opened.party.id)).find((item) => item.id === id)
  if (!post) throw unknownPost()
  return { ...opened, post }
}

export function change(context: Context, input: Input<typeof changeContract>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const { post } = await openPost(tx, context.database, input.id)
    const next = {
      ...post,
      seats: input.seats,
      from: post.from === firstOfAllDays && input.from === firstOfAllDays ? post.from : input.from,
      until: input.until ?? lastOfAllDays,
    }
    must(checkPost(next, post.holdings), 'refused')
    const actId = await recordAct(tx, {
      verb: 'post.change',
      unitId: post.unitId,
      recordKind: 'position',
      recordId: post.id,
      reason: input.reason,
      payload: { seats: next.seats, from: next.from, until: input.until },
    })
    await placePost(tx, next, actId)
    return { id: post.id }
  })
}

export function hold(context: Context, input: Input<typeof holdContract>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const { post, party } = await openPost(tx, context.database, input.post)
    if (post.holdings.some((holding) => holding.id === input.id)) return { id: input.id }
    const { id: personId, name } = input.person
    if (name === undefined) await requirePerson(tx, personId)
    const holding = {
      id: input.id,
      personId,
      from: input.from,
      until: input.until ?? post.until,
      isActing: input.isActing,
      decision: input.decision ?? null,
    }
    must(checkHolding(post, post.holdings, holding), 'refused')
    const actId = await recordAct(tx, {
      verb: 'post.hold',
      unitId: post.unitId,
      recordKind: 'position_holding',
      recordId: input.id,
      payload: { post: post.id, from: holding.from, until: input.until ?? null, isActing: holding.isActing },
    })
    if (name !== undefined) await addBarePerson(tx, { id: personId, unitId: party.id, name }, actId)
    await placeHolding(tx, post.id, holding, actId)
    return { id: input.id }
  })
}

async function requirePerson(tx: Transaction, id: string): Promise<void> {
  if (await tx.maybe(sql`select id from person where id = ${asId(id)}::uuid and erased is null`)) return
  throw notFound(
    'Không có người này, hoặc bạn không được xem hồ sơ của người này.',
    'There is no such person, or you may not see the record.',
    'person',
  )
}

/** The post a holding belongs to, and the holding. */
async function openHolding(tx: Transaction, cacheKey: object, id: string) {
  const row = await tx.maybe<{ post: string }>(
    sql`select position_id as post from position_holding where id = ${asId(id)}::uuid and known_until is null`,
  )
  if (!row) throw unknownPost()
  const opened = await openPost(tx, cacheKey, row.post)
  const holding = opened.post.holdings.find((item) => item.id === id)
  if (!holding) throw unknownPost()
  return { ...opened, holding }
}

export function end(context: Context, input: Input<typeof endContract>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const { post, holding } = await openHolding(tx, context.database, input.id)
    if (holding.until === input.until) return { id: holding.id }
    must(checkEnd(holding, input.until), 'refused')
    await placing(tx, 'post.end', post, { ...holding, until: input.until }, { until: input.until })
    return { id: holding.id }
  })
}

async function placing(
  tx: Transaction,
  verb: string,
  post: HeldPost,
  holding: NamedHolding,
  payload: object,
): Promise<void> {
  const actId = await recordAct(tx, {
    verb,
    unitId: post.unitId,
    recordKind: 'position_holding',
    recordId: holding.id,
    payload,
  })
  await placeHolding(tx, post.id, holding, actId)
}

export function withdraw(context: Context, input: Input<typeof withdrawContract>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const { post, holding } = await openHolding(tx, context.database, input.id)
    // The reason may speak of the person: it stands where it can be erased, not in the chain.
    const actId = await recordAct(tx, {
      verb: 'post.withdraw',
      unitId: post.unitId,
      recordKind: 'position_holding',
      recordId: holding.id,
      payload: { reason: input.reason },
    })
    await withdrawHolding(tx, holding.id, actId)
    return { id: holding.id }
  })
}
