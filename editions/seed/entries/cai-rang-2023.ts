import type { EditionEntry } from '../../edition.ts'

const district = { unit: 'can-tho.cai-rang', period: '2022' } as const
const committee = { unit: 'can-tho.cai-rang:committee', period: '2022' } as const
const area = { unit: 'can-tho.cai-rang:area', period: '2022' } as const
/** The Front of the district and of its wards together. */
const front = { unit: 'can-tho.cai-rang:front', period: '2022', source: 'cai-rang-2023#10' } as const
const unions = { unit: 'can-tho.cai-rang:unions', period: '2022', source: 'cai-rang-2023#10' } as const
const ward = { unit: 'can-tho.cai-rang.hung-thanh', period: '2022', source: 'cai-rang-2023#9' } as const
const party = 'cai-rang-2023#8'

export const caiRang2023: readonly EditionEntry[] = [
  { ...district, measure: 'admitted', value: '89', source: party },
  {
    ...district,
    measure: 'admitted',
    aspect: 'own',
    value: '88',
    origin: 'inferred',
    inferredBy: {
      vi: '88 là số nguyên duy nhất mà 100 × 89 chia cho nó, làm tròn hai chữ số, ra 101,14.',
      en: '88 is the only whole number by which 100 × 89 divides to 101.14, rounded to two decimals.',
    },
    source: party,
  },
  { ...district, measure: 'members', period: '2022-12-31', value: '4238', printedForm: '4.238', source: party },
  { ...district, measure: 'rating.organisations', class: 'excellent', value: '9', source: party },
  { ...district, measure: 'rating.cells.share', class: 'good', value: '100', source: party },
  { ...district, measure: 'rating.members.share', class: 'excellent', value: '14.69', source: party },
  { ...district, measure: 'rating.members.share', class: 'good', value: '96.96', source: party },
  { ...district, measure: 'rating.members.share', class: 'complete', value: '2.78', source: party },
  {
    unit: 'can-tho',
    measure: 'rating.excellent.streak',
    period: '2017..2021',
    value: '5',
    printedForm: '5 năm liền (2017-2021)',
    source: 'cai-rang-2023#6',
  },
  { ...ward, measure: 'admitted', value: '9' },
  {
    ...ward,
    measure: 'admitted',
    aspect: 'own',
    value: '9',
    origin: 'inferred',
    inferredBy: {
      vi: 'Kết nạp 9 người là đạt 100%: 100 × 9 ÷ 9 = 100.',
      en: '9 people admitted are 100 %: 100 × 9 ÷ 9 = 100.',
    },
  },
  { ...committee, measure: 'mobilisation.models', value: '164', source: 'cai-rang-2023#10' },
  { ...front, measure: 'houses.solidarity', value: '40' },
  {
    ...front,
    measure: 'houses.solidarity.value',
    value: '1900000000',
    word: 'over',
    printedForm: 'hơn 1,9 tỉ đồng',
  },
  { ...front, measure: 'fund.poor', value: '2500000000', word: 'over', printedForm: 'hơn 2,5 tỉ đồng' },
  { ...unions, measure: 'houses.unions', value: '14' },
  { ...unions, measure: 'houses.unions.value', value: '881000000', printedForm: '881 triệu đồng' },
  { ...committee, measure: 'targets.met', value: '19', printedForm: '19/19', source: 'cai-rang-2023#12' },
  { ...committee, measure: 'targets.set', value: '19', printedForm: '19/19', source: 'cai-rang-2023#12' },
  {
    ...area,
    measure: 'revenue.over-assigned',
    value: '10',
    high: '20',
    word: 'range',
    printedForm: 'từ 10%-20%',
    source: 'cai-rang-2023#12',
  },
  { ...area, measure: 'agriculture.growth', value: '7.11', source: 'cai-rang-2023#13' },
  {
    unit: 'can-tho.cai-rang:government',
    period: '2022',
    measure: 'projects.key',
    value: '2',
    source: 'cai-rang-2023#13',
  },
]
