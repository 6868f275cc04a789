import { parsePeriod } from '../../domain/period.ts'
import { periodText as textOf } from '../../domain/period-text.ts'
import type { Language } from '../../domain/text.ts'

// The days of a term are in the server's register; its name needs only its id.
const anyTerm = () => ({ first: '0001-01-01', last: '9999-12-31' })

/** A period in words by its id: `quý I/2024`. What is not understood comes back as it is. */
export function periodText(id: string, language: Language): string {
  const parsed = parsePeriod(id, anyTerm)
  return parsed.ok ? textOf(parsed.value)[language] : id
}

export const capitalised = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1)
