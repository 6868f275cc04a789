/** What a benchmark found. `ratio` is the median of paired ratios product / floor, `low` and `high` its 5th and 95th percentile. */
export interface Result {
  readonly name: string
  /** What is measured, and what is not. */
  readonly layer: string
  readonly data: string
  readonly concurrency: number
  /** Median of the product, in `unit`. */
  readonly value: number
  /** The 95th percentile of it; null where it was measured once. */
  readonly valueHigh: number | null
  readonly unit: string
  /** Median of the floor, in `unit`. */
  readonly floor: number | null
  readonly floorHigh: number | null
  readonly floorName: string | null
  readonly ratio: number | null
  readonly low: number | null
  readonly high: number | null
  readonly bar: string | null
  readonly holds: boolean | null
  /** Statements of one run of the product, without begin and commit. */
  readonly statements: number | null
}

/** One figure without a floor, printed beside the others. */
export const alone = (
  given: Pick<Result, 'name' | 'layer' | 'data' | 'concurrency' | 'value' | 'unit'> &
    Partial<Pick<Result, 'valueHigh'>>,
): Result => ({
  valueHigh: null,
  ...given,
  floor: null,
  floorHigh: null,
  floorName: null,
  ratio: null,
  low: null,
  high: null,
  bar: null,
  holds: null,
  statements: null,
})
