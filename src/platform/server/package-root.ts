import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds this package, from sources and from the built bundle alike. */
export function packageRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const file = join(at, 'package.json')
    if (existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'thenchot') return at
    const above = dirname(at)
    if (above === at) throw new Error('the package folder was not found')
    at = above
  }
}
