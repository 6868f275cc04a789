import { sql } from '../../../platform/server/db/sql.ts'
import type { ReorganisationHook } from '../../org/server/public.ts'

/**
 * Reports that are open at units which end or move: what an ended unit had begun stays with its custodian, who can hand it
 * in; a unit that moved hands in to whom it stands under on the period's last day.
 */
export const reportsOnReorganisation: ReorganisationHook = {
  affected: async (tx, plan) => {
    const ending = plan.ends.map((item) => item.unitId)
    const giving = [...new Set([...ending, ...plan.parents.opened.map((edge) => edge.unitId)])]
    const rows = await tx.query<{ unitId: string; count: number }>(sql`
      select s.unit_id as "unitId", count(*) as count
      from submission s join submission_event e on e.submission_id = s.id and e.known_until is null and e.state <> 'approved'
      where s.unit_id = any (${giving}::uuid[]) and s.last_day >= ${plan.on}::date group by 1`)
    return rows.map(({ unitId, count }) => ({
      kind: 'documents' as const,
      count,
      unitId,
      blocks: false,
      text: ending.includes(unitId)
        ? {
            vi: `${count} báo cáo đang làm dở ở lại với đơn vị lưu giữ hồ sơ; nộp nốt hoặc để nguyên.`,
            en: `${count} reports that were begun stay with the custodian, who may hand them in.`,
          }
        : {
            vi: `${count} báo cáo đang làm dở; nộp cho cấp trên của ngày cuối kỳ.`,
            en: `${count} reports that were begun go to the unit above on the period’s last day.`,
          },
    }))
  },
  restsOn: async (tx, unitIds) => {
    const { count } = await tx.one<{ count: number }>(
      sql`select count(*) as count from submission where unit_id = any (${unitIds}::uuid[])`,
    )
    if (count === 0) return []
    return [
      {
        kind: 'documents',
        count,
        unitId: null,
        blocks: true,
        text: {
          vi: `Đơn vị sẽ thành lập đã có ${count} báo cáo; không rút quyết định được.`,
          en: `Units to be founded have begun ${count} reports; the decision cannot be withdrawn.`,
        },
      },
    ]
  },
}
