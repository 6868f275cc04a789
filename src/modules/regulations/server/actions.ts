import { firstOfAllDays, lastOfAllDays } from '../../../platform/domain/day.ts'
import { Problem, problem } from '../../../platform/domain/problem.ts'
import { write } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { recordAct } from '../../acts/server/public.ts'
import { type Change, mayChange, readChange } from '../change.ts'
import { loadRegulations } from './load.ts'
import { supersede } from './store.ts'

interface ChangeInput extends Omit<Change, 'from' | 'until'> {
  readonly id: string
  readonly from: string | null
  readonly until: string | null
  readonly reason: string
}

export function changeBy(context: Context, { id, reason, ...input }: ChangeInput) {
  return write(context.database, context.caller, async (tx) => {
    const allowed = mayChange(await loadReader(tx))
    if (!allowed.ok) throw new Problem('forbidden', allowed.refusal)
    if (await tx.maybe(sql`select id from act where record_id = ${id}::uuid and record_kind = 'regulation'`))
      return { id }
    const rules = await loadRegulations(tx, null)
    const change = { ...input, from: input.from ?? firstOfAllDays, until: input.until ?? lastOfAllDays }
    const read = readChange(change, rules[input.code])
    if (!read.ok) throw new Problem('invalid', read.refusal)
    const actId = await recordAct(tx, {
      verb: 'regulation.change',
      recordKind: 'regulation',
      recordId: id,
      reason,
      payload: read.value,
    })
    await supersede(tx, read.value, actId).catch((error: unknown) => {
      if ((error as { code?: string }).code !== '23P01') throw error
      throw problem(
        'conflict',
        'changed-meanwhile',
        'Người khác vừa sửa quy định này. Hãy tải lại trang rồi sửa tiếp.',
        'Somebody else has just changed this rule. Reload the page and change it again.',
      )
    })
    return { id }
  })
}
