import { decimal, zero } from '../../../../platform/domain/decimal.ts'
import { cannotMeet, sumOf } from '../../rule/bounds.ts'
import { after, before, between, type Context, lastAhead, lettersOf } from './context.ts'
import { amountOf, intervalOf, isPercent, isPlain, isWholeCount } from './interval.ts'
import { namesUnit } from './match.ts'
import type { Placed } from './placed.ts'
import { both, quoted, shown, shownFigure, sumText } from './say.ts'
import { type Check, checked, found, none, type Told, tellEach } from './told.ts'

const inAll = /(?:^|[\s,;(])tổng cộng(?: là| có| được| gồm| đạt)?\s*$/u
const endsInAll = lettersOf('gàócmt')
/** The longest list before a total. */
const most = 12

/** `20 nam, 15 nữ, tổng cộng 35 đảng viên`: a total that stands after its parts. */
export const checkTotals: Check = (context) =>
  tellEach(context.figures, (total) => {
    if (!endsInAll.has(lastAhead(context, total)) || isPercent(total)) return none
    if (total.unit === 'điểm' || total.unit.includes('/')) return none
    const ahead = before(context, total, 30)
    if (!ahead.includes('tổng cộng') || !inAll.test(ahead) || /(?:tăng|giảm) tổng cộng/u.test(ahead)) return none
    const parts = partsBefore(context, total)
    if (parts.length < 2 || parts.length > most) return none
    const isList = parts.every(
      (part) => part.unit === total.unit && part.kind === total.kind && part.role === null && isPlain(part),
    )
    return isList && total.role === null && !isOfLast(context, parts, total) ? [judge(total, parts)] : none
  })

/** `và nhà mạng thứ ba có tổng cộng 46 thuê bao`: the total is of the last one named. */
function isOfLast(context: Context, parts: readonly Placed[], total: Placed): boolean {
  const last = parts.at(-1)
  const link = last === undefined ? null : between(context, last, total)
  return link === null || /(?<!\p{L})(?:và|còn|riêng)(?!\p{L})[^,;]{8,}tổng cộng/u.test(link)
}

/** The figures before one in its sentence; no more than make it too many. */
function partsBefore({ figures }: Context, { index, sentence }: Placed): readonly Placed[] {
  let first = index
  while (figures[first - 1]?.sentence === sentence && index - first <= most) first--
  return figures.slice(first, index)
}

function judge(total: Placed, parts: readonly Placed[]): Told {
  const spans = [...parts, total]
  const sum = parts.reduce((made, part) => made.plus(amountOf(part)), zero)
  const line = sumText(parts.map(amountOf), sum, total.unit)
  if (!cannotMeet(sumOf(parts.map(intervalOf)), intervalOf(total)))
    return checked(
      'sum_of_parts',
      { vi: `${line.vi}: khớp với ${shownFigure(total).vi}.`, en: `${line.en}: agrees with ${shownFigure(total).en}.` },
      spans,
    )
  return found(
    'sum_of_parts',
    'contradiction',
    {
      vi: `Các phần: ${line.vi}; văn bản ghi tổng cộng ${shownFigure(total).vi}.`,
      en: `The parts: ${line.en}; the text prints ${shownFigure(total).en} in all.`,
    },
    spans,
    shown(sum, total.unit).vi,
    shownFigure(total).vi,
  )
}

const ofAll =
  /(?:^|[\s,;(])(?:nâng )?(?:tổng số|toàn (?:đảng bộ|đảng|quận|huyện|xã|phường|tỉnh|thành phố|thị xã|ngành))[^;.()\d]{0,50}$/u
const isMove =
  /kết nạp|phát triển|tăng|giảm|thêm|chuyển|khen|kỷ luật|thi hành|bồi dưỡng|đào tạo|tập huấn|học tập|quán triệt/u
const stocks = new Set(['người', 'tổ chức', 'chi bộ', 'đảng bộ', 'hộ'])

/** The size of the whole body, stated twice with values that differ a little: members in all, organisations in all. */
export const checkStocks: Check = (context) => {
  const first = new Map<string, Placed>()
  return tellEach(context.figures, (figure) => {
    const key = stockOf(context, figure)
    if (key === null) return none
    const known = first.get(key)
    if (!known) {
      first.set(key, figure)
      return none
    }
    return known.sentence === figure.sentence ? none : compare(known, figure)
  })
}

function stockOf(context: Context, figure: Placed): string | null {
  if (!stocks.has(figure.unit) || figure.role !== null || figure.counted === null) return null
  if (!isWholeCount(figure) || !isPlain(figure)) return null
  const ahead = before(context, figure, 90)
  if (!ahead.includes('tổng số') && !ahead.includes('toàn ')) return null
  const said = ofAll.exec(ahead)?.[0]
  if (said === undefined || isMove.test(said)) return null
  const following = /^[^;.,()\d]{0,20}/u.exec(after(context, figure))?.[0].trim() ?? ''
  const isBare = following === '' || /^(?:và|trong|với|sinh hoạt|đang|thuộc|ở|tại)(?!\p{L})/u.test(following)
  const counted = figure.counted.toLowerCase()
  const noun = counted === 'đồng chí' && /đảng viên/u.test(ahead) ? 'đảng viên' : counted
  return isBare ? [figure.unit, noun, figure.about.period ?? ''].join('|') : null
}

const farApart = decimal('1.5')
const areOfTwoUnits = (one: Placed, other: Placed): boolean =>
  [one, other].some(({ about }) => namesUnit(about.subject)) && one.about.subject !== other.about.subject

function compare(one: Placed, other: Placed): readonly Told[] {
  if (one.value === other.value)
    return [
      checked(
        'said_twice',
        { vi: `Nói hai lần, cùng là ${quoted(one)}.`, en: `Said twice, and both times ${quoted(one)}.` },
        [one, other],
      ),
    ]
  // Far apart they are the sizes of two bodies.
  const [a, b] = [amountOf(one), amountOf(other)]
  if (a.gt(b.times(farApart)) || b.gt(a.times(farApart)) || areOfTwoUnits(one, other)) return none
  return [
    found(
      'said_twice',
      'reading',
      both((l) =>
        l === 'vi'
          ? `Tổng số được ghi ${quoted(one)} ở một chỗ và ${quoted(other)} ở chỗ khác: chỉ đúng nếu nói về hai thời điểm hoặc hai tổ chức.`
          : `The total is ${quoted(one)} in one place and ${quoted(other)} in another: holds only for two times or two bodies.`,
      ),
      [one, other],
      quoted(one),
      quoted(other),
    ),
  ]
}
