import type { EditionEntry } from '../../edition.ts'

const term = 'term:can-tho:2015-2020'
const city = { unit: 'can-tho:committee' } as const
const coDo = { unit: 'can-tho.co-do:committee', directive: 'co-do.03-nq-hu' } as const
const thoiLai = { unit: 'can-tho.thoi-lai:committee', directive: 'thoi-lai.05-nq-hu' } as const
const ninhKieu = { unit: 'can-tho.ninh-kieu:committee', directive: 'ninh-kieu.assignment-plan' } as const
const assigned = { period: '2016', source: 'can-tho-2016#7' } as const
const inCity = { unit: 'can-tho:area', period: '2016-09', source: 'can-tho-2016#12' } as const
const inCoDo = { unit: 'can-tho.co-do:area', period: '2016-09', source: 'can-tho-2016#11' } as const
const inMyKhanh = { unit: 'can-tho.phong-dien.my-khanh:area', period: '2016', source: 'can-tho-2016#10' } as const

export const canTho2016: readonly EditionEntry[] = [
  {
    unit: 'can-tho.binh-thuy:committee',
    measure: 'assigned.visits',
    period: '2016-09',
    value: '2',
    word: 'at_least',
    isOfMost: true,
    printedForm: 'ít nhất hai lần',
    source: 'can-tho-2016#6',
  },
  { ...assigned, ...coDo, measure: 'assigned.cells.people', value: '79' },
  { ...assigned, ...coDo, measure: 'assigned.cells', value: '79' },
  { ...assigned, ...thoiLai, measure: 'assigned.cells.people', value: '77' },
  { ...assigned, ...thoiLai, measure: 'assigned.cells', value: '108' },
  { ...assigned, ...ninhKieu, measure: 'assigned.cells.people', value: '71' },
  { ...assigned, ...ninhKieu, measure: 'assigned.cells', value: '71' },
  {
    ...city,
    measure: 'assigned.communes.people',
    period: '2010..2016',
    value: '36',
    source: 'can-tho-2016#10',
  },
  { ...city, measure: 'assigned.communes.people', period: term, value: '36', source: 'can-tho-2016#13' },
  { ...city, measure: 'assigned.communes', period: term, value: '36', source: 'can-tho-2016#13' },
  {
    ...city,
    measure: 'directive.years',
    period: '2006..2016',
    value: '10',
    word: 'about',
    printedForm: '10 năm qua',
    source: 'can-tho-2016#4',
  },
  { ...inCity, measure: 'new-rural.districts', value: '1' },
  { ...inCity, measure: 'new-rural.districts.supported', value: '4', source: 'can-tho-2016#10' },
  { ...inCity, measure: 'new-rural.communes', value: '16' },
  { ...inCity, measure: 'new-rural.communes.remaining', value: '20' },
  {
    ...inCity,
    measure: 'new-rural.communes.remaining.criteria',
    value: '13',
    high: '19',
    word: 'range',
    printedForm: 'từ 13-19',
  },
  { ...inCoDo, measure: 'new-rural.communes', value: '2' },
  { ...inCoDo, measure: 'new-rural.communes.remaining', value: '7' },
  {
    ...inCoDo,
    measure: 'new-rural.communes.remaining.criteria',
    value: '13',
    high: '17',
    word: 'range',
    printedForm: 'từ 13-17',
  },
  { ...inMyKhanh, measure: 'new-rural.roads', period: '2011..2016', value: '13' },
  { ...inMyKhanh, measure: 'new-rural.schools.standard', value: '4', printedForm: '4/4' },
  { ...inMyKhanh, measure: 'new-rural.schools', value: '4', printedForm: '4/4' },
  { ...inMyKhanh, measure: 'new-rural.information-houses', value: '7' },
  { ...inMyKhanh, measure: 'new-rural.cooperatives', value: '1' },
  { ...inMyKhanh, measure: 'new-rural.cooperative-groups', value: '11' },
  { ...inMyKhanh, measure: 'new-rural.year', period: '2014', value: '2014' },
  { ...inMyKhanh, measure: 'assigned.years', period: '2011..2016', value: '5', printedForm: '5 năm qua' },
]
