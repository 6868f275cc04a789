import { type Problem, problem } from '../../../../platform/domain/problem.ts'
import { read, type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import type { Aspect } from '../../measure.ts'
import { catalogueAt, periodOf } from '../catalogue.ts'
import { loadRecords } from '../records.ts'

/** The place of a value holds another one already. */
export class PlaceTaken extends Error {}

/** Saves in one transaction; when the place is taken, tells both values. */
export async function retellingConflict<Result>(
  context: Context,
  mine: {
    value?: string | undefined
    unit?: string
    measure?: string
    class?: string | undefined
    aspect?: Aspect
    period?: string
    supersedes?: string
  },
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  try {
    return await write(context.database, context.caller, work)
  } catch (error) {
    const failure = error as { code?: string; constraint?: string }
    if (!(error instanceof PlaceTaken) && !(failure.code === '23505' && failure.constraint === 'entry_place'))
      throw error
    throw await conflictOver(context, mine)
  }
}

async function conflictOver(context: Context, mine: Parameters<typeof retellingConflict>[1]): Promise<Problem> {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const period = mine.period === undefined ? undefined : periodOf(catalogue, mine.period)
    const where =
      mine.supersedes !== undefined
        ? sql`e.known_until is null and (e.unit_id, e.measure_id, coalesce(e.class_code, ''), e.aspect, e.first_day, e.last_day) =
          (select unit_id, measure_id, coalesce(class_code, ''), aspect, first_day, last_day from entry where id = ${mine.supersedes}::uuid)`
        : sql`e.known_until is null and e.unit_id = ${catalogue.forest.byCode.get(mine.unit ?? '')?.id ?? null}::uuid and e.aspect = ${mine.aspect ?? 'actual'}
          and e.measure_id = ${catalogue.measures.get(mine.measure ?? '')?.[0]?.id ?? null}::uuid and coalesce(e.class_code, '') = ${mine.class ?? ''}
          and e.first_day = ${period?.first ?? null}::date and e.last_day = ${period?.last ?? null}::date`
    const theirs = (await loadRecords(tx, catalogue, where))[0]
    const typed = mine.value ?? '—'
    return problem(
      'conflict',
      'conflict',
      `Nơi này đã có giá trị ${theirs?.printed.vi ?? ''} (${theirs?.enteredBy.vi ?? ''}). Giá trị của bạn, ${typed}, chưa được lưu.`,
      `This place already holds ${theirs?.printed.en ?? ''} (${theirs?.enteredBy.en ?? ''}). Your value, ${typed}, was not saved.`,
      'value',
      {
        mine: { printed: typed },
        theirs: theirs && { printed: theirs.printed, by: theirs.enteredBy, at: theirs.enteredAt, entryId: theirs.id },
      },
    )
  })
}
