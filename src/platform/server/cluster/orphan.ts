import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isPostgresOn, postgresProcessesOn } from './process-facts.ts'
import { StartRefusal } from './start-refusal.ts'

/** The process id in postmaster.pid, if the file is there and readable. */
export const postmasterPid = (pgdata: string): number | undefined => {
  try {
    return Number(readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n')[0]) || undefined
  } catch {
    return undefined
  }
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {}
}

/**
 * Ends a postgres server: fast shutdown (SIGINT, clients are dropped, everything is written), after `patience` ms an
 * immediate one (SIGQUIT, the log is replayed at the next start), then SIGKILL. `isGone` says when it has ended.
 * Returns whether it did.
 */
export const endPostgres = async (pid: number, isGone: () => boolean, patience = 30_000): Promise<boolean> => {
  const steps: readonly (readonly [NodeJS.Signals, number])[] = [
    ['SIGINT', patience],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ]
  for (const [name, wait] of steps) {
    if (isGone()) return true
    signal(pid, name)
    for (const until = performance.now() + wait; performance.now() < until; await pause(10)) if (isGone()) return true
  }
  return isGone()
}

const cannotEnd = (pid: number, pgdata: string): StartRefusal =>
  new StartRefusal('data-held', {
    vi: `Tiến trình PostgreSQL ${pid} của lần chạy trước vẫn còn dùng ${pgdata} và không dừng được. Hãy dừng tiến trình đó rồi chạy lại.`,
    en: `The PostgreSQL process ${pid} of an earlier run still uses ${pgdata} and could not be stopped. Stop that process and start again.`,
  })

/**
 * Ends the server that an earlier, killed owner left running on this data directory (a real path), losing nothing.
 * The caller holds the directory, so whatever runs there is nobody's. A process that merely got the same id is left
 * alone. Refuses with `data-held` when it cannot be ended.
 */
export const endOrphan = async (pgdata: string): Promise<void> => {
  if (!existsSync(pgdata)) return
  const pid = postmasterPid(pgdata)
  if (pid !== undefined && isPostgresOn(pid, pgdata)) {
    if (!(await endPostgres(pid, () => !isPostgresOn(pid, pgdata)))) throw cannotEnd(pid, pgdata)
  }
  for (const left of postgresProcessesOn(pgdata)) {
    if (!(await endPostgres(left, () => !isPostgresOn(left, pgdata), 5000))) throw cannotEnd(left, pgdata)
  }
  // PostgreSQL takes any living process with the old id for a server, so a reused id would keep it from starting.
  const stale = postmasterPid(pgdata)
  if (stale !== undefined && isInTable(stale)) rmSync(join(pgdata, 'postmaster.pid'), { force: true })
}

/** Also true of a process that has ended and waits to be collected, as PostgreSQL sees it. */
const isInTable = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
