/** The input of `readBoard` as the address gives it; one key for every page that reads the same board. */
export const boardInput = (unit: string | undefined, period: string | undefined, knownAt: string | undefined) => ({
  unit: unit ?? '',
  ...(period === undefined ? {} : { period }),
  ...(knownAt === undefined ? {} : { knownAt }),
})
