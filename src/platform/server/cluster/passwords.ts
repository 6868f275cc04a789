import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { writePrivateFile } from './writable-folder.ts'

/** A new password: 48 hexadecimal digits, so it needs no quoting anywhere. */
export const newPassword = (): string => randomBytes(24).toString('hex')

/**
 * The passwords kept in a private file (0600), one for each of `names`; those missing are made and written first.
 * Throws the system's error when the file cannot be read or written.
 */
export const keptPasswords = <Name extends string>(path: string, names: readonly Name[]): Record<Name, string> => {
  const kept: Partial<Record<Name, string>> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const all = Object.fromEntries(names.map((name) => [name, kept[name] ?? newPassword()])) as Record<Name, string>
  if (names.some((name) => kept[name] === undefined)) {
    writePrivateFile(path, `${JSON.stringify({ ...kept, ...all }, undefined, 2)}\n`)
  }
  return all
}
