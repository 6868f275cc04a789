import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findHolder, holdDataFolder } from '../../src/platform/server/cluster/data-folder.ts'
import { bundleCluster, refusalOf, removeFolders, startChild, temporaryFolder } from './kit.ts'

let bundle = ''
beforeAll(async () => {
  bundle = await bundleCluster()
})
afterAll(removeFolders)

const holdingChild = (dataDir: string) =>
  startChild(
    bundle,
    `const hold = await cluster.holdDataFolder(${JSON.stringify(dataDir)}).catch((error) => {
       console.log('refused ' + error.code)
       process.exit(3)
     })
     hold.announce('http://127.0.0.1:4780')
     console.log('held ' + process.pid)`,
  )

const get = (socketPath: string): Promise<{ status: number | undefined; body: string }> =>
  new Promise((resolve, reject) => {
    const asked = request({ socketPath, path: '/', agent: false }, (response) => {
      let body = ''
      response.on('data', (text) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode, body }))
    })
    asked.on('error', reject).end()
  })

describe('the hold on a data folder', () => {
  it('is refused to a second server, which is told the pid and address of the first', async () => {
    const dataDir = join(temporaryFolder(), 'data')
    const child = holdingChild(dataDir)
    const pid = await child.line('held')
    const refusal = await refusalOf(holdDataFolder(dataDir))
    expect(refusal.code).toBe('data-held')
    for (const text of [refusal.vi, refusal.en]) {
      expect(text).toContain(`pid ${pid}`)
      expect(text).toContain('http://127.0.0.1:4780')
    }
    child.process.kill('SIGKILL')
    await child.ended
  })

  it('is taken over when its process was killed', async () => {
    const dataDir = join(temporaryFolder(), 'data')
    const child = holdingChild(dataDir)
    await child.line('held')
    child.process.kill('SIGKILL')
    await child.ended
    expect(existsSync(join(dataDir, 'control.sock'))).toBe(true)
    expect(await findHolder(dataDir)).toBeUndefined()
    const hold = await holdDataFolder(dataDir)
    expect((await findHolder(dataDir))?.pid).toBe(process.pid)
    await hold.release()
    expect(await findHolder(dataDir)).toBeUndefined()
  })

  it('goes to exactly one of many that take over at the same moment', async () => {
    const dataDir = join(temporaryFolder(), 'data')
    const first = holdingChild(dataDir)
    await first.line('held')
    first.process.kill('SIGKILL')
    await first.ended
    const children = Array.from({ length: 6 }, () => holdingChild(dataDir))
    const outcomes = await Promise.all(
      children.map((child) => Promise.race([child.line('held').then(() => 'held'), child.ended.then(() => 'refused')])),
    )
    expect(outcomes.filter((outcome) => outcome === 'held')).toHaveLength(1)
    for (const child of children) child.process.kill('SIGKILL')
    await Promise.all(children.map((child) => child.ended))
  })

  it('survives a lock file whose process id now belongs to another process', async () => {
    const dataDir = temporaryFolder()
    writeFileSync(join(dataDir, 'control.sock.lock'), `${process.ppid}\nanother birth\nx`)
    const hold = await holdDataFolder(dataDir)
    expect(existsSync(join(dataDir, 'control.sock.lock'))).toBe(false)
    await hold.release()
  })

  it('answers 503 on a private socket until the application listens', async () => {
    const hold = await holdDataFolder(join(temporaryFolder(), 'data'))
    expect(statSync(join(hold.dataDir, 'control.sock')).mode & 0o777).toBe(0o600)
    expect((await get(hold.socketPath)).status).toBe(503)
    hold.controlServer.on('request', (_request, response) => response.end('ready'))
    expect(await get(hold.socketPath)).toEqual({ status: 200, body: 'ready' })
    await hold.release()
  })

  it('lies in the data folder however long its path is', async () => {
    const dataDir = join(temporaryFolder(), 'a'.repeat(100), 'b'.repeat(100))
    const hold = await holdDataFolder(dataDir)
    expect(existsSync(join(dataDir, 'control.sock'))).toBe(true)
    const holder = await findHolder(dataDir)
    expect((await get(holder?.socketPath ?? '')).status).toBe(503)
    holder?.release()
    expect((await refusalOf(holdDataFolder(dataDir))).code).toBe('data-held')
    await hold.release()
  })
})

describe('a data folder that cannot be written', () => {
  it('is refused when the path is a file', async () => {
    const path = join(temporaryFolder(), 'data')
    writeFileSync(path, 'a letter')
    expect((await refusalOf(holdDataFolder(path))).code).toBe('data-not-writable')
    expect((await refusalOf(holdDataFolder(join(path, 'below')))).code).toBe('data-not-writable')
    expect(readFileSync(path, 'utf8')).toBe('a letter')
  })

  it('is refused where the system lets nobody write', async () => {
    const where = process.platform === 'linux' ? '/proc/thenchot' : '/dev/null/thenchot'
    const refusal = await refusalOf(holdDataFolder(where))
    expect(refusal.code).toBe('data-not-writable')
    expect(refusal.vi).toContain(where)
  })

  it('is refused when this user may not write it', async () => {
    const path = join(temporaryFolder(), 'data')
    mkdirSync(path, { mode: 0o555 })
    if (process.getuid?.() === 0) return console.log('LEFT OUT: a folder without write permission: root writes anyway')
    expect((await refusalOf(holdDataFolder(path))).code).toBe('data-not-writable')
  })
})
