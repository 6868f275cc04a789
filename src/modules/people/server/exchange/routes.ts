import { type Route, route } from '../../../../platform/server/http/context.ts'
import {
  cancelImport,
  downloadMarked,
  downloadTemplate,
  exportPeople,
  planImport,
  readDouble,
  readExchange,
  readImport,
  runImport,
  setExchangeFormat,
} from '../../contract/exchange.ts'
import { exportFile } from './export.ts'
import { setFormat } from './formats.ts'
import { cancel, plan, run } from './import.ts'
import { doubleOf, exchangeOf, importOf, markedFile, templateFile } from './pages.ts'

export const exchangeRoutes: readonly Route[] = [
  route(readExchange, exchangeOf),
  route(planImport, plan),
  route(readImport, (context, input) => importOf(context, input.id)),
  route(runImport, run),
  route(cancelImport, (context, input) => cancel(context, input.id)),
  route(downloadMarked, (context, input) => markedFile(context, input.id)),
  route(downloadTemplate, templateFile),
  route(exportPeople, exportFile),
  route(setExchangeFormat, setFormat),
  route(readDouble, doubleOf),
]
