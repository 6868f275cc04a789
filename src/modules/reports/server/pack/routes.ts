import { type Route, route } from '../../../../platform/server/http/context.ts'
import * as contract from '../../contract/pack.ts'
import { download } from './download.ts'
import { make } from './make.ts'
import { find, readOne } from './read.ts'

export const packRoutes: readonly Route[] = [
  route(contract.findPacks, find),
  route(contract.makePack, make),
  route(contract.readPack, readOne),
  route(contract.downloadPack, download),
]
