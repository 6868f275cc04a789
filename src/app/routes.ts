import { commonMeasures } from '../../editions/committee-measures.ts'
import { canRead, isAdministrator, readingScope } from '../modules/accounts/access.ts'
import { loadReader } from '../modules/accounts/server/public.ts'
import { accountRoutes } from '../modules/accounts/server/routes.ts'
import { actRoutes } from '../modules/acts/server/routes.ts'
import { findingsOf, measuresBeside } from '../modules/consistency/server/public.ts'
import { consistencyRoutes } from '../modules/consistency/server/routes.ts'
import { directiveRoutes } from '../modules/directives/server/routes.ts'
import { figureRoutes } from '../modules/figures/server/routes.ts'
import { noticeRoutes } from '../modules/notices/server/routes.ts'
import { findRoutes } from '../modules/org/server/find.ts'
import { type TreeRights, unitFileRoutes } from '../modules/org/server/import/routes.ts'
import { reorganisationRoutes } from '../modules/org/server/reorganise/routes.ts'
import { orgRoutes } from '../modules/org/server/routes.ts'
import { termRoutes } from '../modules/org/server/terms/routes.ts'
import { badgeRoutes } from '../modules/people/server/badges/routes.ts'
import { disciplineRoutes } from '../modules/people/server/discipline/routes.ts'
import { exchangeRoutes } from '../modules/people/server/exchange/routes.ts'
import { formRoutes } from '../modules/people/server/forms/routes.ts'
import { pipelineRoutes } from '../modules/people/server/pipeline/routes.ts'
import { postRoutes } from '../modules/people/server/posts/routes.ts'
import { privacyRoutes } from '../modules/people/server/privacy/routes.ts'
import { registerRoutes } from '../modules/people/server/register/routes.ts'
import { mayStandUnder, ruleOn } from '../modules/regulations/regulation.ts'
import { loadRegulations } from '../modules/regulations/server/public.ts'
import { regulationRoutes } from '../modules/regulations/server/routes.ts'
import { documentRoutes } from '../modules/reports/server/document/routes.ts'
import { editionRoutes } from '../modules/reports/server/edition/routes.ts'
import { reportFormRoutes } from '../modules/reports/server/forms/routes.ts'
import { liveRoutes } from '../modules/reports/server/live/routes.ts'
import { packRoutes } from '../modules/reports/server/pack/routes.ts'
import { editionOfDirective } from '../modules/reports/server/public.ts'
import { reportRoutes } from '../modules/reports/server/routes.ts'
import { submissionRoutes } from '../modules/reports/server/submissions/routes.ts'
import { templateRoutes } from '../modules/reports/server/template/routes.ts'
import { targetRoutes } from '../modules/targets/server/routes.ts'
import type { Transaction } from '../platform/server/db/database.ts'
import type { Route } from '../platform/server/http/context.ts'
import { personalData } from './personal-data.ts'
import { personalNames } from './personal-names.ts'
import { reorganisation } from './reorganisation.ts'
import { termRightsFor } from './terms.ts'

/** Rights, handed up to the module of organisations, which stands above accounts. */
async function openerFor(tx: Transaction) {
  const reader = await loadReader(tx)
  return {
    today: reader.today,
    isOpen: (forest: Parameters<typeof canRead>[0], unitId: string, on: string) => canRead(forest, reader, unitId, on),
    scopeOf: (forest: Parameters<typeof canRead>[0]) => readingScope(forest, reader),
  }
}

/** The same for files of units, with the rule on levels. */
async function treeRightsFor(tx: Transaction): Promise<TreeRights> {
  const [reader, opener, rules] = [await loadReader(tx), await openerFor(tx), await loadRegulations(tx, null)]
  return {
    ...opener,
    mayFound: isAdministrator(reader),
    mayStandUnder: (role, parentRole, on) => {
      const rule = ruleOn(rules, 'org.levels', on)
      return rule === undefined || mayStandUnder(rule.value, role, parentRole)
    },
  }
}

/** Every endpoint of the product. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...actRoutes,
  ...orgRoutes(openerFor),
  ...findRoutes(openerFor),
  ...unitFileRoutes(treeRightsFor),
  ...reorganisationRoutes(reorganisation),
  ...termRoutes(termRightsFor),
  ...figureRoutes({ measuresBeside, findingsOf }, commonMeasures),
  ...consistencyRoutes,
  ...regulationRoutes,
  ...noticeRoutes,
  ...formRoutes,
  ...pipelineRoutes,
  ...postRoutes,
  ...registerRoutes,
  ...badgeRoutes,
  ...privacyRoutes(personalData, personalNames),
  ...directiveRoutes({ editionOf: editionOfDirective }),
  ...targetRoutes,
  ...reportRoutes,
  ...reportFormRoutes,
  ...submissionRoutes,
  ...documentRoutes,
  ...templateRoutes,
  ...liveRoutes,
  ...packRoutes,
  ...editionRoutes,
  ...exchangeRoutes,
  ...disciplineRoutes,
]
