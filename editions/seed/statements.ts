import type { EditionStatement } from '../edition.ts'

const training = {
  unit: 'can-tho:committee',
  period: '2015..2020-07',
  source: 'can-tho-2020#19',
  isIndependent: true,
} as const

/** What the articles print at places where the product computes. */
export const statements: readonly EditionStatement[] = [
  {
    unit: 'can-tho.cai-rang',
    measure: 'admitted.rate',
    period: '2022',
    value: '101.14',
    printedForm: '101,14%',
    source: 'cai-rang-2023#8',
    isIndependent: false,
    note: {
      vi: 'Chỉ tiêu 88 được suy ra từ chính tỷ lệ này.',
      en: 'The plan of 88 was inferred from this very percentage.',
    },
  },
  {
    unit: 'can-tho.cai-rang.hung-thanh',
    measure: 'admitted.rate',
    period: '2022',
    value: '100',
    printedForm: '100%',
    source: 'cai-rang-2023#9',
    isIndependent: false,
    note: {
      vi: 'Chỉ tiêu 9 được suy ra từ chính tỷ lệ này.',
      en: 'The plan of 9 was inferred from this very percentage.',
    },
  },
  {
    unit: 'can-tho.binh-thuy',
    measure: 'admitted.rate',
    period: '2024-Q1',
    value: '53.68',
    printedForm: '53,68%',
    source: 'binh-thuy-2024#6',
    isIndependent: true,
  },
  {
    unit: 'can-tho',
    measure: 'congress.delegates',
    period: '2020-09-23..2020-09-25',
    value: '418',
    printedForm: '418',
    source: 'can-tho-2020#5',
    isIndependent: true,
    note: { vi: 'Số dự kiến, công bố trước Đại hội.', en: 'A planned number, published before the congress.' },
  },
  {
    unit: 'can-tho:area',
    measure: 'services.online.rate',
    period: '2020-06',
    value: '43',
    word: 'over',
    printedForm: 'trên 43%',
    source: 'can-tho-2020#13',
    isIndependent: true,
    note: {
      vi: 'Tử số đếm dịch vụ, mẫu số đếm thủ tục.',
      en: 'The numerator counts services, the denominator procedures.',
    },
  },
  {
    ...training,
    measure: 'training',
    value: '44909',
    printedForm: '44.909 lượt',
    note: {
      vi: 'Tính từ năm 2015, trước khi có Nghị quyết 05-NQ/TU mà số này được báo cáo kèm.',
      en: 'Counted from 2015, before resolution 05-NQ/TU under which it is reported.',
    },
  },
  { ...training, measure: 'training.abroad', value: '128', printedForm: '128 lượt' },
  { ...training, measure: 'training.abroad.degree', value: '19', printedForm: '19 lượt' },
  {
    unit: 'can-tho:committee',
    measure: 'new-rural.communes.supported',
    period: '2010..2016',
    value: '36',
    printedForm: '36 xã',
    source: 'can-tho-2016#10',
    isIndependent: true,
  },
  {
    unit: 'can-tho.co-do:area',
    measure: 'new-rural.communes.supported',
    period: '2016-09',
    value: '9',
    printedForm: '9 xã',
    source: 'can-tho-2016#11',
    isIndependent: true,
  },
]
