import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { accountOfSession, createAccountRow, grantTo, invite } from '../modules/accounts/server/public.ts'
import { recordAct } from '../modules/acts/server/public.ts'
import { catalogueAt, countFrom, foldTotals, stopFolding } from '../modules/figures/server/public.ts'
import { calendarFile } from '../modules/notices/server/public.ts'
import { carryOutDue } from '../modules/org/server/public.ts'
import { firstOfAllDays, lastOfAllDays } from '../platform/domain/day.ts'
import type { Text } from '../platform/domain/text.ts'
import { openBackup } from '../platform/server/backup/open-backup.ts'
import { answerBackup, isBackupRequest } from '../platform/server/backup/over-socket.ts'
import { appRoleOf, type OpenDatabase, openDatabase } from '../platform/server/cluster/connect.ts'
import { type DataHold, holdDataFolder } from '../platform/server/cluster/data-folder.ts'
import { StartRefusal } from '../platform/server/cluster/start-refusal.ts'
import { connect, type Database, read, seal, writeAsOwner } from '../platform/server/db/database.ts'
import { migrate, readMigrations } from '../platform/server/db/migrate.ts'
import { system } from '../platform/server/http/context.ts'
import { buildServer, markAsOperator } from '../platform/server/http/server.ts'
import { installJobs } from '../platform/server/jobs/install.ts'
import { openPost } from '../platform/server/mail/post.ts'
import { mailSettingsFrom } from '../platform/server/mail/settings.ts'
import { newId } from '../platform/server/new-id.ts'
import { packageRoot } from '../platform/server/package-root.ts'
import { backupPlan } from './backup-plan.ts'
import { deadlineSources } from './deadlines.ts'
import { type EditionSize, editionNames, editionOf, noEdition } from './editions.ts'
import { queues, workFor } from './jobs.ts'
import type { OnLoaded } from './load-edition/progress.ts'
import { bringTemplates } from './load-edition/templates.ts'
import { type DemoAccount, loadEdition } from './load-edition.ts'
import { measureSources } from './measures.ts'
import { reorganisation } from './reorganisation.ts'
import { routes } from './routes.ts'

export interface ServiceOptions {
  readonly dataDir: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Loaded the first time only, unless `isToBeLoaded`: then also where there is no unit yet. */
  readonly edition: string
  readonly size?: EditionSize
  readonly isToBeLoaded?: boolean
  readonly onLoaded?: OnLoaded
  readonly publicUrl: string
  readonly logLevel: 'silent' | 'warn' | 'info'
  /** Does the work that waits in the database: a server does, a command that opens the database for its run does not. */
  readonly runsJobs?: boolean
  readonly onNotice?: (notice: Text) => void
}

export interface Service {
  readonly app: FastifyInstance
  readonly database: Database
  readonly hold: DataHold
  readonly opened: OpenDatabase
  readonly demoAccounts: readonly DemoAccount[]
  /** An edition with demonstration accounts, also one that was restored from a backup. */
  readonly isDemonstration: boolean
  /** The one-time link of the first administrator, while nobody has used one. */
  readonly firstLink: string | null
  readonly isNew: boolean
  close(): Promise<void>
}

/** Acts are put in order, and decisions whose day has come are carried out, at least this often: milliseconds. */
const keepUpEvery = 60_000

/**
 * Opens the whole product over a data folder: holds the folder, opens and migrates the database, loads the edition the
 * first time, seals what was left unsealed, and builds the HTTP application.
 * @throws StartRefusal with a message in both languages; nothing is damaged then.
 */
