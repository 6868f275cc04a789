import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['src', 'migrations', 'editions']
const files = ['package-lock.json', 'vite.web.ts', 'vite.server.ts', 'index.html']

const walk = (path, found) => {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const at = join(path, entry.name)
    if (entry.isDirectory()) walk(at, found)
    else if (!/\.(test\.tsx?|md)$/.test(entry.name)) found.push(at)
  }
  return found
}

const sources = (root) =>
  [
    ...folders
      .map((name) => join(root, name))
      .filter(existsSync)
      .flatMap((path) => walk(path, [])),
    ...files.map((name) => join(root, name)).filter(existsSync),
  ].sort()

const digest = (root, describe) => {
  const hash = createHash('sha256')
  for (const path of sources(root))
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(describe(path))
      .update('\0')
  return hash.digest('hex')
}

/** Changes when a source may have changed; reads no file. */
export const lookOf = (root) =>
  digest(root, (path) => {
    const { size, mtimeMs } = statSync(path)
    return `${size} ${mtimeMs}`
  })

/** Changes when the content of a source changed. */
export const contentOf = (root) => digest(root, (path) => readFileSync(path))
