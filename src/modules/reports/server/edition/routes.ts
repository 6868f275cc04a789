import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/edition.ts'
import * as verifying from '../../contract/verify.ts'
import { startCorrigendum } from './corrigendum.ts'
import { attachSigned, editionFile, fillSlot, signatureBytes } from './files.ts'
import { freeze } from './freeze.ts'
import { issue, unfreeze } from './issue.ts'
import { look, sheet } from './look.ts'
import { draftFile, preview, printDraft } from './preview.ts'
import { verifyCode, verifyFile, verifyPublic } from './verify.ts'

export const editionRoutes: readonly Route[] = [
  route(contract.previewEdition, preview),
  route(contract.downloadDraftEdition, draftFile),
  route(contract.printDraft, printDraft),
  route(contract.freezeDocument, freeze),
  route(contract.unfreezeDocument, unfreeze),
  route(contract.issueDocument, issue),
  route(contract.attachSignedFile, attachSigned),
  route(contract.fillSignatureSlot, fillSlot),
  route(contract.readEdition, look),
  route(contract.readEditionSheet, sheet),
  route(contract.downloadEdition, editionFile),
  route(contract.downloadSignature, signatureBytes),
  route(contract.startCorrigendum, startCorrigendum),
  route(verifying.verifyFile, (context, _input, bytes) => verifyFile(context, bytes)),
  route(verifying.verifyCode, verifyCode),
  route(verifying.verifyPublic, verifyPublic),
]
