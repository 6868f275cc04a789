import type { EditionEntry } from '../../edition.ts'

const quarter = { period: '2024-Q1', source: 'binh-thuy-2024#6' } as const

export const binhThuy2024: readonly EditionEntry[] = [
  {
    ...quarter,
    unit: 'can-tho.binh-thuy:standing-committee',
    measure: 'directives.issued',
    value: '110',
    word: 'over',
    printedForm: 'trên 110',
  },
  { ...quarter, unit: 'can-tho.binh-thuy', measure: 'admitted', value: '51', printedForm: '51/95' },
  {
    ...quarter,
    unit: 'can-tho.binh-thuy',
    measure: 'admitted',
    aspect: 'own',
    period: '2024',
    value: '95',
    printedForm: '51/95',
  },
  {
    ...quarter,
    unit: 'can-tho.binh-thuy:area',
    measure: 'revenue.rate',
    period: '2024-01-01..2024-03-28',
    value: '30.72',
    isEstimate: true,
    cutOffOn: '2024-03-28',
    printedForm: '30,72%',
  },
  {
    unit: 'can-tho.binh-thuy:standing-committee',
    measure: 'certificates.organisations',
    period: '2023',
    value: '9',
    source: 'binh-thuy-2024#8',
  },
]
