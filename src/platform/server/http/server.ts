import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import files from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { createJsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Actor, isAskedByAddress } from '../../domain/endpoint.ts'
import { problem } from '../../domain/problem.ts'
import type { Database } from '../db/database.ts'
import {
  type Context,
  type FileAnswer,
  nobody,
  operator,
  type Route,
  refuseNobody,
  type ServerSettings,
} from './context.ts'
import { problemDetails } from './problem-details.ts'
import { type PublicFile, serveFile } from './public-file.ts'
import { refuseTooDeep, refuseUnknownSigns } from './storable.ts'

export interface ServerOptions {
  readonly database: Database
  readonly routes: readonly Route[]
  /** Files at secret addresses outside the API. */
  readonly files?: readonly PublicFile[]
  readonly settings: ServerSettings
  /** The account behind a session token, or undefined. */
  accountOf(token: string): Promise<Actor | undefined>
  now(): number
  /** Folder of the built web application; null serves the API alone. */
  readonly webFolder: string | null
  readonly logLevel: 'silent' | 'warn' | 'info'
}

/** Requests that came in over the control socket are the operator's. */
const fromControlSocket = new WeakSet<object>()

export const markAsOperator = (request: object): void => {
  fromControlSocket.add(request)
}

/** The HTTP application: `/api/v1`, its OpenAPI document, and the web application. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.logLevel === 'silent' ? false : { level: options.logLevel, stream: process.stderr },
    bodyLimit: 1_000_000,
    genReqId: () => randomUUID(),
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: options.settings.isSecure,
  })
  await app.register(compress)
  await app.register(cookie)
  const publicFiles = options.files ?? []
  const limited = ['/api/', ...publicFiles.map((file) => file.prefix)]
  await app.register(rateLimit, {
    // An office of fifteen stands behind one address; the files of the web application are not counted.
    max: 3000,
    timeWindow: '1 minute',
    keyGenerator: (request) => request.ip ?? 'local',
    allowList: (request) =>
      fromControlSocket.has(request.raw) || !limited.some((prefix) => request.url.startsWith(prefix)),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Then Chốt',
        version: '1',
        description: 'Figures that open down to their origin, targets and reports.',
      },
    },
    transform: createJsonSchemaTransform({}),
  })
  app.setErrorHandler((error, request, reply) => answerProblem(error, request, reply))
  await app.register(
    async (api) => {
      api.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
        done(null, body),
      )
      for (const item of options.routes) bind(api, item, options)
      api.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger())
      api.all('/*', { schema: { hide: true } }, async () => {
        throw problem('not-found', 'not-found', 'Không có địa chỉ này.', 'There is no such address.')
      })
    },
    { prefix: '/api/v1' },
  )
  for (const file of publicFiles)
    serveFile(app, file, { database: options.database, publicUrl: options.settings.publicUrl })
  if (options.webFolder !== null) await serveWeb(app, options.webFolder)
  await app.ready()
  return app
}

function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const found = problemDetails(error)
  const isOfFile = found.status === 413 && request.headers['content-type'] === 'application/octet-stream'
  const details = isOfFile ? { ...found, field: 'file' } : found
  if (details.status >= 500) request.log.error(error)
  void reply.status(details.status).type('application/problem+json').serializer(JSON.stringify).send(details)
}

const fileShape = z.unknown().meta({ type: 'string', format: 'binary' })
const noFile = new Uint8Array()

function bind(api: FastifyInstance, item: Route, options: ServerOptions): void {
  const { endpoint } = item
  const isGet = endpoint.method === 'GET'
  const isByAddress = isAskedByAddress(endpoint)
  api.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.mostBytes === undefined ? {} : { bodyLimit: endpoint.mostBytes }),
    ...(endpoint.takesFile ? { bodyLimit: endpoint.takesFile.mostBytes } : {}),
    schema: {
      operationId: endpoint.name,
      summary: endpoint.summary.en,
      description: endpoint.summary.vi,
      ...(isByAddress ? { querystring: endpoint.input } : { body: endpoint.input }),
      ...(endpoint.takesFile ? { consumes: ['application/octet-stream'], body: fileShape } : {}),
      ...(endpoint.isFile ? {} : { response: { 200: endpoint.output } }),
    },
    preValidation: async (request) => {
      const actor = await actorOf(request, options)
      Object.assign(request, { actor })
      if (endpoint.access === 'account') refuseNobody({ actor, requestId: request.id })
      if (!isGet && !fromControlSocket.has(request.raw) && request.headers['x-thenchot'] === undefined) {
        throw problem(
          'forbidden',
          'missing-header',
          'Yêu cầu thiếu tiêu đề x-thenchot.',
          'The request lacks the header x-thenchot.',
        )
      }
      refuseTooDeep(request.body)
    },
    handler: async (request, reply) => {
      const input = isByAddress ? request.query : request.body
      refuseUnknownSigns(input)
      const file = endpoint.takesFile && request.body instanceof Uint8Array ? request.body : noFile
      const result = await item.handle(contextOf(request, reply, options), input, file)
      void reply.header('cache-control', 'no-store')
      return endpoint.isFile ? sendFile(reply, result as FileAnswer) : result
    },
  })
}

async function actorOf(request: FastifyRequest, options: ServerOptions): Promise<Actor> {
  if (fromControlSocket.has(request.raw)) return operator
  const token = request.cookies.session
  return (token === undefined ? undefined : await options.accountOf(token)) ?? nobody
}

function contextOf(request: FastifyRequest, reply: FastifyReply, options: ServerOptions): Context {
  const flags = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure: options.settings.isSecure }
  return {
    database: options.database,
    caller: { actor: (request as unknown as { actor: Actor }).actor, requestId: request.id },
    settings: options.settings,
    now: options.now,
    address: request.ip,
    cookies: {
      session: request.cookies.session,
      set: (token, maxAge) => void reply.setCookie('session', token, { ...flags, maxAge }),
      clear: () => void reply.clearCookie('session', flags),
    },
  }
}

/** Files come from people: never run, never sniffed, never with the rights of this site. */
function sendFile(reply: FastifyReply, file: FileAnswer): FastifyReply {
  const plain = file.fileName.replace(/[^\w.-]/g, '_')
  const exact = encodeURIComponent(file.fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  const exactly = plain === file.fileName ? '' : `; filename*=UTF-8''${exact}`
  return reply
    .type(file.mediaType)
    .header('content-disposition', `${file.isShown ? 'inline' : 'attachment'}; filename="${plain}"${exactly}`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox")
    .send(Buffer.from(file.bytes))
}

/** Every address that is no file is the web application's own. */
async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(files, {
    root: folder,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // A browser that kept these would stay with an old version.
      const isAskedAnew = /[/\\](sw\.js|index\.html|manifest\.webmanifest)$/.test(path)
      reply.setHeader('cache-control', isAskedAnew ? 'no-cache' : 'public, max-age=3600')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || request.url.startsWith('/assets/')) return reply.status(404).send({ status: 404 })
    return reply.type('text/html').header('cache-control', 'no-cache').sendFile('index.html', join(folder))
  })
}
