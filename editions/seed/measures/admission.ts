import type { Expression } from '../../../src/modules/figures/formula.ts'
import type { EditionMeasure } from '../../edition.ts'
import { asMembers, flow, inPeople, inPercent, stock } from './shared.ts'

const soFar: Expression = { op: 'term', measure: 'admitted', aspect: 'actual', unit: 'self', period: 'year_to_date' }
const ownPlan: Expression = { op: 'term', measure: 'admitted', aspect: 'own', unit: 'self', period: 'year' }

export const admission: readonly EditionMeasure[] = [
  {
    ...flow,
    code: 'admitted',
    vi: 'Đảng viên mới kết nạp',
    en: 'Members admitted',
    subjects: ['party_organisation'],
    measuredIn: inPeople,
    overTime: 'sum',
    overUnits: 'sum',
    statedAtParent: 'total',
    print: { decimals: 0, noun: asMembers },
  },
  {
    ...flow,
    code: 'admitted.rate',
    vi: 'Tỷ lệ kết nạp so với kế hoạch năm của đơn vị',
    en: 'Admissions against the unit’s own plan of the year',
    subjects: ['party_organisation'],
    measuredIn: inPercent,
    overTime: 'none',
    overUnits: 'recompute',
    isWhole: false,
    print: { decimals: 2, rounding: 'half_up' },
    formula: { op: 'divide', of: [{ op: 'multiply', of: [{ op: 'number', value: '100' }, soFar] }, ownPlan] },
  },
  {
    ...flow,
    code: 'admitted.remaining',
    vi: 'Số còn phải kết nạp theo kế hoạch năm của đơn vị',
    en: 'Admissions still to come in the unit’s own plan of the year',
    subjects: ['party_organisation'],
    measuredIn: inPeople,
    overTime: 'none',
    overUnits: 'recompute',
    print: { decimals: 0, noun: asMembers },
    formula: { op: 'subtract', of: [ownPlan, soFar] },
  },
  {
    ...stock,
    code: 'members',
    vi: 'Tổng số đảng viên',
    en: 'Members',
    subjects: ['party_organisation'],
    measuredIn: inPeople,
    overUnits: 'sum',
    print: { decimals: 0, noun: asMembers },
    restateBy: 'members',
  },
]
