import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Text } from '../../domain/text.ts'
import type { Binaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import { openLog } from './log-file.ts'
import { endPostgres } from './orphan.ts'
import { databaseEnvironment } from './run.ts'
import { serverArguments } from './settings.ts'
import { StartRefusal } from './start-refusal.ts'

const slowStart = 5000
const longestStart = 30 * 60_000

export interface PostmasterOptions {
  readonly binaries: Binaries
  readonly pgdata: string
  readonly socketDir: string
  readonly logPath: string
  readonly as: Identity | undefined
  readonly isDurable: boolean
  readonly onNotice: (notice: Text) => void
}

/** A running private server. */
export interface Postmaster {
  readonly pid: number
  /** Fast shutdown; resolves when the process has ended. May be called again. */
  stop(): Promise<void>
}

const isReady = (pgdata: string, pid: number): boolean => {
  const path = join(pgdata, 'postmaster.pid')
  if (!existsSync(path)) return false
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines[0] === String(pid) && lines[7]?.trim() === 'ready'
}

const didNotStart = (logPath: string, tail: string): StartRefusal =>
  new StartRefusal('database-failed', {
    vi: `PostgreSQL không khởi động được. Nhật ký: ${logPath}\n${tail}`,
    en: `PostgreSQL did not start. Log: ${logPath}\n${tail}`,
  })

const recovering: Text = {
  vi: 'Cơ sở dữ liệu đang tự phục hồi sau lần dừng đột ngột, xin chờ.',
  en: 'The database is recovering from a sudden stop, please wait.',
}

const ended: Text = {
  vi: 'PostgreSQL đã dừng ngoài ý muốn. Hãy khởi động lại chương trình; dữ liệu đã lưu vẫn còn.',
  en: 'PostgreSQL stopped unexpectedly. Restart the product; what was saved is still there.',
}

/** Starts `postgres` and resolves when it takes connections. Refuses with `database-failed` and the end of its log. */
export const startPostmaster = async (options: PostmasterOptions): Promise<Postmaster> => {
  const { binaries, pgdata, socketDir, logPath, as, isDurable, onNotice } = options
  const log = openLog(logPath, as)
  const settings = serverArguments({ socketDir, major: binaries.major, isDurable })
  // Apart from our terminal: Ctrl-C in the terminal is for the product, which then stops the database itself.
  const child = spawn(binaries.postgres, ['-D', pgdata, ...settings], {
    cwd: '/',
    env: databaseEnvironment(),
    stdio: ['ignore', log.descriptor, log.descriptor],
    detached: true,
    ...as,
  })
  let hasEnded = false
  let isStopping = false
  let isUp = false
  const end = () => {
    hasEnded = true
    process.off('exit', endWithUs)
    if (isUp && !isStopping) onNotice(ended)
  }
  const endWithUs = () => child.kill('SIGINT')
  child.once('exit', end).once('error', end)
  process.once('exit', endWithUs)
  const stop = async () => {
    isStopping = true
    if (child.pid !== undefined) await endPostgres(child.pid, () => hasEnded)
  }
  const since = performance.now()
  let hasTold = false
  while (!hasEnded && !isReady(pgdata, child.pid ?? -1) && performance.now() - since < longestStart) {
    if (!hasTold && performance.now() - since > slowStart) {
      hasTold = true
      onNotice(recovering)
    }
    await pause(5)
  }
  const tail = log.tail()
  log.close()
  isUp = !hasEnded && isReady(pgdata, child.pid ?? -1)
  if (isUp && child.pid !== undefined) return { pid: child.pid, stop }
  await stop()
  throw didNotStart(logPath, tail)
}
