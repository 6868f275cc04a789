import { type Route, route } from '../../../../platform/server/http/context.ts'
import {
  certifySeats,
  changeClass,
  endTie,
  followDialogue,
  listCandidates,
  listClasses,
  listScreenedOut,
  planClass,
  readAdmissionPlans,
  readApplicant,
  readClass,
  readFunnel,
  readPipeline,
  receiveForm,
  recordDialogue,
  returnForm,
  seatPeople,
  setTie,
  unseatPerson,
  withdrawClass,
} from '../../contract/pipeline.ts'
import { applicantOf } from './applicant.ts'
import { readBoard } from './board.ts'
import { certify } from './certify.ts'
import { change, plan, seat, unseat, withdraw } from './class-acts.ts'
import { candidatesFor, classesUnder, classPage } from './classes.ts'
import { followTalk, recordTalk } from './dialogues.ts'
import { giveBack, receive } from './dossier.ts'
import { funnelIn, screenedOut } from './flow.ts'
import { plansOf } from './plan.ts'
import { end, set } from './ties.ts'

export const pipelineRoutes: readonly Route[] = [
  route(readPipeline, readBoard),
  route(readAdmissionPlans, plansOf),
  route(readFunnel, funnelIn),
  route(listScreenedOut, screenedOut),
  route(listClasses, classesUnder),
  route(readClass, classPage),
  route(listCandidates, candidatesFor),
  route(planClass, plan),
  route(changeClass, change),
  route(withdrawClass, withdraw),
  route(seatPeople, seat),
  route(unseatPerson, unseat),
  route(certifySeats, certify),
  route(readApplicant, applicantOf),
  route(receiveForm, receive),
  route(returnForm, giveBack),
  route(setTie, set),
  route(endTie, end),
  route(recordDialogue, recordTalk),
  route(followDialogue, followTalk),
]
