import type { Role } from '../../src/modules/accounts/contract.ts'
import { acceptInvitation, createAccount, grantRole } from '../../src/modules/accounts/contract.ts'
import { recordAct } from '../../src/modules/acts/server/public.ts'
import { writeAsOwner } from '../../src/platform/server/db/database.ts'
import { dayRange, sql } from '../../src/platform/server/db/sql.ts'
import { system } from '../../src/platform/server/http/context.ts'
import { newId } from '../../src/platform/server/new-id.ts'
import { type Person, personWith, sessionOfPassword, type World } from './world.ts'

export interface TestCell {
  readonly id: string
  readonly code: string
}

/** Founds cells under a unit, as its decision would: `<parent>.cb1`, `<parent>.cb2` and so on, from a day on. */
export async function foundCells(
  world: World,
  parent: string,
  count: number,
  from = '2000-01-01',
): Promise<readonly TestCell[]> {
  return writeAsOwner(world.database, { actor: system, requestId: 'test' }, async (tx) => {
    const actId = await recordAct(tx, { verb: 'test.found', recordKind: 'test', payload: {} })
    const above = await tx.one<{ id: string; cells: number }>(sql`
      select u.id, (select count(*) from unit c where c.code like ${`${parent}.cb%`}) as cells from unit u where u.code = ${parent} and u.known_until is null`)
    const valid = dayRange(from, '9999-12-31')
    const cells: TestCell[] = []
    for (let number = above.cells + 1; number <= above.cells + count; number++) {
      const cell = { id: newId(), code: `${parent}.cb${number}` }
      await tx.query(
        sql`insert into unit (id, code, kind, role, known_from) values (${cell.id}::uuid, ${cell.code}, 'party_organisation', 'cell', ${actId}::uuid)`,
      )
      await tx.query(
        sql`insert into unit_span (unit_id, valid, known_from) values (${cell.id}::uuid, ${valid}::daterange, ${actId}::uuid)`,
      )
      await tx.query(sql`insert into unit_name (unit_id, valid, vi, en, known_from)
        values (${cell.id}::uuid, ${valid}::daterange, ${`Chi bộ ${number}`}, ${`Cell ${number}`}, ${actId}::uuid)`)
      await tx.query(
        sql`insert into unit_parent (unit_id, parent_id, valid, known_from) values (${cell.id}::uuid, ${above.id}::uuid, ${valid}::daterange, ${actId}::uuid)`,
      )
      cells.push(cell)
    }
    await tx.query(sql`select rebuild_unit_reach()`)
    return cells
  })
}

/** Somebody new who holds one role over one unit, made by the administrator of the seed edition. */
export async function personHolding(world: World, role: Role, unit: string): Promise<Person> {
  const admin = await world.as('quan-tri')
  const [accountId, login, password] = [newId(), `nguoi-${newId().slice(-12)}`, 'mat-khau-rat-dai']
  const { invitationPath } = await admin.call(createAccount, { id: accountId, login, vi: 'Người thử' })
  await admin.call(grantRole, { id: newId(), accountId, role, unit, from: '2000-01-01', until: null })
  const token = new URLSearchParams(invitationPath.split('?')[1]).get('token') ?? ''
  await (await world.as(null)).call(acceptInvitation, { token, password })
  return personWith(world.app, await sessionOfPassword(world.app, login, password))
}

/** The day that counts as today in this installation. */
export const todayIn = async (world: World): Promise<string> =>
  String((await world.database.owner.query<{ today: string }>('select today_here()::text as today')).rows[0]?.today)

/** Lets another day count as today. */
export const setToday = async (world: World, today: string): Promise<void> => {
  await world.database.owner.query('update installation set working_on = $1', [today])
}
