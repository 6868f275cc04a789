import type { IconName } from '../../../platform/web/ui/icons.tsx'
import type { TargetRow } from '../contract.ts'
import { needsAttentionFirst, type TargetState } from '../state.ts'

interface Look {
  readonly icon: IconName
  readonly tone: 'met' | 'not' | 'track' | 'late' | 'risk' | 'none'
}

export const lookOf: Readonly<Record<TargetState, Look>> = {
  exceeded: { icon: 'check', tone: 'met' },
  met: { icon: 'check', tone: 'met' },
  on_track: { icon: 'arrow', tone: 'track' },
  late: { icon: 'clock', tone: 'late' },
  at_risk: { icon: 'triangle', tone: 'risk' },
  not_met: { icon: 'cross', tone: 'not' },
  in_progress: { icon: 'part', tone: 'track' },
  undecided: { icon: 'question', tone: 'late' },
  no_plan: { icon: 'dash', tone: 'none' },
  no_result: { icon: 'dash', tone: 'none' },
}

export const byAttention = (a: TargetRow, b: TargetRow): number =>
  needsAttentionFirst(a.state.code, b.state.code) ||
  (a.progress?.ratio ?? 0) - (b.progress?.ratio ?? 0) ||
  a.rank - b.rank

export const byRank = (a: TargetRow, b: TargetRow): number => a.rank - b.rank
