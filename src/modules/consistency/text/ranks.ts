import type { Found } from './calendar.ts'
import { digitsAfterTens } from './lexicon/digits.ts'
import { ranking } from './lexicon/ranks.ts'
import { numberAt, type Printed } from './number.ts'
import { isNumber, isWord, lowAt, type Tokens, wordAt } from './tokens.ts'

/** A place in an order among others, or an ordinal, which is no figure. */
export type Ordinal =
  | { readonly rank: Printed; readonly from: number; readonly to: number }
  | { readonly mention: Found }

const asRank = (value: string, from: number, to: number): Ordinal => ({
  rank: { value, decimals: 0, form: 'words', asThousands: null, from, to },
  from,
  to,
})

/** Reads `thứ ba`, `thứ 3` where the token is `thứ`: a rank where others are named it is compared with. */
export function ordinalAt(tokens: Tokens, at: number): Ordinal | null {
  const next = lowAt(tokens, at + 1)
  const isDigits = isNumber(tokens, at + 1)
  const value = isDigits
    ? numberAt(tokens, at + 1)?.value
    : next === 'nhất'
      ? '1'
      : next === 'nhì'
        ? '2'
        : digitsAfterTens.get(next)?.toString()
  if (value === undefined) return null
  const to = isDigits ? (numberAt(tokens, at + 1)?.to ?? at + 2) : at + 2
  const mention: Ordinal = { mention: { kind: 'ordinal', from: at, to, value: null } }
  if (wordAt(tokens, at).letters !== 'lower' && !isDigits) return mention
  const lead = ranking.verbs.before(tokens, at)
  if (lead !== null) return asRank(value, at, to)
  if (ranking.notRanked.has(lowAt(tokens, at - 1))) return mention
  return ranking.among.at(tokens, to) !== null ? asRank(value, at, to) : mention
}

/** Reads `địa phương đầu tiên ở ...` where the token is `đầu`. */
export function firstAt(tokens: Tokens, at: number): Ordinal | null {
  if (lowAt(tokens, at + 1) !== 'tiên') return null
  const noun = ranking.subjects.before(tokens, at)
  if (noun === null || !isWord(tokens, at + 2) || ranking.firstAmong.at(tokens, at + 2) === null) return null
  const isAmongFirst = ['những', 'các', 'nhóm'].includes(lowAt(tokens, noun.from - 1))
  return isAmongFirst ? null : asRank('1', at, at + 2)
}

/** Reads `xếp hạng 12`, `đứng vị trí 5`, at a token of digits. */
export function rankedAt(tokens: Tokens, number: Printed): Ordinal | null {
  const lead = ranking.places.before(tokens, number.from)
  if (lead === null || number.form === 'decimal') return null
  return asRank(number.value, number.from, number.to)
}
