import { day, isDay } from '../../../../platform/domain/day.ts'
import { matchesAt, spanBack } from './context.ts'
import { type Check, found, type Told } from './told.ts'

const spanOfDays =
  /(?<![\p{L}\p{N}])từ (?:ngày )?(\d{1,2})(?:[/-](\d{1,2})(?:[/-]((?:19|20)\d{2}))?)? (?:đến|tới) (?:hết )?(?:ngày )?(\d{1,2})[/-](\d{1,2})(?:[/-]((?:19|20)\d{2}))?(?![\p{N}/-])/uy

/** Spans of days that end before they begin. */
export const checkDateRanges: Check = (context) => {
  const told: Told[] = []
  for (const match of matchesAt(context, 'từ ', spanOfDays)) {
    const severity = reversed(match.slice(1).map((part) => (part === undefined ? null : Number(part))))
    if (severity === null) continue
    const isSure = severity === 'contradiction'
    told.push(
      found(
        'days_reversed',
        severity,
        {
          vi: `Ngày cuối đứng trước ngày đầu.${isSure ? '' : ' Chỉ đúng nếu ngày đầu thuộc tháng trước.'}`,
          en: `The last day lies before the first.${isSure ? '' : ' It holds only if the first is of the month before.'}`,
        },
        [spanBack(context, match.index, match.index + match[0].length)],
      ),
    )
  }
  return told
}

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
  return month > lastMonth || (month === lastMonth && date > lastDate) ? 'contradiction' : null
}
