import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { startProduct, withDataFolder } from './product.ts'
import { alone, type Result } from './result.ts'

/** PSS of the product and its database after a while of idling; Linux only. */
export const memory = (idleSeconds: number): Promise<Result> =>
  withDataFolder(async (dataDir) => {
    const product = await startProduct(dataDir)
    try {
      await pause(idleSeconds * 1000)
      const [product_, ...database] = withDescendants(product.pid).map(megabytes)
      const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0)
      return alone({
        name: 'memory',
        layer: `proportional set size after ${idleSeconds} s idle: product ${Math.round(product_ ?? 0)} MB, ${database.length} database processes ${Math.round(sum(database))} MB`,
        data: 'the seed edition',
        concurrency: 1,
        value: sum([product_ ?? 0, ...database]),
        unit: 'MB',
      })
    } finally {
      await product.stop()
    }
  })

const parentOf = (pid: string): number => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

/** The process and everything it started, itself first. */
function withDescendants(pid: number): readonly number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), parent: parentOf(name) }))
  const found = [pid]
  for (const at of found) found.push(...parents.filter((item) => item.parent === at).map((item) => item.pid))
  return found
}

function megabytes(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024
}
