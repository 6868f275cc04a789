import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

const isLinux = process.platform === 'linux'

const attempt = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    return undefined
  }
}

const ps = (pid: number, column: string): string | undefined =>
  attempt(() =>
    execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim(),
  )

/** The fields of /proc/<pid>/stat from the state on; the command before it may itself contain spaces. */
const statFields = (pid: number | string): string[] | undefined =>
  attempt(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  })

/** Whether a process with this id exists; one that has ended but was not yet collected by its parent does not count. */
export const isAlive = (pid: number): boolean => {
  if (isLinux) {
    const state = statFields(pid)?.[0]
    return state !== undefined && state !== 'Z' && state !== 'X'
  }
  return !(ps(pid, 'stat') || 'Z').startsWith('Z')
}

/** When the process began, as an opaque word: together with the id it names one process, even when ids are reused. */
export const birthOf = (pid: number): string | undefined => {
  if (!isLinux) return ps(pid, 'lstart') || undefined
  const ticks = statFields(pid)?.[19]
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
  return ticks === undefined ? undefined : `${boot ?? ''}:${ticks}`
}

/** Whether the process is a postgres server that works in this data directory (a real path). */
export const isPostgresOn = (pid: number, pgdata: string): boolean => {
  if (!isLinux) {
    const command = ps(pid, 'command') ?? ''
    return command.includes('postgres') && command.includes(pgdata)
  }
  const cwd = attempt(() => readlinkSync(`/proc/${pid}/cwd`))
  return cwd === pgdata && (attempt(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')) ?? '').includes('postgres')
}

/** Every postgres process, server or worker, in this data directory. On macOS: none, `ps` does not tell. */
export const postgresProcessesOn = (pgdata: string): number[] =>
  isLinux
    ? readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map(Number)
        .filter((pid) => isPostgresOn(pid, pgdata))
    : []

/** The process and its direct children. */
export const withChildren = (pid: number): number[] => {
  if (!isAlive(pid)) return []
  if (!isLinux) {
    const listed = attempt(() => execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })) ?? ''
    return [pid, ...listed.split('\n').filter(Boolean).map(Number)]
  }
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statFields(name)?.[1] === String(pid))
  return [pid, ...children.map(Number)]
}
