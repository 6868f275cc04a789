import { Decimal } from '../../platform/domain/decimal.ts'
import type { Language } from '../../platform/domain/text.ts'
import type { Quantity, Word } from './quantity.ts'

/**
 * How a measure's values are printed. `decimals` is the most digits after the comma; trailing zeros are dropped.
 * `down` cuts instead of rounding, and `saysCut` then prints the word `trên` (over) before what was cut.
 * `money` prints whole millions and billions of đồng with their names.
 */
export interface PrintRule {
  readonly decimals: number
  readonly rounding: 'half_up' | 'down'
  readonly saysCut: boolean
  readonly scale: 'none' | 'money'
  /** False for years and other numbers that are names. */
  readonly grouping?: boolean
  /** In a sentence in place of what it is counted in, where that says less: `đảng viên` for `người`. */
  readonly noun?: MeasuredIn
  /**
   * What the number itself says: how much something grew (`tăng 7,11%`), by how much a plan was passed (`vượt 14%`), or a
   * place in a ranking (`xếp thứ 3`).
   */
  readonly reads?: 'growth' | 'excess' | 'rank'
}

export const plainPrint: PrintRule = { decimals: 2, rounding: 'half_up', saysCut: false, scale: 'none' }

/** The quantity as the print rule leaves it: rounded ends, and the word it is printed with. */
export function asPrinted(value: Quantity, rule: PrintRule, moreDecimals = 0): Quantity {
  const mode = rule.rounding === 'down' ? Decimal.ROUND_DOWN : Decimal.ROUND_HALF_UP
  const [low, high] = [value.low, value.high].map((end) => end.toDecimalPlaces(rule.decimals + moreDecimals, mode))
  const isCut = rule.saysCut && rule.rounding === 'down' && !(low ?? value.low).eq(value.low)
  const cutWord: Word = value.low.lt(0) ? 'under' : 'over'
  const word: Word = isCut && value.word === 'exact' ? cutWord : value.word
  return { ...value, word, low: low ?? value.low, high: high ?? value.high }
}

const before: Record<Language, Record<Word, string>> = {
  vi: {
    exact: '',
    range: '',
    over: 'trên ',
    at_least: 'ít nhất ',
    under: 'dưới ',
    at_most: 'nhiều nhất ',
    nearly: 'gần ',
    about: 'khoảng ',
  },
  en: {
    exact: '',
    range: '',
    over: 'over ',
    at_least: 'at least ',
    under: 'under ',
    at_most: 'at most ',
    nearly: 'nearly ',
    about: 'about ',
  },
}

/** Groups of three and a decimal comma in Vietnamese (`4.238`, `53,68`), the other way round in English. */
export function printNumber(value: Decimal, language: Language, isGrouped = true): string {
  const isNegative = value.lt(0)
  const printed = printDigits((isNegative ? value.neg() : value).toFixed(), language, isGrouped)
  return isNegative ? `−${printed}` : printed
}

/** A decimal string without a sign, printed in the same way. */
export function printDigits(digits: string, language: Language, isGrouped = true): string {
  const point = digits.indexOf('.')
  const whole = point < 0 ? digits : digits.slice(0, point)
  const grouped = isGrouped ? inThousands(whole, language === 'vi' ? '.' : ',') : whole
  const fraction = point < 0 ? '' : (language === 'vi' ? ',' : '.') + digits.slice(point + 1)
  return grouped + fraction
}

function inThousands(digits: string, mark: string): string {
  let to = digits.length
  let grouped = ''
  for (; to > 3; to -= 3) grouped = mark + digits.slice(to - 3, to) + grouped
  return digits.slice(0, to) + grouped
}

export interface MeasuredIn {
  readonly vi: string
  readonly en: string
}

/** The printed number with its words and, when `measuredIn` is given, what it is counted in: `trên 110 văn bản`, `53,68%`. */
export function printQuantity(
  value: Quantity,
  rule: PrintRule,
  language: Language,
  measuredIn?: MeasuredIn,
  moreDecimals = 0,
): string {
  const printed = asPrinted(value, rule, moreDecimals)
  const { low, high, scaleName } = scaled(printed, rule, language)
  const number = (end: Decimal): string => printNumber(end, language, rule.grouping !== false)
  const numbers = printed.word === 'range' ? `${number(low)}–${number(high)}` : number(low)
  const estimate = printed.isEstimate ? (language === 'vi' ? 'ước ' : 'est. ') : ''
  const counted =
    measuredIn === undefined
      ? ''
      : /^[%‰]/.test(measuredIn[language])
        ? measuredIn[language]
        : ` ${measuredIn[language]}`
  return `${estimate}${before[language][printed.word]}${numbers}${scaleName}${counted}`
}

function scaled(
  value: Quantity,
  rule: PrintRule,
  language: Language,
): { low: Decimal; high: Decimal; scaleName: string } {
  if (rule.scale === 'money') {
    for (const [size, vi, en] of [
      ['1000000000', ' tỉ', ' billion'],
      ['1000000', ' triệu', ' million'],
    ] as const) {
      const [low, high] = [value.low.div(size), value.high.div(size)]
      if (low.abs().gte(1) && low.decimalPlaces() <= 3 && high.decimalPlaces() <= 3)
        return { low, high, scaleName: language === 'vi' ? vi : en }
    }
  }
  return { low: value.low, high: value.high, scaleName: '' }
}

/**
 * How many decimals beyond the rule are needed so that the printed number stands on the same side of `threshold` as the
 * exact one (99,996 against 100 must not be printed as 100): as many as it takes.
 */
export function decimalsToAgree(value: Quantity, rule: PrintRule, threshold: Decimal): number {
  const most = Math.max(value.low.decimalPlaces(), value.high.decimalPlaces()) - rule.decimals
  for (let more = 0; more < most; more++) {
    const printed = asPrinted(value, rule, more)
    const isSame = (['low', 'high'] as const).every((end) => printed[end].cmp(threshold) === value[end].cmp(threshold))
    if (isSame) return more
  }
  return Math.max(0, most)
}

/** A decimal string of an exact value, without exponent. */
export const exactText = (value: Decimal): string => value.toFixed()
