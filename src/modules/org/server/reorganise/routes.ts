import { type Route, route } from '../../../../platform/server/http/context.ts'
import {
  decideReorganisation,
  listReorganisations,
  previewReorganisation,
  readReorganisation,
  readUnitHistory,
  withdrawReorganisation,
} from '../../contract/reorganise.ts'
import { decide, withdraw } from './decide.ts'
import type { Composition } from './hook.ts'
import { history, list, one, preview } from './queries.ts'

export const reorganisationRoutes = (composition: Composition): readonly Route[] => [
  route(listReorganisations, (context, input) => list(context, input, composition)),
  route(readReorganisation, (context, input) => one(context, input, composition)),
  route(previewReorganisation, (context, input) => preview(context, input, composition)),
  route(decideReorganisation, (context, input) => decide(context, input, composition)),
  route(withdrawReorganisation, (context, input) => withdraw(context, input, composition)),
  route(readUnitHistory, (context, input) => history(context, input, composition)),
]
