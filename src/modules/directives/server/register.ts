import { write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { recordAct } from '../../acts/server/public.ts'
import { sceneOf } from './open.ts'
import { addDirectives, setProvisions } from './store.ts'
import { once, readTyped, requireFree, type Typed } from './typed.ts'

export function register(context: Context, input: Typed & { readonly id: string }) {
  return write(context.database, context.caller, async (tx) => {
    const values = await readTyped(tx, await sceneOf(tx, context), input)
    if (await tx.maybe(sql`select id from directive where id = ${input.id}::uuid`)) return { id: input.id }
    await requireFree(tx, values, input.id)
    const actId = await recordAct(tx, {
      verb: 'directive.register',
      unitId: values.issuerId,
      recordKind: 'directive',
      recordId: input.id,
      payload: { symbol: values.symbol, issuedOn: values.issuedOn },
    })
    await once(values.symbol, () => addDirectives(tx, [{ ...values, id: input.id }], actId))
    await setProvisions(
      tx,
      input.id,
      input.provisions.map((item) => ({ ...item, hint: item.hint || null })),
      actId,
    )
    return { id: input.id }
  })
}
