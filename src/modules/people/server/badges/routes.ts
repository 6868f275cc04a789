import { type Route, route } from '../../../../platform/server/http/context.ts'
import { awardBadges, listBadgesDue, withdrawBadge } from '../../contract/badges.ts'
import { award, withdraw } from './acts.ts'
import { badgesDue } from './list.ts'

export const badgeRoutes: readonly Route[] = [
  route(listBadgesDue, badgesDue),
  route(awardBadges, award),
  route(withdrawBadge, withdraw),
]
