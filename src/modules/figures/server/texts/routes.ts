import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/text.ts'
import { keptText, keptTexts } from './read.ts'
import { takeBackBy } from './take-back.ts'
import { takeOverBy } from './take-over.ts'

/** Texts that figures were taken from. */
export const textRoutes: readonly Route[] = [
  route(contract.takeOver, takeOverBy),
  route(contract.readKeptText, keptText),
  route(contract.listKeptTexts, keptTexts),
  route(contract.takeBack, takeBackBy),
]
