import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs'
import { giveTo, type Identity } from './identity.ts'

const longestLog = 5 * 1024 * 1024

/** The log of the database server, open for appending. */
export interface LogFile {
  readonly descriptor: number
  /** The end of what was written since it was opened, at most 4 kB. */
  tail(): string
  close(): void
}

/** Opens the log; one over 5 MB first becomes `<path>.1`, in place of an earlier one. */
export const openLog = (path: string, as: Identity | undefined): LogFile => {
  if (existsSync(path) && statSync(path).size > longestLog) renameSync(path, `${path}.1`)
  const descriptor = openSync(path, 'a+', 0o600)
  giveTo(path, as)
  const from = statSync(path).size
  const tail = () => {
    const size = statSync(path).size
    const start = Math.max(from, size - 4096)
    const bytes = Buffer.alloc(Math.max(0, size - start))
    readSync(descriptor, bytes, 0, bytes.length, start)
    return bytes.toString('utf8').trim()
  }
  return { descriptor, tail, close: () => closeSync(descriptor) }
}
