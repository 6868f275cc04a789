import type { z } from 'zod'
import { write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import type { revealSecret } from '../../contract/register.ts'
import { loadRecord } from '../load.ts'

/** One sensitive value; asking twice with one id records one reading. */
export const revealBy = (context: Context, input: z.output<typeof revealSecret.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { id } = await loadRecord(tx, input.personId)
    return tx.one<{ value: string | null }>(
      sql`select reveal(${input.id}::uuid, ${id}::uuid, ${input.field}, ${input.reason}) as value`,
    )
  })
