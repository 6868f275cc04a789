import { type Route, route } from '../../../../platform/server/http/context.ts'
import {
  changePost,
  endHolding,
  findHolders,
  holdPost,
  openPost,
  readPost,
  readPosts,
  withdrawHolding,
} from '../../contract/posts.ts'
import { change, end, hold, open, withdraw } from './acts.ts'
import { findHolders as find, post, posts } from './read.ts'

export const postRoutes: readonly Route[] = [
  route(readPosts, posts),
  route(readPost, post),
  route(openPost, open),
  route(changePost, change),
  route(holdPost, hold),
  route(endHolding, end),
  route(withdrawHolding, withdraw),
  route(findHolders, find),
]
