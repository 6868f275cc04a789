import type { Printable } from '../../printable.ts'

// Control characters but tab and line feed, and the two that are no characters: XML has no place for them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g

/** How JSON writes them, or leaves them. */
const hasAny = /\\(?:u00[01]|[bfr])|[\u007f\ufffe\uffff]/

/** The same document without characters that no paper can show, which would make a file that Word does not open. */
export function legible(printable: Printable): Printable {
  const written = JSON.stringify(printable)
  if (!hasAny.test(written)) return printable
  return JSON.parse(written, (_key, value: unknown) =>
    typeof value === 'string' ? value.replace(unprintable, '') : value,
  ) as Printable
}
