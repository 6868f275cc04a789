import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, createRoles, databaseName, onConnection, superRole } from './administration.ts'
import type { Binaries } from './binaries.ts'
import { giveTo, type Identity } from './identity.ts'
import { endOrphan } from './orphan.ts'
import { type PostmasterOptions, startPostmaster } from './postmaster.ts'
import { run } from './run.ts'
import { StartRefusal } from './start-refusal.ts'
import { syncFolder } from './writable-folder.ts'

const draftPrefix = 'pgdata.unfinished-'

/** Character classes decide what a word is for pg_trgm and ltree; names of locales differ between systems. */
const characterLocales = ['C.UTF-8', 'en_US.UTF-8', 'C']

/** Removes what an interrupted first start left: it holds no data, since only a finished one gets its final name. */
export const removeUnfinished = async (home: string): Promise<void> => {
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(draftPrefix))) {
    const draft = join(realpathSync(home), name)
    await endOrphan(draft)
    rmSync(draft, { recursive: true, force: true, maxRetries: 5 })
  }
}

const initdb = async (
  binaries: Binaries,
  draft: string,
  password: string,
  as: Identity | undefined,
  isDurable: boolean,
) => {
  const passwordFile = `${draft}.password`
  writeFileSync(passwordFile, password, { flag: 'wx', mode: 0o600 })
  giveTo(passwordFile, as)
  const fixed = [
    ...['-D', draft, '-U', superRole, '--encoding=UTF8', '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
    ...['--data-checksums', '--no-instructions', '--locale=C', ...(isDurable ? [] : ['--no-sync'])],
    // Sorts and folds case alike on every system; earlier versions do not have it.
    ...(binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
  ]
  let failure = ''
  try {
    for (const locale of characterLocales) {
      mkdirSync(draft, { mode: 0o700 })
      giveTo(draft, as)
      const { code, stderr } = await run(binaries.initdb, [...fixed, `--lc-ctype=${locale}`], as)
      if (code === 0) return
      failure = stderr
      rmSync(draft, { recursive: true, force: true, maxRetries: 5 })
    }
  } finally {
    rmSync(passwordFile, { force: true })
  }
  throw new StartRefusal('database-failed', {
    vi: `Không tạo được cơ sở dữ liệu (initdb):\n${failure.trim()}`,
    en: `The database could not be made (initdb):\n${failure.trim()}`,
  })
}

/**
 * Makes a new cluster with its two roles, its database and extensions. Everything happens under a draft name; the
 * last step gives it the name `pgdata`, so `pgdata` exists exactly when the cluster is complete.
 */
export const initialise = async (
  home: string,
  passwords: { readonly superuser: string; readonly owner: string; readonly app: string },
  options: Omit<PostmasterOptions, 'pgdata'>,
): Promise<void> => {
  const draft = join(realpathSync(home), `${draftPrefix}${randomUUID().slice(0, 8)}`)
  await initdb(options.binaries, draft, passwords.superuser, options.as, options.isDurable)
  const postmaster = await startPostmaster({ ...options, pgdata: draft })
  try {
    const superuser = { host: options.socketDir, user: superRole, password: passwords.superuser }
    await onConnection({ ...superuser, database: 'postgres' }, async (client) => {
      for (const statement of createRoles(passwords)) await client.query(statement)
      await client.query('REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC')
    })
    await createDatabase(superuser, databaseName)
  } finally {
    await postmaster.stop()
  }
  renameSync(draft, join(home, 'pgdata'))
  syncFolder(home)
}
