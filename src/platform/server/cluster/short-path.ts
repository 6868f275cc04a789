import { chownSync, lutimesSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Identity } from './identity.ts'

/** A socket address holds 104 bytes on macOS and 108 on Linux, the ending zero included. */
const longestSocketPath = 100
const refreshEvery = 6 * 3600 * 1000

/** The folder of a socket under a name short enough to be an address. `release` removes the alias, never the folder. */
export interface ShortFolder {
  readonly dir: string
  release(): void
}

/**
 * A short name for `dir`, in which a socket called `name` is to lie.
 *
 * The socket always lies in `dir` itself: when its path is too long to be an address, `dir` is reached through a
 * symbolic link in a private temporary folder (owned by `as` when given). Two processes with different temporary
 * folders therefore still meet at the same socket.
 */
export const shortFolder = (dir: string, name: string, as?: Identity): ShortFolder => {
  if (Buffer.byteLength(join(dir, name)) <= longestSocketPath) return { dir, release: () => undefined }
  const parent = Buffer.byteLength(realpathSync(tmpdir())) <= 60 ? realpathSync(tmpdir()) : '/tmp'
  const alias = mkdtempSync(join(parent, 'tc-'))
  if (as) chownSync(alias, as.uid, as.gid)
  const link = join(alias, 'd')
  symlinkSync(dir, link)
  // Cleaners of temporary folders go by age.
  const refresh = setInterval(() => {
    try {
      lutimesSync(link, new Date(), new Date())
    } catch {}
  }, refreshEvery)
  refresh.unref()
  const release = () => {
    clearInterval(refresh)
    rmSync(alias, { recursive: true, force: true })
  }
  return { dir: link, release }
}
