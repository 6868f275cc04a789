import { startProduct, withDataFolder } from './product.ts'
import { alone, type Result } from './result.ts'

const data = 'the seed edition'

/** The first start on an empty data folder, and the second on the one it made; one measurement each. */
export const starts = (): Promise<readonly Result[]> =>
  withDataFolder(async (dataDir) => {
    const taken: number[] = []
    for (let time = 0; time < 2; time++) {
      const product = await startProduct(dataDir)
      await product.stop()
      taken.push(product.milliseconds / 1000)
    }
    const [first = Number.NaN, second = Number.NaN] = taken
    return [
      alone({
        name: 'start-first',
        layer:
          'from an empty data folder to the first page answered, after npm ci and build; a fresh clone is measured by hand',
        data,
        concurrency: 1,
        value: first,
        unit: 's',
      }),
      alone({
        name: 'start-second',
        layer: 'from the second start to the first page answered',
        data,
        concurrency: 1,
        value: second,
        unit: 's',
      }),
    ]
  })
