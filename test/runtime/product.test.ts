import { readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { removeFolders, root, temporaryFolder } from './kit.ts'
import { endLaunched, freePort, launch, type Outcome, startFile, untilServing } from './product-process.ts'

async function signInAndEnter(port: number, data: string): Promise<string> {
  const accounts = JSON.parse(readFileSync(join(data, 'demo-accounts.json'), 'utf8')) as {
    login: string
    password: string
  }[]
  const clerk = accounts.find((account) => account.login === 'nhap-lieu-binh-thuy')
  const api = `http://127.0.0.1:${port}/api/v1`
  const headers = { 'content-type': 'application/json', 'x-thenchot': '1' }
  const reply = await fetch(`${api}/session/sign-in`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ login: clerk?.login, password: clerk?.password }),
  })
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? ''
  const entered = await fetch(`${api}/figures/enter`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({
      id: '019aa000-0000-7000-8000-000000000001',
      unit: 'can-tho.binh-thuy',
      measure: 'admitted',
      period: '2023-Q4',
      value: '12',
    }),
  })
  expect(entered.status).toBe(200)
  return cookie
}

const figure = async (data: string): Promise<Outcome> =>
  launch(
    join(root, 'bin', 'thenchot.mjs'),
    ['figure', 'admitted', '--unit', 'can-tho.binh-thuy', '--period', '2023-Q4', '--data', data, '--json'],
    {},
  ).ended

let data: string
let port: number
beforeAll(async () => {
  data = temporaryFolder()
  port = await freePort()
}, 180_000)
afterAll(() => {
  endLaunched()
  removeFolders()
})

test('the first start loads the seed edition, and after kill -9 the next start has lost nothing', async () => {
  const first = launch(startFile, [], { THENCHOT_DATA: data, PORT: String(port) })
  await untilServing(first)
  expect(first.output()).toContain(`http://127.0.0.1:${port}`)
  expect(first.output()).toContain('nhap-lieu-binh-thuy')
  expect(statSync(join(data, 'demo-accounts.json')).mode & 0o777).toBe(0o600)
  await signInAndEnter(port, data)
  expect(JSON.parse((await figure(data)).output)).toMatchObject({ value: '12', origin: 'entered' })
  first.child.kill('SIGKILL')
  await first.ended
  expect(JSON.parse((await figure(data)).output)).toMatchObject({ value: '12' })
}, 180_000)

test('a second server on the same folder, and a busy port, are refused in both languages while the first goes on', async () => {
  const first = launch(startFile, [], { THENCHOT_DATA: data, PORT: String(port) })
  await untilServing(first)
  const second = await launch(startFile, [], { THENCHOT_DATA: data, PORT: String(port + 1) }).ended
  expect(second.code).toBe(1)
  expect(second.output).toContain('đang được một máy chủ khác dùng')
  expect(second.output).toContain('Another server is using the data folder')
  const busy = await launch(startFile, ['--edition', 'none'], { THENCHOT_DATA: temporaryFolder(), PORT: String(port) })
    .ended
  expect(busy.code).toBe(1)
  expect(busy.output).toContain(`Cổng ${port}`)
  expect(busy.output).toContain(`Port ${port} is in use`)
  expect((await fetch(`http://127.0.0.1:${port}/api/v1/installation`)).status).toBe(200)
  first.child.kill('SIGTERM')
  expect((await first.ended).code).toBe(0)
}, 180_000)

test('demo accounts never listen on the network, and an unknown edition is refused', async () => {
  const open = await launch(startFile, ['--host', '0.0.0.0'], { THENCHOT_DATA: data, PORT: String(port) }).ended
  expect(open.code).toBe(1)
  expect(open.output).toContain('[demo-on-network]')
  // As after a restore, which does not bring the file of demo sign-ins.
  const [file, aside] = [join(data, 'demo-accounts.json'), join(data, 'aside.json')]
  renameSync(file, aside)
  const restored = await launch(startFile, ['--host', '0.0.0.0'], { THENCHOT_DATA: data, PORT: String(port) }).ended
  renameSync(aside, file)
  expect(restored.output).toContain('[demo-on-network]')
  const unknown = await launch(startFile, ['--edition', 'khong-co'], {
    THENCHOT_DATA: temporaryFolder(),
    PORT: String(port),
  }).ended
  expect(unknown.code).toBe(1)
  expect(unknown.output).toContain('[edition-unknown]')
}, 180_000)

test('a newer schema than the code is refused, and works again once the newer step is gone', async () => {
  const { startEmbeddedCluster } = await import('../../src/platform/server/cluster/embedded.ts')
  const change = async (statement: string): Promise<void> => {
    const cluster = await startEmbeddedCluster({ dataDir: data })
    const client = new pg.Client(cluster.owner)
    await client.connect()
    await client.query(statement)
    await client.end()
    await cluster.stop()
  }
  await change(`insert into schema_migration (number, name, sha256) values (9999, '9999-newer.sql', 'x')`)
  const refused = await launch(startFile, [], { THENCHOT_DATA: data, PORT: String(port) }).ended
  expect(refused.code).toBe(1)
  expect(refused.output).toContain('[schema-newer]')
  expect(refused.output).toContain('9999-newer.sql')
  await change('delete from schema_migration where number = 9999')
  expect(JSON.parse((await figure(data)).output)).toMatchObject({ value: '12' })
}, 180_000)

test('a real installation starts with a one-time link and no data', async () => {
  const folder = temporaryFolder()
  const server = launch(startFile, ['--edition', 'none'], { THENCHOT_DATA: folder, PORT: String(port) })
  await untilServing(server)
  expect(server.output()).toMatch(/\/invitation\?token=[\w-]{40,}/)
  const installation = (await (await fetch(`http://127.0.0.1:${port}/api/v1/installation`)).json()) as {
    edition: string
    band: unknown
  }
  expect(installation).toMatchObject({ edition: 'none', band: null, hasDemoAccounts: false })
  server.child.kill('SIGTERM')
  await server.ended
}, 180_000)

test('every published figure is printed by the command line, as JSON', async () => {
  const { output, code } = await launch(join(root, 'bin', 'thenchot.mjs'), ['edition', 'figures', 'seed', '--json'], {})
    .ended
  expect(code).toBe(0)
  const rows = JSON.parse(output.slice(output.indexOf('['))) as { id: string; value: string | null }[]
  expect(rows).toHaveLength(97)
  expect(rows.find((row) => row.id === 'bt24q1.admitted.pct')).toMatchObject({
    value: '53.68',
    derived: true,
    lineage: 2,
    origin: 'computed',
  })
}, 180_000)
