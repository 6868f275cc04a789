import type { Transaction } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, type Reader } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { type Catalogue, catalogueAt } from '../../../figures/server/public.ts'
import { homePartyOn } from '../../../org/forest.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { PersonRecord } from '../../membership.ts'
import { keeperOf, openPerson as openRecord, openToChange } from '../door.ts'

export interface Opened {
  readonly catalogue: Catalogue
  readonly reader: Reader
}
export interface OpenedUnit extends Opened {
  readonly unitId: UnitId
  readonly on: string
}

/** The Party organisation of a unit the caller may read on a day (today by default). */
export async function openUnit(tx: Transaction, context: Context, code: string, asked?: string): Promise<OpenedUnit> {
  const [catalogue, reader] = [await catalogueAt(tx, null, context.database), await loadReader(tx)]
  const on = asked ?? reader.today
  const unit = reachableUnit(catalogue.forest, code, (unitId) => canRead(catalogue.forest, reader, unitId, on))
  return { catalogue, reader, unitId: homePartyOn(catalogue.forest, unit.id, on) ?? unit.id, on }
}

export interface OpenedPerson extends Opened {
  readonly id: string
  readonly record: PersonRecord
  /** Whose clerks write: see `keeperOf`. */
  readonly homeId: UnitId
}

/** A person the caller may see, with whose clerks write. */
export async function openPerson(tx: Transaction, context: Context, personId: string): Promise<OpenedPerson> {
  const { catalogue, reader, record } = await openRecord(tx, context, personId)
  return { catalogue, reader, id: personId, record, homeId: keeperOf(record) }
}

/** The same for a change: the caller has to be a clerk over the cell. */
export async function openToWrite(tx: Transaction, context: Context, personId: string): Promise<OpenedPerson> {
  const { catalogue, reader, record } = await openToChange(tx, context, personId)
  return { catalogue, reader, id: personId, record, homeId: keeperOf(record) }
}
