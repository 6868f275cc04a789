import { dayOf, type Found, found, glued, isDate, isMarked, isMonth, isYear, small, yearAfter } from './calendar.ts'
import { daysBefore, knownDays } from './lexicon/periods.ts'
import { isGlued, isNumber, lengthAt, lowAt, rawAt, type Tokens, wordAt } from './tokens.ts'

/** The longest list of days: `các ngày 3, 4, 7, 11/5`. */
const longestList = 12

/**
 * `28/3/2024`, `2-4-2024`, `28.3.2024`, `ngày 2/9`, `sáng 31-5`, `ngày 5 tháng 3 năm 2020`.
 * @param isUnit tells whether what is counted begins at a token, for then `3-5` is a range and `4/4` a fraction.
 */
export function dayAt(tokens: Tokens, at: number, isUnit: (at: number) => boolean): Found | null {
  if (isMarked(tokens, at)) return dottedDay(tokens, at, isUnit)
  const date = small(tokens, at)
  if (!isDate(date) || lengthAt(tokens, at) > 2) return null
  return strokedDay(tokens, at, date, isUnit) ?? dayOfMonth(tokens, at, date) ?? namedDay(tokens, at)
}

function dottedDay(tokens: Tokens, at: number, isUnit: (at: number) => boolean): Found | null {
  const parts = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?$/.exec(rawAt(tokens, at))
  if (parts === null) return null
  const [date, month] = [Number(parts[1]), Number(parts[2])]
  if (parts[3] !== undefined) return found('date', at, at + 1, dayOf(Number(parts[3]), month, date))
  if (!isDate(date) || !isMonth(month)) return null
  const isNamed = daysBefore.certain.has(lowAt(tokens, at - 1)) || isDottedUntil(tokens, at, isUnit)
  return isNamed ? found('date', at, at + 1, null) : null
}

/** `đến 30.9 đạt`, but not `đến 3.5 lần` nor `đến 3.5, 4.0`. */
const isDottedUntil = (tokens: Tokens, at: number, isUnit: (at: number) => boolean): boolean =>
  ['đến', 'hết', 'trước'].includes(lowAt(tokens, at - 1)) &&
  wordAt(tokens, at + 1).kind === 'word' &&
  !isUnit(at + 1) &&
  !['đến', 'lên', 'xuống', 'và'].includes(lowAt(tokens, at + 1))

/** A day with strokes or hyphens, with its year or without. */
function strokedDay(tokens: Tokens, at: number, date: number, isUnit: (at: number) => boolean): Found | null {
  if (!glued(tokens, at + 1, '/-') || daysBefore.places.has(lowAt(tokens, at - 1))) return null
  const mark = lowAt(tokens, at + 1)
  const month = small(tokens, at + 2)
  const isRange = mark === '-' && isDate(month) && glued(tokens, at + 3, '/') && isMonth(small(tokens, at + 4))
  if (isRange) return found('date', at, yearAfter(tokens, at + 5).to, null)
  if (lengthAt(tokens, at + 2) > 2 || !isMonth(month)) return isWrongDay(tokens, at, mark)
  const year = small(tokens, at + 4)
  if (lowAt(tokens, at + 3) === mark && glued(tokens, at + 3, '/-')) {
    if (isYear(tokens, at + 4)) return found('date', at, at + 5, dayOf(year, month, date))
    if (isCertain(tokens, at) && lengthAt(tokens, at + 4) === 2)
      return found('date', at, at + 5, dayOf(2000 + year, month, date))
  }
  if (!isBareDay(tokens, at, mark, isUnit)) return null
  const after = yearAfter(tokens, at + 3)
  return found('date', at, after.to, after.year === null ? null : dayOf(after.year, month, date))
}

/** `31/15/2024` is printed as a day, though there is none. */
function isWrongDay(tokens: Tokens, at: number, mark: string): Found | null {
  const isWhole = lowAt(tokens, at + 3) === mark && glued(tokens, at + 3, '/-') && isYear(tokens, at + 4)
  return isWhole && lengthAt(tokens, at + 2) <= 2 ? found('date', at, at + 5, null) : null
}

const isCertain = (tokens: Tokens, at: number): boolean => {
  const comma = lowAt(tokens, at - 1) === ',' ? 1 : 0
  const before = lowAt(tokens, at - 1 - comma)
  if (comma === 1) return daysBefore.beforeComma.has(before) && !isNumber(tokens, at - 3)
  if (daysBefore.weekdays.has(before)) return ['thứ', 'chủ'].includes(lowAt(tokens, at - 2))
  return daysBefore.certain.has(before)
}

