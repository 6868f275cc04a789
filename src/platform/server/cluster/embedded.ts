import { type ClusterOptions, type EmbeddedCluster, startCluster } from './cluster.ts'
import { bundledBinaries } from './runtime.ts'

export type { ClusterOptions, DatabaseAccess, EmbeddedCluster } from './cluster.ts'

/** One copy of the programs serves every data folder of root; an ordinary user keeps one beside the cluster. */
const sharedFolder = '/var/lib/thenchot'

/** Starts the PostgreSQL that comes with the product on a data folder; see `startCluster` for what it refuses. */
export const startEmbeddedCluster = (options: ClusterOptions): Promise<EmbeddedCluster> =>
  startCluster((as, home) => bundledBinaries(as, as ? [sharedFolder, home] : [home]), options)
