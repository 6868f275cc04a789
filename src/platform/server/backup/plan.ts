import type pg from 'pg'
import type { z } from 'zod'

export type Json = z.core.util.JSONType

/** What the product says of its tables; whatever it does not name is backed up. */
export interface BackupPlan {
  /** Stands in the header; a backup of another product is refused. */
  readonly product: string
  /** Tables that are left out and empty after a restore. */
  readonly excluded: readonly string[]
  /** Tables that are left out, each with what fills it again; everything else must be as it was before. */
  readonly rebuilt: ReadonlyMap<string, (client: pg.ClientBase) => Promise<void>>
  /** What the product says about the records in this snapshot; after a restore it must say the same. */
  attest(client: pg.ClientBase): Promise<Json>
}

/** Called with the bytes (or tables) done so far; `total` is null where nobody can know it. */
export type OnProgress = (step: 'write' | 'check' | 'load' | 'compare', done: number, total: number | null) => void
