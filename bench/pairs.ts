/** Medians and 95th percentiles of both sides, and the median and range of their paired ratios. */
export interface Pairs {
  readonly value: number
  readonly valueHigh: number
  readonly floor: number
  readonly floorHigh: number
  readonly ratio: number
  readonly low: number
  readonly high: number
}

/** One run, told apart by its number; gives the measured value. */
export type Run = (round: number) => Promise<number>

const usualWarmUps = 40

/**
 * Runs product and floor alternately in this process and pairs them; who goes first alternates too, so that neither
 * profits from a machine that grows faster or slower.
 * @param between runs after every pair, unmeasured
 * @param warmUps rounds before the first that counts; work of a millisecond is compiled for hundreds of them
 */
export async function pairs(
  product: Run,
  floor: Run,
  count: number,
  between: () => Promise<void> = async () => undefined,
  warmUps = Math.min(usualWarmUps, count),
): Promise<Pairs> {
  const found: { product: number; floor: number }[] = []
  for (let round = 0; round < warmUps + count; round++) {
    const isProductFirst = round % 2 === 0
    const first = await (isProductFirst ? product : floor)(round)
    const second = await (isProductFirst ? floor : product)(round)
    if (round >= warmUps)
      found.push(isProductFirst ? { product: first, floor: second } : { product: second, floor: first })
    await between()
  }
  const [products, floors] = [found.map((pair) => pair.product), found.map((pair) => pair.floor)]
  const ratios = found.map((pair) => pair.product / pair.floor)
  return {
    value: quantile(products),
    valueHigh: quantile(products, 0.95),
    floor: quantile(floors),
    floorHigh: quantile(floors, 0.95),
    ratio: quantile(ratios),
    low: quantile(ratios, 0.05),
    high: quantile(ratios, 0.95),
  }
}

export function quantile(values: readonly number[], share = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return below + (above - below) * (at - Math.floor(at))
}

/** Milliseconds one piece of work took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
