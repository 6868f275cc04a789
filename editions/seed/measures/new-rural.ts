import type { Expression } from '../../../src/modules/figures/formula.ts'
import type { EditionMeasure } from '../../edition.ts'
import { inCommunes, inRanks, inRuralDistricts, inYears, stock } from './shared.ts'

const held = { ...stock, subjects: ['area'], overUnits: 'none' } as const
const ofArea = (measure: string): Expression => ({
  op: 'term',
  measure,
  aspect: 'actual',
  unit: 'area',
  period: 'same',
})

/**
 * Figures known for one commune only are not summed over units: the sum over the communes held here would pass for the
 * district’s.
 */
export const newRural: readonly EditionMeasure[] = [
  {
    ...held,
    code: 'new-rural.districts',
    vi: 'Huyện đạt chuẩn nông thôn mới',
    en: 'Rural districts recognised as new-rural',
    measuredIn: inRuralDistricts,
  },
  {
    ...held,
    code: 'new-rural.districts.supported',
    vi: 'Huyện có xã được Thành ủy viên chỉ đạo',
    en: 'Rural districts whose communes have a city committee member in charge',
    measuredIn: inRuralDistricts,
  },
  {
    ...held,
    code: 'new-rural.communes',
    vi: 'Xã đạt chuẩn nông thôn mới',
    en: 'Communes recognised as new-rural',
    measuredIn: inCommunes,
    overUnits: 'sum',
  },
  {
    ...held,
    code: 'new-rural.communes.remaining',
    vi: 'Xã chưa đạt chuẩn nông thôn mới',
    en: 'Communes not yet recognised as new-rural',
    measuredIn: inCommunes,
    overUnits: 'sum',
  },
  {
    ...held,
    code: 'new-rural.communes.supported',
    vi: 'Xã được Thành ủy viên hỗ trợ xây dựng nông thôn mới',
    en: 'Communes supported by city committee members in new-rural work',
    subjects: ['organ', 'area'],
    measuredIn: inCommunes,
    overUnits: 'recompute',
    formula: { op: 'add', of: [ofArea('new-rural.communes'), ofArea('new-rural.communes.remaining')] },
  },
  {
    ...held,
    code: 'new-rural.communes.remaining.criteria',
    vi: 'Số tiêu chí của các xã chưa đạt chuẩn nông thôn mới (trên 19; đủ tiêu chí chưa phải đã công nhận)',
    en: 'Criteria met by communes not yet recognised (of 19; all met is not yet recognised)',
    measuredIn: { vi: 'tiêu chí', en: 'criteria' },
    most: '19',
  },
  {
    ...held,
    code: 'new-rural.rank.delta',
    vi: 'Thứ hạng hoàn thành nông thôn mới ở đồng bằng sông Cửu Long',
    en: 'Place in completing new-rural work in the Mekong delta',
    measuredIn: inRanks,
    least: '1',
    print: { decimals: 0, reads: 'rank' },
  },
  {
    ...held,
    code: 'new-rural.rank.nation',
    vi: 'Thứ hạng hoàn thành nông thôn mới trong cả nước',
    en: 'Place in completing new-rural work in the country',
    measuredIn: inRanks,
    least: '1',
    print: { decimals: 0, reads: 'rank' },
  },
  {
    ...held,
    code: 'new-rural.ahead',
    vi: 'Hoàn thành nông thôn mới sớm hơn kế hoạch',
    en: 'New-rural work completed ahead of plan by',
    measuredIn: inYears,
  },
  {
    ...held,
    code: 'new-rural.completed',
    vi: 'Thời điểm hoàn thành nông thôn mới',
    en: 'Date of completing new-rural work',
    measuredIn: { vi: 'thời điểm', en: 'date' },
    result: 'date',
  },
  {
    ...held,
    code: 'new-rural.year',
    vi: 'Năm xã đạt chuẩn nông thôn mới (mốc thời gian, không cộng)',
    en: 'Year of recognition as a new-rural commune (a date, never summed)',
    measuredIn: { vi: 'năm', en: 'year' },
    print: { decimals: 0, grouping: false },
  },
  {
    code: 'new-rural.roads',
    vi: 'Đường giao thông nâng cấp và sửa chữa',
    en: 'Roads improved and repaired',
    subjects: ['area'],
    measuredIn: { vi: 'km', en: 'km' },
    overUnits: 'none',
    periodKinds: ['quarter', 'half', 'year', 'years'],
    isWhole: false,
  },
  {
    ...held,
    code: 'new-rural.schools.standard',
    vi: 'Trường học đạt chuẩn quốc gia',
    en: 'Schools at the national standard',
    measuredIn: { vi: 'trường', en: 'schools' },
  },
  {
    ...held,
    code: 'new-rural.schools',
    vi: 'Trường học trên địa bàn',
    en: 'Schools in the area',
    measuredIn: { vi: 'trường', en: 'schools' },
  },
  {
    ...held,
    code: 'new-rural.information-houses',
    vi: 'Nhà thông tin ấp',
    en: 'Hamlet information houses',
    measuredIn: { vi: 'nhà', en: 'houses' },
  },
  {
    ...held,
    code: 'new-rural.cooperatives',
    vi: 'Hợp tác xã đã thành lập',
    en: 'Cooperatives founded',
    measuredIn: { vi: 'hợp tác xã', en: 'cooperatives' },
  },
  {
    ...held,
    code: 'new-rural.cooperative-groups',
    vi: 'Tổ hợp tác đã thành lập',
    en: 'Cooperative groups founded',
    measuredIn: { vi: 'tổ', en: 'groups' },
  },
]
