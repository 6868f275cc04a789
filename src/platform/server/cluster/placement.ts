import { createHash, randomUUID } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Text } from '../../domain/text.ts'
import { canEnter, type Identity, isRoot, ordinaryIdentity, ownerOf } from './identity.ts'
import { type Pointer, pointerIn, writePointer } from './pointer.ts'
import { StartRefusal } from './start-refusal.ts'
import { notWritable } from './writable-folder.ts'

/** Where the cluster lies and as whom it runs (undefined: as this very user). */
export interface Place {
  /** Holds `pgdata`, the socket folder, the passwords and the log. */
  readonly home: string
  readonly as: Identity | undefined
  /** Set when the cluster lies outside the data folder. */
  readonly pointer: Pointer | undefined
  readonly notices: readonly Text[]
}

/** Folders for everything that cannot lie in root's own folders; the last one does not survive every reboot. */
const outsideFolders = ['/var/lib/thenchot', '/srv/thenchot']

const movedNotice = (dataDir: string, home: string): Text => ({
  vi: `Đang chạy dưới quyền root mà PostgreSQL thì không chạy dưới quyền root, nên cơ sở dữ liệu nằm ở ${home}: người dùng thường không vào được ${dataDir}. Khi sao chép hoặc chuyển máy, hãy mang theo cả hai thư mục.`,
  en: `Running as root, which PostgreSQL refuses, so the database lies in ${home}: an ordinary user cannot enter ${dataDir}. When you copy or move the data, take both folders.`,
})

const temporaryNotice = (home: string): Text => ({
  vi: `CẢNH BÁO: ${home} là thư mục tạm, có thể mất khi khởi động lại máy. Hãy đặt THENCHOT_DATA vào một thư mục mà mọi người dùng vào được, hoặc chạy bằng một người dùng thường.`,
  en: `WARNING: ${home} is a temporary folder and may be lost when the machine restarts. Set THENCHOT_DATA to a folder every user can enter, or run as an ordinary user.`,
})

const trustedFolder = (path: string, as: Identity): boolean => {
  try {
    mkdirSync(path, { recursive: true, mode: 0o711 })
    const found = lstatSync(path)
    return found.isDirectory() && (found.uid === 0 || found.uid === as.uid)
  } catch {
    return false
  }
}

const outsideHome = (dataDir: string, as: Identity): string => {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  for (const parent of outsideFolders) {
    // A name of its own each time: what lies under an older name may be somebody's data.
    const home = join(parent, `${name}-${randomUUID().slice(0, 8)}`)
    if (trustedFolder(parent, as) && trustedFolder(home, as) && canEnter(home, as)) return home
  }
  const home = mkdtempSync(join(realpathSync(tmpdir()), 'thenchot-'))
  chmodSync(home, 0o711)
  if (canEnter(home, as)) return home
  throw cannotEnterAnyMore(home, as)
}

const cannotEnterAnyMore = (home: string, as: Identity): StartRefusal =>
  new StartRefusal('data-not-writable', {
    vi: `Cơ sở dữ liệu nằm ở ${home} nhưng người dùng chạy PostgreSQL (uid ${as.uid}) không còn vào được đó. Hãy trả lại quyền đi qua (x) cho các thư mục cha.`,
    en: `The database lies in ${home}, but the user that runs PostgreSQL (uid ${as.uid}) can no longer enter it. Give back the right to pass (x) on the folders above it.`,
  })

const placeForRoot = (dataDir: string, inside: string): Place => {
  const as = ownerOf(join(inside, 'pgdata')) ?? ordinaryIdentity()
  mkdirSync(inside, { recursive: true, mode: 0o711 })
  if (canEnter(inside, as)) return { home: inside, as, pointer: undefined, notices: [] }
  if (existsSync(join(inside, 'pgdata'))) throw cannotEnterAnyMore(inside, as)
  rmdirSync(inside)
  const home = outsideHome(dataDir, as)
  return { home, as, pointer: writePointer(dataDir, home), notices: noticesFor(dataDir, home) }
}

const noticesFor = (dataDir: string, home: string): Text[] => [
  movedNotice(dataDir, home),
  ...(outsideFolders.some((parent) => home.startsWith(`${parent}/`)) ? [] : [temporaryNotice(home)]),
]

/**
 * Finds the place of the cluster of a data folder (a real path): `cluster` in it, or where its pointer file says.
 * As root, when an ordinary user cannot enter the data folder, a place outside is made and the pointer written.
 * Refuses with `data-gone` when the pointer leads nowhere: an empty database is never put in place of a lost one.
 */
export const placeCluster = (dataDir: string): Place => {
  const pointer = pointerIn(dataDir)
  const inside = join(dataDir, 'cluster')
  if (!pointer && isRoot()) return placeForRoot(dataDir, inside)
  const home = pointer?.location ?? inside
  if (!pointer) mkdirSync(inside, { recursive: true, mode: 0o700 })
  const as = isRoot() ? (ownerOf(join(home, 'pgdata')) ?? ordinaryIdentity()) : undefined
  const owner = ownerOf(join(home, 'pgdata'))?.uid ?? process.getuid?.()
  if (!isRoot() && (owner !== process.getuid?.() || pointer)) throw notWritable(home, 'EACCES')
  if (as && !canEnter(home, as)) throw cannotEnterAnyMore(home, as)
  return { home, as, pointer, notices: pointer ? noticesFor(dataDir, home) : [] }
}

/** Whether a cluster was made for this data folder (a real path). Makes nothing. Refuses as `pointerIn`. */
export const hasCluster = (dataDir: string): boolean =>
  pointerIn(dataDir) !== undefined || existsSync(join(dataDir, 'cluster', 'pgdata'))
