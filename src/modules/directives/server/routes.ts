import { type Route, route } from '../../../platform/server/http/context.ts'
import * as coverage from '../contract/coverage.ts'
import * as document from '../contract/document.ts'
import * as exchange from '../contract/exchange.ts'
import * as series from '../contract/series.ts'
import * as study from '../contract/study.ts'
import * as types from '../contract/types.ts'
import { listDirectives, registerDirective } from '../contract.ts'
import { attach, detach, file } from './attachments.ts'
import { correct, withdraw } from './correct.ts'
import { answer, demand, withdrawDemand, withdrawDemandAnswer } from './demands/acts.ts'
import { coverageHere } from './demands/read.ts'
import { type Above, pageOf } from './document.ts'
import { exportFile, templateFile } from './exchange/export.ts'
import { exchangeHere, setFormat } from './exchange/format.ts'
import { importFile, markFile } from './exchange/import.ts'
import { listOf } from './list.ts'
import { register } from './register.ts'
import { relate, unrelate } from './relations.ts'
import { release, seriesHere, withhold } from './series.ts'
import { changeSession, convene, withdrawSession } from './study/acts.ts'
import { sessionOf, sessionsOf } from './study/read.ts'
import { saveSheet } from './study/sheet.ts'
import { setSummingUp, withdrawSummingUp } from './summing-up.ts'
import { changeType, listTypes } from './types.ts'

/** @param above what stands above this module: the issued document behind an entry */
export const directiveRoutes = (above: Above): readonly Route[] => [
  route(listDirectives, listOf),
  route(registerDirective, register),
  route(document.readDirective, (context, input) => pageOf(context, input, above)),
  route(document.correctDirective, correct),
  route(document.withdrawDirective, withdraw),
  route(document.relateDirectives, relate),
  route(document.unrelateDirectives, unrelate),
  route(document.setSummingUp, setSummingUp),
  route(document.withdrawSummingUp, withdrawSummingUp),
  route(document.attachFile, attach),
  route(document.withdrawFile, detach),
  route(document.openFile, file),
  route(series.listSeries, seriesHere),
  route(series.withholdNumber, withhold),
  route(series.releaseNumber, release),
  route(types.listDirectiveTypes, listTypes),
  route(types.changeDirectiveType, changeType),
  route(coverage.demandProgrammes, demand),
  route(coverage.withdrawDemand, withdrawDemand),
  route(coverage.readCoverage, coverageHere),
  route(coverage.answerDemand, answer),
  route(coverage.withdrawDemandAnswer, withdrawDemandAnswer),
  route(study.listSessions, sessionsOf),
  route(study.readSession, sessionOf),
  route(study.conveneSession, convene),
  route(study.changeSession, changeSession),
  route(study.withdrawSession, withdrawSession),
  route(study.saveSheet, saveSheet),
  route(exchange.readDirectiveExchange, exchangeHere),
  route(exchange.importDirectives, importFile),
  route(exchange.markDirectives, markFile),
  route(exchange.directiveTemplate, templateFile),
  route(exchange.exportDirectives, exportFile),
  route(exchange.setDirectiveFormat, setFormat),
]
