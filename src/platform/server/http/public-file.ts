import type { FastifyInstance } from 'fastify'
import type { Database } from '../db/database.ts'
import type { FileAnswer } from './context.ts'

/** A file at a secret address, for programs that can do nothing but ask for an address. */
export interface PublicFile {
  /** `/calendar/`; what follows is given to `read`. */
  readonly prefix: string
  readonly mostAMinute: number
  /** Null where there is none. `tag` changes with the bytes. */
  read(name: string, where: PublicPlace): Promise<(FileAnswer & { readonly tag: string }) | null>
}

export interface PublicPlace {
  readonly database: Database
  readonly publicUrl: string
}

export function serveFile(app: FastifyInstance, file: PublicFile, place: PublicPlace): void {
  app.get<{ Params: { name: string } }>(
    `${file.prefix}:name`,
    { schema: { hide: true }, config: { rateLimit: { max: file.mostAMinute, timeWindow: '1 minute' } } },
    async (request, reply) => {
      void reply.header('cache-control', 'private, no-cache').header('x-robots-tag', 'noindex')
      const answer = await file.read(request.params.name, place)
      if (!answer) return reply.status(404).send({ status: 404 })
      const tag = `"${answer.tag}"`
      void reply.header('etag', tag)
      if (request.headers['if-none-match']?.split(/\s*,\s*/).some((seen) => seen.replace(/^W\//, '') === tag))
        return reply.status(304).send()
      return reply
        .header('content-type', answer.mediaType)
        .header('content-disposition', `inline; filename="${answer.fileName}"`)
        .send(Buffer.from(answer.bytes))
    },
  )
}
