import { canRead } from '../modules/accounts/access.ts'
import { loadReader } from '../modules/accounts/server/public.ts'
import { accountRoutes } from '../modules/accounts/server/routes.ts'
import { actRoutes } from '../modules/acts/server/routes.ts'
import { findingsOf, measuresBeside } from '../modules/consistency/server/public.ts'
import { consistencyRoutes } from '../modules/consistency/server/routes.ts'
import { directiveRoutes } from '../modules/directives/server/routes.ts'
import { figureRoutes } from '../modules/figures/server/routes.ts'
import { orgRoutes } from '../modules/org/server/routes.ts'
import { reportRoutes } from '../modules/reports/server/routes.ts'
import { targetRoutes } from '../modules/targets/server/routes.ts'
import type { Transaction } from '../platform/server/db/database.ts'
import type { Route } from '../platform/server/http/context.ts'

/** Rights, handed up to the module of organisations, which stands above accounts. */
async function openerFor(tx: Transaction) {
  const reader = await loadReader(tx)
  return {
    today: reader.today,
    isOpen: (forest: Parameters<typeof canRead>[0], unitId: string, on: string) => canRead(forest, reader, unitId, on),
  }
}

/** Every endpoint of the product. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...actRoutes,
  ...orgRoutes(openerFor),
  ...figureRoutes({ measuresBeside, findingsOf }),
  ...consistencyRoutes,
  ...directiveRoutes,
  ...targetRoutes,
  ...reportRoutes,
]
