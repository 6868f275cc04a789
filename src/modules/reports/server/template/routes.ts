import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/template.ts'
import { templateOf, templatesAt } from './look.ts'
import { preview } from './preview.ts'
import { copy, retire, save } from './save.ts'

/** Templates of documents. */
export const templateRoutes: readonly Route[] = [
  route(contract.listDocumentTemplates, templatesAt),
  route(contract.readDocumentTemplate, templateOf),
  route(contract.saveDocumentTemplate, save),
  route(contract.copyDocumentTemplate, copy),
  route(contract.retireDocumentTemplate, retire),
  route(contract.previewDocumentTemplate, preview),
]
