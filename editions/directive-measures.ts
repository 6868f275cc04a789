import { attendanceRate, countedMeasures, present, summoned } from '../src/modules/directives/counted.ts'
import type { Expression } from '../src/modules/figures/formula.ts'
import { periodKinds } from '../src/platform/domain/period.ts'
import type { EditionMeasure } from './edition.ts'

const kinds = periodKinds.filter((kind) => kind !== 'day')
const whole = (measure: string): Expression => ({
  op: 'term',
  measure,
  aspect: 'actual',
  unit: 'self',
  period: 'same',
})

/** What the register of documents and the sheets of study sessions count, for any edition. */
export const directiveMeasures: readonly EditionMeasure[] = [
  ...countedMeasures.map(
    (measure): EditionMeasure => ({
      ...measure,
      kind: 'counted',
      overTime: 'sum',
      periodKinds: kinds,
      print: { decimals: 0 },
    }),
  ),
  {
    ...attendanceRate,
    subjects: ['party_organisation'],
    measuredIn: { vi: '%', en: '%' },
    kind: 'formula',
    isWhole: false,
    overTime: 'none',
    overUnits: 'recompute',
    periodKinds: kinds,
    print: { decimals: 2, rounding: 'half_up' },
    formula: {
      op: 'divide',
      of: [{ op: 'multiply', of: [{ op: 'number', value: '100' }, whole(present)] }, whole(summoned)],
    },
  },
]
