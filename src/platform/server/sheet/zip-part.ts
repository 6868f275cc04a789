import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { damaged } from './refusals.ts'
import type { ZipEntry } from './zip-directory.ts'

const chunkSize = 256 * 1024

export const packedBytes = (archive: Buffer, entry: ZipEntry): Buffer =>
  archive.subarray(entry.packedAt, entry.packedAt + entry.packedSize)

/** A small part at once, never longer than it declares. Throws `sheet-damaged`. */
export function partText(archive: Buffer, entry: ZipEntry): string {
  const packed = packedBytes(archive, entry)
  const bytes = entry.method === 0 ? packed : inflate(packed, entry)
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw damaged(entry.name)
  return utf8Text(bytes, entry.name)
}

function inflate(packed: Buffer, entry: ZipEntry): Buffer {
  if (entry.size === 0) return Buffer.alloc(0)
  try {
    return inflateRawSync(packed, { maxOutputLength: entry.size })
  } catch {
    throw damaged(entry.name)
  }
}

function utf8Text(bytes: Buffer, name: string): string {
  assertUtf8(bytes, name)
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

/** XML may come in UTF-16, which no spreadsheet program writes; its second byte tells. */
export function assertUtf8(start: Buffer, name: string): void {
  if (start[0] === 0xff || start[0] === 0xfe || start[0] === 0 || start[1] === 0) throw damaged(name)
}

/** A large part piece by piece, never longer than it declares. Throws `sheet-damaged`. */
export async function* partChunks(archive: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = packedBytes(archive, entry)
  let length = 0
  let crc = 0
  try {
    for await (const chunk of entry.method === 0 ? slices(packed) : inflated(packed)) {
      if (length === 0) assertUtf8(chunk, entry.name)
      length += chunk.length
      if (length > entry.size) throw damaged(entry.name)
      crc = crc32(chunk, crc)
      yield chunk
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw damaged(entry.name)
    throw error
  }
  if (length !== entry.size || crc !== entry.crc) throw damaged(entry.name)
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize)
}

function inflated(packed: Buffer): AsyncIterable<Buffer> {
  const stream = createInflateRaw({ chunkSize })
  stream.end(packed)
  return stream
}
