import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/register.ts'
import { clocksHere } from './clocks.ts'
import { countsOf, peopleOf } from './list.ts'
import { personPage } from './page.ts'
import { correctProfileBy, createApplicantBy } from './profile.ts'
import { revealBy } from './reveal.ts'
import { takeStepBy, undoStepBy } from './steps.ts'
import { advanceTransferBy, openTransferBy } from './transfers.ts'

export const registerRoutes: readonly Route[] = [
  route(contract.listPeople, peopleOf),
  route(contract.countPeople, countsOf),
  route(contract.readPerson, personPage),
  route(contract.createApplicant, createApplicantBy),
  route(contract.correctProfile, correctProfileBy),
  route(contract.takeStep, takeStepBy),
  route(contract.undoStep, undoStepBy),
  route(contract.openTransfer, openTransferBy),
  route(contract.advanceTransfer, advanceTransferBy),
  route(contract.listClocks, clocksHere),
  route(contract.revealSecret, revealBy),
]
