import { type Route, route } from '../../../../platform/server/http/context.ts'
import { createDocument } from '../../contract/document/create.ts'
import { setDocumentFrame } from '../../contract/document/frame.ts'
import { settleLateUpdates } from '../../contract/document/late.ts'
import { findDocuments } from '../../contract/document/list.ts'
import { openDocument } from '../../contract/document/open.ts'
import { giveOpinion } from '../../contract/document/opinions.ts'
import { listDocumentPeople } from '../../contract/document/people.ts'
import { answerDocumentRemark, remarkOnDocument } from '../../contract/document/remarks.ts'
import { markDocumentSection, setDocumentSections } from '../../contract/document/sections.ts'
import { stepDocument } from '../../contract/document/step.ts'
import { keepDocumentVersion, readDocumentVersion, restoreDocumentVersion } from '../../contract/document/versions.ts'
import { followDocument, writeDocument } from '../../contract/document/write.ts'
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
  route(findDocuments, find),
  route(createDocument, create),
  route(openDocument, open),
  route(writeDocument, send),
  route(followDocument, follow),
  route(setDocumentFrame, surround),
  route(setDocumentSections, assign),
  route(markDocumentSection, mark),
  route(remarkOnDocument, remark),
  route(answerDocumentRemark, answerRemark),
  route(giveOpinion, opine),
  route(stepDocument, step),
  route(keepDocumentVersion, keepByHand),
  route(readDocumentVersion, readVersion),
  route(restoreDocumentVersion, restore),
  route(settleLateUpdates, settleLate),
  route(listDocumentPeople, peopleAt),
]
