import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

const stampOf = (root) => join(root, 'node_modules', '.thenchot-installed')
const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

const stamp = (root) => {
  try {
    writeFileSync(stampOf(root), lockHash(root))
  } catch {
    // A read-only installation is compared again each time.
  }
}

const suits = (wanted, actual) =>
  !wanted || wanted.includes(actual) || wanted.every((one) => one.startsWith('!') && one !== `!${actual}`)

const libc = () => (process.report?.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl')

/** Whether what npm says it installed covers everything the lock wants for running on this machine. */
const coversLock = (root) => {
  const installed = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installed)) return false
  const has = JSON.parse(readFileSync(installed, 'utf8')).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const ourLibc = process.platform === 'linux' ? libc() : undefined
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.dev || entry.devOptional) return true
    if (has[path]) return has[path].version === entry.version
    const isBuild = entry.os !== undefined || entry.cpu !== undefined
    const isForUs = suits(entry.os, process.platform) && suits(entry.cpu, process.arch) && suits(entry.libc, ourLibc)
    return entry.peer === true || (entry.optional === true && !(isBuild && isForUs))
  })
}

/** Whether node_modules holds what package-lock.json wants. Remembered by a hash in node_modules. */
export function isInstalled(root) {
  if (!existsSync(join(root, 'package-lock.json'))) return existsSync(join(root, 'node_modules'))
  if (existsSync(stampOf(root)) && readFileSync(stampOf(root), 'utf8') === lockHash(root)) return true
  if (!coversLock(root)) return false
  stamp(root)
  return true
}

/** Installs what the product runs, from the lock, without tools for development. */
export async function install(root, say, output) {
  say(
    'Đang cài các gói cần để chạy (một lần, khoảng nửa phút)...',
    'Installing what the product runs (once, about half a minute)...',
  )
  const npm = process.env.npm_execpath
  const args = ['ci', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm?.endsWith('.js')) await run(process.execPath, [npm, ...args], { cwd: root, output })
  else await run('npm', args, { cwd: root, output, shell: process.platform === 'win32' })
  stamp(root)
}
