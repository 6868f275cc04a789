import { damaged, encrypted } from './refusals.ts'

/** One file inside a zip archive, as the archive's own directory lists it. */
export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  readonly packedSize: number
  readonly size: number
  readonly packedAt: number
}

const endMark = 0x06054b50
const end64LocatorMark = 0x07064b50
const end64Mark = 0x06064b50
const directoryMark = 0x02014b50
const localMark = 0x04034b50
const inExtra = 0xffffffff

/** The directory of an archive, by name. Throws `sheet-damaged` and `sheet-encrypted`. */
export function readDirectory(bytes: Buffer): ReadonlyMap<string, ZipEntry> {
  try {
    return directoryOf(bytes)
  } catch (error) {
    // A number that points outside of the file.
    if (error instanceof RangeError) throw damaged('zip')
    throw error
  }
}

function directoryOf(bytes: Buffer): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>()
  let { at, count } = directoryPlace(bytes)
  for (; count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== directoryMark) throw damaged('zip')
    const flags = bytes.readUInt16LE(at + 8)
    if ((flags & 1) !== 0) throw encrypted()
    const nameLength = bytes.readUInt16LE(at + 28)
    const extraLength = bytes.readUInt16LE(at + 30)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
    const [size, packedSize, headerAt] = wideNumbers(extra, [
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 42),
    ])
    const method = bytes.readUInt16LE(at + 10)
    const entry = {
      name,
      method,
      crc: bytes.readUInt32LE(at + 16),
      packedSize,
      size,
      packedAt: bodyAt(bytes, headerAt),
    }
    const isInside =
      entry.packedAt + packedSize <= bytes.length && (method === 8 || (method === 0 && size === packedSize))
    const key = partKey(name)
    if (!isInside || entries.has(key)) throw damaged(name)
    entries.set(key, entry)
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** Names of parts compare without case, and some programs write them with `\` or a leading `/`. */
export const partKey = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

function directoryPlace(bytes: Buffer): { at: number; count: number } {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (bytes.readUInt32LE(at) !== endMark) continue
    const isWide = at >= 20 && bytes.readUInt32LE(at - 20) === end64LocatorMark
    if (!isWide) return { at: bytes.readUInt32LE(at + 16), count: bytes.readUInt16LE(at + 10) }
    const wideAt = Number(bytes.readBigUInt64LE(at - 12))
    if (bytes.readUInt32LE(wideAt) !== end64Mark) throw damaged('zip')
    return { at: Number(bytes.readBigUInt64LE(wideAt + 48)), count: Number(bytes.readBigUInt64LE(wideAt + 32)) }
  }
  throw damaged('zip')
}

type Triple = readonly [number, number, number]

/** The 64-bit forms of those numbers that did not fit, in the order of the extra field 1. */
function wideNumbers(extra: Buffer, narrow: Triple): Triple {
  if (!narrow.includes(inExtra)) return narrow
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let next = at + 4
    const wide = (value: number): number => {
      if (value !== inExtra) return value
      next += 8
      return Number(extra.readBigUInt64LE(next - 8))
    }
    return [wide(narrow[0]), wide(narrow[1]), wide(narrow[2])]
  }
  throw damaged('zip')
}

function bodyAt(bytes: Buffer, headerAt: number): number {
  if (bytes.readUInt32LE(headerAt) !== localMark) throw damaged('zip')
  return headerAt + 30 + bytes.readUInt16LE(headerAt + 26) + bytes.readUInt16LE(headerAt + 28)
}
