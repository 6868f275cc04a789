import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/submission.ts'
import { approve, reopen, returnToUnit } from './decide.ts'
import { openGrid } from './grid.ts'
import { progressOf } from './progress.ts'
import { answer, note } from './remarks.ts'
import { save } from './save.ts'
import { submit, takeBack } from './submit.ts'
import { dueFor } from './waiting.ts'

/** What units hand in for forms. */
export const submissionRoutes: readonly Route[] = [
  route(contract.openGrid, openGrid),
  route(contract.saveCells, save),
  route(contract.writeCellNote, note),
  route(contract.submitReport, submit),
  route(contract.takeBackReport, takeBack),
  route(contract.returnReport, returnToUnit),
  route(contract.approveReports, approve),
  route(contract.reopenReport, reopen),
  route(contract.answerRemark, answer),
  route(contract.listDue, dueFor),
  route(contract.readProgress, progressOf),
]
