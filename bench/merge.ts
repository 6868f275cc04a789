import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { measureSources } from '../src/app/measures.ts'
import { routes } from '../src/app/routes.ts'
import { readFigure } from '../src/modules/figures/contract.ts'
import { countFrom } from '../src/modules/figures/server/public.ts'
import { decideReorganisation, previewReorganisation } from '../src/modules/org/contract/reorganise.ts'
import { listUnits, readUnit } from '../src/modules/org/contract.ts'
import type { Actor, Endpoint } from '../src/platform/domain/endpoint.ts'
import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import type { Database } from '../src/platform/server/db/database.ts'
import { buildServer } from '../src/platform/server/http/server.ts'
import { newId } from '../src/platform/server/new-id.ts'
import {
  type CityAccount,
  cellsOfMerger,
  city,
  districtOfWard,
  measureCode,
  membersOfMerger,
  mergingWards,
  period,
  simulatedCity,
  today,
  wardCode,
  wardsOfMerger,
} from './city.ts'
import { fillPeople } from './city-people.ts'
import { deskOn, withEdition } from './cluster.ts'
import { quantile, timed } from './pairs.ts'
import { alone, type Result } from './result.ts'

const size = { cells: 3000, members: 52_828 }
const issuer = 'ban-hanh'
const readers = 3
const restMs = 250
const firstReadWard = mergingWards + 5
const calmSeconds = 15
/** After the decision the first reads load the trees anew; they belong to what others feel of it. */
const settlingMs = 500
const long = 100

const readerOf = (number: number): string => `doc-${number}`
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

interface Stretch {
  readonly began: number
  readonly ended: number
}

interface Wait extends Stretch {
  readonly endpoint: string
}

interface Span extends Stretch {
  readonly previewed: number
  readonly decided: number
}

/** Mergers of three wards in a city, one after the other, while others read. */
export const merge = (cluster: EmbeddedCluster): Promise<readonly Result[]> => {
  const accounts: readonly CityAccount[] = [
    { login: issuer, role: 'issuer', unit: city },
    ...numbers(readers).map(
      (number): CityAccount => ({ login: readerOf(number), role: 'reader', unit: wardCode(firstReadWard + number) }),
    ),
  ]
  return withEdition(cluster, 'bench_merge', simulatedCity(size, accounts), async (database) => {
    await fillPeople(database, size)
    countFrom(database, measureSources)
    const app = await serverOf(database, accounts)
    try {
      return await watch(app)
    } finally {
      await app.close()
    }
  })
}

async function watch(app: FastifyInstance): Promise<readonly Result[]> {
  const waits: Wait[] = []
  const end = new AbortController()
  const reading = Promise.all(numbers(readers).map((number) => readOn(app, number, waits, end.signal)))
  await pause(calmSeconds * 1000)
  const calmFrom = performance.now()
  await pause(calmSeconds * 1000)
  const calm: Stretch = { began: calmFrom, ended: performance.now() }
  const spans: Span[] = []
  for (let first = 1; first <= mergingWards; first += wardsOfMerger) {
    spans.push(await mergeFrom(app, first))
    await pause(1000)
  }
  end.abort()
  await reading
  const within = (span: Stretch): readonly Wait[] =>
    waits.filter((wait) => wait.ended > span.began && wait.began < span.ended)
  const [before, during] = [within(calm), spans.flatMap(within)]
  const data = `${wardsOfMerger} wards with ${membersOfMerger} members in ${cellsOfMerger} cells, of a city of ${size.cells} cells and ${size.members} members; ${spans.length} mergers in turn`
  const took = (name: string, layer: string, times: readonly number[], concurrency: number) =>
    alone({ name, layer, data, concurrency, value: quantile(times), valueHigh: quantile(times, 0.95), unit: 'ms' })
  const reads = `readUnit, readFigure and listUnits of other wards through the API by ${readers} accounts with ${restMs} ms between`
  const waiting = (found: readonly Wait[]): string =>
    [readUnit, readFigure, listUnits]
      .map(({ name }) => ({ name, times: timesOf(found.filter((wait) => wait.endpoint === name)) }))
      .map(
        ({ name, times }) =>
          `${name} ${[quantile(times), quantile(times, 0.95), Math.max(...times)].map(Math.round).join('–')} ms`,
      )
      .concat(`${timesOf(found).filter((time) => time > long).length} of ${found.length} waited longer than ${long} ms`)
      .join(', ')
  return [
    took(
      'merge-preview',
      'through the API, while others read',
      spans.map((span) => span.previewed),
      1,
    ),
    took(
      'merge-decide',
      'through the API, carried out at once, while others read',
      spans.map((span) => span.decided),
      1,
    ),
    took('merge-reads-before', `${reads}; p50–p95–longest: ${waiting(before)}`, timesOf(before), readers),
    took(
      'merge-reads-during',
      `${reads}, until ${settlingMs} ms after the decision; p50–p95–longest: ${waiting(during)}`,
      timesOf(during),
      readers,
    ),
  ]
}

