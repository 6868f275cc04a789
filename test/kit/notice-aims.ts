import { recordAct, sha256 } from '../../src/modules/acts/server/public.ts'
import { addFailure } from '../../src/modules/notices/server/store.ts'
import { writeAsOwner } from '../../src/platform/server/db/database.ts'
import { sql } from '../../src/platform/server/db/sql.ts'
import { caller } from './notice-world.ts'
import { id, type World } from './world.ts'

/** What tests of rights on reminders aim at. */
export interface NoticeAim {
  /** Was mailed to the address of the account, which is not confirmed. */
  readonly code: string
  readonly failedJobs: { readonly toRetry: string; readonly toGiveUp: string }
}

export const placeNotices = (world: World, login: string): Promise<NoticeAim> =>
  writeAsOwner(world.database, caller, async (tx) => {
    const [addressId, toRetry, toGiveUp] = [id(), id(), id()]
    const actId = await recordAct(tx, { verb: 'test.address', recordKind: 'test', payload: {} })
    await tx.query(sql`insert into notice_address (id, account_id, address, known_from)
      select ${addressId}::uuid, id, 'van.phong@quan-uy.example', ${actId}::uuid from account where login = ${login}`)
    await tx.query(sql`insert into notice_code (address_id, digest, expires_at)
      values (${addressId}::uuid, ${sha256('K7QM2XPA')}, now() + interval '1 hour')`)
    for (const failed of [toRetry, toGiveUp])
      await addFailure(tx, {
        id: failed,
        queue: 'notices.mail',
        ids: { mailingId: id() },
        reason: 'máy chủ thư không trả lời',
        attempts: 10,
      })
    return { code: 'K7QM-2XPA', failedJobs: { toRetry, toGiveUp } }
  })
