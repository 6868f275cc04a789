import { type Decimal, decimal, hundred, zero } from '../../platform/domain/decimal.ts'

export interface Weighed {
  readonly weight: Decimal | null
  /** Percentage of the plan; null where there is none. */
  readonly percentage: Decimal | null
}

export interface GroupWeight {
  readonly sum: Decimal
  /** Every target of the group has a weight. */
  readonly isWhole: boolean
  /** Percent, each target counted up to 100; null unless all have a weight and a percentage. */
  readonly progress: Decimal | null
}

/** The weights of a group, and its progress where every target has its part in it. */
export function weigh(targets: readonly Weighed[]): GroupWeight {
  const sum = targets.reduce((all, target) => all.plus(target.weight ?? 0), zero)
  const isWhole = targets.length > 0 && targets.every((target) => target.weight !== null)
  if (!isWhole || sum.lte(0) || targets.some((target) => target.percentage === null))
    return { sum, isWhole, progress: null }
  const made = targets.reduce((all, { weight, percentage }) => {
    const share = percentage ?? zero
    return all.plus(decimal(weight ?? 0).times(share.gt(hundred) ? hundred : share))
  }, zero)
  return { sum, isWhole, progress: made.div(sum) }
}
