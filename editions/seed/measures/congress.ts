import type { Expression } from '../../../src/modules/figures/formula.ts'
import type { EditionMeasure } from '../../edition.ts'
import { apart, inPeople } from './shared.ts'

const planned = {
  ...apart,
  subjects: ['party_organisation'],
  measuredIn: inPeople,
  periodKinds: ['day', 'days'],
} as const
const same = (measure: string): Expression => ({ op: 'term', measure, aspect: 'actual', unit: 'self', period: 'same' })

/** Numbers announced before the congress met. */
export const congress: readonly EditionMeasure[] = [
  {
    ...planned,
    code: 'congress.delegates',
    vi: 'Đại biểu dự Đại hội (dự kiến)',
    en: 'People attending the congress (as planned)',
    formula: { op: 'add', of: [same('congress.delegates.official'), same('congress.delegates.guests')] },
  },
  {
    ...planned,
    code: 'congress.delegates.official',
    vi: 'Đại biểu chính thức của Đại hội (dự kiến)',
    en: 'Delegates to the congress (as planned)',
  },
  {
    ...planned,
    code: 'congress.delegates.guests',
    vi: 'Đại biểu khách mời của Đại hội (dự kiến)',
    en: 'Guests of the congress (as planned)',
  },
]
