import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { withVietnameseD } from '../../platform/domain/text.ts'

export interface DirectiveSymbol {
  /** At least two digits, and a small letter where one was inserted: `05`, `12a`. */
  readonly number: string
  readonly type: string
  /** `TU`; of a joint document the lead first: `BTCTU-UBKTTU`. */
  readonly agency: string
}

const form =
  /^(?:số\s*[:.]?\s*)?0*([1-9]\d{0,4})([a-zđ]?)\s*-\s*([a-zđ]{1,6})\s*\/\s*([a-zđ][a-zđ0-9]{0,14}(?:\s*-\s*[a-zđ][a-zđ0-9]{0,14}){0,4})$/iu

/**
 * Reads `05-NQ/TU`: number, type, agency. Taken as well: `Số`, a colon, spaces, small letters, long dashes, `Ð` for `Đ`.
 * @param spellings how types are written (`CTr`); others are taken as typed, or in capitals where all letters are small
 */
export function parseSymbol(text: string, spellings: readonly string[] = []): Outcome<DirectiveSymbol> {
  const plain = withVietnameseD(text.normalize('NFC'))
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[⁄∕]/g, '/')
    .replace(/\s+/g, ' ')
    .trim()
  const match = form.exec(plain)
  if (!match) {
    return refuse(
      'bad-symbol',
      `Số và ký hiệu “${text}” không đúng dạng, ví dụ 05-NQ/TU.`,
      `The number and symbol “${text}” are not of the form 05-NQ/TU.`,
      'symbol',
    )
  }
  const [, digits = '', letter = '', type = '', agency = ''] = match
  return accept({
    number: digits.padStart(2, '0') + letter.toLowerCase(),
    type: spelled(type, spellings),
    agency: agency.replace(/\s/g, '').toUpperCase(),
  })
}

function spelled(type: string, spellings: readonly string[]): string {
  const known = spellings.find((spelling) => spelling.toUpperCase() === type.toUpperCase())
  return known ?? (type === type.toLowerCase() ? type.toUpperCase() : type)
}

export const formSymbol = (symbol: DirectiveSymbol): string => `${symbol.number}-${symbol.type}/${symbol.agency}`

/** The digits of the number; a letter after them does not make it another one. */
export const countOf = (symbol: DirectiveSymbol): number => Number.parseInt(symbol.number, 10)

/** Who leads a joint document; its series is the lead's. */
export const leadAgency = (symbol: DirectiveSymbol): string => symbol.agency.split('-')[0] ?? symbol.agency
