import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import {
  abilityShape,
  dayShape,
  doneShape,
  newIdShape,
  searchShape,
  textShape,
} from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { postKinds } from '../post.ts'

const reason = z.string().trim().min(3).max(500)
const decision = z.string().trim().max(60).optional()
const name = z.string().trim().min(2).max(200)

export const holdingShape = z.object({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  from: z.string(),
  /** The first day without the post; null while it lasts. */
  until: z.string().nullable(),
  isActing: z.boolean(),
  decision: z.string().nullable(),
})

const postShape = z.object({
  id: z.string(),
  kind: z.enum(postKinds),
  name: textShape,
  seats: z.number(),
  from: z.string().nullable(),
  until: z.string().nullable(),
})

/** The posts of a unit’s bodies on a day: who holds them, what else they hold there, and which seats are vacant. */
export const readPosts = endpoint({
  name: 'readPosts',
  method: 'GET',
  path: '/posts',
  summary: { vi: 'Chức danh và người giữ', en: 'Posts and who holds them' },
  access: 'account',
  input: z.object({ unit: z.string(), on: dayShape.optional() }),
  output: z.object({
    unit: unitRefShape,
    on: z.string(),
    today: z.string(),
    bodies: z.array(
      z.object({
        body: unitRefShape,
        /** Kinds of posts that may be opened here. */
        kinds: z.array(z.enum(postKinds)),
        posts: z.array(
          postShape.extend({
            vacant: z.number(),
            holders: z.array(holdingShape.extend({ alsoHolds: z.array(textShape) })),
          }),
        ),
      }),
    ),
    can: z.object({ write: abilityShape }),
  }),
})

export const readPost = endpoint({
  name: 'readPost',
  method: 'GET',
  path: '/posts/post',
  summary: { vi: 'Ai đã giữ chức danh này', en: 'Everybody who held a post' },
  access: 'account',
  input: z.object({ unit: z.string(), post: z.string() }),
  output: postShape.extend({ body: unitRefShape, holdings: z.array(holdingShape) }),
})

export const openPost = endpoint({
  name: 'openPost',
  method: 'POST',
  path: '/posts/open',
  summary: { vi: 'Thêm chức danh', en: 'Open a post' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    body: z.string(),
    kind: z.enum(postKinds),
    /** As it is called here; by its kind when not given. */
    vi: name.optional(),
    en: name.optional(),
    seats: z.number().int().min(1).max(500).default(1),
    from: dayShape,
    until: dayShape.optional(),
  }),
  output: doneShape,
})

export const changePost = endpoint({
  name: 'changePost',
  method: 'POST',
  path: '/posts/change',
  summary: { vi: 'Đổi số vị trí, thời gian của chức danh', en: 'Change the seats or days of a post' },
  access: 'account',
  input: z.object({
    id: z.string(),
    seats: z.number().int().min(1).max(500),
    from: dayShape,
    until: dayShape.nullable(),
    reason,
  }),
  output: doneShape,
})

/** Puts somebody into a post: a person of the register, or one written down here by name. */
export const holdPost = endpoint({
  name: 'holdPost',
  method: 'POST',
  path: '/posts/hold',
  summary: { vi: 'Ghi người giữ chức danh', en: 'Put somebody into a post' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    post: z.string(),
    person: z
      .object({
        id: z.string(),
        /** Given for somebody who is in no cell here: then the id is a new one. */
        name: z.string().trim().min(2).max(100).optional(),
      })
      .refine(({ id, name }) => name === undefined || newIdShape.safeParse(id).success, { error: 'UUID v7' }),
    from: dayShape,
    until: dayShape.optional(),
    isActing: z.boolean().default(false),
    decision,
  }),
  output: doneShape,
})

export const endHolding = endpoint({
  name: 'endHolding',
  method: 'POST',
  path: '/posts/end',
  summary: { vi: 'Ghi thôi giữ chức danh', en: 'End a holding' },
  access: 'account',
  input: z.object({ id: z.string(), until: dayShape }),
  output: doneShape,
})

/** Takes a holding back that was recorded by mistake. */
export const withdrawHolding = endpoint({
  name: 'withdrawHolding',
  method: 'POST',
  path: '/posts/withdraw',
  summary: { vi: 'Rút lần ghi nhầm', en: 'Withdraw a holding' },
  access: 'account',
  input: z.object({ id: z.string(), reason }),
  output: doneShape,
})

/** People who may be put into a post of a unit: members of its cells, and those written down by name there. */
export const findHolders = endpoint({
  name: 'findHolders',
  method: 'GET',
  path: '/posts/people',
  summary: { vi: 'Tìm người để ghi vào chức danh', en: 'Find people for a post' },
  access: 'account',
  input: z.object({ unit: z.string(), search: searchShape.min(1) }),
  output: z.object({
    people: z.array(
      z.object({ id: z.string(), name: z.string(), birth: z.string().nullable(), cell: unitRefShape.nullable() }),
    ),
  }),
})
