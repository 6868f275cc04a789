import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { birthOf } from './process-facts.ts'

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** A lock whose process has ended, or whose id now belongs to another process, was left behind. */
const isLeftBehind = (content: string): boolean => {
  const [pid = '', birth = ''] = content.split('\n')
  return birthOf(Number(pid)) !== birth
}

/** Takes a left-behind lock away; when another process was quicker and it is a live lock by now, puts it back. */
const removeLeftBehind = (path: string): void => {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
    if (!isLeftBehind(read(aside) ?? '')) linkSync(aside, path)
  } catch {}
  rmSync(aside, { force: true })
}

/**
 * Runs `work` while no other process does so under the same path. Waits up to `patience` ms for another process,
 * then returns 'busy'.
 */
export const underShortLock = async <T>(path: string, work: () => Promise<T>, patience = 5000): Promise<T | 'busy'> => {
  const mine = `${process.pid}\n${birthOf(process.pid) ?? ''}\n${randomUUID()}`
  const draft = `${path}.${randomUUID()}`
  const until = performance.now() + patience
  for (;;) {
    // Written aside and linked, so that a lock never exists without its content.
    writeFileSync(draft, mine, { flag: 'wx', mode: 0o600 })
    try {
      linkSync(draft, path)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
    const other = read(path)
    if (other !== undefined && isLeftBehind(other)) removeLeftBehind(path)
    else if (performance.now() > until) return 'busy'
    else await pause(20)
  }
  try {
    return await work()
  } finally {
    if (read(path) === mine) rmSync(path, { force: true })
  }
}
