import { type Route, route } from '../../../platform/server/http/context.ts'
import { answerFinding } from '../../figures/contract.ts'
import { checkFile, checkText, heldFigures } from '../contract/text.ts'
import * as contract from '../contract.ts'
import { answerBy, answersHere, withdrawBy } from './answers.ts'
import { findingsHere, openFindings, readChecks } from './queries.ts'
import { endBy, rulesHere, saveBy } from './rules.ts'
import { checkFileBy, checkTextBy } from './text/check.ts'
import { heldAt } from './text/held.ts'
import { tryBy } from './try.ts'

export const consistencyRoutes: readonly Route[] = [
  route(answerFinding, answerBy),
  route(contract.listAnswers, answersHere),
  route(contract.withdrawAnswer, withdrawBy),
  route(contract.findingsHere, findingsHere),
  route(contract.openFindings, openFindings),
  route(contract.readChecks, readChecks),
  route(contract.listRules, rulesHere),
  route(contract.saveRule, saveBy),
  route(contract.endRule, endBy),
  route(contract.tryRule, tryBy),
  route(checkText, checkTextBy),
  route(checkFile, checkFileBy),
  route(heldFigures, heldAt),
]
