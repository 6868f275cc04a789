import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { syncFolder } from '../cluster/writable-folder.ts'
import type { OnProgress } from './plan.ts'
import { type BackupContents, readBackup } from './read-backup.ts'
import { fileExists, notAFile, notWritten, takenAway } from './refusals.ts'

export interface BackupTarget {
  readonly file: string
  readonly product: string
  /** Replaces a file that is there. */
  readonly isForced: boolean
}

/**
 * Writes a backup into `file`.part (0600), reads it back and checks it, and only then gives it its name; both are on the
 * disk when this returns. A backup that fails or is killed never leaves `file`.
 * @throws Problem `file-exists`, `not-a-file`, `file-not-written`, `part-taken`, and what `from` throws.
 */
export async function writeBackup(
  target: BackupTarget,
  from: () => Promise<Readable>,
  onProgress: OnProgress,
): Promise<BackupContents> {
  const file = resolve(target.file)
  await refuseExisting(file, target.isForced)
  const part = `${file}.part`
  const handle = await openPart(part)
  try {
    await fill(handle, part, await from(), (done) => onProgress('write', done, null))
    await refuseRival(handle, file, target.isForced)
    const contents = await readBackup(part, target.product, (done, total) => onProgress('check', done, total))
    await refuseRival(handle, file, target.isForced)
    await rename(part, file).catch((error: unknown) => {
      throw notWritten(file, error)
    })
    syncFolder(dirname(file))
    return contents
  } catch (error) {
    if (await isStill(handle, part)) await rm(part, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

async function refuseExisting(file: string, isForced: boolean): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found && !isForced) throw fileExists(file)
  if (found && !found.isFile()) throw notAFile(file)
}

/** Another backup to the same name may have taken the place of what this one wrote, or be done already. */
async function refuseRival(handle: FileHandle, file: string, isForced: boolean): Promise<void> {
  await refuseExisting(file, isForced)
  if (!(await isStill(handle, `${file}.part`))) throw takenAway(file)
}

/** What a killed backup left there is removed; never is anything written through a link that lies there. */
async function openPart(part: string): Promise<FileHandle> {
  try {
    await rm(part, { force: true })
    return await open(part, 'wx', 0o600)
  } catch (error) {
    throw notWritten(part, error)
  }
}

async function fill(handle: FileHandle, part: string, bytes: Readable, onBytes: (done: number) => void): Promise<void> {
  let done = 0
  for await (const chunk of bytes) {
    await handle.writeFile(chunk as Buffer).catch((error: unknown) => {
      throw notWritten(part, error)
    })
    done += (chunk as Buffer).length
    onBytes(done)
  }
  await handle.sync()
}

async function isStill(handle: FileHandle, part: string): Promise<boolean> {
  const [mine, there] = await Promise.all([handle.stat(), stat(part).catch(() => undefined)])
  return there?.ino === mine.ino && there.dev === mine.dev
}
