import { day, daysInMonth, isDay, weekdayOf } from '../../../../platform/domain/day.ts'
import { dayText } from '../../../../platform/domain/period-text.ts'
import { type Context, matchesAt, spanBack } from './context.ts'
import { type Check, checked, found, type Told } from './told.ts'

// A number, its separators and a year; never inside a longer number, a symbol or a path.
const written =
  /(\d(?<![\p{L}\p{N}]\d)\d?)(?:(?<![./-]\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?![\p{N}]|[/-][\p{L}\p{N}]|\.\d)|,? tháng (\d{1,2})(?:,? năm |, ?|[/ -])((?:19|20)\d{2})(?!\p{N}))/uy
const withoutYear = /(?<![\p{L}\p{N}])ngày (\d{1,2})\/(\d{1,2})(?![\p{N}/-])/uy
const numbers: Readonly<Record<string, number>> = {
  hai: 1,
  ba: 2,
  tư: 3,
  năm: 4,
  sáu: 5,
  bảy: 6,
  bẩy: 6,
}
// “lần thứ tư ngày …” counts meetings: a weekday begins a part of a sentence, or follows a time of day.
const weekday =
  /(?:[\n,.;:("“-]|(?<!\p{L})(?:sáng|trưa|chiều|tối|đêm|vào|ngày|hôm|từ|đến|và)) ?(thứ (?<name>hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(?:chủ|chúa) nhật)(?:,| \(|-|, ngày| ngày)?\s*$/u
const names = ['', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy', 'Chủ nhật']
const englishNames = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** Dates that there are, and days of the week that fit them. */
export const checkDates: Check = (context) => {
  const told: Told[] = []
  tellWithYears(context, told)
  tellWithoutYears(context, told)
  return told
}

/** The longest stretch before a year: `05, tháng 12, năm `. */
const longest = 20
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39

/** Days with their years, from left to right: only before years they are looked for. */
function writtenIn({ plain: { text }, read }: Context): readonly RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  let next = 0
  for (const year of read.cues.years) {
    if (!mayEndDay(text, year)) continue
    for (let at = Math.max(next, year - longest); at < year; at++) {
      if (!isDigit(text.charCodeAt(at))) continue
      written.lastIndex = at
      const match = written.exec(text)
      if (!match || isOrdinal(text, match)) continue
      matches.push(match)
      next = at + match[0].length
      break
    }
  }
  return matches
}

/** `lần thứ 31, tháng 11/2017`, `số 62 tháng 4/2014`: only after `ngày` a number that no month has is a day. */
function isOrdinal(text: string, match: RegExpExecArray): boolean {
  if (match[2] !== undefined || text.endsWith('ngày ', match.index)) return false
  return Number(match[1]) > 31 || match[0].includes(', tháng')
}

/** After a mark, or as the year after a number, `3 năm 2024`. */
function mayEndDay(text: string, year: number): boolean {
  const before = text[year - 1] ?? ''
  if (before !== ' ') return '/-.,'.includes(before)
  const last = text.charCodeAt(year - 2)
  if (isDigit(last) || last === 0x2c) return true
  return text.startsWith(' năm ', year - 5) && (isDigit(text.charCodeAt(year - 6)) || text[year - 6] === ',')
}

function tellWithYears(context: Context, all: Told[]): void {
  for (const match of writtenIn(context)) {
    const [date, month, year] = [Number(match[1]), Number(match[3] ?? match[5]), Number(match[4] ?? match[6])]
    const from =
      match[2] === undefined && context.plain.text.endsWith('ngày ', match.index) ? match.index - 5 : match.index
    const span = spanBack(context, from, match.index + match[0].length)
    const value = day(year, month, date)
    if (isDay(value)) {
      const told = weekdayBefore(context, from, value, span.end)
      if (told) all.push(told)
      continue
    }
    const isAmerican = month > 12 && month <= 31 && date <= 12
    all.push(
      found(
        'date_does_not_exist',
        isAmerican ? 'reading' : 'contradiction',
        isAmerican
          ? {
              vi: `Không có tháng ${month}; chỉ đúng nếu viết tháng trước ngày sau.`,
              en: `There is no month ${month}; it holds only if the month is written before the day.`,
            }
          : noSuchDay(date, month, year),
        [span],
        null,
        context.plain.text.slice(from, match.index + match[0].length),
      ),
    )
  }
}

function noSuchDay(date: number, month: number, year: number | null): { vi: string; en: string } {
  const ofYear = year === null ? '' : `/${year}`
  if (month < 1 || month > 12) return { vi: `Không có tháng ${month}.`, en: `There is no month ${month}.` }
  const most = year === null && month === 2 ? 29 : daysInMonth(year ?? 2024, month)
  return {
    vi: `Không có ngày ${date}/${month}${ofYear}: tháng ${month}${ofYear} chỉ có ${most} ngày.`,
    en: `There is no day ${date}/${month}${ofYear}: month ${month}${ofYear} has ${most} days.`,
  }
}

function tellWithoutYears(context: Context, all: Told[]): void {
  for (const match of matchesAt(context, 'ngày ', withoutYear)) {
    const [date, month] = [Number(match[1]), Number(match[2])]
    if (month >= 1 && month <= 12 && date >= 1 && date <= (month === 2 ? 29 : daysInMonth(2024, month))) continue
    all.push(
      found(
        'date_does_not_exist',
        'contradiction',
        noSuchDay(date, month, null),
        [spanBack(context, match.index, match.index + match[0].length)],
        null,
        match[0],
      ),
    )
  }
}

function weekdayBefore(context: Context, at: number, value: string, end: number): Told | null {
  const begin = Math.max(0, at - 40)
  const ahead = `\n${context.plain.text.slice(begin, at)}`
  const match =
    ahead.includes('thứ ') || ahead.includes(' nhật') ? weekday.exec(begin === 0 ? ahead : ahead.slice(1)) : null
  if (!match) return null
  const name = match.groups?.name
  const said = name === undefined ? 7 : (numbers[name] ?? Number(name) - 1)
  const is = weekdayOf(value)
  const from = at - (match[0].length - match[0].indexOf(match[1] ?? ''))
  const span = { start: context.plain.startOf(from), end }
  const written = dayText(value)
  if (said === is)
    return checked('weekday', { vi: `${written.vi} là ${names[is]}.`, en: `${written.en} is a ${englishNames[is]}.` }, [
      span,
    ])
  return found(
    'weekday',
    'contradiction',
    {
      vi: `${written.vi} là ${names[is]}, không phải ${names[said]}.`,
      en: `${written.en} is a ${englishNames[is]}, not a ${englishNames[said]}.`,
    },
    [span],
    names[is],
    names[said],
  )
}
