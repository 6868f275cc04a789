import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { contentOf, lookOf } from './sources.mjs'

const parts = ['web', 'server']
const draftPrefix = '.draft-'
const stampOf = (root) => join(root, 'dist', '.built')

const readStamp = (root) => {
  try {
    return JSON.parse(readFileSync(stampOf(root), 'utf8'))
  } catch {
    return undefined
  }
}

/** Whether `dist` was built from the sources as they are now. A copy without sources is taken as it is. */
export function isBuilt(root) {
  if (!existsSync(join(root, 'dist', 'server', 'cli.js')) || !existsSync(join(root, 'dist', 'web'))) return false
  if (!existsSync(join(root, 'vite.server.ts'))) return true
  const built = readStamp(root)
  if (!built) return false
  const look = lookOf(root)
  if (built.look === look) return true
  if (built.content !== contentOf(root)) return false
  // Files were touched, not changed: a fresh checkout, a copy.
  try {
    writeFileSync(stampOf(root), JSON.stringify({ look, content: built.content }))
  } catch {}
  return true
}

/** Builds aside and renames, so that a build that fails leaves the old one and none is ever seen half-done. */
export async function build(root, say, output) {
  say('Đang dựng chương trình...', 'Building the product...')
  const dist = join(root, 'dist')
  for (const name of readdirSync(dist).filter((entry) => entry.startsWith(draftPrefix))) {
    rmSync(join(dist, name), { recursive: true, force: true })
  }
  const draft = join(dist, `${draftPrefix}${process.pid}`)
  mkdirSync(draft)
  const stamp = { look: lookOf(root), content: contentOf(root) }
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  try {
    for (const part of parts) {
      const args = [
        vite,
        'build',
        '--config',
        `vite.${part}.ts`,
        '--outDir',
        join(draft, part),
        '--emptyOutDir',
        '--logLevel',
        'warn',
      ]
      // Whoever builds, a test too, builds what people are given.
      await run(process.execPath, args, { cwd: root, output, env: { ...process.env, NODE_ENV: 'production' } })
    }
    rmSync(stampOf(root), { force: true })
    for (const part of parts) {
      if (existsSync(join(dist, part))) renameSync(join(dist, part), join(draft, `old-${part}`))
      renameSync(join(draft, part), join(dist, part))
    }
    writeFileSync(stampOf(root), JSON.stringify(stamp))
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
