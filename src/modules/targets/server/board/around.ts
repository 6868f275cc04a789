import { canRead } from '../../../accounts/access.ts'
import type { Ledger } from '../../../figures/figure.ts'
import type { Forest } from '../../../org/forest.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { Board } from '../../contract.ts'
import { stateOf } from '../../state.ts'
import { overlapsDays } from './held.ts'
import type { Scene } from './scene.ts'
import { standingOf } from './target-row.ts'

export function themesOf(
  scene: Scene,
  above: readonly UnitId[],
): Pick<Board, 'theme' | 'superiorTheme' | 'breakthroughs' | 'objectives'> {
  const { themes } = scene.rows
  const now = themes.filter((theme) => overlapsDays(theme, scene.period))
  const own = now.find((theme) => theme.unitId === scene.home && theme.kind === 'theme')
  const ofKind = (kind: 'breakthrough' | 'objective') =>
    now
      .filter((theme) => theme.unitId === scene.home && theme.kind === kind)
      .map(({ id, rank, vi, en, period }) => ({ id, rank, text: { vi, en }, period }))
  const superiorId = above.find((id) => now.some((theme) => theme.unitId === id && theme.kind === 'theme'))
  const superior = now.find((theme) => theme.unitId === superiorId && theme.kind === 'theme')
  return {
    theme: own ? { id: own.id, period: own.period, text: { vi: own.vi, en: own.en }, isSuperior: false } : null,
    superiorTheme:
      superior && superiorId !== undefined
        ? {
            period: superior.period,
            text: { vi: superior.vi, en: superior.en },
            unit: toUnitRef(scene.catalogue.forest, superiorId, scene.period.last),
          }
        : null,
    breakthroughs: ofKind('breakthrough'),
    objectives: ofKind('objective'),
  }
}

interface ChildHead {
  readonly unitId: UnitId
  readonly unit: Board['children'][number]['unit']
  readonly isOpen: boolean
}

const childHeads = new WeakMap<Forest, Map<string, readonly ChildHead[]>>()
const mostHeads = 500

/** The units below and whether this reader may open them: nothing but the trees, the reader and the day decide. */
function headsOf(
  { catalogue, reader, home, period, bodies }: Scene,
  childParties: readonly UnitId[],
): readonly ChildHead[] {
  const { forest } = catalogue
  const kept = childHeads.get(forest) ?? new Map<string, readonly ChildHead[]>()
  childHeads.set(forest, kept)
  const name = JSON.stringify([reader, home, bodies.on, period.last])
  let heads = kept.get(name)
  if (!heads) {
    heads = childParties.map((unitId) => ({
      unitId,
      unit: toUnitRef(forest, unitId, period.last),
      isOpen: canRead(forest, reader, unitId, period.last),
    }))
    if (kept.size >= mostHeads) kept.clear()
    kept.set(name, heads)
  }
  return heads
}

export function childrenOf(scene: Scene, ledger: Ledger, childParties: readonly UnitId[]): Board['children'] {
  const states = new Map<UnitId, string[]>()
  for (const target of scene.rows.targets) {
    if (target.unitId === scene.home || !overlapsDays(target, scene.period)) continue
    const list = states.get(target.unitId) ?? []
    list.push(stateOf(standingOf(scene, ledger, target).standing))
    states.set(target.unitId, list)
  }
  return headsOf(scene, childParties).map(({ unitId, unit, isOpen }) => {
    const held = states.get(unitId)
    if (!held) return { unit, isOpen, targets: 0, met: 0, notMet: 0, behind: 0, inProgress: 0, undecided: 0 }
    const count = (...of: readonly string[]): number => held.filter((state) => of.includes(state)).length
    return {
      unit,
      isOpen,
      targets: held.length,
      met: count('met', 'exceeded'),
      notMet: count('not_met'),
      behind: count('late', 'at_risk'),
      inProgress: count('in_progress', 'on_track', 'no_result'),
      undecided: count('undecided', 'no_plan'),
    }
  })
}
