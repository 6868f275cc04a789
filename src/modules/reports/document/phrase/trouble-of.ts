import type { Language, Text } from '../../../../platform/domain/text.ts'
import type { Absence } from '../../../figures/figure.ts'
import { placeWords, type Trouble, type TroubleKind } from '../trouble.ts'
import type { Stated } from './stated.ts'

const kindOf: Readonly<Record<Absence, TroubleKind>> = {
  missing: 'missing',
  not_applicable: 'not-applicable',
  undefined: 'undefined',
  not_comparable: 'not-comparable',
  no_measure: 'unknown-measure',
}

const isAbsence = (code: string): code is Absence => Object.hasOwn(kindOf, code)

const absent: Readonly<
  Record<
    Exclude<
      TroubleKind,
      'forbidden' | 'unknown-class' | 'unknown-unit' | 'unknown-period' | 'no-targets' | 'not-a-number'
    >,
    (name: Text) => Text
  >
> = {
  missing: (name) => ({
    vi: `Chưa có số liệu “${name.vi}”. Hãy nhập, hoặc bỏ số này khỏi văn bản.`,
    en: `There is no figure “${name.en}” yet. Enter it, or take this number out of the text.`,
  }),
  'not-applicable': (name) => ({
    vi: `“${name.vi}” không áp dụng ở đây.`,
    en: `“${name.en}” does not apply here.`,
  }),
  undefined: (name) => ({
    vi: `“${name.vi}” không tính được vì mẫu số bằng 0. Hãy bỏ số này hoặc dùng dạng khác.`,
    en: `“${name.en}” cannot be worked out: its divisor is 0. Take this number out or choose another form.`,
  }),
  'not-comparable': (name) => ({
    vi: `“${name.vi}” không so sánh được qua lần sắp xếp tổ chức.`,
    en: `“${name.en}” cannot be compared across the reorganisation.`,
  }),
  'unknown-measure': (name) => ({
    vi: `Không có chỉ số “${name.vi}” trong kỳ này. Hãy chọn chỉ số khác.`,
    en: `There is no measure “${name.en}” in this period. Choose another.`,
  }),
  'no-plan': (name) => ({
    vi: `Chưa có kế hoạch của “${name.vi}”. Hãy đặt kế hoạch ở trang Chỉ tiêu, hoặc dùng dạng không so với kế hoạch.`,
    en: `There is no plan of “${name.en}” yet. Set one on the page of targets, or choose a form without a plan.`,
  }),
}

/** `Đảng viên mới kết nạp, quý I/2024`. */
const nameOf = ({ figure }: Stated): Text => ({
  vi: `${figure.measure.name.vi}, ${figure.periodText.vi}`,
  en: `${figure.measure.name.en}, ${figure.periodText.en}`,
})

/**
 * What is wrong with a figure that a sentence needs, and the words in its place; undefined when it can be said.
 * @param result the figure that the sentence is about
 */
export function troubleOf(
  stated: Stated | 'no-plan' | 'no-targets',
  result: Stated,
  language: Language,
): { readonly trouble: Trouble; readonly words: string } | undefined {
  if (stated === 'no-plan') return of('no-plan', nameOf(result), language)
  if (stated === 'no-targets')
    return {
      trouble: {
        kind: 'no-targets',
        text: { vi: 'Đơn vị chưa đặt chỉ tiêu nào trong kỳ này.', en: 'The unit has set no targets in this period.' },
      },
      words: placeWords['no-targets'][language],
    }
  const code = stated.figure.absence?.code
  if (code === undefined || !isAbsence(code)) return undefined
  const kind = kindOf[code]
  return kind in absent ? of(kind as keyof typeof absent, nameOf(stated), language) : undefined
}

const of = (kind: keyof typeof absent, name: Text, language: Language) => ({
  trouble: { kind, text: absent[kind](name) },
  words: placeWords[kind][language],
})
