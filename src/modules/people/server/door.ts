import { dayText } from '../../../platform/domain/period-text.ts'
import { must, notFound, problem } from '../../../platform/domain/problem.ts'
import { type Outcome, refuse } from '../../../platform/domain/refusal.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, type Reader, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { type Catalogue, catalogueAt } from '../../figures/server/public.ts'
import { endOfUnit, existsOn, homePartyOn, roleOn } from '../../org/forest.ts'
import { reachableUnit } from '../../org/server/public.ts'
import type { UnitId } from '../../org/unit.ts'
import type { Regulations } from '../../regulations/regulation.ts'
import { loadRegulations } from '../../regulations/server/public.ts'
import type { PersonRecord } from '../membership.ts'
import { loadRecord } from './load.ts'

/** Who asks and what is believed of units and rules. */
export interface House {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly rules: Regulations
}

export interface OpenPerson extends House {
  readonly record: PersonRecord
}

export async function enterHouse(tx: Transaction, context: Context): Promise<House> {
  const [catalogue, reader, rules] = await Promise.all([
    catalogueAt(tx, null, context.database),
    loadReader(tx),
    loadRegulations(tx, null),
  ])
  return { catalogue, reader, rules }
}

export interface OpenedUnit extends Pick<House, 'catalogue' | 'reader'> {
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

/** A person with what rules need; who may not be seen is not found. */
export async function openPerson(tx: Transaction, context: Context, personId: string): Promise<OpenPerson> {
  const [house, record] = [await enterHouse(tx, context), await loadRecord(tx, personId)]
  return { ...house, record }
}

/** The unit whose clerks write the record: the cell of the last span, else whose office wrote the person down. */
export const keeperOf = (record: PersonRecord): string => record.unitId ?? record.homeId

export const mayWrite = ({ catalogue, reader }: House, unitId: string): Outcome<true> =>
  requireRole(catalogue.forest, reader, 'clerk', unitId, reader.today)

/** The same for a change: the caller has to be a clerk over the cell of today. */
export async function openToChange(tx: Transaction, context: Context, personId: string): Promise<OpenPerson> {
  const person = await openPerson(tx, context, personId)
  must(mayWrite(person, keeperOf(person.record)), 'forbidden')
  return person
}

const cellRoles: readonly string[] = ['cell', 'grassroots_cell']

/**
 * A cell by its code, as it was on a day, for somebody to come into. A unit that is no cell, was not there, or ends by a decision
 * that names who goes where (this person is not among them) is refused; one that the caller may not
 * read is not found, unless `isAnywhere` (a transfer goes to cells outside the caller's scope).
 */
export function cellByCode(
  { catalogue, reader }: House,
  code: string,
  on: string,
  { field = 'unit', isAnywhere = false }: { readonly field?: string; readonly isAnywhere?: boolean } = {},
): string {
  const { forest } = catalogue
  const unit = forest.byCode.get(code)
  if (!unit || (!isAnywhere && !canRead(forest, reader, unit.id, reader.today)))
    throw notFound(
      `Không có đơn vị “${code}”, hoặc bạn không được mở đơn vị này.`,
      `There is no unit “${code}”, or you may not open it.`,
      field,
    )
  if (!cellRoles.includes(roleOn(forest, unit.id, on) ?? ''))
    must(
      refuse(
        'not-a-cell',
        'Đảng viên và người trong nguồn thuộc một chi bộ; hãy chọn chi bộ.',
        'Members and applicants belong to a cell; choose a cell.',
        field,
      ),
    )
  if (!existsOn(forest, unit.id, on))
    must(
      refuse(
        'cell-not-there',
        'Chi bộ này không hoạt động vào ngày đó.',
        'This cell did not exist on that day.',
        field,
      ),
    )
  const end = endOfUnit(forest, unit.id)
  if (end?.heirId === null) throw endsWithoutHeir(end.on, field)
  return unit.id
}

const endsWithoutHeir = (on: string, field: string) =>
  problem(
    'invalid',
    'cell-ends',
    `Chi bộ này kết thúc ngày ${dayText(on).vi} theo một quyết định sắp xếp, quyết định ấy không nêu người này về đâu; hãy chọn chi bộ tiếp nhận.`,
    `This cell ends on ${dayText(on).en} by a decision that does not say where this person goes; choose the cell that takes over.`,
    field,
  )

/** The cell itself or, where it has ended by a day, the one that took it over. Refusal: `cell-ends`. */
export function heirOn({ catalogue }: Pick<House, 'catalogue'>, unitId: string, on: string, field: string): string {
  const end = endOfUnit(catalogue.forest, unitId)
  if (!end || end.on > on) return unitId
  if (end.heirId === null) throw endsWithoutHeir(end.on, field)
  return heirOn({ catalogue }, end.heirId, on, field)
}
