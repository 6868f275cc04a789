import type { EditionEntry } from '../../edition.ts'

const term = 'term:can-tho:2015-2020'
const committee = { unit: 'can-tho:committee', period: term } as const
const congress = { unit: 'can-tho', period: '2020-09-23..2020-09-25', source: 'can-tho-2020#5' } as const
const training = { unit: 'can-tho:committee', period: '2015..2020-07', source: 'can-tho-2020#19' } as const
const area = { unit: 'can-tho:area' } as const
const newRural = { ...area, period: '2020-09', source: 'can-tho-2020#22' } as const

export const canTho2020: readonly EditionEntry[] = [
  { ...congress, measure: 'congress.delegates.official', value: '347' },
  { ...congress, measure: 'congress.delegates.guests', value: '71' },
  {
    unit: 'can-tho',
    measure: 'members',
    period: '2020-09',
    value: '52828',
    word: 'over',
    printedForm: 'hơn 52.828',
    source: 'can-tho-2020#5',
  },
  {
    ...committee,
    measure: 'study.attendance',
    value: '98',
    word: 'over',
    printedForm: 'trên 98%',
    source: 'can-tho-2020#7',
  },
  { ...committee, measure: 'study.elaborated', value: '100', source: 'can-tho-2020#7' },
  { ...area, measure: 'examples.collectives', period: '2016..2020', value: '702', source: 'can-tho-2020#9' },
  {
    ...area,
    measure: 'examples.individuals',
    period: '2016..2020',
    value: '1177',
    printedForm: '1.177',
    source: 'can-tho-2020#9',
  },
  { ...area, measure: 'documents.agencies', period: term, value: '459', source: 'can-tho-2020#13' },
  { ...area, measure: 'services.online', period: '2020-06', value: '808', source: 'can-tho-2020#13' },
  {
    ...area,
    measure: 'procedures',
    period: '2020-06',
    value: '1865',
    printedForm: '1.865',
    source: 'can-tho-2020#13',
  },
  { ...committee, measure: 'mass-members.rate', value: '71.33', source: 'can-tho-2020#14' },
  { ...committee, measure: 'mass-members.rate', aspect: 'own', value: '70', source: 'can-tho-2020#14' },
  { ...training, measure: 'training.domestic', value: '44781', printedForm: '44.781' },
  { ...training, measure: 'training.abroad.masters', value: '7', printedForm: '07' },
  { ...training, measure: 'training.abroad.doctors', value: '12' },
  { ...training, measure: 'training.abroad.short', value: '109' },
  { ...area, measure: 'investment.growth', period: '2016..2020', value: '15.94', source: 'can-tho-2020#21' },
  {
    ...area,
    measure: 'investment.multiple',
    period: '2016..2020',
    value: '1.55',
    printedForm: 'tăng gấp 1,55 lần',
    source: 'can-tho-2020#21',
  },
  { ...newRural, measure: 'new-rural.districts', value: '4' },
  { ...newRural, measure: 'new-rural.rank.delta', value: '1', printedForm: 'đầu tiên' },
  { ...newRural, measure: 'new-rural.rank.nation', value: '3', printedForm: 'thứ ba' },
  { ...newRural, measure: 'new-rural.ahead', value: '1', printedForm: 'sớm hơn một năm' },
  { ...newRural, measure: 'new-rural.completed', result: '2020-09', printedForm: 'giữa tháng 9/2020' },
  {
    ...newRural,
    measure: 'new-rural.completed',
    aspect: 'own',
    period: '2020..2021',
    result: '2021',
    origin: 'inferred',
    inferredBy: {
      vi: 'Hoàn thành năm 2020, sớm một năm: kế hoạch là năm 2021.',
      en: 'Completed in 2020, one year early: the plan was 2021.',
    },
  },
  { ...committee, measure: 'breakthroughs', value: '3', source: 'can-tho-2020#15' },
  { ...area, measure: 'innovation.networks', period: term, value: '2', source: 'can-tho-2020#24' },
]
