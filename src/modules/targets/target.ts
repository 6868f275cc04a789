import { hundred } from '../../platform/domain/decimal.ts'
import { type Period, periodOfDays } from '../../platform/domain/period.ts'
import { divide, exactly, multiply, type Quantity, subtract } from '../figures/quantity.ts'
import type { Standing } from './state.ts'

/** The days a target's result is read over: from its own first day to the board's last, or its whole period once over. */
export function resultPeriod(target: Period, board: { readonly last: string }): Period {
  return board.last >= target.last
    ? target
    : periodOfDays(target.first, board.last < target.first ? target.first : board.last)
}

export type Progress = { readonly kind: 'percentage' | 'difference'; readonly quantity: Quantity } | null

/** For *at least* the percentage of the plan; for *at most* the difference from it. A plan of 0 has no percentage. */
export function progressOf(standing: Pick<Standing, 'result' | 'plan' | 'direction'>): Progress {
  const [result, plan] = [standing.result.quantity, standing.plan?.quantity]
  if (!result || !plan) return null
  if (standing.direction === 'at_most') return { kind: 'difference', quantity: subtract(result, plan) }
  if (standing.direction !== 'at_least') return null
  const share = divide(multiply(exactly(hundred), result), plan)
  return share ? { kind: 'percentage', quantity: share } : null
}
