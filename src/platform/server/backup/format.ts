import { z } from 'zod'

/**
 * A backup is one gzip stream: `magic`, then frames of one letter, a length (four bytes, big endian) and that many bytes.
 * H, the header; for each table T, its name and columns, any number of D, bytes of COPY in text format, and E, what
 * these come to; at the end Z, the digest of every byte before it. All but D is JSON.
 */
export const magic = Buffer.from('TCBACKUP')

export const formatVersion = 1

export type FrameKind = 'H' | 'T' | 'D' | 'E' | 'Z'

/** No frame is longer, so that a damaged length never takes the memory. Bytes. */
export const longestFrame = 4 * 1024 * 1024

/** Bytes gathered into one D frame before it is written. */
export const dataFrameSize = 64 * 1024

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const names = z.array(z.string().min(1))

export const headerSchema = z.object({
  format: z.literal(formatVersion),
  product: z.string(),
  /** When the snapshot was taken: ISO 8601, UTC. */
  takenAt: z.string(),
  /** Everything known at or before this instant is in the backup: ISO 8601, UTC. */
  knownAt: z.string(),
  serverVersion: z.string(),
  migrations: z.array(z.object({ number: z.number().int(), name: z.string(), sha256 })).min(1),
  tables: names,
  /** Left out on purpose, and empty after a restore. */
  excluded: names,
  /** Left out, since a restore works them out again. */
  rebuilt: names,
  /** Tables in the same schema that are not the product's. */
  strangers: names,
  /** What the product says about its own records; a restore must come to the same. */
  attested: z.json(),
})
export type Header = z.output<typeof headerSchema>

export const tableStartSchema = z.object({ name: z.string(), columns: names })
export type TableStart = z.output<typeof tableStartSchema>

/** `bytes` of COPY, and the digest of these. */
export const tableEndSchema = z.object({ rows: z.number().int(), bytes: z.number().int(), sha256 })
export type TableEnd = z.output<typeof tableEndSchema>

export const trailerSchema = z.object({ sha256 })

export function frame(kind: FrameKind, payload: Buffer): Buffer {
  const start = Buffer.alloc(5)
  start.write(kind, 'latin1')
  start.writeUInt32BE(payload.length, 1)
  return Buffer.concat([start, payload])
}

export const jsonFrame = (kind: FrameKind, value: unknown): Buffer => frame(kind, Buffer.from(JSON.stringify(value)))
