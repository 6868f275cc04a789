import { classIn, classSets, withBetter } from './classes.ts'
import { after, type Context, upTo } from './context.ts'
import { isPercent, isWholeCount } from './interval.ts'
import type { Placed } from './placed.ts'
import { quoted } from './say.ts'
import { type Check, found, none, tellEach } from './told.ts'

const ratedUnits = new Set(['tổ chức', 'chi bộ', 'người', 'tập thể', 'cơ quan', 'đơn vị', 'đảng bộ'])
const [rating = []] = classSets
/** How many figures further on the share may stand. */
const within = 4

/**
 * So many of a higher class, and 100 % of a lower one: apart they cannot both be; they can when the lower one includes the
 * higher, or when the two have different bases.
 */
export const checkRatedCounts: Check = (context) =>
  tellEach(context.figures, (count) => {
    if (!ratedUnits.has(count.unit) || !isWholeCount(count) || count.value === '0') return none
    if (!isBeforeAll(context, count)) return none
    const better = classOf(context, count)
    if (!better) return none
    const share = context.figures
      .slice(count.index + 1, count.index + 1 + within)
      .find((figure) => figure.sentence === count.sentence && isAll(figure) && isLower(context, figure, better.rank))
    if (!share || !isSameKind(count, after(context, share, 20))) return none
    return [
      found(
        'count_and_share',
        'reading',
        {
          vi: `${quoted(count)} “${better.vi}” và ${quoted(share)} ở mức thấp hơn: chỉ đúng nếu mức thấp đã gồm mức cao (“trở lên”), hoặc hai số có mẫu số khác nhau.`,
          en: `${quoted(count)} “${better.en}”, and ${quoted(share)} of a lower class: holds only if the lower class includes the higher one, or the two have different bases.`,
        },
        [count, share],
      ),
    ]
  })

/** Does a 100 % stand so near that the classes are worth reading? */
function isBeforeAll({ figures }: Context, { index, sentence }: Placed): boolean {
  for (let at = index + 1; at <= index + within; at++) {
    const figure = figures[at]
    if (figure?.sentence !== sentence) return false
    if (isAll(figure)) return true
  }
  return false
}

function classOf(context: Context, figure: Placed) {
  const following = upTo(after(context, figure, 100), ';.:')
  const hit = classIn(rating, following)
  return hit && !withBetter.test(following.slice(hit.at)) ? hit.name : null
}

const isAll = (figure: Placed): boolean => isPercent(figure) && figure.value === '100'

function isLower(context: Context, figure: Placed, rank: number): boolean {
  const found = classOf(context, figure)
  return found !== null && found.rank > rank && found.rank < 3
}

/** Members are not compared with organisations. */
function isSameKind(count: Placed, following: string): boolean {
  const isOfPeople = /^\s*(?:đảng viên|đv|đồng chí|cán bộ|cá nhân)/u.test(following)
  return isOfPeople === (count.unit === 'người')
}
