import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const beat = 2000
const silence = 30_000

const attempt = (work) => {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** A holder touches its lock every two seconds, so one that is dead, or silent for long, has left it behind. */
const isLeftBehind = (path) => {
  const content = attempt(() => readFileSync(path, 'utf8'))
  const touched = attempt(() => statSync(path).mtimeMs)
  if (content === undefined || touched === undefined) return false
  const pid = Number(content.split(' ')[0])
  const isDead = attempt(() => process.kill(pid, 0) || true) === undefined && !isForbidden(pid)
  return isDead || Date.now() - touched > silence
}

const isForbidden = (pid) => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
  return false
}

/** Runs `work` while no other command does so; waits for one that does, and says so. */
export async function underLock(path, say, work) {
  mkdirSync(dirname(path), { recursive: true })
  const mine = `${process.pid} ${randomUUID()}`
  const draft = `${path}.${randomUUID()}`
  let hasTold = false
  for (;;) {
    writeFileSync(draft, mine)
    const got = attempt(() => linkSync(draft, path) ?? true)
    rmSync(draft, { force: true })
    if (got) break
    if (isLeftBehind(path)) attempt(() => renameSync(path, draft))
    rmSync(draft, { force: true })
    if (!hasTold)
      say('Một lệnh khác đang chuẩn bị chương trình, xin chờ.', 'Another command is preparing the product, waiting.')
    hasTold = true
    await pause(100)
  }
  const heart = setInterval(() => attempt(() => utimesSync(path, new Date(), new Date())), beat)
  try {
    return await work()
  } finally {
    clearInterval(heart)
    if (attempt(() => readFileSync(path, 'utf8')) === mine) rmSync(path, { force: true })
  }
}
