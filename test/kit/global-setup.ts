import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { editionOf, noEdition } from '../../src/app/editions.ts'
import { queues } from '../../src/app/jobs.ts'
import { type DemoAccount, loadEdition } from '../../src/app/load-edition.ts'
import type { EmbeddedCluster } from '../../src/platform/server/cluster/cluster.ts'
import { startDebianCluster } from '../../src/platform/server/cluster/debian15.ts'
import { startEmbeddedCluster } from '../../src/platform/server/cluster/embedded.ts'
import { connect } from '../../src/platform/server/db/database.ts'
import { migrate, readMigrations } from '../../src/platform/server/db/migrate.ts'
import { installJobs } from '../../src/platform/server/jobs/install.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address that makes a database of its own from a template: `/seed` or `/empty`; `/bare` has no table yet. */
    databases: string
    demoAccounts: readonly DemoAccount[]
    server: string
  }
}

/** One cluster for the run, PostgreSQL 18 or, with THENCHOT_TEST_SERVER=15, Debian's 15; a database for each test file. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'thenchot-test-'))
  chmodSync(folder, 0o755)
  const isOlder = process.env.THENCHOT_TEST_SERVER === '15'
  if (isOlder && !existsSync('/usr/lib/postgresql/15/bin/postgres')) throw new Error('PostgreSQL 15 is not installed')
  const cluster = isOlder
    ? await startDebianCluster(folder, undefined, false)
    : await startEmbeddedCluster({ dataDir: folder, isDurable: false })
  const demoAccounts = await makeTemplate(cluster, 'seed')
  await makeTemplate(cluster, 'empty')
  let count = 0
  const server = createServer((request, response) => {
    const template = request.url?.slice(1) ?? 'seed'
    cluster.createDatabase(`test_${++count}`, template === 'bare' ? undefined : template).then(
      (access) => response.end(JSON.stringify(access)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project.provide('databases', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  project.provide('demoAccounts', demoAccounts)
  project.provide('server', isOlder ? 'PostgreSQL 15' : 'PostgreSQL 18')
  return async () => {
    server.close()
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(cluster: EmbeddedCluster, name: 'seed' | 'empty'): Promise<readonly DemoAccount[]> {
  const access = await cluster.createDatabase(name)
  const database = connect(access.owner, access.app)
  try {
    await migrate(database.owner, await readMigrations('migrations'), 'thenchot_app')
    await installJobs(database.owner, 'thenchot_app', queues)
    return await loadEdition(database, name === 'seed' ? (editionOf('seed') ?? noEdition) : noEdition, 'test')
  } finally {
    await database.close()
  }
}
