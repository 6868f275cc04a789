import type { Text } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { believed } from '../../../org/server/public.ts'
import type { AllocationPage } from '../../contract/allocation.ts'
import type { TargetPage } from '../../contract/target.ts'
import type { TargetData } from '../board/scene.ts'

export type PlanChange = TargetPage['decisions'][number]

export interface EarlierPath {
  readonly until: string
  readonly by: Text
  readonly points: readonly { readonly on: string; readonly value: string }[]
}

interface RoleRow {
  readonly role: 'lead' | 'coordinate' | 'advise'
  readonly unitId: string | null
  readonly positionId: string | null
  readonly post: Text | null
  readonly postUnitId: string | null
}

/** What happened to a target; acts of the unit above are told too. */
interface Story {
  readonly changes: readonly PlanChange[]
  readonly earlier: readonly EarlierPath[]
  readonly allocation: AllocationPage['decision']
  /** The unit that handed its plan down. */
  readonly fromUnitId: string | null
}

export const storyOf = (tx: Transaction, targetId: string, knownAt: string | null): Promise<Story> =>
  tx.one<Story>(sql`select * from target_story(${targetId}::uuid, ${knownAt}::timestamptz)`)

/** What stands beside a target in the tables of this module. */
export interface Beside extends Story {
  readonly detail: { readonly provision: string | null; readonly note: string | null }
  readonly roles: readonly RoleRow[]
  /** The directive it hangs on, where the reader may open it. */
  readonly directiveId: string | null
}

export async function besideOf(tx: Transaction, target: TargetData, knownAt: string | null): Promise<Beside> {
  const [detail, roles, story, directive] = await Promise.all([
    tx.maybe<Beside['detail']>(
      sql`select d.provision, d.note from target_detail d where d.target_id = ${target.id}::uuid and ${believed(sql`d`, knownAt)}`,
    ),
    tx.query<RoleRow>(sql`
      select r.role, r.unit_id as "unitId", r.position_id as "positionId", s.unit_id as "postUnitId",
        case when s.id is not null then json_build_object('vi', s.vi, 'en', s.en) end as post
      from target_role r left join position s on s.id = r.position_id and s.known_until is null
      left join unit u on u.id = r.unit_id
      where r.target_id = ${target.id}::uuid and ${believed(sql`r`, knownAt)} order by u.code`),
    storyOf(tx, target.id, knownAt),
    tx.maybe<{ id: string }>(
      sql`select d.id from target t join directive d on d.id = t.directive_id and d.known_until is null where t.id = ${target.id}::uuid limit 1`,
    ),
  ])
  return { ...story, detail: detail ?? { provision: null, note: null }, roles, directiveId: directive?.id ?? null }
}
