import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/document.ts'
import { assign, mark } from './assign.ts'
import { create } from './create.ts'
import { settleLate } from './late.ts'
import { find } from './list.ts'
import { open } from './open.ts'
import { opine } from './opinions.ts'
import { peopleAt } from './people.ts'
import { answerRemark, remark } from './remarks.ts'
import { step } from './step.ts'
import { surround } from './surround.ts'
import { keepByHand, readVersion, restore } from './versions.ts'
import { follow, send } from './write.ts'

/** Documents that are being written. */
export const documentRoutes: readonly Route[] = [
  route(contract.findDocuments, find),
  route(contract.createDocument, create),
  route(contract.openDocument, open),
  route(contract.writeDocument, send),
  route(contract.followDocument, follow),
  route(contract.setDocumentFrame, surround),
  route(contract.setDocumentSections, assign),
  route(contract.markDocumentSection, mark),
  route(contract.remarkOnDocument, remark),
  route(contract.answerDocumentRemark, answerRemark),
  route(contract.giveOpinion, opine),
  route(contract.stepDocument, step),
  route(contract.keepDocumentVersion, keepByHand),
  route(contract.readDocumentVersion, readVersion),
  route(contract.restoreDocumentVersion, restore),
  route(contract.settleLateUpdates, settleLate),
  route(contract.listDocumentPeople, peopleAt),
]
