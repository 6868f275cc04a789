import { type FrameKind, longestFrame } from './format.ts'

export interface Frame {
  readonly kind: FrameKind
  readonly payload: Buffer
  /** Kind, length and payload, as they stand in the file. */
  readonly bytes: Buffer
}

/** Takes exactly so many bytes off a stream. */
export interface ByteReader {
  /** `count` bytes, or fewer where the stream ends. */
  take(count: number): Promise<Buffer>
}

export function byteReader(source: AsyncIterable<Buffer>): ByteReader {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  return {
    take: async (count) => {
      const parts = [rest]
      let size = rest.length
      while (size < count) {
        const next = await chunks.next()
        if (next.done) break
        parts.push(next.value)
        size += next.value.length
      }
      const joined = parts.length === 1 ? rest : Buffer.concat(parts)
      rest = joined.subarray(count)
      return joined.subarray(0, count)
    },
  }
}

const isKind = (letter: string): letter is FrameKind => 'HTDEZ'.includes(letter)

/** The next frame; 'end' where the stream ends before it is whole, 'wrong' where none can begin. */
export async function nextFrame(reader: ByteReader): Promise<Frame | 'end' | 'wrong'> {
  const start = await reader.take(5)
  if (start.length < 5) return 'end'
  const kind = start.toString('latin1', 0, 1)
  const length = start.readUInt32BE(1)
  if (!isKind(kind) || length > longestFrame) return 'wrong'
  const payload = await reader.take(length)
  return payload.length < length ? 'end' : { kind, payload, bytes: Buffer.concat([start, payload]) }
}
