import type { z } from 'zod'
import { firstOfAllDays, lastOfAllDays } from '../../../../platform/domain/day.ts'
import { must, Problem, problem } from '../../../../platform/domain/problem.ts'
import type { Outcome } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { changeMeasure, makeMeasure } from '../../contract/measure.ts'
import { mayChangeMeasures } from '../../define/change.ts'
import { checkDefinition, checkSameMeasure } from '../../define/check.ts'
import { definitionOf } from '../../define/content.ts'
import { definedBy } from '../../define/definition.ts'
import { versionOn } from '../../measure.ts'
import { catalogueAt } from '../catalogue.ts'
import { knownWith } from './known.ts'
import { addMeasures, supersedeVersions } from './store.ts'

const isDone = async (tx: Transaction, id: string): Promise<boolean> =>
  (await tx.maybe(sql`select id from act where record_id = ${id}::uuid and record_kind = 'measure'`)) !== undefined

/** Fields of a description stand below `measure` in the input; the code stands beside it. */
function mustDescribe<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  const { field, ...refusal } = outcome.refusal
  if (field === undefined || field === 'code') throw new Problem('invalid', outcome.refusal)
  throw new Problem('invalid', { ...refusal, field: `measure.${field === 'formula' ? 'share' : field}` })
}

export const make = (context: Context, { id, code, from, measure }: z.output<typeof makeMeasure.input>) =>
  write(context.database, context.caller, async (tx) => {
    const reader = await loadReader(tx)
    must(mayChangeMeasures(reader), 'forbidden')
    if (await isDone(tx, id)) return { id, code }
    const catalogue = await catalogueAt(tx, null, context.database)
    if (catalogue.measures.has(code))
      throw problem(
        'conflict',
        'code-taken',
        'Đã có chỉ số với mã này. Hãy đặt mã khác.',
        'There is a measure with this code already. Choose another code.',
        'code',
      )
    const defined = definedBy(definitionOf(code, measure))
    mustDescribe(checkDefinition(defined, knownWith(catalogue, from ?? reader.today)))
    const actId = await recordAct(tx, {
      verb: 'measure.make',
      recordKind: 'measure',
      recordId: id,
      payload: { from, measure: defined },
    })
    const days = { from: from ?? firstOfAllDays, until: lastOfAllDays }
    await addMeasures(tx, [{ ...defined, ...days, id, ownerId: null, actId }])
    return { id, code }
  })

export const change = (context: Context, { id, code, from, measure, reason }: z.output<typeof changeMeasure.input>) =>
  write(context.database, context.caller, async (tx) => {
    const reader = await loadReader(tx)
    must(mayChangeMeasures(reader), 'forbidden')
    if (await isDone(tx, id)) return { id }
    const catalogue = await catalogueAt(tx, null, context.database)
    const versions = catalogue.measures.get(code) ?? []
    const first = from ?? firstOfAllDays
    const before = versionOn(versions, first) ?? versions.at(-1)
    if (!before) throw problem('not-found', 'not-found', 'Không có chỉ số này.', 'There is no such measure.', 'code')
    const described = definedBy(definitionOf(code, measure))
    // What the form does not ask stays as it was.
    const { audience, restateBy, least, most, ownerId } = before
    const print = { ...before.print, decimals: described.print.decimals }
    const next = { ...described, audience, restateBy, least, most, print }
    mustDescribe(checkSameMeasure({ ...before, source: '' }, next))
    mustDescribe(checkDefinition(next, knownWith(catalogue, from ?? reader.today, [next])))
    const actId = await recordAct(tx, {
      verb: 'measure.change',
      recordKind: 'measure',
      recordId: id,
      reason,
      payload: { from, measure: next },
    })
    await supersedeVersions(tx, { ...next, id: before.id, ownerId, from: first, until: lastOfAllDays, actId })
    return { id }
  })
