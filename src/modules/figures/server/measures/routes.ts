import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/measure.ts'
import type { CommonMeasures } from '../../define/definition.ts'
import { catalogueHere } from './list.ts'
import { change, make } from './make.ts'
import { commonHere, takeOver } from './take.ts'

export const measureRoutes = (common: CommonMeasures): readonly Route[] => [
  route(contract.readCatalogue, (context) => catalogueHere(context)),
  route(contract.listCommonMeasures, (context) => commonHere(context, common)),
  route(contract.takeCommonMeasures, (context, input) => takeOver(context, common, input)),
  route(contract.makeMeasure, make),
  route(contract.changeMeasure, change),
]
