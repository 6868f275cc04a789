import { problem } from '../../../platform/domain/problem.ts'
import { read, seal } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { type Context, type Route, route } from '../../../platform/server/http/context.ts'
import { verifyActs } from '../contract.ts'

interface Verification {
  sealed: number
  unsealed: number
  broken_at: number | null
  first_unsealed_at: string | null
}

async function verify(context: Context) {
  await seal(context.database)
  return read(context.database, context.caller, async (tx) => {
    const isAdministrator = await tx.one<{ yes: boolean }>(sql`select is_administrator(current_account()) as yes`)
    if (tx.actor.kind !== 'operator' && !isAdministrator.yes) {
      throw problem(
        'forbidden',
        'administrators-only',
        'Chỉ quản trị viên được kiểm tra nhật ký.',
        'Only administrators may verify the acts.',
      )
    }
    const row = await tx.one<Verification>(sql`select * from verify_acts()`)
    return {
      isWhole: row.broken_at === null,
      sealed: row.sealed,
      unsealed: row.unsealed,
      brokenAt: row.broken_at,
      firstUnsealedAt: row.first_unsealed_at,
    }
  })
}

export const actRoutes: readonly Route[] = [route(verifyActs, (context) => verify(context))]
