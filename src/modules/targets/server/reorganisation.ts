import { sql } from '../../../platform/server/db/sql.ts'
import type { ReorganisationHook } from '../../org/server/public.ts'

/** Targets of units that end before the targets do: the heir answers for them, or the custodian the decision names. */
export const targetsOnReorganisation: ReorganisationHook = {
  affected: async (tx, plan) => {
    const rows = await tx.query<{ unitId: string; count: number }>(sql`
      select unit_id as "unitId", count(*) from target
      where unit_id = any (${plan.ends.map((item) => item.unitId)}::uuid[]) and known_until is null and last_day >= ${plan.on}::date group by 1`)
    return rows.map(({ unitId, count }) => {
      const end = plan.ends.find((item) => item.unitId === unitId)
      const blocks = end?.heirId === null && end.custodianId === null
      return {
        kind: 'targets',
        count,
        unitId,
        blocks,
        text: blocks
          ? {
              vi: `${count} chỉ tiêu chưa hết kỳ sẽ không còn ai chịu trách nhiệm; hãy nêu đơn vị nhận hoặc đơn vị lưu giữ.`,
              en: `${count} targets still running would be left to nobody; name an heir or a custodian.`,
            }
          : {
              vi: `${count} chỉ tiêu chưa hết kỳ: số liệu dừng ở ngày sắp xếp, đơn vị tiếp nhận theo dõi tiếp.`,
              en: `${count} targets still running: their figures stop on the day, the heir follows them.`,
            },
      }
    })
  },
  restsOn: async (tx, unitIds) => {
    const row = await tx.one<{ count: number }>(
      sql`select count(*) from target where unit_id = any (${unitIds}::uuid[]) and known_until is null`,
    )
    return row.count === 0 ? [] : [resting(row.count)]
  },
}

const resting = (count: number) => ({
  kind: 'targets' as const,
  count,
  unitId: null,
  blocks: true,
  text: {
    vi: `Đã giao ${count} chỉ tiêu cho đơn vị sẽ thành lập; hãy rút chỉ tiêu trước.`,
    en: `${count} targets were set for units to be founded; withdraw them first.`,
  },
})