const timesOf = (waits: readonly Wait[]): readonly number[] => waits.map((wait) => wait.ended - wait.began)

async function mergeFrom(app: FastifyInstance, first: number): Promise<Span> {
  const units = numbers(wardsOfMerger).map((number) => wardCode(first + number))
  const name = { vi: `Phường hợp nhất ${first}`, en: `Merged ward ${first}` }
  const into = {
    code: `${city}.hop-nhat-${first}`,
    kind: 'party_organisation',
    role: 'commune',
    parent: districtOfWard(first),
    ...name,
  }
  const decision = {
    issuer: city,
    symbol: `${first}-QĐ/MP`,
    issuedOn: today,
    effectiveOn: today,
    ...name,
    changes: [{ act: 'merge', units, into }],
  }
  const began = performance.now()
  const previewed = await timed(async () => {
    const { issues, effects } = (await ask(app, issuer, previewReorganisation, decision)) as z.output<
      typeof previewReorganisation.output
    >
    const block = [...issues, ...effects.filter((effect) => effect.blocks)][0]
    if (block) throw new Error(`the merger is refused: ${block.text.en}`)
  })
  const decided = await timed(() => ask(app, issuer, decideReorganisation, { ...decision, id: newId() }))
  await pause(settlingMs)
  return { began, previewed, decided, ended: performance.now() }
}

async function readOn(app: FastifyInstance, number: number, waits: Wait[], signal: AbortSignal): Promise<void> {
  const unit = wardCode(firstReadWard + number)
  const asked: readonly (readonly [Endpoint, Readonly<Record<string, string>>])[] = [
    [readUnit, { unit }],
    [readFigure, { unit, measure: measureCode, period }],
    [listUnits, {}],
  ]
  for (let turn = number; !signal.aborted; turn++) {
    const [endpoint, input] = asked[turn % asked.length] as (typeof asked)[number]
    const began = performance.now()
    await ask(app, readerOf(number), endpoint, input)
    waits.push({ endpoint: endpoint.name, began, ended: performance.now() })
    await pause(restMs)
  }
}

/** Asks as an account; each asks from an address of its own, so that none meets the limit of requests. */
let asks = 0
async function ask(app: FastifyInstance, login: string, endpoint: Endpoint, input: object): Promise<unknown> {
  const reply = await app.inject({
    method: endpoint.method,
    url: `/api/v1${endpoint.path}`,
    headers: { 'x-thenchot': '1' },
    cookies: { session: login },
    remoteAddress: `10.0.${Math.floor(++asks / 250) % 250}.${asks % 250}`,
    ...(endpoint.method === 'GET' ? { query: input as Record<string, string> } : { payload: input }),
  })
  if (reply.statusCode !== 200) throw new Error(`${endpoint.name} answered ${reply.statusCode}: ${reply.body}`)
  return reply.json()
}

/** The product over HTTP; a session is known by the login of its account. */
async function serverOf(database: Database, accounts: readonly CityAccount[]): Promise<FastifyInstance> {
  const actors = new Map<string, Actor>()
  for (const { login } of accounts) actors.set(login, (await deskOn(database, login)).caller.actor)
  return buildServer({
    database,
    routes,
    accountOf: async (token) => actors.get(token),
    now: Date.now,
    webFolder: null,
    logLevel: 'silent',
    settings: { publicUrl: 'http://127.0.0.1:4780', hasDemoAccounts: false, isSecure: false },
  })
}
