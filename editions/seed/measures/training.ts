import type { Expression } from '../../../src/modules/figures/formula.ts'
import type { EditionMeasure } from '../../edition.ts'
import { flowPeriods, inTurns } from './shared.ts'

const turns = {
  subjects: ['organ'],
  measuredIn: inTurns,
  periodKinds: [...flowPeriods, 'days'],
  print: { decimals: 0 },
} as const

const sumOf = (...measures: readonly string[]): Expression => ({
  op: 'add',
  of: measures.map((measure) => ({ op: 'term', measure, aspect: 'actual', unit: 'self', period: 'same' })),
})

/** Counted in turns: one person may be sent more than once. */
export const training: readonly EditionMeasure[] = [
  {
    ...turns,
    code: 'training',
    vi: 'Lượt cán bộ, công chức, viên chức được đào tạo, bồi dưỡng',
    en: 'Turns of training of cadres, civil servants and public employees',
    formula: sumOf('training.domestic', 'training.abroad'),
  },
  {
    ...turns,
    code: 'training.domestic',
    vi: 'Lượt đào tạo, bồi dưỡng trong nước',
    en: 'Turns of training in the country',
  },
  {
    ...turns,
    code: 'training.abroad',
    vi: 'Lượt đào tạo, bồi dưỡng ngoài nước',
    en: 'Turns of training abroad',
    formula: sumOf('training.abroad.degree', 'training.abroad.short'),
  },
  {
    ...turns,
    code: 'training.abroad.degree',
    vi: 'Lượt đào tạo ngoài nước có bằng',
    en: 'Turns of degree studies abroad',
    formula: sumOf('training.abroad.masters', 'training.abroad.doctors'),
  },
  {
    ...turns,
    code: 'training.abroad.masters',
    vi: 'Lượt đào tạo thạc sĩ ngoài nước',
    en: 'Turns of master’s studies abroad',
  },
  {
    ...turns,
    code: 'training.abroad.doctors',
    vi: 'Lượt đào tạo tiến sĩ ngoài nước',
    en: 'Turns of doctoral studies abroad',
  },
  {
    ...turns,
    code: 'training.abroad.short',
    vi: 'Lượt bồi dưỡng ngoài nước',
    en: 'Turns of short courses abroad',
  },
]
