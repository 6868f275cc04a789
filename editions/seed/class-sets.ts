import type { ClassSet } from '../../src/modules/figures/measure.ts'
import type { EditionRule } from '../edition.ts'

const excellent = { code: 'excellent', vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' }
const good = { code: 'good', vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' }
const complete = { code: 'complete', vi: 'Hoàn thành nhiệm vụ', en: 'Complete' }
const notComplete = { code: 'not_complete', vi: 'Không hoàn thành nhiệm vụ', en: 'Not complete' }

/** The articles do not say whether a level includes the one above it. */
export const classSets: readonly ClassSet[] = [
  {
    code: 'rating.member-level',
    reading: 'undeclared',
    isExhaustive: false,
    classes: [excellent, good, complete],
  },
  {
    code: 'rating.organisation-level',
    reading: 'undeclared',
    isExhaustive: false,
    classes: [excellent, good, complete, notComplete],
  },
]

export const rules: readonly EditionRule[] = [
  {
    code: 'rating.organisations-and-cells',
    kind: 'may_differ_in_base',
    figures: [
      { measure: 'rating.organisations', class: 'excellent' },
      { measure: 'rating.cells.share', class: 'good' },
    ],
    vi: 'Số tổ chức xuất sắc đếm tổ chức cơ sở đảng, tỷ lệ chi bộ có thể đếm chi bộ trực thuộc. Cần xác nhận cơ sở đếm.',
    en: 'The number of excellent organisations counts grassroots organisations; the share of cells may count the cells under them. Confirm what each one counts.',
  },
]