/** Is `25/9` or `25-9` a day here, and not 25 of 9, or 25 to 9? */
function isBareDay(tokens: Tokens, at: number, mark: string, isUnit: (at: number) => boolean): boolean {
  if (isCertain(tokens, at)) return true
  if (lowAt(tokens, at + 3) !== ',' && yearAfter(tokens, at + 3).year !== null) return true
  if (mark === '/' && isFarAboveOne(tokens, at)) return true
  if (isUnit(at + 3) && !isThisYear(tokens, at + 3)) return false
  const before = lowAt(tokens, at - 1)
  const after = lowAt(tokens, at + 3)
  if (daysBefore.likely.has(before)) return true
  if (before === '(' && [')', ',', ';', 'đến'].includes(after)) return true
  const isListed = [',', 'và', 'đến', '-', '–'].includes(before) && isNumber(tokens, at - 2)
  if (isListed && lowAt(tokens, at - 3) === mark && isGlued(tokens, at - 2)) return true
  if (before === ':' && mark === '-') return true
  return mark === '/' && isKnownDay(tokens, at, before)
}

/** `phong trào 26/3`, `cánh đồng 19/5`: a day that is known, and no fraction of people has so many of so few. */
const isFarAboveOne = (tokens: Tokens, at: number): boolean =>
  small(tokens, at) > 3 * small(tokens, at + 2) && knownDays.has(`${small(tokens, at)}/${small(tokens, at + 2)}`)

/** `30-9 năm nay` is of a year, `3-5 năm` is a length of time. */
const isThisYear = (tokens: Tokens, at: number): boolean =>
  lowAt(tokens, at) === 'âm' ||
  (lowAt(tokens, at) === 'năm' && ['nay', 'ngoái', 'trước', 'này', 'sau', 'tới'].includes(lowAt(tokens, at + 1)))

const isKnownDay = (tokens: Tokens, at: number, before: string): boolean =>
  knownDays.has(`${small(tokens, at)}/${small(tokens, at + 2)}`) &&
  (wordAt(tokens, at + 3).kind !== 'word' || isThisYear(tokens, at + 3)) &&
  !['đạt', 'có', 'được'].includes(before)

/** `ngày 5 tháng 3 năm 2020`, `14 Tháng 7, 2025`. */
function dayOfMonth(tokens: Tokens, at: number, date: number): Found | null {
  const month = small(tokens, at + 2)
  if (lowAt(tokens, at + 1) !== 'tháng' || !isMonth(month)) return null
  const after = yearAfter(tokens, at + 3)
  if (!isCertain(tokens, at) && after.year === null && !isMonthToMonth(tokens, at)) return null
  return found('date', at, after.to, after.year === null ? null : dayOf(after.year, month, date))
}

/** `từ 18 tháng 4 đến 1 tháng 5`. */
const isMonthToMonth = (tokens: Tokens, at: number): boolean =>
  lowAt(tokens, at - 1) === 'từ' &&
  lowAt(tokens, at + 3) === 'đến' &&
  isDate(small(tokens, at + 4)) &&
  lowAt(tokens, at + 5) === 'tháng' &&
  isMonth(small(tokens, at + 6))

/** `ngày 23`, `các ngày 3, 4 và 5/8`; but `mỗi ngày 5 lượt`. */
function namedDay(tokens: Tokens, at: number): Found | null {
  if (lowAt(tokens, at - 1) === 'từ' && isDayTo(tokens, at + 1)) return found('date', at, at + 1, null)
  const comma = lowAt(tokens, at - 1) === ',' ? 1 : 0
  if (!['ngày', 'mùng', 'mồng'].includes(lowAt(tokens, at - 1 - comma))) return null
  if (comma === 1) return listEnd(tokens, at + 1) > at + 1 ? found('date', at, listEnd(tokens, at + 1), null) : null
  if (daysBefore.spread.has(lowAt(tokens, at - 2))) return null
  return found('date', at, listEnd(tokens, at + 1), null)
}

/** `từ 19 đến 29-12`: the month stands at the second day only. */
const isDayTo = (tokens: Tokens, at: number): boolean =>
  lowAt(tokens, at) === 'đến' &&
  isDate(small(tokens, at + 1)) &&
  glued(tokens, at + 2, '/-') &&
  isMonth(small(tokens, at + 3))

/** The end of a list of days, when it ends with a month. */
function listEnd(tokens: Tokens, from: number): number {
  let to = from
  for (let more = 0; more < longestList; more++) {
    if (![',', 'và', '-'].includes(lowAt(tokens, to)) || !isDate(small(tokens, to + 1))) return from
    to += 2
    if (glued(tokens, to, '/-') && isMonth(small(tokens, to + 1))) {
      const day = to + 2
      return lowAt(tokens, day) === lowAt(tokens, to) && isYear(tokens, day + 1) ? day + 2 : day
    }
    if (lowAt(tokens, to) === 'tháng' && isMonth(small(tokens, to + 1))) return to + 2
  }
  return from
}
