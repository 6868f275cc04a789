import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/live.ts'
import { resolve } from './resolve.ts'
import { search } from './search.ts'

export const liveRoutes: readonly Route[] = [
  route(contract.resolveFigures, resolve),
  route(contract.searchFigures, search),
]
