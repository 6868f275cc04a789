import type { EditionEntry } from '../../edition.ts'

const ward = { unit: 'da-nang.son-tra.an-hai-tay:area', period: '2022', source: 'son-tra-2023#9' } as const

export const sonTra2023: readonly EditionEntry[] = [
  { ...ward, measure: 'order.violations', value: '1200', word: 'over', printedForm: 'hơn 1.200' },
  { ...ward, measure: 'order.fines', value: '600000000', word: 'about', printedForm: 'khoảng 600 triệu đồng' },
  {
    unit: 'da-nang.son-tra:committee',
    measure: 'task-groups',
    period: '2023',
    value: '8',
    source: 'son-tra-2023#17',
  },
]
