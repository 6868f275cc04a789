import { decimal } from '../../../platform/domain/decimal.ts'
import type { Language } from '../../../platform/domain/text.ts'
import { plainText } from '../plan.ts'

/** An exact decimal as it stands in an input: with the comma of the language, and in one reading only. */
export const plainTyped = (value: string | null, language: Language): string =>
  value === null ? '' : plainText(decimal(value)).replace('.', language === 'vi' ? ',' : '.')
