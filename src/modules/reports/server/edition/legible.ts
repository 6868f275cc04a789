import type { Printable } from '../../printable.ts'

// Control characters but tab and line feed, and the two that are no characters: XML has no place for them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/
const allUnprintable = new RegExp(unprintable, 'g')

/** Printed figures that were looked through: they are kept with their ledger, and stand in many places. */
const clean = new WeakSet<object>()

function isClean(value: unknown): boolean {
  if (typeof value === 'string') return !unprintable.test(value)
  if (typeof value !== 'object' || value === null || clean.has(value)) return true
  for (const [name, part] of Object.entries(value)) {
    if (!isClean(part)) return false
    if (name === 'figure' || name === 'against') clean.add(part as object)
  }
  return true
}

/** The same document without characters that no paper can show, which would make a file that Word does not open. */
export function legible(printable: Printable): Printable {
  if (isClean(printable)) return printable
  return JSON.parse(JSON.stringify(printable), (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(allUnprintable, '') : value,
  ) as Printable
}
