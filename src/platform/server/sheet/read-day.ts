import { day, daysInMonth } from '../../domain/day.ts'
import type { NumberFormat } from './number-format.ts'
import { type Reading, rowFault } from './row-fault.ts'

const timeOfDay = '(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?Z?)?'
const dayFirst = new RegExp(`^(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d+)${timeOfDay}$`)
const yearFirst = new RegExp(`^(\\d{4})([/.-])(\\d{1,2})\\2(\\d{1,2})${timeOfDay}$`)
const monthOnly = /^(?:(\d{1,2})[/.-](\d{4})|(\d{4})[/.-](\d{1,2}))$/
const yearOnly = /^\d{4}$/

/** A day typed as text: day, month, year, or year, month, day; a time of day is left aside. */
export function dayFromText(text: string, allowsPartial: boolean): Reading {
  const compact = text.replace(/\s*([/.-])\s*/g, '$1')
  const ordinary = dayFirst.exec(compact)
  if (ordinary) return dayOf(text, ordinary[4] ?? '', Number(ordinary[3]), Number(ordinary[1]))
  const iso = yearFirst.exec(compact)
  if (iso) return dayOf(text, iso[1] ?? '', Number(iso[3]), Number(iso[4]))
  const month = monthOnly.exec(compact)
  if (month) return monthOf(text, Number(month[2] ?? month[3]), Number(month[1] ?? month[4]), allowsPartial)
  if (yearOnly.test(compact)) return yearOf(text, Number(compact), allowsPartial)
  return rowFault(
    `“${text}” không phải là ngày. Viết ngày/tháng/năm, ví dụ 05/09/1960.`,
    `“${text}” is not a day. Write day/month/year, for example 05/09/1960.`,
  )
}

function dayOf(text: string, yearText: string, month: number, date: number): Reading {
  const year = Number(yearText)
  if (yearText.length !== 4 || year === 0) {
    return rowFault(
      `“${text}”: năm phải đủ bốn chữ số, ví dụ 05/09/1960.`,
      `“${text}”: the year needs four digits, for example 05/09/1960.`,
    )
  }
  if (month < 1 || month > 12) {
    return rowFault(
      `“${text}”: không có tháng ${month}. Viết ngày trước, tháng sau, ví dụ 25/12/2020.`,
      `“${text}”: there is no month ${month}. Write the day first, then the month, for example 25/12/2020.`,
    )
  }
  if (date < 1 || date > daysInMonth(year, month)) {
    return rowFault(
      `“${text}”: tháng ${month} năm ${year} không có ngày ${date}. Kiểm tra lại ngày.`,
      `“${text}”: there is no day ${date} in month ${month} of ${year}. Check the day.`,
    )
  }
  return { value: day(year, month, date) }
}

function monthOf(text: string, year: number, month: number, allowsPartial: boolean): Reading {
  if (month < 1 || month > 12 || year === 0) {
    return rowFault(`“${text}”: không có tháng ${month}.`, `“${text}”: there is no month ${month}.`)
  }
  if (allowsPartial) return { value: day(year, month, 1).slice(0, 7) }
  return rowFault(
    `“${text}” chỉ có tháng và năm. Ghi đủ ngày/tháng/năm.`,
    `“${text}” has only a month and a year. Write day/month/year.`,
  )
}

function yearOf(text: string, year: number, allowsPartial: boolean): Reading {
  if (allowsPartial && year > 0) return { value: day(year, 1, 1).slice(0, 4) }
  return rowFault(`“${text}” chỉ có năm. Ghi đủ ngày/tháng/năm.`, `“${text}” has only a year. Write day/month/year.`)
}

const dayLength = 86_400_000
const lastSerial = 2_958_465

/** The day of a serial number; null outside what a spreadsheet calls a day. */
export function dayOfSerial(serial: number, is1904: boolean): string | null {
  // A date computed in floating point may stand a hair before midnight.
  const whole = Math.floor(serial + 1e-6)
  if (is1904) return whole < 0 || whole > lastSerial - 1462 ? null : isoDay(Date.UTC(1904, 0, 1), whole)
  // The 1900 system counts a 29 February 1900 that never was, as number 60.
  if (whole < 1 || whole === 60 || whole > lastSerial) return null
  return isoDay(Date.UTC(1899, 11, whole < 60 ? 31 : 30), whole)
}

function isoDay(base: number, days: number): string {
  const instant = new Date(base + days * dayLength)
  return day(instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate())
}

/** The serial number of a day in the 1900 system; null where programs disagree about it (before March 1900). */
export function serialOfDay(value: string): number | null {
  const serial = (Date.parse(`${value}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / dayLength
  return serial >= 61 && serial <= lastSerial ? serial : null
}

/**
 * A day stored as a number. A spreadsheet turns a typed `5/1960` into 1 May 1960 shown without its day: such a
 * number is a month. A bare 1960 that no date format touches is a year.
 */
export function dayFromNumber(raw: string, format: NumberFormat, is1904: boolean, allowsPartial: boolean): Reading {
  const serial = Number(raw)
  if (format.shows === 'number' && Number.isInteger(serial) && serial >= 1800 && serial <= 2200) {
    return yearOf(raw, serial, allowsPartial)
  }
  const value = Number.isFinite(serial) && format.shows !== 'time' ? dayOfSerial(serial, is1904) : null
  if (value === null) {
    return rowFault(
      `Số ${raw} không phải là ngày. Viết ngày/tháng/năm, ví dụ 05/09/1960.`,
      `The number ${raw} is not a day. Write day/month/year, for example 05/09/1960.`,
    )
  }
  const [year = '', month = '', date = ''] = value.split('-')
  if (format.shows === 'month' && date === '01')
    return monthOf(`${month}/${year}`, Number(year), Number(month), allowsPartial)
  if (format.shows === 'year' && date === '01' && month === '01') return yearOf(year, Number(year), allowsPartial)
  return { value }
}
