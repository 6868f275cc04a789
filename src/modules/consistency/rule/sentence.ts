import { decimal } from '../../../platform/domain/decimal.ts'
import type { PeriodKind } from '../../../platform/domain/period.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { printNumber } from '../../figures/print.ts'
import type { Rule, RuleBody, Term } from '../rule.ts'
import { both, nameOfTerm } from './print.ts'
import type { CatalogueSlice } from './values.ts'

type Said = Pick<Rule, 'body' | 'tolerance' | 'periodKinds'>

/** What a rule asks, as a person would say it. */
export function sentenceOf(rule: Said, slice: CatalogueSlice): Text {
  const asked = asks(rule.body, slice)
  return both((l) => `${asked[l]}${allowance(rule)[l]}${during(rule.periodKinds)[l]}.`)
}

function asks(body: RuleBody, slice: CatalogueSlice): Text {
  const name = (term: Term): Text => {
    const bare = nameOfTerm(slice, term)
    const during = termPeriodNames[term.period]
    return both((l) => `“${bare[l]}”${during[l]}`)
  }
  const list = (terms: readonly Term[], l: 'vi' | 'en'): string => terms.map((term) => name(term)[l]).join(' + ')
  const measuredIn = (term: Term, l: 'vi' | 'en'): string => {
    const unit = slice.get(term.measure)?.measuredIn[l] ?? ''
    return unit.startsWith('%') ? unit : unit && ` ${unit}`
  }
  const number = (value: string, l: 'vi' | 'en'): string => printNumber(decimal(value), l)
  switch (body.kind) {
    case 'parts_make_whole':
      return both((l) =>
        l === 'vi'
          ? `${list(body.parts, l)} ${body.comparison === 'exact' ? 'phải bằng' : 'không được hơn'} ${name(body.whole).vi}`
          : `${list(body.parts, l)} must ${body.comparison === 'exact' ? 'equal' : 'not exceed'} ${name(body.whole).en}`,
      )
    case 'never_falls':
      return both((l) =>
        l === 'vi'
          ? `${name(body.of).vi} không được giảm so với kỳ trước trong cùng năm`
          : `${name(body.of).en} must not fall below the period before in the same year`,
      )
    case 'within':
      return both((l) =>
        l === 'vi'
          ? `${name(body.numerator).vi} không được hơn ${name(body.denominator).vi}`
          : `${name(body.numerator).en} must not exceed ${name(body.denominator).en}`,
      )
    case 'shares_make_hundred':
      return both((l) =>
        l === 'vi'
          ? `${list(body.shares, l)} phải bằng 100%, trong phạm vi làm tròn${digits(body.places).vi}`
          : `${list(body.shares, l)} must be 100 %, within rounding${digits(body.places).en}`,
      )
    case 'fraction_equals_percentage':
      return both((l) =>
        l === 'vi'
          ? `${name(body.percentage).vi} phải bằng ${name(body.numerator).vi} chia ${name(body.denominator).vi}, làm tròn${digits(body.places).vi || ' như đã ghi'}`
          : `${name(body.percentage).en} must be ${name(body.numerator).en} by ${name(body.denominator).en}, rounded${digits(body.places).en || ' as printed'}`,
      )
    case 'jump':
      return both((l) => {
        const against = body.against.map((which) => againstNames[which][l]).join(l === 'vi' ? ' hoặc ' : ' or ')
        const least = `${number(body.least, l)}${measuredIn(body.of, l)}`
        return l === 'vi'
          ? `Hỏi lại khi ${name(body.of).vi} tăng gấp ${number(body.factor, l)} lần hoặc giảm ${number(body.factor, l)} lần so với ${against}, và chênh ít nhất ${least}`
          : `Ask when ${name(body.of).en} rises or falls ${number(body.factor, l)} times against ${against}, and by ${least} at least`
      })
    case 'range':
      return both((l) => {
        const end = (value: string): string => `${number(value, l)}${measuredIn(body.of, l)}`
        const ends = [
          body.least === null ? '' : `${l === 'vi' ? 'từ' : 'from'} ${end(body.least)}`,
          body.most === null ? '' : `${l === 'vi' ? 'đến' : 'to'} ${end(body.most)}`,
        ].filter((part) => part !== '')
        return l === 'vi'
          ? `${name(body.of).vi} phải nằm trong khoảng ${ends.join(' ')}`
          : `${name(body.of).en} must lie ${ends.join(' ')}`
      })
    case 'may_differ_in_base': {
      const [a, b] = body.figures
      return both((l) =>
        l === 'vi'
          ? `Hỏi lại cơ sở đếm khi có cả ${name(a).vi} và ${name(b).vi}`
          : `Ask what is counted when there are both ${name(a).en} and ${name(b).en}`,
      )
    }
  }
}

const termPeriodNames = {
  same: { vi: '', en: '' },
  year_to_date: { vi: ' từ đầu năm', en: ' since January' },
  year: { vi: ' của cả năm', en: ' of the year' },
} as const

const againstNames = {
  previous: { vi: 'kỳ trước', en: 'the period before' },
  last_year: { vi: 'cùng kỳ năm trước', en: 'the same period last year' },
} as const

const digits = (places: number | null): Text =>
  places === null
    ? { vi: '', en: '' }
    : { vi: ` đến ${places} chữ số sau dấu phẩy`, en: ` to ${places} decimal place${places === 1 ? '' : 's'}` }

function allowance({ body, tolerance }: Said): Text {
  const allowed = decimal(tolerance)
  if (allowed.isZero() || body.kind === 'jump' || body.kind === 'may_differ_in_base') return { vi: '', en: '' }
  return both((l) =>
    l === 'vi' ? `; được lệch đến ${printNumber(allowed, l)}` : `; ${printNumber(allowed, l)} of difference is allowed`,
  )
}

export const periodKindNames: Readonly<Record<PeriodKind, Text>> = {
  day: { vi: 'ngày', en: 'days' },
  month: { vi: 'tháng', en: 'months' },
  quarter: { vi: 'quý', en: 'quarters' },
  half: { vi: 'sáu tháng', en: 'half-years' },
  year: { vi: 'năm', en: 'years' },
  years: { vi: 'nhiều năm', en: 'several years' },
  days: { vi: 'khoảng ngày', en: 'spans of days' },
  open: { vi: 'kỳ chưa kết thúc', en: 'open periods' },
  term: { vi: 'nhiệm kỳ', en: 'terms' },
}

const during = (kinds: readonly PeriodKind[]): Text =>
  kinds.length === 0
    ? { vi: '', en: '' }
    : both((l) => {
        const names = kinds.map((kind) => periodKindNames[kind][l]).join(', ')
        return l === 'vi' ? `; theo kỳ ${names}` : `; for ${names}`
      })
