import type { z } from 'zod'
import { must } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { TakenOutcome, takeBack } from '../../contract/text.ts'
import { catalogueAt } from '../catalogue.ts'
import { holdForCorrection } from '../hold-places.ts'
import { lockedBy } from '../places.ts'
import { addEntries, supersedeAll } from '../store.ts'
import { loadText } from './load.ts'
import { told } from './outcome.ts'
import { closeText } from './store.ts'

type Input = z.output<typeof takeBack.input>
type TakenBack = z.output<typeof takeBack.output>

interface TakenRow {
  id: string
  unit_id: string
  measure_id: string
  class_code: string | null
  period: string
  first_day: string
  last_day: string
  is_standing: boolean
  locked_vi: string | null
  locked_en: string | null
}

/** Supersedes what still stands of a text by entries without value, under one act; what is locked is told and stays. */
export const takeBackBy = (context: Context, input: Input): Promise<TakenBack> =>
  write(context.database, context.caller, async (tx) => {
    const [catalogue, reader] = [await catalogueAt(tx, null, context.database), await loadReader(tx)]
    const text = await loadText(tx, input.id)
    must(requireRole(catalogue.forest, reader, 'clerk', text.unitId, reader.today), 'forbidden')
    const rows = await takenRows(tx, input.id)
    const refused: TakenOutcome[] = []
    const open = rows.filter((row) => {
      if (!row.is_standing) return false
      const right = requireRole(catalogue.forest, reader, 'clerk', row.unit_id, row.last_day)
      const isLocked = row.locked_vi !== null && row.locked_en !== null
      if (!right.ok) refused.push(told(row.id, 'refused', right.refusal))
      else if (isLocked)
        refused.push(told(row.id, 'refused', lockedBy({ vi: row.locked_vi ?? '', en: row.locked_en ?? '' })))
      return right.ok && !isLocked
    })
    const replaced = rows.filter((row) => !row.is_standing).length
    const isOver = refused.length === 0 && !text.isWithdrawn
    if (open.length > 0 || isOver) await withdrawAll(tx, input, text.unitId, open, isOver)
    return { id: input.id, withdrawn: open.length, replaced, refused }
  })

async function takenRows(tx: Transaction, textId: string): Promise<readonly TakenRow[]> {
  const ids = await tx.query<{ id: string }>(
    sql`select entry_id as id from text_entry where text_id = ${textId}::uuid order by 1`,
  )
  for (const { id } of ids) await holdForCorrection(tx, id)
  return tx.query<TakenRow>(sql`
    select e.id, e.unit_id, e.measure_id, e.class_code, e.period, e.first_day, e.last_day, e.known_until is null as is_standing,
      l.vi as locked_vi, l.en as locked_en
    from text_entry t join entry e on e.id = t.entry_id left join lateral (
      select vi, en from entry_lock where unit_id = e.unit_id and first_day = e.first_day and last_day = e.last_day and known_until is null
        and e.measure_id::text || '/' || coalesce(e.class_code, '') = any (lines) limit 1) l on true
    where t.text_id = ${textId}::uuid`)
}

async function withdrawAll(
  tx: Transaction,
  input: Input,
  unitId: string,
  rows: readonly TakenRow[],
  isOver: boolean,
): Promise<void> {
  const actId = await recordAct(tx, {
    verb: 'text.take-back',
    unitId,
    recordKind: 'text_source',
    recordId: input.id,
    reason: input.reason,
    payload: { entries: rows.map((row) => row.id) },
  })
  await supersedeAll(
    tx,
    rows.map((row) => row.id),
    actId,
  )
  await addEntries(
    tx,
    rows.map((row) => ({
      id: newId(),
      unitId: row.unit_id,
      measureId: row.measure_id,
      class: row.class_code,
      aspect: 'actual' as const,
      period: row.period,
      first: row.first_day,
      last: row.last_day,
      directiveId: null,
      supersedes: row.id,
      reason: input.reason,
      quantity: null,
      result: null,
      isNotApplicable: false,
      cutOffOn: null,
      isSuperseded: false,
    })),
    actId,
  )
  if (isOver) await closeText(tx, input.id, actId)
}
