import { type Route, route } from '../../../platform/server/http/context.ts'
import * as contract from '../contract.ts'
import { adjustPlanBy, openTargetBy, setThemeBy } from './actions.ts'
import { boardOf } from './board.ts'

export const targetRoutes: readonly Route[] = [
  route(contract.readBoard, boardOf),
  route(contract.setTheme, setThemeBy),
  route(contract.openTarget, openTargetBy),
  route(contract.adjustPlan, adjustPlanBy),
]
