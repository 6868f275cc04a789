import { dayParts, lastOfAllDays } from './day.ts'
import type { Period } from './period.ts'
import type { Text } from './text.ts'

const roman = ['I', 'II', 'III', 'IV'] as const
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** `02/4/2024` in Vietnamese (days below 10 and the months 1 and 2 take a zero), `2 April 2024` in English. */
export function dayText(value: string): Text {
  const { year, month, date } = dayParts(value)
  return {
    vi: `${String(date).padStart(2, '0')}/${month < 3 ? `0${month}` : month}/${year}`,
    en: `${date} ${monthNames[month - 1] ?? ''} ${year}`,
  }
}

/** The name of a period: `quý I/2024`, `năm 2022`, `nhiệm kỳ 2015–2020`. */
export function periodText(period: Period): Text {
  const { year, month } = dayParts(period.first)
  const end = dayParts(period.last)
  switch (period.kind) {
    case 'day':
      return { vi: `ngày ${dayText(period.first).vi}`, en: dayText(period.first).en }
    case 'month':
      return { vi: `tháng ${month}/${year}`, en: `${monthNames[month - 1] ?? ''} ${year}` }
    case 'quarter': {
      const number = roman[(month - 1) / 3] ?? ''
      return { vi: `quý ${number}/${year}`, en: `quarter ${number} of ${year}` }
    }
    case 'half':
      return month === 1
        ? { vi: `6 tháng đầu năm ${year}`, en: `first half of ${year}` }
        : { vi: `6 tháng cuối năm ${year}`, en: `second half of ${year}` }
    case 'year':
      return { vi: `năm ${year}`, en: `${year}` }
    case 'years':
      return { vi: `giai đoạn ${year}–${end.year}`, en: `${year}–${end.year}` }
    case 'term': {
      const years = period.id.slice(-9).replace('-', '–')
      return { vi: `nhiệm kỳ ${years}`, en: `term ${years}` }
    }
    case 'open':
      return { vi: `từ năm ${year}`, en: `since ${year}` }
    case 'days':
      return period.last === lastOfAllDays
        ? { vi: `từ ${dayText(period.first).vi}`, en: `since ${dayText(period.first).en}` }
        : {
            vi: `từ ${dayText(period.first).vi} đến ${dayText(period.last).vi}`,
            en: `${dayText(period.first).en} to ${dayText(period.last).en}`,
          }
  }
}
