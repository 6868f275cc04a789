import { type Route, route } from '../../../platform/server/http/context.ts'
import * as allocation from '../contract/allocation.ts'
import * as programme from '../contract/programme.ts'
import * as resolution from '../contract/resolution.ts'
import * as target from '../contract/target.ts'
import { readBoard } from '../contract.ts'
import { adjustPlanBy, setOwnPlanBy } from './act/adjust.ts'
import { allocatePlanBy } from './act/allocate.ts'
import { describeTargetBy } from './act/describe.ts'
import { makeGroupBy, moveGroupBy, moveTargetBy, placeTargetBy, renameGroupBy } from './act/groups.ts'
import { openTargetBy } from './act/open.ts'
import { setPathBy } from './act/path.ts'
import { setRolesBy } from './act/roles.ts'
import { endThemeBy, setThemeBy } from './act/themes.ts'
import { withdrawTargetBy } from './act/withdraw.ts'
import { boardOf } from './board.ts'
import { allocationPage } from './page/allocation.ts'
import { resolutionPage, resolutionsOf } from './page/resolution.ts'
import { targetPage } from './page/target.ts'

export const targetRoutes: readonly Route[] = [
  route(readBoard, boardOf),
  route(programme.setTheme, setThemeBy),
  route(programme.endTheme, endThemeBy),
  route(programme.makeGroup, makeGroupBy),
  route(programme.renameGroup, renameGroupBy),
  route(programme.moveGroup, moveGroupBy),
  route(programme.placeTarget, placeTargetBy),
  route(programme.moveTarget, moveTargetBy),
  route(target.readTarget, targetPage),
  route(target.openTarget, openTargetBy),
  route(target.adjustPlan, adjustPlanBy),
  route(target.setOwnPlan, setOwnPlanBy),
  route(target.describeTarget, describeTargetBy),
  route(target.setRoles, setRolesBy),
  route(target.setPath, setPathBy),
  route(target.withdrawTarget, withdrawTargetBy),
  route(allocation.readAllocation, allocationPage),
  route(allocation.allocatePlan, allocatePlanBy),
  route(resolution.listResolutions, resolutionsOf),
  route(resolution.readResolution, resolutionPage),
]
