import type { ClassSet } from '../../src/modules/figures/measure.ts'

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
