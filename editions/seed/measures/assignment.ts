import type { EditionMeasure } from '../../edition.ts'
import { inCells, inCommunes, inPeople, inYears } from './shared.ts'

const perTerm = { overTime: 'last', periodKinds: ['year', 'years', 'term'], print: { decimals: 0 } } as const

/** People are never added over units: one person may answer for several. */
export const assignment: readonly EditionMeasure[] = [
  {
    ...perTerm,
    code: 'assigned.cells.people',
    vi: 'Người được phân công chỉ đạo chi bộ ấp, khu vực',
    en: 'People in charge of hamlet and neighbourhood cells',
    subjects: ['organ'],
    measuredIn: inPeople,
    overUnits: 'none',
  },
  {
    ...perTerm,
    code: 'assigned.cells',
    vi: 'Chi bộ ấp, khu vực có người được phân công chỉ đạo',
    en: 'Hamlet and neighbourhood cells with a person in charge',
    subjects: ['organ'],
    measuredIn: inCells,
    overUnits: 'sum',
  },
  {
    ...perTerm,
    code: 'assigned.communes.people',
    vi: 'Thành ủy viên được phân công chỉ đạo, hỗ trợ xã',
    en: 'City committee members in charge of communes',
    subjects: ['organ'],
    measuredIn: inPeople,
    overUnits: 'none',
  },
  {
    ...perTerm,
    code: 'assigned.communes',
    vi: 'Xã có Thành ủy viên chỉ đạo, hỗ trợ trong nhiệm kỳ',
    en: 'Communes with a city committee member in charge during the term',
    subjects: ['organ'],
    measuredIn: inCommunes,
    overUnits: 'none',
  },
  {
    code: 'assigned.visits',
    vi: 'Số lần xuống khu vực mỗi tháng (theo lời kể, không phải định mức)',
    en: 'Visits to the neighbourhood each month (as told; not a norm)',
    subjects: ['organ'],
    measuredIn: { vi: 'lượt/tháng', en: 'visits/month' },
    overTime: 'last',
    overUnits: 'none',
    periodKinds: ['month', 'quarter', 'year'],
    print: { decimals: 0 },
  },
  {
    code: 'assigned.years',
    vi: 'Số năm xã có Thành ủy viên hỗ trợ',
    en: 'Years with a city committee member in support',
    subjects: ['area'],
    measuredIn: inYears,
    overTime: 'none',
    overUnits: 'none',
    periodKinds: ['years'],
    print: { decimals: 0 },
  },
]
