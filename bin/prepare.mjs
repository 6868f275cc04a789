import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, isBuilt } from './prepare/build.mjs'
import { install, isInstalled } from './prepare/install.mjs'
import { underLock } from './prepare/lock.mjs'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Makes the product runnable: installs what it runs and builds it, each only when needed.
 * `output` ('stdout' or 'stderr') is where people see what is going on.
 */
export async function prepare(output) {
  const say = (vi, en) => process[output].write(`${vi}\n${en}\n`)
  if (isInstalled(root) && isBuilt(root)) return
  await underLock(join(root, 'dist', '.preparing'), say, async () => {
    // Another command may have done the work while this one waited.
    if (!isInstalled(root)) await install(root, say, output)
    if (!isBuilt(root)) await build(root, say, output)
  })
}

/** Runs the built program in this very process: signals, terminal and exit code are its own. */
export async function runProduct(args) {
  const program = join(root, 'dist', 'server', 'cli.js')
  if (!existsSync(program)) throw new Error(`${program} is missing`)
  process.argv = [process.execPath, program, ...args]
  await import(pathToFileURL(program).href)
}

/** Prints why it failed and ends the process with code 1. */
export function giveUp(error) {
  process.stderr.write(`${error.text ? `${error.text.vi}\n${error.text.en}` : (error.stack ?? error)}\n`)
  process.exit(1)
}
