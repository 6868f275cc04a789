import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'
import type { ZipEntry } from './zip-directory.ts'
import { packedBytes } from './zip-part.ts'

/** A part ready to be put into an archive. */
export interface PackedPart {
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly packed: Buffer
}

const level = 4

export function packText(text: string): PackedPart {
  const bytes = Buffer.from(text)
  return { method: 8, crc: crc32(bytes), size: bytes.length, packed: deflateRawSync(bytes) }
}

/** Packs text as it comes; only its packed form stays in memory. */
export async function packPieces(pieces: AsyncIterable<string>): Promise<PackedPart> {
  const deflate = createDeflateRaw({ level, chunkSize: 256 * 1024 })
  const packed: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => packed.push(chunk))
  const finished = new Promise<void>((resolve, reject) => {
    deflate.once('end', resolve)
    deflate.once('error', reject)
  })
  let crc = 0
  let size = 0
  try {
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece)
      crc = crc32(bytes, crc)
      size += bytes.length
      if (!deflate.write(bytes)) await new Promise<void>((resolve) => deflate.once('drain', resolve))
    }
  } catch (error) {
    deflate.destroy()
    throw error
  }
  deflate.end()
  await finished
  return { method: 8, crc, size, packed: Buffer.concat(packed) }
}

/** The archive anew with some parts (by their key) replaced; the others keep their packed bytes. */
export function replaceParts(
  archive: Buffer,
  directory: ReadonlyMap<string, ZipEntry>,
  replaced: ReadonlyMap<string, PackedPart>,
): Uint8Array {
  const bodies: Buffer[] = []
  const listing: Buffer[] = []
  let at = 0
  for (const [key, entry] of directory) {
    const part = replaced.get(key) ?? { ...entry, packed: packedBytes(archive, entry) }
    const name = Buffer.from(entry.name)
    const facts = commonFacts(part, name.length)
    const local = Buffer.concat([mark(0x04034b50), facts, name])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    listing.push(Buffer.concat([mark(0x02014b50), Buffer.from([20, 0]), facts, rest, name]))
    bodies.push(local, part.packed)
    at += local.length + part.packed.length
  }
  const list = Buffer.concat(listing)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.size, 8)
  end.writeUInt16LE(directory.size, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, list, end])
}

function mark(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** What the local header and the directory say alike: version, UTF-8 names, method, 1 January 1980, sizes. */
function commonFacts(part: PackedPart, nameLength: number): Buffer {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(0x0800, 2)
  bytes.writeUInt16LE(part.method, 4)
  bytes.writeUInt16LE(0x21, 8)
  bytes.writeUInt32LE(part.crc, 10)
  bytes.writeUInt32LE(part.packed.length, 14)
  bytes.writeUInt32LE(part.size, 18)
  bytes.writeUInt16LE(nameLength, 22)
  return bytes
}
