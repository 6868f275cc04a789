import { type Decimal, decimal, zero } from '../../platform/domain/decimal.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import type { Direction } from './state.ts'

export const ways = ['equal', 'last_year', 'members', 'same', 'by_hand'] as const
/** How the shares were proposed: `same` gives every unit one value, where a measure does not add up. */
export type Way = (typeof ways)[number]

/** One unit a plan is handed down to. */
export interface Basis {
  /** Anything that names the unit for good; it breaks ties, so that the order of the list never matters. */
  readonly unit: string
  /** Shares are in proportion to it; null where the unit has nothing to go by. */
  readonly weight: Decimal | null
}

export interface Proposal {
  /** By unit; units without a basis are left to the hand. */
  readonly parts: ReadonlyMap<string, Decimal>
  readonly without: readonly string[]
}

/**
 * Cuts a whole into parts in proportion, by the largest remainder: every part is a multiple of 10^-decimals, the parts
 * add up to the whole exactly, and no part is a full step away from its exact share.
 * @param decimals of the measure; more are used where the whole has more.
 * @returns no parts when nobody has a basis above 0, or the whole is below 0.
 */
export function apportion(whole: Decimal, bases: readonly Basis[], decimals: number): Proposal {
  const known = bases.filter((basis) => basis.weight?.gte(0)).toSorted((a, b) => (a.unit < b.unit ? -1 : 1))
  const without = bases.filter((basis) => !known.includes(basis)).map((basis) => basis.unit)
  const places = Math.max(decimals, whole.decimalPlaces())
  const finest = Math.max(0, ...known.map((basis) => basis.weight?.decimalPlaces() ?? 0))
  const steps = integer(whole, places)
  const weights = known.map((basis) => integer(basis.weight ?? zero, finest))
  const all = weights.reduce((sum, weight) => sum + weight, 0n)
  if (all <= 0n || steps < 0n) return { parts: new Map(), without: bases.map((basis) => basis.unit) }
  const shares = weights.map((weight, index) => ({
    index,
    floor: (steps * weight) / all,
    rest: (steps * weight) % all,
  }))
  const left = Number(shares.reduce((rest, share) => rest - share.floor, steps))
  const first = shares.toSorted((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
  const raised = new Set(first.slice(0, left).map((share) => share.index))
  const parts = known.map(({ unit }, index) => {
    const count = (shares[index]?.floor ?? 0n) + (raised.has(index) ? 1n : 0n)
    return [unit, decimal(count.toString()).div(decimal(10).pow(places))] as const
  })
  return { parts: new Map(parts), without }
}

const integer = (value: Decimal, places: number): bigint => BigInt(value.times(decimal(10).pow(places)).toFixed(0))

/** What a whole leaves open, or what was given beyond it; one of the two is 0. */
export interface Balance {
  readonly allocated: Decimal
  readonly unallocated: Decimal
  readonly over: Decimal
}

export function balanceOf(whole: Decimal, parts: readonly Decimal[]): Balance {
  const allocated = parts.reduce((sum, part) => sum.plus(part), zero)
  const left = whole.minus(allocated)
  return { allocated, unallocated: left.gt(0) ? left : zero, over: left.lt(0) ? left.neg() : zero }
}

/** Do the parts of a measure make its whole? Only then is anything summed. */
export const addsUp = (measure: { readonly overUnits: string; readonly statedAtParent: string }): boolean =>
  measure.overUnits === 'sum' && measure.statedAtParent === 'total'

interface Allocated {
  readonly whole: Decimal
  readonly isAdditive: boolean
  readonly direction: Direction
  readonly isNonNegative: boolean
  readonly parts: readonly { readonly unit: string; readonly name: string; readonly value: Decimal }[]
  /** Plans that units outside this act hold already. */
  readonly kept: readonly Decimal[]
  readonly isStretch: boolean
  readonly reason: string | null
}

/** Refusals: `parts-missing`, `part-twice`, `part-zero`, `part-negative` and `over-allocated` name `parts`, `stretch-reason` names `reason`. */
export function checkAllocation(asked: Allocated): Outcome<Balance> {
  const { parts, isNonNegative, direction } = asked
  if (parts.length === 0)
    return refuse('parts-missing', 'Chưa ghi mức giao cho đơn vị nào.', 'No unit was given a part.', 'parts')
  const twice = parts.find((part, index) => parts.findIndex((other) => other.unit === part.unit) !== index)
  if (twice)
    return refuse('part-twice', `${twice.name} được ghi hai lần.`, `${twice.name} stands there twice.`, 'parts')
  const negative = parts.find((part) => isNonNegative && part.value.lt(0))
  if (negative)
    return refuse(
      'part-negative',
      `Mức giao cho ${negative.name} không thể âm.`,
      `The part of ${negative.name} cannot be negative.`,
      'parts',
    )
  const nothing = parts.find((part) => isNonNegative && direction === 'at_least' && part.value.isZero())
  if (nothing)
    return refuse(
      'part-zero',
      `Giao “ít nhất 0” cho ${nothing.name} không có nghĩa; hãy để trống nếu không giao.`,
      `“At least 0” for ${nothing.name} means nothing; leave it empty to give no plan.`,
      'parts',
    )
  const balance = balanceOf(asked.whole, [...parts.map((part) => part.value), ...asked.kept])
  if (!asked.isAdditive || balance.over.isZero()) return accept(balance)
  if (!asked.isStretch)
    return refuse(
      'over-allocated',
      `Tổng mức giao ${balance.allocated.toFixed()} vượt kế hoạch ${asked.whole.toFixed()} là ${balance.over.toFixed()}. Hãy giảm, hoặc chọn “giao cao hơn” và ghi lý do.`,
      `The parts make ${balance.allocated.toFixed()}, which is ${balance.over.toFixed()} over the plan of ${asked.whole.toFixed()}. Lower them, or choose “stretch” with a reason.`,
      'parts',
    )
  if ((asked.reason ?? '').trim().length < 3)
    return refuse(
      'stretch-reason',
      'Giao cao hơn kế hoạch cần ghi lý do.',
      'Allocating more than the plan needs a reason.',
      'reason',
    )
  return accept(balance)
}
