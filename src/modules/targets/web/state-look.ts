import type { IconName } from '../../../platform/web/ui/icons.tsx'
import type { TargetRow } from '../contract.ts'
import type { TargetState } from '../target.ts'

interface Look {
  readonly icon: IconName
  readonly tone: 'met' | 'not' | 'track' | 'late' | 'none'
  /** Smaller comes first when sorted by what needs attention. */
  readonly attention: number
}

export const lookOf: Readonly<Record<TargetState, Look>> = {
  not_met: { icon: 'cross', tone: 'not', attention: 0 },
  undecided: { icon: 'question', tone: 'late', attention: 1 },
  no_result: { icon: 'dash', tone: 'none', attention: 2 },
  in_progress: { icon: 'arrow', tone: 'track', attention: 3 },
  no_plan: { icon: 'dash', tone: 'none', attention: 4 },
  met: { icon: 'check', tone: 'met', attention: 5 },
}

export const byAttention = (a: TargetRow, b: TargetRow): number =>
  lookOf[a.state.code].attention - lookOf[b.state.code].attention ||
  (a.progress?.ratio ?? 0) - (b.progress?.ratio ?? 0) ||
  a.rank - b.rank

export const byRank = (a: TargetRow, b: TargetRow): number => a.rank - b.rank
