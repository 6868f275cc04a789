import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Effect, ReorganisationHook } from '../../org/server/public.ts'

/**
 * Targets of units that end before the targets do: the heir answers for them, or the custodian the decision names. What
 * was handed down to them is open again above, and who took part in targets elsewhere does so no more.
 */
export const targetsOnReorganisation: ReorganisationHook = {
  affected: async (tx, plan) => {
    const ends = plan.ends.map((item) => item.unitId)
    const rows = await tx.query<{ unitId: string; count: number; handed: number }>(sql`
      select t.unit_id as "unitId", count(*) as count, count(*) filter (where exists (
        select from allocation_part p join allocation a on a.id = p.allocation_id and a.known_until is null where p.target_id = t.id)) as handed
      from target t where t.unit_id = any (${ends}::uuid[]) and t.known_until is null and t.last_day >= ${plan.on}::date group by 1`)
    const running = rows.map(({ unitId, count, handed }): Effect => {
      const end = plan.ends.find((item) => item.unitId === unitId)
      const blocks = end?.heirId === null && end.custodianId === null
      return { kind: 'targets', count, unitId, blocks, text: blocks ? leftToNobody(count) : followed(count, handed) }
    })
    return [...running, ...(await partsTaken(tx, ends, plan.on))]
  },
  restsOn: async (tx, unitIds) => {
    const row = await tx.one<{ count: number }>(sql`
      select (select count(*) from target where unit_id = any (${unitIds}::uuid[]) and known_until is null)
        + (select count(*) from target_role r where r.unit_id = any (${unitIds}::uuid[]) and r.known_until is null
            and not exists (select from target t where t.id = r.target_id and t.unit_id = any (${unitIds}::uuid[]))) as count`)
    return row.count === 0 ? [] : [resting(row.count)]
  },
}

const leftToNobody = (count: number) => ({
  vi: `${count} chỉ tiêu chưa hết kỳ sẽ không còn ai chịu trách nhiệm; hãy nêu đơn vị nhận hoặc đơn vị lưu giữ.`,
  en: `${count} targets still running would be left to nobody; name an heir or a custodian.`,
})

function followed(count: number, handed: number) {
  const open =
    handed === 0
      ? { vi: '', en: '' }
      : {
          vi: ` ${handed} chỉ tiêu do cấp trên giao: phần đã giao trở lại “chưa giao” ở nơi giao.`,
          en: ` ${handed} of them were handed down: these parts are open again at the unit above.`,
        }
  return {
    vi: `${count} chỉ tiêu chưa hết kỳ: số liệu dừng ở ngày sắp xếp, đơn vị tiếp nhận theo dõi tiếp.${open.vi}`,
    en: `${count} targets still running: their figures stop on the day, the heir follows them.${open.en}`,
  }
}

/** Units that end and lead, take part or advise in targets of others. */
async function partsTaken(tx: Transaction, ends: readonly string[], on: string): Promise<readonly Effect[]> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*) from target_role r join target t on t.id = r.target_id and t.known_until is null and t.last_day >= ${on}::date
    where r.unit_id = any (${ends}::uuid[]) and r.known_until is null and not t.unit_id = any (${ends}::uuid[])`)
  if (count === 0) return []
  const text = {
    vi: `${count} phân công chủ trì, phối hợp, tham mưu ở chỉ tiêu của đơn vị khác; hãy phân công lại.`,
    en: `${count} roles in targets of other units; assign them anew.`,
  }
  return [{ kind: 'targets', count, unitId: null, blocks: false, text }]
}

const resting = (count: number): Effect => ({
  kind: 'targets',
  count,
  unitId: null,
  blocks: true,
  text: {
    vi: `Đã giao ${count} chỉ tiêu hoặc phân công cho đơn vị sẽ thành lập; hãy rút trước.`,
    en: `${count} targets or roles were set for units to be founded; withdraw them first.`,
  },
})