export async function openService(options: ServiceOptions): Promise<Service> {
  const edition = editionOf(options.edition, options.size)
  if (!edition) {
    throw new StartRefusal('edition-unknown', {
      vi: `Không có bộ dữ liệu “${options.edition}”. Có: ${editionNames.join(', ')}.`,
      en: `There is no edition “${options.edition}”. There are: ${editionNames.join(', ')}.`,
    })
  }
  const mail = mailSettingsFrom(options.env)
  const hold = await holdDataFolder(options.dataDir)
  const undo: (() => Promise<void>)[] = [() => hold.release()]
  const unwind = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step()
  }
  try {
    const opened = await openDatabase({ dataDir: hold.dataDir, env: options.env, onNotice: options.onNotice })
    undo.push(() => opened.stop())
    const database = connect(opened.owner, opened.app)
    countFrom(database, measureSources)
    undo.push(() => database.close())
    const migrations = await readMigrations(join(packageRoot(), 'migrations'))
    await migrate(database.owner, migrations, appRoleOf(opened))
    await installJobs(database.owner, appRoleOf(opened), queues)
    const accountsFile = join(hold.dataDir, 'demo-accounts.json')
    const isNew = (await database.owner.query('select from installation')).rowCount === 0
    if (isNew || options.isToBeLoaded)
      keepDemoAccounts(accountsFile, await loadEdition(database, edition, newId(), options.onLoaded))
    await bringTemplates(database)
    const demoAccounts = readDemoAccounts(accountsFile)
    const isDemonstration = await holdsDemonstration(database)
    const firstLink = await firstAdministratorLink(database, options.publicUrl)
    await seal(database)
    const webFolder = join(packageRoot(), 'dist', 'web')
    const app = await buildServer({
      database,
      routes,
      files: [calendarFile],
      accountOf: (token) => accountOfSession(database, token),
      now: Date.now,
      webFolder: existsSync(webFolder) ? webFolder : null,
      logLevel: options.logLevel,
      settings: {
        publicUrl: options.publicUrl,
        hasDemoAccounts: isDemonstration,
        isSecure: options.publicUrl.startsWith('https:'),
        ...(mail ? { mailFrom: mail.from } : {}),
      },
    })
    undo.push(() => app.close())
    const keepUp = async (): Promise<void> => {
      const caller = { actor: system, requestId: newId() }
      await carryOutDue(database, caller, reorganisation.hooks, (id, error) =>
        app.log.error({ id, error }, 'carry-out'),
      )
      await seal(database)
    }
    await keepUp()
    // The first fold of a large installation takes minutes; nobody waits for it.
    const fold = (): Promise<unknown> => foldTotals(database).catch((error: unknown) => app.log.error(error, 'fold'))
    let folding = fold()
    const timer = setInterval(() => {
      void keepUp().catch((error: unknown) => app.log.error(error))
      folding = folding.then(fold)
    }, keepUpEvery)
    timer.unref()
    undo.push(async () => {
      clearInterval(timer)
      await stopFolding(database)
      await folding
      await seal(database).catch(() => undefined)
    })
    if (options.runsJobs) {
      // Hundreds of thousands of units take seconds to read: begun before somebody asks.
      const caller = { actor: system, requestId: newId() }
      const warming = read(database, caller, (tx) => catalogueAt(tx, null, database)).catch((error: unknown) =>
        app.log.error(error, 'catalogue'),
      )
      undo.push(async () => void (await warming))
      const office = {
        database,
        caller: { actor: system, requestId: newId() },
        post: mail ? openPost(mail) : null,
        publicUrl: options.publicUrl,
        sources: deadlineSources,
        now: Date.now,
      }
      const jobs = await workFor(office, (error) => app.log.error(error, 'jobs'))
      undo.push(() => jobs.stop())
    }
    const source = { owner: opened.owner, place: hold.dataDir, migrations, plan: backupPlan }
    hold.controlServer.on('request', (request, response) => {
      if (isBackupRequest(request)) {
        void answerBackup(response, () => openBackup({ ...source, caller: { actor: system, requestId: newId() } }))
        return
      }
      markAsOperator(request)
      app.routing(request, response)
    })
    return { app, database, hold, opened, demoAccounts, isDemonstration, firstLink, isNew, close: unwind }
  } catch (error) {
    await unwind()
    throw error
  }
}

function keepDemoAccounts(file: string, accounts: readonly DemoAccount[]): void {
  if (accounts.length === 0) return
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
}

const holdsDemonstration = async (database: Database): Promise<boolean> =>
  (await database.owner.query('select from installation where edition <> $1', [noEdition.code])).rowCount !== 0

const readDemoAccounts = (file: string): readonly DemoAccount[] =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]) : []

/** While no administrator has a password, every start gives a fresh one-time link. */
async function firstAdministratorLink(database: Database, publicUrl: string): Promise<string | null> {
  const { rows } = await database.owner.query<{ id: string; has_password: boolean }>(
    `select a.id, a.password_hash is not null as has_password from account a join access_grant g on g.account_id = a.id and g.role = 'administrator' and g.known_until is null order by 2 desc limit 1`,
  )
  if (rows[0]?.has_password) return null
  const token = await writeAsOwner(database, { actor: system, requestId: newId() }, async (tx) => {
    let id = rows[0]?.id
    if (id === undefined) {
      id = newId()
      await createAccountRow(tx, {
        id,
        login: 'quan-tri',
        vi: 'Quản trị viên',
        en: 'Administrator',
        passwordHash: null,
      })
      await grantTo(tx, {
        id: newId(),
        accountId: id,
        role: 'administrator',
        unitId: null,
        from: firstOfAllDays,
        until: lastOfAllDays,
      })
    }
    await recordAct(tx, { verb: 'account.invite', recordKind: 'account', recordId: id, payload: {} })
    return invite(tx, id)
  })
  return `${publicUrl}/invitation?token=${token}`
}
