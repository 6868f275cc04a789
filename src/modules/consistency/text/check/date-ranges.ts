import { day, daysInMonth, isDay } from '../../../../platform/domain/day.ts'
import { type Context, matchesAt, spanBack } from './context.ts'
import { type Check, found, type Told } from './told.ts'

const spanOfDays =
  /(?<![\p{L}\p{N}])từ (?:ngày )?(\d{1,2})(?:[/-](\d{1,2})(?:[/-]((?:19|20)\d{2}))?)? (?:đến|tới) (?:hết )?(?:ngày )?(\d{1,2})[/-](\d{1,2})(?:[/-]((?:19|20)\d{2}))?(?![\p{N}/-])/uy

/** Spans of days that end before they begin. */
export const checkDateRanges: Check = (context) => {
  const told: Told[] = []
  for (const match of matchesAt(context, 'từ ', spanOfDays)) {
    const severity = reversed(match.slice(1).map((part) => (part === undefined ? null : Number(part))))
    if (severity === null || isShare(context, match)) continue
    const isSure = severity === 'contradiction'
    told.push(
      found(
        'days_reversed',
        severity,
        {
          vi: `Ngày cuối đứng trước ngày đầu.${isSure ? '' : ' Chỉ đúng nếu ngày đầu thuộc tháng trước hoặc năm trước.'}`,
          en: `The last day lies before the first.${isSure ? '' : ' It holds only if the first is of the month or the year before.'}`,
        },
        [spanBack(context, match.index, match.index + match[0].length)],
      ),
    )
  }
  return told
}

const beforeShare = /(?:tăng|giảm|cắt|ngắn|chiếm|bằng|khoảng|đạt) $/u
const afterShare = /^ (?:thời gian|số|tổng|diện tích|dân số|giá|khối lượng|chi phí|mức|so với)(?!\p{L})/u

/** `cắt giảm từ 1/3 đến 1/2 thời gian`: fractions, and no days. */
const isShare = ({ plain: { text } }: Context, { index, 0: { length } }: RegExpExecArray): boolean =>
  beforeShare.test(text.slice(Math.max(0, index - 12), index)) ||
  afterShare.test(text.slice(index + length, index + length + 16))

/** `từ 15/12 đến 14/12/2023`: a whole year, whose first day is of the year before. */
const isDayBefore = (date: number, month: number, lastDate: number, lastMonth: number, year: number): boolean =>
  month === lastMonth
    ? date === lastDate + 1
    : date === 1 && month === lastMonth + 1 && lastDate === daysInMonth(year, lastMonth)

/** Without years a span may run over new year, when its first month lies well after the last one; without its month a first day may be of the one before. */
function reversed(parts: readonly (number | null)[]): 'contradiction' | 'reading' | null {
  const [date, month, year, lastDate, lastMonth, lastYear] = parts
  if (!date || !lastDate || !lastMonth || date > 31 || lastDate > 31 || lastMonth > 12) return null
  if (month === null || month === undefined) return date > lastDate ? 'reading' : null
  if (year && lastYear) {
    const [from, until] = [day(year, month, date), day(lastYear, lastMonth, lastDate)]
    return isDay(from) && isDay(until) && from > until ? 'contradiction' : null
  }
  if (year || month > 12 || month - lastMonth > 2) return null
  if (month < lastMonth || (month === lastMonth && date <= lastDate)) return null
  return lastYear && isDayBefore(date, month, lastDate, lastMonth, lastYear) ? 'reading' : 'contradiction'
}
