import { hundred, zero } from '../../../../platform/domain/decimal.ts'
import { cannotMeet, isSurelyAbove, point, widened } from '../../rule/bounds.ts'
import { after, anyWord, before, between, type Context } from './context.ts'
import { amountOf, intervalOf, isPercent, isPlain, mayPassHundred, slackOf } from './interval.ts'
import type { Placed } from './placed.ts'
import { quoted, shown } from './say.ts'
import { type Check, checked, found, none, tellEach } from './told.ts'

const ofPlan = anyWord(
  'kế hoạch|chỉ tiêu|kh|ct|dự toán|so với|cùng kỳ|nghị quyết|nq|mục tiêu|công suất|định mức|thiết kế|năng lực|vượt|tăng|giảm|lãi suất|tiến độ|năm trước|đề ra|giao',
)
const againstPlan = anyWord('kế hoạch|chỉ tiêu|so với|cùng kỳ|năm trước|dự toán')
/** Said of a part of a whole: `105% đảng viên`, `chiếm 105%`. */
const ofSubjects =
  /^\s*(?:số |tổng số |các |trên )?(?:đảng viên|đv|chi bộ|đảng bộ|tccsđ|tổ chức cơ sở|hộ|cán bộ|công chức|hội viên|đoàn viên|học sinh|trẻ em|người dân|dân số|nhân dân|cử tri|đại biểu|xã|phường|ấp|thôn|cơ quan|đơn vị|hồ sơ|trường)(?![\p{L}\p{N}])/u
const ofOtherThing = /^\s*(?:gdp|grdp|tổng sản phẩm|vốn|doanh thu|thu nhập|giá trị|tài sản)/u
const takesPart = /(?<![\p{L}\p{N}])chiếm(?: tỷ lệ| tỉ lệ| tỷ trọng)?\s*$/u

/** Percentages above 100 where a part of a whole is meant. */
export const checkAboveHundred: Check = (context) =>
  tellEach(context.percents, (figure) => {
    if (!mayPassHundred(figure) || !isSurelyAbove(intervalOf(figure), point(hundred))) return none
    // “năm 2020,100%”: a space is missing between a year and the percentage.
    if (/^(?:19|20)\d\d[,.]/u.test(figure.text)) return none
    const [ahead, following] = [before(context, figure, 60), after(context, figure, 80)]
    const isOfSubjects = ofSubjects.test(following)
    if (ofPlan.test(ahead) || (isOfSubjects ? againstPlan : ofPlan).test(following)) return none
    if (!isOfSubjects && (!takesPart.test(ahead) || ofOtherThing.test(following))) return none
    return [
      found(
        'share_above_hundred',
        'contradiction',
        {
          vi: `${quoted(figure)} là phần của một tổng thể nên không thể quá 100%.`,
          en: `${quoted(figure)} is a part of a whole, and cannot be above 100%.`,
        },
        [figure],
        null,
        shown(amountOf(figure), '%').vi,
      ),
    ]
  })

const beyond = /^[^;:.\d]{0,60}(?:,| |\()\s*(?:và )?vượt\s*$/u

/** `đạt 110% kế hoạch, vượt 10%`. */
export const checkBeyondPlan: Check = (context) =>
  tellEach(context.percents, (reached) => {
    const extra = context.figures[reached.index + 1]
    if (
      !mayPassHundred(reached) ||
      !extra ||
      reached.sentence !== extra.sentence ||
      !isPlainPercent(reached) ||
      !isPlainPercent(extra) ||
      amountOf(reached).lte(hundred)
    )
      return none
    const link = between(context, reached, extra)
    if (link === null || !beyond.test(link) || !isOfPlan(context, reached, link)) return none
    if (/^\s*(?:so với cùng|so với năm|cùng kỳ)/u.test(after(context, extra))) return none
    const over = widened(point(amountOf(reached).minus(hundred)), slackOf(reached))
    const computed = shown(amountOf(reached).minus(hundred), '%')
    if (!cannotMeet(over, intervalOf(extra)))
      return [
        checked(
          'beyond_plan',
          {
            vi: `${quoted(reached)} là vượt ${computed.vi}.`,
            en: `${quoted(reached)} is ${computed.en} beyond the plan.`,
          },
          [reached, extra],
        ),
      ]
    return [
      found(
        'beyond_plan',
        'contradiction',
        {
          vi: `${quoted(reached)} là vượt ${computed.vi}, văn bản ghi vượt ${quoted(extra)}.`,
          en: `${quoted(reached)} is ${computed.en} beyond the plan; the text prints ${quoted(extra)}.`,
        },
        [reached, extra],
        computed.vi,
        quoted(extra),
      ),
    ]
  })

const isPlainPercent = (figure: Placed): boolean => isPercent(figure) && isPlain(figure) && amountOf(figure).gt(zero)
const namesPlan = anyWord('kế hoạch|chỉ tiêu|kh|dự toán')
const isOfPlan = (context: Context, figure: Placed, link: string): boolean =>
  /(?:đạt|bằng)\s*$/u.test(before(context, figure, 20)) && namesPlan.test(link)
