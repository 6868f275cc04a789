import { registerDirective } from '../../src/modules/directives/contract.ts'
import { makeGroup, setTheme } from '../../src/modules/targets/contract/programme.ts'
import { openTarget } from '../../src/modules/targets/contract/target.ts'
import { foundCells } from './cells.ts'
import { id, type Person, type World } from './world.ts'

/** What the inputs of tests about targets of one unit aim at. */
export interface TargetAim {
  readonly themeId: string
  readonly groupId: string
  /** Admissions of 2025, with a plan of 40 given by the superior. */
  readonly targetId: string
  readonly spareId: string
  /** A cell of the unit. */
  readonly cell: string
  readonly directiveId: string
}

export async function placeTargets(world: World, writer: Person, unit: string): Promise<TargetAim> {
  const [themeId, groupId, targetId, spareId, directiveId] = [id(), id(), id(), id(), id()]
  const [cell] = await foundCells(world, unit, 1)
  await writer.call(setTheme, { id: themeId, unit, kind: 'breakthrough', period: '2025', vi: 'Chuyển đổi số' })
  await writer.call(makeGroup, { id: groupId, unit, period: '2025', vi: 'Xây dựng Đảng' })
  await writer.call(registerDirective, {
    id: directiveId,
    issuer: `${unit}:committee`,
    kind: 'resolution',
    symbol: '41-NQ/QU',
    issuedOn: '2024-01-08',
    title: 'Về nhiệm vụ năm 2025',
  })
  const plan = { unit, measure: 'admitted', planAspect: 'assigned' as const, plan: '40', directiveId }
  await writer.call(openTarget, { ...plan, id: targetId, planEntryId: id(), period: '2025' })
  await writer.call(openTarget, { ...plan, id: spareId, planEntryId: id(), period: '2026' })
  return { themeId, groupId, targetId, spareId, cell: cell?.code ?? '', directiveId }
}
