import {
  dayOf,
  type Found,
  found,
  glued,
  isDate,
  isMarked,
  isMonth,
  isYear,
  small,
  two,
  yearAfter,
} from './calendar.ts'
import { dayAt } from './days.ts'
import { romans } from './lexicon/numbers.ts'
import { afterHalf, afterMonths, beforeLength, beforeYear, clockWords, partsOfYear, spans } from './lexicon/periods.ts'
import { isGlued, isNumber, lengthAt, lowAt, rawAt, type Tokens } from './tokens.ts'

const eachOf: ReadonlySet<string> = new Set(['mỗi', 'một', 'hằng', 'hàng', 'nửa', 'từng'])

/** `tháng 7/2020`, `tháng 9`, `7/2020`. */
function monthAt(tokens: Tokens, at: number, isUnit: (at: number) => boolean): Found | null {
  const isNamed = lowAt(tokens, at - 1) === 'tháng' && !isNumber(tokens, at - 2)
  const dotted = isNamed && isMarked(tokens, at) ? /^(\d{1,2})\.(\d{4})$/.exec(rawAt(tokens, at)) : null
  if (isNamed && dotted && isMonth(Number(dotted[1])))
    return found('period', at - 1, at + 1, `${dotted[2]}-${two(Number(dotted[1]))}`)
  const month = small(tokens, at)
  if (!isMonth(month)) return null
  const direct = glued(tokens, at + 1, '/-') && isYear(tokens, at + 2)
  if (isNamed && !eachOf.has(lowAt(tokens, at - 2))) {
    const after = lowAt(tokens, at + 1) === ',' ? { year: null, to: at + 1 } : yearAfter(tokens, at + 1)
    const year = after.year
    const list = year === null ? monthsEnd(tokens, at + 1, isUnit) : 0
    if (list > at + 1) return found('period', at - 1, list, null)
    return found('period', at - 1, after.to, year === null ? null : `${year}-${two(month)}`)
  }
  return direct ? found('period', at, at + 3, `${rawAt(tokens, at + 2)}-${two(month)}`) : null
}

/** The end of `tháng 3 và 4`, `tháng 1, 2, 3`, `tháng 7-8`. */
function monthsEnd(tokens: Tokens, from: number, isUnit: (at: number) => boolean): number {
  let to = from
  while (to - from < 24 && [',', 'và', '-'].includes(lowAt(tokens, to)) && isMonth(small(tokens, to + 1))) {
    const isOfYear = lowAt(tokens, to + 2) === 'năm'
    const isRange = lowAt(tokens, to) === '-'
    if ((isUnit(to + 2) && !isOfYear && !isRange) || ['/', '-'].includes(lowAt(tokens, to + 2))) break
    to += 2
  }
  return to
}

/** `quý I/2024`, `quý 2 năm 2024`; the token is the one after `quý`. */
export function quarterAt(tokens: Tokens, at: number): Found | null {
  if (lowAt(tokens, at - 1) !== 'quý' || eachOf.has(lowAt(tokens, at - 2))) return null
  const number = isNumber(tokens, at) ? small(tokens, at) : (romans.get(lowAt(tokens, at)) ?? Number.NaN)
  if (!(number >= 1 && number <= 4)) return null
  const after = lowAt(tokens, at + 1) === ',' ? { year: null, to: at + 1 } : yearAfter(tokens, at + 1)
  return found('period', at - 1, after.to, after.year === null ? null : `${after.year}-Q${number}`)
}

/** `6 tháng đầu năm 2023`, `9 tháng năm 2023`, `6 tháng cuối năm`. */
function monthsOfYearAt(tokens: Tokens, at: number): Found | null {
  const months = small(tokens, at)
  if (lowAt(tokens, at + 1) !== 'tháng' || !isMonth(months)) return null
  const direct = isYear(tokens, at + 2) ? { value: 'first' as const, to: at + 2 } : null
  const stroke = glued(tokens, at + 2, '/-') && isYear(tokens, at + 3) ? { value: 'first' as const, to: at + 3 } : null
  const part = direct ?? stroke ?? partsOfYear.at(tokens, at + 2)
  if (part === null) return isPartOfYear(tokens, at) ? found('period', at, at + 2, null) : null
  const hasWord = lowAt(tokens, at + 2) === 'năm'
  const year = isYear(tokens, part.to) ? small(tokens, part.to) : null
  if (hasWord && year === null) return null
  const to = year === null ? part.to : part.to + 1
  if (year === null) return found('period', at, to, null)
  const half = part.value === 'first' ? `${year}-H1` : `${year}-H2`
  if (months === 6) return found('period', at, to, half)
  const value =
    part.value === 'first' ? `${year}-01..${year}-${two(months)}` : `${year}-${two(13 - months)}..${year}-12`
  return found('period', at, to, value)
}

/** `9 tháng ước đạt`: the months since January, and no length of time. */
const isPartOfYear = (tokens: Tokens, at: number): boolean => {
  const next = lowAt(tokens, at + 2)
  if (beforeLength.has(lowAt(tokens, at - 1))) return false
  if (afterMonths.has(next)) return true
  if (![6, 9].includes(small(tokens, at))) return false
  return afterHalf.has(next) || (next === ',' && ['', '\n', '.', ':'].includes(lowAt(tokens, at - 1)))
}

