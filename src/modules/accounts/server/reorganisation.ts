import { sql } from '../../../platform/server/db/sql.ts'
import type { ReorganisationHook } from '../../org/server/public.ts'

/** Grants on units that end: they keep covering what was there. */
export const grantsOnReorganisation: ReorganisationHook = {
  affected: async (tx, plan) => {
    const rows = await tx.query<{ unitId: string; count: number }>(sql`
      select unit_id as "unitId", count(*) from access_grant
      where unit_id = any (${plan.ends.map((item) => item.unitId)}::uuid[]) and known_until is null
        and (upper(valid) is null or upper(valid) > ${plan.on}::date) group by 1`)
    return rows.map(({ unitId, count }) => ({
      kind: 'grants',
      count,
      unitId,
      blocks: false,
      text: {
        vi: `${count} quyền đã cấp ở đơn vị kết thúc vẫn xem được phần cũ; quyền ở đơn vị mới phải cấp riêng.`,
        en: `${count} grants on the unit that ends keep covering what was there; grants on the new unit are given apart.`,
      },
    }))
  },
}
