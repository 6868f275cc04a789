import type { z } from 'zod'
import { must } from '../../../../platform/domain/problem.ts'
import { refuse } from '../../../../platform/domain/refusal.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, covers } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { catalogueAt } from '../../../figures/server/public.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { PersonRef } from '../../contract/document/named.ts'
import type { listDocumentPeople } from '../../contract/document/people.ts'

const most = 50

/** Accounts that may be put in charge at a unit, told to those who work there. */
export function peopleAt(context: Context, input: z.output<typeof listDocumentPeople.input>) {
  return read(context.database, context.caller, async (tx) => {
    const [catalogue, reader] = await Promise.all([catalogueAt(tx, null, context.database), loadReader(tx)])
    const { forest } = catalogue
    const unit = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, reader.today))
    if (!covers(forest, reader, ['clerk', 'approver', 'issuer'], unit.id, reader.today)) must(onlyReads(), 'forbidden')
    const rows = await tx.query<{ id: string; vi: string; en: string; unitId: string | null; roles: string[] }>(sql`
      select id, vi, en, unit_id as "unitId", roles from accounts_over(${unit.id}::uuid, ${reader.today}::date, ${input.search ?? ''}, ${most})`)
    return {
      people: rows.map((row) => ({
        account: row.id,
        name: { vi: row.vi, en: row.en },
        unit: row.unitId === null ? null : toUnitRef(forest, row.unitId, reader.today),
        roles: row.roles,
      })),
    }
  })
}

const onlyReads = () =>
  refuse(
    'lacks-role',
    'Danh sách này dành cho người soạn, người duyệt và người ban hành của đơn vị.',
    'This list is for clerks, approvers and issuers of the unit.',
  )

/** Names of accounts by id. */
export async function namesOf(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, PersonRef>> {
  const rows = await tx.query<{ id: string; vi: string; en: string }>(
    sql`select id, vi, en from account where id = any (${[...new Set(ids)]}::uuid[])`,
  )
  return new Map(rows.map(({ id, vi, en }) => [id, { account: id, name: { vi, en } }]))
}
