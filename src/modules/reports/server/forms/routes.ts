import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/form.ts'
import { burdenUnder } from './burden.ts'
import { draft, end, publish } from './change.ts'
import { formOf, formsAt, measuresFor } from './look.ts'

/** Reporting forms. */
export const reportFormRoutes: readonly Route[] = [
  route(contract.listForms, formsAt),
  route(contract.readForm, formOf),
  route(contract.listFormMeasures, measuresFor),
  route(contract.draftForm, draft),
  route(contract.publishForm, publish),
  route(contract.endForm, end),
  route(contract.readBurden, burdenUnder),
]
