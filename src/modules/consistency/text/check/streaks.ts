import { type Context, spanBack } from './context.ts'
import { amountOf } from './interval.ts'
import type { Placed } from './placed.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

// Right after the length: the years in brackets, or “từ 2017 đến 2021”.
const years =
  /^[^\d();.]{0,60}[(:,]?\s*(?:từ )?(?:năm )?((?:19|20)\d{2})\s*(?:-|đến|tới)\s*(?:năm )?((?:19|20)\d{2})(?!\p{N})/u
const inRow = /^\s*(?:học )?(?:năm )?(?:học )?(?:liền|liên tục|liên tiếp)/u
const schoolYear = /năm học/u

/** The length of a streak against the years it names, both ends counted; of other spans both ways of counting are usual. */
export const checkStreaks: Check = (context) =>
  tellEach(context.figures, (figure) => {
    if (figure.kind !== 'streak' && figure.kind !== 'duration') return none
    if (figure.unit !== 'năm' || figure.qualifier !== 'exact') return none
    const told = judge(context, figure)
    return told ? [told] : none
  })

function judge(context: Context, figure: Placed): Told | null {
  const numberEnd = context.plain.here(figure.number.end)
  const following = context.plain.text.slice(numberEnd, numberEnd + 140).split('\n', 1)[0] ?? ''
  const match = years.exec(following)
  if (!match) return null
  const [from, until] = [Number(match[1]), Number(match[2])]
  const isRow = figure.kind === 'streak' || inRow.test(following)
  const isBracketed = /\(\s*(?:từ )?(?:năm )?(?:19|20)\d{2}/u.test(match[0])
  if (!isRow && !isBracketed) return null
  const span = { start: figure.start, end: spanBack(context, numberEnd, numberEnd + match[0].length).end }
  const printed = amountOf(figure)
  const both = until - from + 1
  if (until < from)
    return found(
      'streak_length',
      'contradiction',
      {
        vi: `Năm sau (${until}) đứng trước năm đầu (${from}).`,
        en: `The last year (${until}) lies before the first (${from}).`,
      },
      [span],
    )
  const isDifferenceUsual = !isRow || schoolYear.test(following.slice(0, match[0].length))
  if (printed.eq(both) || (isDifferenceUsual && printed.eq(until - from)))
    return checked(
      'streak_length',
      { vi: `${from}–${until}: ${printed.toFixed()} năm.`, en: `${from}–${until}: ${printed.toFixed()} years.` },
      [span],
    )
  const difference = printed.eq(until - from)
  return found(
    'streak_length',
    difference ? 'reading' : 'contradiction',
    {
      vi: `Từ ${from} đến ${until} là ${both} năm, văn bản ghi ${printed.toFixed()} năm.${difference ? ' Chỉ đúng nếu không tính một trong hai năm đầu và cuối.' : ''}`,
      en: `From ${from} to ${until} are ${both} years; the text prints ${printed.toFixed()}.${difference ? ' It holds only if the first or the last year is not counted.' : ''}`,
    },
    [span],
    `${both} năm`,
    `${printed.toFixed()} năm`,
  )
}
