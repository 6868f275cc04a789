import type { Expression } from '../../src/modules/figures/formula.ts'
import type { ClassSet } from '../../src/modules/figures/measure.ts'
import type { EditionMeasure } from '../edition.ts'

const party = ['party_organisation'] as const
const area = ['area'] as const
const percent = { vi: '%', en: '%' }
const counted = (vi: string, en: string) => ({ vi, en })

const flow = (
  code: string,
  subjects: EditionMeasure['subjects'],
  vi: string,
  en: string,
  measuredIn: EditionMeasure['measuredIn'],
): EditionMeasure => ({
  ...{ code, subjects, vi, en, measuredIn, periodKinds: ['month', 'quarter', 'half', 'year', 'days'] },
  print: { decimals: 0 },
})
const share = (
  code: string,
  subjects: EditionMeasure['subjects'],
  vi: string,
  en: string,
  over: string,
  under: string,
): EditionMeasure => {
  const term = (measure: string): Expression => ({
    op: 'term',
    measure,
    aspect: 'actual',
    unit: 'self',
    period: 'same',
  })
  return {
    ...{ code, subjects, vi, en, measuredIn: percent, isWhole: false, overTime: 'none', overUnits: 'recompute' },
    print: { decimals: 2, rounding: 'half_up' },
    formula: { op: 'divide', of: [{ op: 'multiply', of: [{ op: 'number', value: '100' }, term(over)] }, term(under)] },
  }
}

export const ratingSet: ClassSet = {
  code: 'rating',
  reading: 'disjoint',
  isExhaustive: true,
  classes: [
    { code: 'excellent', vi: 'Hoàn thành xuất sắc nhiệm vụ', en: 'Excellent' },
    { code: 'good', vi: 'Hoàn thành tốt nhiệm vụ', en: 'Good' },
    { code: 'complete', vi: 'Hoàn thành nhiệm vụ', en: 'Complete' },
    { code: 'not_complete', vi: 'Không hoàn thành nhiệm vụ', en: 'Not complete' },
  ],
}

/** The report of the quarter does not say whether “good” includes “excellent”. */
export const shareSet: ClassSet = {
  code: 'rating-share',
  reading: 'undeclared',
  isExhaustive: true,
  classes: ratingSet.classes.slice(0, 3),
}

export const measures: readonly EditionMeasure[] = [
  flow('party.meetings', party, 'Buổi sinh hoạt chi bộ', 'Cell meetings', counted('buổi', 'meetings')),
  flow('party.thematic', party, 'Sinh hoạt chuyên đề', 'Thematic meetings', counted('buổi', 'meetings')),
  flow('party.due', party, 'Lượt đảng viên phải dự sinh hoạt', 'Attendances due', counted('lượt', 'attendances')),
  flow('party.attended', party, 'Lượt đảng viên dự sinh hoạt', 'Attendances', counted('lượt', 'attendances')),
  share(
    'party.attendance',
    party,
    'Tỷ lệ đảng viên dự sinh hoạt',
    'Attendance at meetings',
    'party.attended',
    'party.due',
  ),
  flow('party.inspected', party, 'Cuộc kiểm tra, giám sát', 'Inspections', counted('cuộc', 'inspections')),
  {
    ...flow(
      'rating.members',
      party,
      'Đảng viên được xếp loại trong quý',
      'Members rated in the quarter',
      counted('đảng viên', 'members'),
    ),
    periodKinds: ['quarter', 'year'],
    overTime: 'none',
    classSet: 'rating',
  },
  {
    ...{
      code: 'rating.share',
      subjects: party,
      vi: 'Tỷ lệ đảng viên theo mức xếp loại (báo cáo quý)',
      en: 'Shares of members by rating (report of the quarter)',
    },
    ...{
      measuredIn: percent,
      isWhole: false,
      overTime: 'none',
      overUnits: 'none',
      classSet: 'rating-share',
      print: { decimals: 1 },
    },
  },
  flow('economy.revenue', area, 'Thu ngân sách trên địa bàn', 'Budget revenue', counted('triệu đồng', 'million dong')),
  flow('economy.firms', area, 'Hộ kinh doanh, doanh nghiệp mới', 'New firms', counted('cơ sở', 'firms')),
  flow('society.houses', area, 'Nhà Đại đoàn kết', 'Great-unity houses', counted('căn', 'houses')),
  { ...flow('society.poor', area, 'Hộ nghèo', 'Poor households', counted('hộ', 'households')), overTime: 'last' },
  flow('society.files', area, 'Hồ sơ thủ tục hành chính', 'Files handled', counted('hồ sơ', 'files')),
  flow('society.files-on-time', area, 'Hồ sơ đúng hạn', 'Files on time', counted('hồ sơ', 'files')),
  share('society.on-time', area, 'Tỷ lệ hồ sơ đúng hạn', 'Files on time', 'society.files-on-time', 'society.files'),
  flow('front.fund', area, 'Quỹ Vì người nghèo', 'Fund for the poor', counted('triệu đồng', 'million dong')),
  flow('front.models', area, 'Mô hình “Dân vận khéo”', 'Mobilisation models', counted('mô hình', 'models')),
  {
    code: 'party.digital',
    subjects: party,
    vi: 'Hoàn thành số hóa hồ sơ đảng viên',
    en: 'Files of members digitised',
    measuredIn: counted('ngày', 'day'),
    result: 'date',
    overTime: 'none',
    overUnits: 'none',
    print: {},
  },
]
