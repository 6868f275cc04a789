import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { UnitId } from '../../org/unit.ts'
import type { PlacesQuery } from './places.ts'

/** A place of which something became known since; `id` is the entry that held its value before, null where it was empty. */
export interface ChangedPlace {
  readonly unitId: UnitId
  readonly measureId: string
  readonly class: string | null
  readonly id: string | null
}

/** The places among these at which something became known after an instant, as far as the reader may open them. */
export const changedPlaces = (tx: Transaction, query: PlacesQuery, after: string): Promise<readonly ChangedPlace[]> =>
  tx.query<ChangedPlace>(sql`
    with later as materialized (
      select id from acts_after(${after}::timestamptz) id
    ), touched as materialized (
      select e.id from later join entry e on e.known_from = later.id union select e.id from later join entry e on e.known_until = later.id
    )
    select e.unit_id as "unitId", e.measure_id as "measureId", e.class_code as class, (array_agg(e.id) filter (
      where e.known_from not in (select id from later) and (e.word is not null or e.result is not null or e.is_not_applicable)))[1] as id
    from entry e join touched on touched.id = e.id
    where e.unit_id = any (${query.unitIds}::uuid[]) and e.measure_id = any (${query.measureIds}::uuid[]) and e.aspect = 'actual'
      and e.first_day = ${query.first}::date and e.last_day = ${query.last}::date
    group by 1, 2, 3`)
