import { inspectBinaries } from './binaries.ts'
import { type EmbeddedCluster, startCluster } from './cluster.ts'
import { StartRefusal } from './start-refusal.ts'

/** Starts a cluster on Debian's PostgreSQL 15, the oldest version the product runs on. For the test suite. */
export const startDebianCluster = (
  dir: string,
  bin = '/usr/lib/postgresql/15/bin',
  isDurable = true,
): Promise<EmbeddedCluster> =>
  startCluster(
    async (as) => {
      const found = await inspectBinaries(bin, as)
      if (found) return found
      throw new StartRefusal('unsupported-platform', {
        vi: `Không có PostgreSQL ở ${bin}.`,
        en: `There is no PostgreSQL in ${bin}.`,
      })
    },
    { dataDir: dir, isDurable },
  )
