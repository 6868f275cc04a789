import { join } from 'node:path'
import type { Identity } from './identity.ts'
import { run } from './run.ts'

/** The PostgreSQL programs of one version. */
export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** e.g. `18.4` */
  readonly version: string
  readonly major: number
}

/** Runs `postgres --version` as `as`; returns undefined when that user cannot run it on this machine. */
export const inspectBinaries = async (bin: string, as: Identity | undefined): Promise<Binaries | undefined> => {
  const postgres = join(bin, 'postgres')
  const { code, stdout } = await run(postgres, ['--version'], as)
  const [, version = '', major = ''] = /((\d+)[\d.]*)/.exec(stdout) ?? []
  return code === 0 && version ? { initdb: join(bin, 'initdb'), postgres, version, major: Number(major) } : undefined
}
