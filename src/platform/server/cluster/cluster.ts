import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type pg from 'pg'
import type { Text } from '../../domain/text.ts'
import { appRole, createDatabase, databaseName, dropDatabase, ownerRole, superRole } from './administration.ts'
import type { Binaries } from './binaries.ts'
import { holdSocket } from './hold-socket.ts'
import { giveTo, type Identity } from './identity.ts'
import { initialise, removeUnfinished } from './initialise.ts'
import { endOrphan } from './orphan.ts'
import { keptPasswords } from './passwords.ts'
import { type Place, placeCluster } from './placement.ts'
import { markComplete } from './pointer.ts'
import { startPostmaster } from './postmaster.ts'
import { withChildren } from './process-facts.ts'
import { shortFolder } from './short-path.ts'
import { StartRefusal } from './start-refusal.ts'
import { openWritableFolder } from './writable-folder.ts'

/** The two ways into one database: migrations go in as its owner, everything else as the application. */
export interface DatabaseAccess {
  readonly owner: pg.PoolConfig
  readonly app: pg.PoolConfig
}

/** A private PostgreSQL that runs as long as this process wants it. */
export interface EmbeddedCluster extends DatabaseAccess {
  /** Folder of the cluster: its data directory, log and passwords. */
  readonly location: string
  readonly notices: readonly Text[]
  /** Process ids of all its processes now, the server first. */
  processes(): number[]
  /** Makes a further database with the same roles and extensions, or as a copy of `template`, which nobody may be using. */
  createDatabase(name: string, template?: string): Promise<DatabaseAccess>
  /** Drops such a database and ends the sessions in it. */
  dropDatabase(name: string): Promise<void>
  /** Fast shutdown; resolves when every process has ended. May be called again. */
  stop(): Promise<void>
}

export interface ClusterOptions {
  readonly dataDir: string
  /** Told at once; the same texts are in `notices`. */
  readonly onNotice?: ((notice: Text) => void) | undefined
  /** False gives up safety against power cuts for speed. Tests only. */
  readonly isDurable?: boolean | undefined
}

/** Finds the programs for a place; `copyTo` are folders its user can reach, should they have to be copied. */
export type FindBinaries = (as: Identity | undefined, home: string) => Promise<Binaries>

const otherMajor = (pgdata: string, found: string, ours: Binaries): StartRefusal =>
  new StartRefusal('other-major', {
    vi: `Dữ liệu ở ${pgdata} thuộc PostgreSQL ${found}, chương trình này chạy PostgreSQL ${ours.version}. Không có gì bị thay đổi. Hãy dùng đúng phiên bản đã tạo dữ liệu này để sao lưu, rồi khôi phục bản sao lưu vào một thư mục dữ liệu mới.`,
    en: `The data in ${pgdata} belongs to PostgreSQL ${found}; this product runs PostgreSQL ${ours.version}. Nothing was changed. Make a backup with the version that made this data, then restore it into a new data folder.`,
  })

const heldElsewhere = (home: string): StartRefusal =>
  new StartRefusal('data-held', {
    vi: `Cơ sở dữ liệu ở ${home} đang được một tiến trình khác dùng.`,
    en: `Another process is using the database in ${home}.`,
  })

const checkMajor = (home: string, binaries: Binaries): void => {
  const versionFile = join(home, 'pgdata', 'PG_VERSION')
  if (!existsSync(join(home, 'pgdata'))) return
  const found = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : '?'
  if (found !== String(binaries.major)) throw otherMajor(join(home, 'pgdata'), found, binaries)
}

const startHeld = async (
  place: Place,
  findBinaries: FindBinaries,
  options: ClusterOptions,
): Promise<EmbeddedCluster> => {
  const { home, as } = place
  const { onNotice = () => undefined, isDurable = true } = options
  for (const notice of place.notices) onNotice(notice)
  const binaries = await findBinaries(as, home)
  checkMajor(home, binaries)
  const passwords = keptPasswords(join(home, 'passwords.json'), ['superuser', 'owner', 'app'])
  const socketFolder = join(home, 'socket')
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 })
  giveTo(socketFolder, as)
  const socket = shortFolder(socketFolder, '.s.PGSQL.5432.lock', as)
  const running = { binaries, socketDir: socket.dir, logPath: join(home, 'postgres.log'), as, isDurable, onNotice }
  try {
    const pgdata = join(realpathSync(home), 'pgdata')
    await removeUnfinished(home)
    await endOrphan(pgdata)
    // What a killed server left; PostgreSQL would take any process with its old id for that server.
    for (const name of readdirSync(socketFolder)) rmSync(join(socketFolder, name))
    if (!existsSync(pgdata)) await initialise(home, passwords, running)
    if (place.pointer) markComplete(place.pointer)
    const postmaster = await startPostmaster({ ...running, pgdata })
    const to = (user: string, password: string, database: string) => ({
      host: socket.dir,
      port: 5432,
      user,
      password,
      database,
    })
    const accessTo = (database: string): DatabaseAccess => ({
      owner: to(ownerRole, passwords.owner, database),
      app: to(appRole, passwords.app, database),
    })
    const superuser = to(superRole, passwords.superuser, 'postgres')
    return {
      ...accessTo(databaseName),
      location: home,
      notices: place.notices,
      processes: () => withChildren(postmaster.pid),
      createDatabase: async (name, template) => {
        await createDatabase(superuser, name, template)
        return accessTo(name)
      },
      dropDatabase: (name) => dropDatabase(superuser, name),
      stop: async () => {
        await postmaster.stop()
        socket.release()
      },
    }
  } catch (error) {
    socket.release()
    throw error
  }
}

/**
 * Starts the private cluster of a data folder, making it at the first start; a server left over from a killed process
 * is ended first. The place of the cluster is held meanwhile, so two processes never run it at once.
 *
 * Refuses with `data-not-writable`, `data-held`, `data-gone`, `other-major`, `no-ordinary-user`, `database-failed`,
 * and what `findBinaries` refuses with.
 */
export const startCluster = async (findBinaries: FindBinaries, options: ClusterOptions): Promise<EmbeddedCluster> => {
  const place = placeCluster(openWritableFolder(options.dataDir))
  const holder = createServer((connection) => connection.destroy())
  const held = await holdSocket(holder, place.home, 'hold.sock')
  if (held === 'held') throw heldElsewhere(place.home)
  holder.unref()
  const letGo = async () => {
    if (!holder.listening) return
    await new Promise((done) => holder.close(done))
    held.release()
  }
  try {
    const cluster = await startHeld(place, findBinaries, options)
    return {
      ...cluster,
      stop: async () => {
        await cluster.stop()
        await letGo()
      },
    }
  } catch (error) {
    await letGo()
    throw error
  }
}
