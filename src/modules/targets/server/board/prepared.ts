import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { type Catalogue, keptLedger } from '../../../figures/server/public.ts'
import { bodiesWith, childrenFor, homePartyOn, partiesAbove } from '../../../org/forest.ts'
import { unitByCode } from '../../../org/server/public.ts'
import type { Bodies } from './held.ts'
import type { BoardRows } from './scene.ts'

/** What a board is drawn from; the schema refuses it without the right to the unit. */
export async function prepared(
  tx: Transaction,
  catalogue: Catalogue,
  cacheKey: object,
  code: string,
  on: string,
  knownAt: string | null,
) {
  const { forest } = catalogue
  const unit = unitByCode(forest, code)
  const home = homePartyOn(forest, unit.id, on) ?? unit.id
  const childParties = childrenFor(forest, home, on, on).map((child) => child.unitId)
  const above = partiesAbove(forest, home, on).filter((id) => id !== home)
  const bodies: Bodies = {
    home,
    on,
    own: bodiesWith(forest, home, on),
    below: childParties.flatMap((id) => bodiesWith(forest, id, on)),
  }
  const [rows, ledger] = await Promise.all([
    tx.one<BoardRows>(
      sql`select * from board_rows(${home}::uuid, ${on}::date, ${childParties}::uuid[], ${above}::uuid[], ${knownAt}::timestamptz)`,
    ),
    keptLedger(tx, catalogue, { unitId: home, on, knownAt }, cacheKey),
  ])
  return { bodies, childParties, above, rows, ledger }
}
