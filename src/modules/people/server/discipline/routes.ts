import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/discipline.ts'
import { markedFile, templateFile } from './files.ts'
import { revealBy, withdrawBy } from './held.ts'
import { importFile, trial } from './import.ts'

export const disciplineRoutes: readonly Route[] = [
  route(contract.disciplineTemplate, templateFile),
  route(contract.tryDisciplines, trial),
  route(contract.markDisciplines, markedFile),
  route(contract.importDisciplines, importFile),
  route(contract.revealDisciplines, revealBy),
  route(contract.withdrawDiscipline, withdrawBy),
]
