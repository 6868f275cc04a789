import type { ClassSet, Measure } from '../../src/modules/figures/measure.ts'
import { plainPrint } from '../../src/modules/figures/print.ts'

const flow: Measure = {
  id: 'flow',
  code: 'flow',
  from: '0001-01-01',
  until: '9999-12-31',
  vi: 'Đảng viên kết nạp',
  en: 'Members admitted',
  subjects: ['party_organisation', 'area', 'organ'],
  measuredIn: { vi: 'đảng viên', en: 'members' },
  kind: 'entered',
  result: 'quantity',
  overTime: 'sum',
  overUnits: 'sum',
  entry: 'in_period',
  statedAtParent: 'total',
  classSet: null,
  periodKinds: ['month', 'quarter', 'half', 'year'],
  isWhole: false,
  isNonNegative: true,
  least: null,
  most: null,
  print: plainPrint,
  formula: null,
  restateBy: 'members',
  ownerId: null,
  audience: 'scope',
}

/** A flow of whole numbers: what most tests vary. */
export const aMeasure = (part: Partial<Measure>): Measure => ({
  ...flow,
  ...(part.code === undefined ? {} : { id: part.code }),
  ...part,
})

const ratio = (
  code: string,
  over: { measure: string; period: 'year_to_date' | 'same' },
  under: { measure: string; aspect: 'actual' | 'assigned'; period: 'year' | 'same' },
): Measure =>
  aMeasure({
    code,
    kind: 'formula',
    overTime: 'none',
    overUnits: 'recompute',
    measuredIn: { vi: '%', en: '%' },
    formula: {
      op: 'divide',
      of: [
        {
          op: 'multiply',
          of: [
            { op: 'number', value: '100' },
            { op: 'term', aspect: 'actual', unit: 'self', ...over },
          ],
        },
        { op: 'term', unit: 'self', ...under },
      ],
    },
  })

/** One measure of each kind the kernel knows. */
export const measures: readonly Measure[] = [
  flow,
  aMeasure({ code: 'counted', kind: 'counted' }),
  aMeasure({ code: 'counted-stock', kind: 'counted', overTime: 'last', restateBy: null }),
  aMeasure({ code: 'own', statedAtParent: 'own', restateBy: 'members' }),
  aMeasure({ code: 'stock', overTime: 'last', restateBy: null }),
  aMeasure({ code: 'cumulative', entry: 'cumulative' }),
  aMeasure({ code: 'classed', classSet: 'pair', periodKinds: ['quarter', 'year'] }),
  aMeasure({ code: 'signed', isNonNegative: false }),
  aMeasure({ code: 'apart', overUnits: 'none', overTime: 'none' }),
  ratio('rate', { measure: 'flow', period: 'same' }, { measure: 'stock', aspect: 'actual', period: 'same' }),
  ratio(
    'progress',
    { measure: 'flow', period: 'year_to_date' },
    { measure: 'flow', aspect: 'assigned', period: 'year' },
  ),
]

export const classSets: readonly ClassSet[] = [
  {
    code: 'pair',
    reading: 'disjoint',
    isExhaustive: true,
    classes: [
      { code: 'a', vi: 'Loại A', en: 'Class A' },
      { code: 'b', vi: 'Loại B', en: 'Class B' },
    ],
  },
]
