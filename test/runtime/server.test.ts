import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appRoleOf, openDatabase } from '../../src/platform/server/cluster/connect.ts'
import { startDebianCluster } from '../../src/platform/server/cluster/debian15.ts'
import { type EmbeddedCluster, startEmbeddedCluster } from '../../src/platform/server/cluster/embedded.ts'
import { leaveOut, query, refusalOf, removeFolders, temporaryFolder } from './kit.ts'

const debian = existsSync('/usr/lib/postgresql/15/bin')
leaveOut(!debian, 'a server of PostgreSQL 15', 'not installed; the bundled version stands in for it')

let cluster: EmbeddedCluster
let superuser: pg.ClientConfig
beforeAll(async () => {
  const dataDir = temporaryFolder()
  cluster = await (debian ? startDebianCluster(dataDir) : startEmbeddedCluster({ dataDir, isDurable: false }))
  const { superuser: password } = JSON.parse(readFileSync(join(cluster.location, 'passwords.json'), 'utf8'))
  superuser = { ...(cluster.owner as pg.ClientConfig), user: 'postgres', password, database: 'postgres' }
  // The roles that the private cluster comes with are not there on somebody's server.
  await query(superuser, 'ALTER ROLE thenchot_app RENAME TO another_app')
  await query(superuser, `CREATE ROLE landlord LOGIN CREATEROLE PASSWORD 'l'; CREATE ROLE tenant LOGIN PASSWORD 't'`)
  await query(superuser, `CREATE ROLE reader LOGIN PASSWORD 'r'; CREATE ROLE strong LOGIN BYPASSRLS PASSWORD 's'`)
  await query(superuser, 'CREATE DATABASE house OWNER landlord')
  await query(superuser, 'CREATE DATABASE flat OWNER tenant')
  await query(superuser, 'CREATE DATABASE room OWNER postgres')
  await query(superuser, 'GRANT CONNECT ON DATABASE room TO tenant')
})
afterAll(async () => {
  await cluster.stop()
  removeFolders()
})

const address = (user: string, password: string, database: string) =>
  `postgresql:///${database}?host=${cluster.owner.host}&user=${user}&password=${password}`

const open = (dataDir: string, owner: string, app?: string) =>
  openDatabase({ dataDir, env: { DATABASE_URL: owner, DATABASE_APP_URL: app } })

describe('a server given by address', () => {
  it('gets extensions and an application role from an owner who may make them', async () => {
    const dataDir = temporaryFolder()
    const opened = await open(dataDir, address('landlord', 'l', 'house'))
    expect(opened.kind).toBe('server')
    expect(opened.processes()).toEqual([])
    expect(await query(opened.owner, `SELECT 'a.b'::ltree::text AS path`)).toEqual([{ path: 'a.b' }])
    expect(await query(opened.app, 'SELECT current_user AS me')).toEqual([{ me: 'thenchot_app' }])
    expect(appRoleOf(opened)).toBe('thenchot_app')
    expect(statSync(join(dataDir, 'server-passwords.json')).mode & 0o777).toBe(0o600)
    const again = await open(dataDir, address('landlord', 'l', 'house'))
    expect(await query(again.app, 'SELECT current_database() AS here')).toEqual([{ here: 'house' }])
  })

  it('never changes the password of a role that others may be using', async () => {
    const refusal = await refusalOf(open(temporaryFolder(), address('landlord', 'l', 'house')))
    expect(refusal.code).toBe('role-missing')
    expect(refusal.en).toContain('it was not changed')
  })

  it('says which SQL to ask for when the owner may not make the role', async () => {
    await query(superuser, 'ALTER ROLE thenchot_app RENAME TO hidden_app')
    const refusal = await refusalOf(open(temporaryFolder(), address('tenant', 't', 'flat')))
    await query(superuser, 'ALTER ROLE hidden_app RENAME TO thenchot_app')
    expect(refusal.code).toBe('role-missing')
    for (const text of [refusal.vi, refusal.en]) {
      expect(text).toContain('CREATE ROLE thenchot_app LOGIN')
      expect(text).toContain('GRANT CONNECT ON DATABASE "flat" TO thenchot_app;')
    }
  })

  it('says which SQL to ask for when extensions are missing and may not be made', async () => {
    const refusal = await refusalOf(open(temporaryFolder(), address('tenant', 't', 'room')))
    expect(refusal.code).toBe('extension-missing')
    expect(refusal.vi).toContain('CREATE EXTENSION IF NOT EXISTS "ltree";')
  })

  it('takes an ordinary application role and refuses one that row-level security would not bind', async () => {
    const owner = address('tenant', 't', 'flat')
    const opened = await open(temporaryFolder(), owner, address('reader', 'r', 'flat'))
    expect(await query(opened.app, 'SELECT current_user AS me')).toEqual([{ me: 'reader' }])
    const as = async (user: string, password: string) =>
      (await refusalOf(open(temporaryFolder(), owner, address(user, password, 'flat')))).code
    expect(await as('tenant', 't')).toBe('role-unsafe')
    expect(await as('strong', 's')).toBe('role-unsafe')
    expect(await as('postgres', String(superuser.password))).toBe('role-unsafe')
    await query(superuser, 'GRANT tenant TO reader')
    expect(await as('reader', 'r')).toBe('role-unsafe')
    await query(superuser, 'REVOKE tenant FROM reader')
  })

  it('refuses two addresses that lead to two databases, and an address that leads nowhere', async () => {
    const owner = address('tenant', 't', 'flat')
    const code = async (work: Promise<unknown>) => (await refusalOf(work)).code
    expect(await code(open(temporaryFolder(), owner, address('reader', 'r', 'house')))).toBe('database-unreachable')
    expect(await code(open(temporaryFolder(), 'postgres://u:p@127.0.0.1:9/none'))).toBe('database-unreachable')
    expect(await code(open(temporaryFolder(), 'mysql://u:p@localhost/none'))).toBe('database-unreachable')
    expect(await code(open(temporaryFolder(), '', owner))).toBe('role-missing')
  })
})
