import type { ClassSet } from '../src/modules/figures/measure.ts'
import { type CountedMeasure, countedMeasures, peopleClassSets } from '../src/modules/people/counted.ts'
import { periodKinds } from '../src/platform/domain/period.ts'
import type { EditionMeasure } from './edition.ts'

/** What the register of members counts, for any edition; the same list is offered to a real installation. */
export const peopleMeasures: readonly EditionMeasure[] = countedMeasures.map(
  ({ code, vi, en, is, classSet, isNonNegative }: CountedMeasure) => ({
    code,
    vi,
    en,
    subjects: ['party_organisation'],
    measuredIn: code === 'people.applicants' ? { vi: 'người', en: 'people' } : { vi: 'đảng viên', en: 'members' },
    kind: 'counted',
    overTime: is === 'stock' ? 'last' : 'sum',
    overUnits: 'sum',
    classSet,
    periodKinds: periodKinds.filter((kind) => kind !== 'day' || is === 'stock'),
    isNonNegative,
    print: { decimals: 0 },
    restateBy: 'members',
  }),
)

export const peopleClasses: readonly ClassSet[] = peopleClassSets.map(({ code, classes }) => ({
  code,
  reading: 'disjoint',
  isExhaustive: true,
  classes,
}))