/** `2022-07`, `2022-07-30`: the year stands first. */
function reversedAt(tokens: Tokens, at: number): Found | null {
  if (!glued(tokens, at + 1, '-') || lengthAt(tokens, at + 2) !== 2) return null
  const month = small(tokens, at + 2)
  if (!isMonth(month) || spans.before(tokens, at)?.value === 'term') return null
  const isDay = glued(tokens, at + 3, '-') && lengthAt(tokens, at + 4) === 2 && isDate(small(tokens, at + 4))
  if (isDay) return found('date', at, at + 5, dayOf(small(tokens, at), month, small(tokens, at + 4)))
  return found('period', at, at + 3, `${rawAt(tokens, at)}-${two(month)}`)
}

/** `năm 2024`, `giai đoạn 2016 – 2020`, `nhiệm kỳ 2020-2025`, `(2017-2021)`, a bare `2023`. */
function yearsAt(tokens: Tokens, at: number, isCounted: (at: number) => boolean): Found | null {
  if (!isYear(tokens, at)) return null
  const reversed = reversedAt(tokens, at)
  if (reversed !== null) return reversed
  const before = spans.before(tokens, at)
  const from = before?.from ?? at
  const kind = before?.value ?? 'period'
  const joined = ['-', '/', 'đến'].includes(lowAt(tokens, at + 1))
  if (joined && isYear(tokens, at + 2))
    return found(kind, from, at + 3, kind === 'term' ? null : `${rawAt(tokens, at)}..${rawAt(tokens, at + 2)}`)
  if (glued(tokens, at + 1, '-/') && /^\d{2}$/.test(rawAt(tokens, at + 2)) && kind === 'term')
    return found(kind, from, at + 3, null)
  const open = sinceAt(tokens, from, at)
  if (open !== null && kind === 'period') return open
  if (before === null && isCounted(at + 1) && !beforeYear.has(lowAt(tokens, at - 1))) return null
  return found(kind, from, at + 1, rawAt(tokens, at))
}

/** `từ năm 2015 đến nay`, `từ năm 2016 đến năm 2020`. */
function sinceAt(tokens: Tokens, from: number, at: number): Found | null {
  if (lowAt(tokens, from - 1) !== 'từ' || !['đến', 'tới'].includes(lowAt(tokens, at + 1))) return null
  if (lowAt(tokens, at + 2) === 'nay') return found('period', from, at + 3, `${rawAt(tokens, at)}..`)
  const isTo = lowAt(tokens, at + 2) === 'năm' && isYear(tokens, at + 3)
  return isTo ? found('period', from, at + 4, `${rawAt(tokens, at)}..${rawAt(tokens, at + 3)}`) : null
}

/** `07:35`, `7 giờ 30`, `8h30`, `lúc 8 giờ`. */
function timeAt(tokens: Tokens, at: number): Found | null {
  const hour = small(tokens, at)
  if (!(hour >= 0 && hour <= 24)) return null
  const next = lowAt(tokens, at + 1)
  if (glued(tokens, at + 1, ':') && rawAt(tokens, at + 2).length === 2) {
    const seconds = glued(tokens, at + 3, ':') && rawAt(tokens, at + 4).length === 2
    return found('time', at, seconds ? at + 5 : at + 3, null)
  }
  if (isGlued(tokens, at + 1) && /^[hg]\d{2}$/.test(next)) return found('time', at, at + 2, null)
  const isClock = clockWords.has(lowAt(tokens, at - 1))
  if (isGlued(tokens, at + 1) && next === 'h') return found('time', at, at + 2, null)
  if (next === 'giờ' && lowAt(tokens, at + 2) === 'ngày' && isNumber(tokens, at + 3))
    return found('time', at, at + 2, null)
  if (next === 'giờ' && (isNumber(tokens, at + 2) || (isClock && lowAt(tokens, at - 1) !== 'khoảng')))
    return found('time', at, isNumber(tokens, at + 2) ? at + 3 : at + 2, null)
  return null
}

/**
 * The day, period or time at a token of digits.
 * @param isCounted tells whether what is counted begins at a token: `2024 hộ` is no year.
 * @param isUnit tells whether any unit begins at a token: `3-5 cặp` is no day.
 */
export const dateAt = (
  tokens: Tokens,
  at: number,
  isCounted: (at: number) => boolean,
  isUnit: (at: number) => boolean,
): Found | null => {
  if (isMarked(tokens, at)) return dayAt(tokens, at, isUnit) ?? monthAt(tokens, at, isUnit)
  if (lengthAt(tokens, at) > 4) return null
  return (
    timeAt(tokens, at) ??
    dayAt(tokens, at, isUnit) ??
    quarterAt(tokens, at) ??
    monthsOfYearAt(tokens, at) ??
    monthAt(tokens, at, isUnit) ??
    yearsAt(tokens, at, isCounted)
  )
}
