import type { ClientBase } from 'pg'
import type { BackupPlan } from '../platform/server/backup/plan.ts'

interface Verification {
  readonly sealed: number
  readonly unsealed: number
  readonly broken_at: number | null
}

const foldedTables = ['kept_total', 'kept_reach', 'kept_size', 'kept_until']

/** What a backup of this product leaves out, fills again and vouches for. */
export const backupPlan: BackupPlan = {
  product: 'thenchot',
  // Everybody signs in anew, and a link that was handed out before works no more.
  // Jobs lie in a schema of their own and are not copied: what waits is found again in our tables (notices/server/digest.ts).
  excluded: ['session', 'sign_in_failure', 'invitation', 'notice_code'],
  rebuilt: new Map<string, (client: ClientBase) => Promise<void>>([
    // The next start folds the totals anew; nobody waits for it.
    ...foldedTables.map((table) => [table, async () => undefined] as const),
    [
      'unit_reach',
      async (client) => {
        await client.query('select rebuild_unit_reach()')
        // Rebuilding counts as a change of the catalogue; a restore is none.
        await client.query('update installation set catalogue_version = catalogue_version - 1')
      },
    ],
  ]),
  attest: async (client) => {
    const { rows } = await client.query<Verification>('select sealed, unsealed, broken_at from verify_acts()')
    return {
      acts: { sealed: rows[0]?.sealed ?? 0, unsealed: rows[0]?.unsealed ?? 0, brokenAt: rows[0]?.broken_at ?? null },
    }
  },
}
