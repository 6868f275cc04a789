import { type CommonMeasures, type MeasureDefinition, shareOf } from '../src/modules/figures/define/definition.ts'
import type { ClassSet } from '../src/modules/figures/measure.ts'
import { apart, ratio } from './seed/measures/shared.ts'

const party = ['party_organisation'] as const
const area = ['area'] as const
const counted = (vi: string, en: string) => ({ vi, en })
/** The section of the common templates that prints it. */
const section = (name: string): string => `Mẫu văn bản chung, mục “${name}”`
const ofParty = section('Công tác tổ chức, cán bộ, đảng viên')
const ofSociety = section('Lãnh đạo phát triển kinh tế - xã hội, quốc phòng - an ninh')
const ofMobilisation = section('Công tác dân vận, Mặt trận và các đoàn thể')

const flow = (
  code: string,
  subjects: MeasureDefinition['subjects'],
  source: string,
  vi: string,
  en: string,
  measuredIn: MeasureDefinition['measuredIn'],
): MeasureDefinition => ({
  ...{ code, subjects, vi, en, measuredIn, source, periodKinds: ['month', 'quarter', 'half', 'year', 'days'] },
  print: { decimals: 0 },
})
const share = (
  code: string,
  subjects: MeasureDefinition['subjects'],
  source: string,
  vi: string,
  en: string,
  part: string,
  whole: string,
): MeasureDefinition => ({
  ...{ code, subjects, vi, en, source, measuredIn: counted('%', '%'), isWhole: false },
  ...{ overTime: 'none', overUnits: 'recompute', print: { decimals: 2, rounding: 'half_up' } },
  formula: shareOf(part, whole),
})

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

const turns = counted('lượt', 'attendances')
const files = counted('hồ sơ', 'files')

/** What cells do. */
export const cellWork: readonly MeasureDefinition[] = [
  flow('party.meetings', party, ofParty, 'Buổi sinh hoạt chi bộ', 'Cell meetings', counted('buổi', 'meetings')),
  flow(
    'party.thematic',
    party,
    section('Công tác chính trị, tư tưởng'),
    'Sinh hoạt chuyên đề',
    'Thematic meetings',
    counted('buổi', 'meetings'),
  ),
  flow('party.due', party, ofParty, 'Lượt đảng viên phải dự sinh hoạt', 'Attendances due', turns),
  flow('party.attended', party, ofParty, 'Lượt đảng viên dự sinh hoạt', 'Attendances', turns),
  share(
    'party.attendance',
    party,
    ofParty,
    'Tỷ lệ đảng viên dự sinh hoạt',
    'Attendance at meetings',
    'party.attended',
    'party.due',
  ),
  flow(
    'party.inspected',
    party,
    section('Công tác kiểm tra, giám sát'),
    'Cuộc kiểm tra, giám sát',
    'Inspections',
    counted('cuộc', 'inspections'),
  ),
]

export const membersRated: MeasureDefinition = {
  ...flow(
    'rating.members',
    party,
    ofParty,
    'Đảng viên được xếp loại trong quý',
    'Members rated in the quarter',
    counted('đảng viên', 'members'),
  ),
  periodKinds: ['quarter', 'year'],
  overTime: 'none',
  classSet: ratingSet.code,
}

/** What becomes of a commune. */
export const placeWork: readonly MeasureDefinition[] = [
  flow(
    'economy.revenue',
    area,
    ofSociety,
    'Thu ngân sách trên địa bàn',
    'Budget revenue',
    counted('triệu đồng', 'million dong'),
  ),
  flow('economy.firms', area, ofSociety, 'Hộ kinh doanh, doanh nghiệp mới', 'New firms', counted('cơ sở', 'firms')),
  flow('society.houses', area, ofSociety, 'Nhà Đại đoàn kết', 'Great-unity houses', counted('căn', 'houses')),
  {
    ...flow('society.poor', area, ofSociety, 'Hộ nghèo', 'Poor households', counted('hộ', 'households')),
    overTime: 'last',
  },
  flow('society.files', area, ofSociety, 'Hồ sơ thủ tục hành chính', 'Files handled', files),
  flow('society.files-on-time', area, ofSociety, 'Hồ sơ đúng hạn', 'Files on time', files),
  share(
    'society.on-time',
    area,
    ofSociety,
    'Tỷ lệ hồ sơ đúng hạn',
    'Files on time',
    'society.files-on-time',
    'society.files',
  ),
  flow(
    'front.fund',
    area,
    ofMobilisation,
    'Quỹ Vì người nghèo',
    'Fund for the poor',
    counted('triệu đồng', 'million dong'),
  ),
  flow(
    'front.models',
    area,
    ofMobilisation,
    'Mô hình “Dân vận khéo”',
    'Mobilisation models',
    counted('mô hình', 'models'),
  ),
]

export const crimes: MeasureDefinition = {
  ...flow(
    'society.crimes',
    area,
    section('Công tác nội chính'),
    'Vụ phạm pháp hình sự',
    'Crimes',
    counted('vụ', 'cases'),
  ),
  periodKinds: ['month', 'quarter', 'half', 'year', 'years', 'term'],
  restateBy: 'residents',
}

export const agricultureGrowth: MeasureDefinition = {
  ...ratio,
  code: 'agriculture.growth',
  vi: 'Giá trị sản xuất nông nghiệp tăng so với năm trước',
  en: 'Growth of agricultural output over the year before',
  subjects: area,
  periodKinds: ['quarter', 'half', 'year'],
  isNonNegative: false,
  print: { reads: 'growth' },
  source: ofSociety,
}

export const collectivesPraised: MeasureDefinition = {
  ...apart,
  code: 'examples.collectives',
  vi: 'Tập thể học tập và làm theo Bác được tuyên dương, khen thưởng',
  en: 'Collectives praised or rewarded for following Hồ Chí Minh’s example',
  subjects: area,
  measuredIn: counted('tập thể', 'collectives'),
  periodKinds: ['year', 'years'],
  source: section('Công tác chính trị, tư tưởng'),
}

/**
 * Measures that committees of communes and of cities follow alike, each printed by the common templates or a term of one that
 * is: the editions hold them, and a committee that begins with none takes them over from here. What the registers count is
 * held from the first day and not repeated.
 */
export const commonMeasures: CommonMeasures = {
  classSets: [ratingSet],
  measures: [...cellWork, membersRated, ...placeWork, crimes, agricultureGrowth, collectivesPraised],
}
