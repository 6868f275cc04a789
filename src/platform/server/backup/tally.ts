import { createHash } from 'node:crypto'
import type { TableEnd } from './format.ts'

const lineEnd = 0x0a

/** Counts and digests the bytes of COPY in text format, in which a line break ends a row and stands nowhere else. */
export interface Tally {
  add(chunk: Buffer): void
  end(): TableEnd
}

export function openTally(): Tally {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  return {
    add: (chunk) => {
      hash.update(chunk)
      bytes += chunk.length
      for (let at = chunk.indexOf(lineEnd); at >= 0; at = chunk.indexOf(lineEnd, at + 1)) rows++
    },
    end: () => ({ rows, bytes, sha256: hash.digest('hex') }),
  }
}

export const isSameTally = (one: TableEnd, other: TableEnd): boolean =>
  one.rows === other.rows && one.bytes === other.bytes && one.sha256 === other.sha256
