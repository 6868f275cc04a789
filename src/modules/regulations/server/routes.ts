import { type Route, route } from '../../../platform/server/http/context.ts'
import * as contract from '../contract.ts'
import { changeBy } from './actions.ts'
import { regulationsHere } from './queries.ts'

export const regulationRoutes: readonly Route[] = [
  route(contract.listRegulations, regulationsHere),
  route(contract.changeRegulation, changeBy),
]
