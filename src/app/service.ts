import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { accountOfSession, createAccountRow, grantTo, invite } from '../modules/accounts/server/public.ts'
import { recordAct } from '../modules/acts/server/public.ts'
import { countFrom } from '../modules/figures/server/public.ts'
import { firstOfAllDays, lastOfAllDays } from '../platform/domain/day.ts'
import type { Text } from '../platform/domain/text.ts'
import { type OpenDatabase, openDatabase } from '../platform/server/cluster/connect.ts'
import { type DataHold, holdDataFolder } from '../platform/server/cluster/data-folder.ts'
import { StartRefusal } from '../platform/server/cluster/start-refusal.ts'
import { connect, type Database, seal, writeAsOwner } from '../platform/server/db/database.ts'
import { migrate, readMigrations } from '../platform/server/db/migrate.ts'
import { system } from '../platform/server/http/context.ts'
import { buildServer, markAsOperator } from '../platform/server/http/server.ts'
import { newId } from '../platform/server/new-id.ts'
import { packageRoot } from '../platform/server/package-root.ts'
import { editions, noEdition } from './editions.ts'
import { type DemoAccount, loadEdition } from './load-edition.ts'
import { measureSources } from './measures.ts'
import { routes } from './routes.ts'

export interface ServiceOptions {
  readonly dataDir: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Loaded the first time only. */
  readonly edition: string
  readonly publicUrl: string
  readonly logLevel: 'silent' | 'warn' | 'info'
  readonly onNotice?: (notice: Text) => void
}

export interface Service {
  readonly app: FastifyInstance
  readonly database: Database
  readonly hold: DataHold
  readonly opened: OpenDatabase
  readonly demoAccounts: readonly DemoAccount[]
  /** The one-time link of the first administrator, while nobody has used one. */
  readonly firstLink: string | null
  readonly isNew: boolean
  close(): Promise<void>
}

const sealEvery = 60_000

/**
 * Opens the whole product over a data folder: holds the folder, opens and migrates the database, loads the edition the
 * first time, seals what was left unsealed, and builds the HTTP application.
 * @throws StartRefusal with a message in both languages; nothing is damaged then.
 */
export async function openService(options: ServiceOptions): Promise<Service> {
  const edition = options.edition === 'none' ? noEdition : editions.get(options.edition)
  if (!edition) {
    throw new StartRefusal('edition-unknown', {
      vi: `Không có bộ dữ liệu “${options.edition}”. Có: ${[...editions.keys(), 'none'].join(', ')}.`,
      en: `There is no edition “${options.edition}”. There are: ${[...editions.keys(), 'none'].join(', ')}.`,
    })
  }
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
    await migrate(
      database.owner,
      await readMigrations(join(packageRoot(), 'migrations')),
      String(opened.app.user ?? new URL(opened.app.connectionString ?? 'postgres://app@x').username),
    )
    const accountsFile = join(hold.dataDir, 'demo-accounts.json')
    const isNew = (await database.owner.query('select from installation')).rowCount === 0
    if (isNew) keepDemoAccounts(accountsFile, await loadEdition(database, edition, newId()))
    const demoAccounts = readDemoAccounts(accountsFile)
    const firstLink = await firstAdministratorLink(database, options.publicUrl)
    await seal(database)
    const webFolder = join(packageRoot(), 'dist', 'web')
    const app = await buildServer({
      database,
      routes,
      accountOf: (token) => accountOfSession(database, token),
      now: Date.now,
      webFolder: existsSync(webFolder) ? webFolder : null,
      logLevel: options.logLevel,
      settings: {
        publicUrl: options.publicUrl,
        hasDemoAccounts: demoAccounts.length > 0,
        isSecure: options.publicUrl.startsWith('https:'),
      },
    })
    undo.push(() => app.close())
    const timer = setInterval(() => void seal(database).catch(() => undefined), sealEvery)
    timer.unref()
    undo.push(async () => {
      clearInterval(timer)
      await seal(database).catch(() => undefined)
    })
    hold.controlServer.on('request', (request, response) => {
      markAsOperator(request)
      app.routing(request, response)
    })
    return { app, database, hold, opened, demoAccounts, firstLink, isNew, close: unwind }
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
