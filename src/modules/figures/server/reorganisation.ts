import { sql } from '../../../platform/server/db/sql.ts'
import type { Effect, ReorganisationHook } from '../../org/server/public.ts'

interface Row {
  unitId: string
  entries: number
  later: number
  measures: number
  apart: number
}

/**
 * Figures that become restated: entries of units that end or give a part. Where a part has no share on the basis a measure
 * names, its earlier figures are not comparable with those of the new unit.
 */
export const figuresOnReorganisation: ReorganisationHook = {
  affected: async (tx, plan) => {
    const giving = [...new Set(plan.successions.map((edge) => edge.fromId))]
    const parts = plan.successions.filter((edge) => edge.extent === 'part')
    const bases = JSON.stringify(parts.map((edge) => ({ unit: edge.fromId, bases: Object.keys(edge.shares) })))
    const rows = await tx.query<Row>(sql`
      select e.unit_id as "unitId", count(*) as entries, count(*) filter (where e.last_day >= ${plan.on}::date) as later,
        count(distinct e.measure_id) as measures,
        count(distinct e.measure_id) filter (where v.over_units <> 'sum' or exists (
          select from jsonb_array_elements(${bases}::jsonb) part
          where (part->>'unit')::uuid = e.unit_id and (v.restate_by is null or not part->'bases' ? v.restate_by))) as apart
      from entry e join measure_version v on v.measure_id = e.measure_id and v.known_until is null and v.valid @> e.last_day
      where e.unit_id = any (${giving}::uuid[]) and e.known_until is null group by 1`)
    return rows.flatMap((row): readonly Effect[] => [
      {
        kind: 'figures',
        count: row.measures,
        unitId: row.unitId,
        blocks: false,
        text: {
          vi: `${row.entries} lần nhập của ${row.measures} chỉ số được quy về đơn vị mới khi xem theo tổ chức hiện nay${row.apart > 0 ? `; ${row.apart} chỉ số không so sánh được` : ''}.`,
          en: `${row.entries} entries of ${row.measures} measures are restated when looked at as organised today${row.apart > 0 ? `; ${row.apart} measures are not comparable` : ''}.`,
        },
      },
      ...(row.later > 0 && plan.ends.some((item) => item.unitId === row.unitId)
        ? [
            {
              kind: 'entries' as const,
              count: row.later,
              unitId: row.unitId,
              blocks: false,
              text: {
                vi: `${row.later} lần nhập thuộc kỳ kết thúc sau ngày sắp xếp vẫn tính cho đơn vị cũ.`,
                en: `${row.later} entries of periods that end after the day still count for the old unit.`,
              },
            },
          ]
        : []),
    ])
  },
  restsOn: async (tx, unitIds) => {
    const row = await tx.one<{ count: number }>(
      sql`select count(*) from entry where unit_id = any (${unitIds}::uuid[]) and known_until is null`,
    )
    if (row.count === 0) return []
    return [
      {
        kind: 'entries',
        count: row.count,
        unitId: null,
        blocks: true,
        text: {
          vi: `Đã nhập ${row.count} số liệu cho đơn vị sẽ thành lập; hãy rút số liệu trước.`,
          en: `${row.count} values were entered for units to be founded; withdraw them first.`,
        },
      },
    ]
  },
}
