import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startDebianCluster } from '../../src/platform/server/cluster/debian15.ts'
import { type EmbeddedCluster, startEmbeddedCluster } from '../../src/platform/server/cluster/embedded.ts'
import { isAlive } from '../../src/platform/server/cluster/process-facts.ts'
import { bundleCluster, leaveOut, query, refusalOf, removeFolders, startChild, temporaryFolder, until } from './kit.ts'

let bundle = ''
beforeAll(async () => {
  bundle = await bundleCluster()
})
afterAll(removeFolders)

const clusterChild = (dataDir: string, work: string) =>
  startChild(
    bundle,
    `const started = await cluster.startEmbeddedCluster({ dataDir: ${JSON.stringify(dataDir)} })
     const client = new pg.Client(started.owner)
     await client.connect()
     ${work}`,
  )

const whileRunning = async (
  started: Promise<EmbeddedCluster>,
  work: (cluster: EmbeddedCluster) => Promise<unknown>,
): Promise<void> => {
  const cluster = await started
  try {
    await work(cluster)
  } finally {
    await cluster.stop()
  }
}

describe('the private cluster', () => {
  it('makes its roles without any right beyond their task', async () => {
    await whileRunning(startEmbeddedCluster({ dataDir: temporaryFolder() }), async ({ owner, app, location }) => {
      const roles = await query(
        owner,
        `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname ~ '^thenchot' ORDER BY 1`,
      )
      const none = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }
      expect(roles).toEqual([
        { rolname: 'thenchot_app', ...none },
        { rolname: 'thenchot_owner', ...none },
      ])
      await query(owner, 'CREATE TABLE fact (n int)')
      await expect(query(app, 'SELECT * FROM fact')).rejects.toThrow('permission denied')
      await expect(query(app, 'CREATE TABLE mine ()')).rejects.toThrow('permission denied')
      await expect(query({ ...app, password: 'guessed' }, 'SELECT 1')).rejects.toThrow('password authentication failed')
      expect(statSync(join(location, 'passwords.json')).mode & 0o777).toBe(0o600)
      expect(statSync(join(location, 'socket')).mode & 0o777).toBe(0o700)
    })
  })

  it('sorts and folds Vietnamese, has its extensions and opens no port', async () => {
    await whileRunning(startEmbeddedCluster({ dataDir: temporaryFolder() }), async ({ owner }) => {
      const [row] = await query(
        owner,
        `SELECT lower('ĐÔNG ƠI') AS lower, unaccent('Đường') AS plain, similarity('đường phố', 'đường xá') > 0.3 AS alike,
                'a.b'::ltree <@ 'a'::ltree AS below, current_setting('listen_addresses') AS tcp, current_setting('fsync') AS fsync,
                current_setting('TimeZone') AS zone, current_setting('data_checksums') AS checksums`,
      )
      expect(row).toEqual({
        lower: 'đông ơi',
        plain: 'Duong',
        alike: true,
        below: true,
        tcp: '',
        fsync: 'on',
        zone: 'UTC',
        checksums: 'on',
      })
    })
  })

  it('copies a database from a template for a test', async () => {
    await whileRunning(startEmbeddedCluster({ dataDir: temporaryFolder(), isDurable: false }), async (cluster) => {
      const template = await cluster.createDatabase('pattern')
      await query(template.owner, 'CREATE TABLE fact AS SELECT 7 AS n')
      const copy = await cluster.createDatabase('copy-1', 'pattern')
      expect(await query(copy.owner, 'SELECT n FROM fact')).toEqual([{ n: 7 }])
      expect(await query(copy.app, 'SELECT current_user AS me')).toEqual([{ me: 'thenchot_app' }])
      await cluster.dropDatabase('copy-1')
      await expect(query(copy.owner, 'SELECT 1')).rejects.toThrow('does not exist')
    })
  })

  it('leaves no process behind when stopped', async () => {
    const cluster = await startEmbeddedCluster({ dataDir: temporaryFolder() })
    await until(() => cluster.processes().length > 3)
    const pids = cluster.processes()
    await cluster.stop()
    await cluster.stop()
    expect(pids.filter(isAlive)).toEqual([])
  })

  it('keeps every committed row when its process is killed and PostgreSQL lives on alone', async () => {
    const dataDir = temporaryFolder()
    const child = clusterChild(
      dataDir,
      `await client.query('CREATE TABLE fact (n int)')
       await client.query('INSERT INTO fact VALUES (42)')
       console.log('server ' + started.processes()[0])
       setInterval(() => undefined, 1000)`,
    )
    const orphan = Number(await child.line('server'))
    child.process.kill('SIGKILL')
    await child.ended
    expect(isAlive(orphan)).toBe(true)
    await whileRunning(startEmbeddedCluster({ dataDir }), async (cluster) => {
      expect(isAlive(orphan)).toBe(false)
      expect(cluster.processes()).not.toContain(orphan)
      expect(await query(cluster.owner, 'SELECT n FROM fact')).toEqual([{ n: 42 }])
    })
  })

  it('keeps every committed row when everything is killed at once', async () => {
    const dataDir = temporaryFolder()
    const child = clusterChild(
      dataDir,
      `await client.query('CREATE TABLE fact (n int)')
       for (let n = 1; ; n++) {
         await client.query('INSERT INTO fact VALUES ($1)', [n])
         if (n === 50) console.log('all ' + JSON.stringify(started.processes()))
       }`,
    )
    const pids: number[] = JSON.parse(await child.line('all'))
    for (const pid of [child.process.pid, ...pids]) if (pid) process.kill(pid, 'SIGKILL')
    await child.ended
    await whileRunning(startEmbeddedCluster({ dataDir }), async ({ owner }) => {
      const [row] = await query(owner, 'SELECT count(*)::int = max(n) AS whole, max(n) >= 50 AS enough FROM fact')
      expect(row).toEqual({ whole: true, enough: true })
    })
  })

  it('is not ended by a second start on the same folder, which is refused', async () => {
    const dataDir = temporaryFolder()
    await whileRunning(startEmbeddedCluster({ dataDir }), async ({ owner }) => {
      expect((await refusalOf(startEmbeddedCluster({ dataDir }))).code).toBe('data-held')
      expect(await query(owner, 'SELECT 1 AS n')).toEqual([{ n: 1 }])
    })
  })

  it('starts although postmaster.pid names a living process that is not PostgreSQL', async () => {
    const dataDir = temporaryFolder()
    const first = await startEmbeddedCluster({ dataDir })
    await first.stop()
    const pgdata = join(first.location, 'pgdata')
    writeFileSync(join(pgdata, 'postmaster.pid'), `${process.pid}\n${pgdata}\n1\n5432\n\n\n0 0\nready\n`)
    await whileRunning(startEmbeddedCluster({ dataDir }), ({ owner }) => query(owner, 'SELECT 1'))
  })

  it('begins again when the first start was killed half-way', async () => {
    const dataDir = temporaryFolder()
    const child = startChild(bundle, `await cluster.startEmbeddedCluster({ dataDir: ${JSON.stringify(dataDir)} })`)
    const home = join(dataDir, 'cluster')
    const isHalfDone = () => existsSync(home) && readdirSync(home).some((name) => name.startsWith('pgdata.unfinished'))
    await until(isHalfDone)
    await new Promise((resolve) => setTimeout(resolve, 150))
    child.process.kill('SIGKILL')
    await child.ended
    expect(existsSync(join(home, 'pgdata'))).toBe(false)
    await whileRunning(startEmbeddedCluster({ dataDir }), ({ owner }) => query(owner, 'CREATE TABLE fact ()'))
  })

  it('ends the server of a first start that was killed after initdb', async () => {
    const unfinishedIn = (home: string) =>
      existsSync(home) ? readdirSync(home).find((name) => /unfinished-\w+$/.test(name)) : undefined
    // Files come and go while initdb works: what vanished between two looks is not there.
    const readIfThere = (file: string): string => {
      try {
        return readFileSync(file, 'utf8')
      } catch {
        return ''
      }
    }
    // Killed too late, a first start is complete already: then another one is begun.
    const killAfterInitdb = async (): Promise<string> => {
      for (let attempt = 0; attempt < 5; attempt++) {
        const folder = temporaryFolder()
        const child = startChild(bundle, `await cluster.startEmbeddedCluster({ dataDir: ${JSON.stringify(folder)} })`)
        const home = join(folder, 'cluster')
        const isReady = () => readIfThere(join(home, unfinishedIn(home) ?? 'none', 'postmaster.pid')).includes('ready')
        await until(() => isReady() || existsSync(join(home, 'pgdata')))
        child.process.kill('SIGKILL')
        await child.ended
        if (unfinishedIn(home) !== undefined) return folder
      }
      throw new Error('no first start could be killed after initdb')
    }
    const dataDir = await killAfterInitdb()
    const unfinished = () => unfinishedIn(join(dataDir, 'cluster'))
    await whileRunning(startEmbeddedCluster({ dataDir }), async ({ owner }) => {
      expect(unfinished()).toBeUndefined()
      await query(owner, 'SELECT 1')
    })
  })

  it('works under a path that is too long for a socket, with spaces and Vietnamese letters', async () => {
    const dataDir = join(temporaryFolder(), 'Đảng bộ, quận "Bình Thủy"', 'dữ liệu '.repeat(20).trim())
    mkdirSync(dataDir, { recursive: true })
    await whileRunning(startEmbeddedCluster({ dataDir }), ({ owner }) => query(owner, 'CREATE TABLE fact ()'))
    await whileRunning(startEmbeddedCluster({ dataDir }), ({ owner }) => query(owner, 'SELECT FROM fact'))
  })
})

const debian = '/usr/lib/postgresql/15/bin'

describe.skipIf(leaveOut(!existsSync(debian), 'other major version', `${debian} is not installed`))(
  'data of another major version',
  () => {
    it('is refused and left as it was', async () => {
      const dataDir = temporaryFolder()
      await whileRunning(startDebianCluster(dataDir), ({ owner }) =>
        query(owner, 'CREATE TABLE fact AS SELECT 15 AS n'),
      )
      const refusal = await refusalOf(startEmbeddedCluster({ dataDir }))
      expect(refusal.code).toBe('other-major')
      expect(refusal.en).toContain('PostgreSQL 15')
      await whileRunning(startDebianCluster(dataDir), async ({ owner }) => {
        expect(await query(owner, 'SELECT n FROM fact')).toEqual([{ n: 15 }])
      })
    })
  },
)
