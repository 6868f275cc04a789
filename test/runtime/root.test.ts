import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startEmbeddedCluster } from '../../src/platform/server/cluster/embedded.ts'
import { alsoRemove, isRoot, leaveOut, query, refusalOf, removeFolders, temporaryFolder } from './kit.ts'

afterAll(removeFolders)

const start = (dataDir: string) => startEmbeddedCluster({ dataDir, isDurable: false })
const pointerOf = (dataDir: string) => JSON.parse(readFileSync(join(dataDir, 'cluster-location.json'), 'utf8'))

/** A data folder that no ordinary user can enter, with a stopped cluster that holds one row. */
const movedCluster = async () => {
  const dataDir = join(temporaryFolder(0o700), 'data')
  const cluster = await start(dataDir)
  alsoRemove(cluster.location)
  await query(cluster.owner, 'CREATE TABLE fact AS SELECT 9 AS n')
  await cluster.stop()
  return { dataDir, cluster }
}

describe.skipIf(leaveOut(!isRoot, 'a database started as root', 'not running as root'))('started as root', () => {
  it('runs PostgreSQL as an ordinary user', async () => {
    const cluster = await start(temporaryFolder())
    const [server = 0] = cluster.processes()
    expect(statSync(`/proc/${server}`).uid).not.toBe(0)
    expect(cluster.notices).toEqual([])
    await cluster.stop()
  })

  it('puts the database where that user can reach it, leaves a pointer and says so', async () => {
    const { dataDir, cluster } = await movedCluster()
    expect(cluster.location.startsWith(dataDir)).toBe(false)
    expect(pointerOf(dataDir).location).toBe(cluster.location)
    expect(cluster.notices[0]?.vi).toContain(cluster.location)
    expect(cluster.notices[0]?.en).toContain(cluster.location)
    const again = await start(dataDir)
    expect(again.location).toBe(cluster.location)
    expect(await query(again.owner, 'SELECT n FROM fact')).toEqual([{ n: 9 }])
    await again.stop()
  })

  it('never puts an empty database in place of one that is gone', async () => {
    const { dataDir, cluster } = await movedCluster()
    renameSync(join(cluster.location, 'pgdata'), join(cluster.location, 'elsewhere'))
    expect((await refusalOf(start(dataDir))).code).toBe('data-gone')
    rmSync(cluster.location, { recursive: true })
    const refusal = await refusalOf(start(dataDir))
    expect(refusal.code).toBe('data-gone')
    expect(refusal.vi).toContain(cluster.location)
    expect(existsSync(cluster.location)).toBe(false)
    expect(existsSync(join(dataDir, 'cluster'))).toBe(false)
  })

  it('refuses a copy of the data folder beside the original, and follows one that was moved', async () => {
    const { dataDir, cluster } = await movedCluster()
    const copy = join(temporaryFolder(0o700), 'copy')
    cpSync(dataDir, copy, { recursive: true })
    expect((await refusalOf(start(copy))).code).toBe('data-held')
    rmSync(dataDir, { recursive: true })
    const moved = await start(copy)
    expect(moved.location).toBe(cluster.location)
    expect(await query(moved.owner, 'SELECT n FROM fact')).toEqual([{ n: 9 }])
    await moved.stop()
  })

  it('refuses, and makes nothing new, when the way to an existing database was closed', async () => {
    const parent = temporaryFolder()
    const dataDir = join(parent, 'data')
    mkdirSync(dataDir)
    await (await start(dataDir)).stop()
    chmodSync(parent, 0o700)
    expect((await refusalOf(start(dataDir))).code).toBe('data-not-writable')
    expect(existsSync(join(dataDir, 'cluster-location.json'))).toBe(false)
  })
})
