import { crimes } from '../committee-measures.ts'
import type { EditionMeasure } from '../edition.ts'

const years = ['quarter', 'half', 'year', 'years', 'term'] as const
const inPlaces = ['area'] as const
const inParty = ['party_organisation'] as const

type Kind = 'flow' | 'stock'
const described = (
  code: string,
  subjects: EditionMeasure['subjects'],
  is: Kind,
  vi: string,
  en: string,
  unit: readonly [string, string],
): EditionMeasure => ({
  ...{
    code,
    subjects,
    vi,
    en,
    measuredIn: { vi: unit[0], en: unit[1] },
    overTime: is === 'stock' ? 'last' : 'sum',
    overUnits: 'sum',
  },
  periodKinds: is === 'stock' ? ['month', ...years] : ['month', ...years],
  restateBy: 'residents',
  print: { decimals: 0 },
})

const million = ['triệu đồng', 'million dong'] as const
const sectors = [
  ['rice', 'lúa', 'rice'],
  ['fruit', 'cây ăn trái', 'fruit'],
  ['fish', 'thủy sản', 'fish'],
  ['food', 'chế biến thực phẩm', 'food processing'],
  ['garment', 'may mặc', 'garments'],
  ['wood', 'đồ gỗ', 'wood'],
  ['mechanics', 'cơ khí', 'mechanics'],
  ['building', 'xây dựng', 'building'],
  ['trade', 'thương mại', 'trade'],
  ['transport', 'vận tải', 'transport'],
  ['tourism', 'du lịch', 'tourism'],
  ['services', 'dịch vụ khác', 'other services'],
] as const
const ofSector = [
  ['output', 'flow', 'Giá trị sản xuất', 'Output of', million],
  ['firms', 'stock', 'Cơ sở đang hoạt động', 'Firms in', ['cơ sở', 'firms']],
  ['workers', 'stock', 'Lao động', 'Workers in', ['người', 'people']],
  ['new-jobs', 'flow', 'Việc làm mới', 'New jobs in', ['việc làm', 'jobs']],
] as const
const fields = [
  ['kindergarten', 'mầm non', 'kindergarten'],
  ['primary', 'tiểu học', 'primary school'],
  ['lower-secondary', 'trung học cơ sở', 'lower secondary school'],
  ['upper-secondary', 'trung học phổ thông', 'upper secondary school'],
] as const
const ofSchool = [
  ['pupils', 'stock', 'Học sinh', 'Pupils,', ['học sinh', 'pupils']],
  ['teachers', 'stock', 'Giáo viên', 'Teachers,', ['giáo viên', 'teachers']],
  ['schools', 'stock', 'Trường đạt chuẩn', 'Schools up to standard,', ['trường', 'schools']],
  ['rooms', 'stock', 'Phòng học kiên cố', 'Solid classrooms,', ['phòng', 'rooms']],
] as const
const groups = [
  ['poor', 'hộ nghèo', 'poor households'],
  ['near-poor', 'hộ cận nghèo', 'near-poor households'],
  ['merit', 'gia đình chính sách', 'families of merit'],
  ['elderly', 'người cao tuổi', 'elderly people'],
  ['disabled', 'người khuyết tật', 'disabled people'],
  ['children', 'trẻ em có hoàn cảnh khó khăn', 'children in need'],
] as const
const ofGroup = [
  ['visited', 'flow', 'Lượt thăm hỏi', 'Visits to', ['lượt', 'visits']],
  ['helped', 'flow', 'Lượt hỗ trợ', 'Grants to', ['lượt', 'grants']],
  ['money', 'flow', 'Kinh phí hỗ trợ', 'Money for', million],
  ['insured', 'stock', 'Thẻ bảo hiểm y tế', 'Health insurance of', ['thẻ', 'cards']],
] as const
const single: readonly (readonly [string, Kind, string, string, readonly [string, string]])[] = [
  ['society.poor-households', 'stock', 'Hộ nghèo', 'Poor households', ['hộ', 'households']],
  ['society.residents', 'stock', 'Dân số', 'Residents', ['người', 'people']],
  ['society.households', 'stock', 'Số hộ', 'Households', ['hộ', 'households']],
  ['economy.revenue', 'flow', 'Thu ngân sách trên địa bàn', 'Budget revenue', million],
  ['economy.investment', 'flow', 'Vốn đầu tư toàn xã hội', 'Investment', million],
  ['society.houses', 'flow', 'Nhà Đại đoàn kết xây mới', 'Great-unity houses built', ['căn', 'houses']],
  ['society.roads', 'flow', 'Đường làm mới, nâng cấp', 'Roads built or improved', ['km', 'km']],
  ['society.trees', 'flow', 'Cây xanh trồng mới', 'Trees planted', ['cây', 'trees']],
  ['society.online-files', 'flow', 'Hồ sơ dịch vụ công trực tuyến', 'Files handled online', ['hồ sơ', 'files']],
  ['society.culture-families', 'stock', 'Gia đình văn hóa', 'Families of culture', ['hộ', 'households']],
  ['society.recruits', 'flow', 'Thanh niên nhập ngũ', 'Recruits', ['người', 'people']],
]

/** Of cells by the quarter: what Party organisations do. */
export const cellMeasures: readonly EditionMeasure[] = (
  [
    ['party.meetings', 'Buổi sinh hoạt chi bộ', 'Cell meetings', ['buổi', 'meetings']],
    ['party.thematic', 'Buổi sinh hoạt chuyên đề', 'Thematic meetings', ['buổi', 'meetings']],
    ['party.attended', 'Lượt đảng viên dự sinh hoạt', 'Attendances', ['lượt', 'attendances']],
    ['party.inspected', 'Lượt kiểm tra, giám sát', 'Inspections', ['lượt', 'inspections']],
  ] as const
).map(([code, vi, en, unit]) => described(code, inParty, 'flow', vi, en, unit))

/** Of wards by the year. */
const wardMeasures: readonly EditionMeasure[] = [
  ...single.map(([code, is, vi, en, unit]) => described(code, inPlaces, is, vi, en, unit)),
  crimes,
  ...sectors.flatMap(([sector, vi, en]) =>
    ofSector.map(([what, is, name, nameEn, unit]) =>
      described(`economy.${sector}.${what}`, inPlaces, is, `${name}: ${vi}`, `${nameEn} ${en}`, unit),
    ),
  ),
  ...fields.flatMap(([field, vi, en]) =>
    ofSchool.map(([what, is, name, nameEn, unit]) =>
      described(`school.${field}.${what}`, inPlaces, is, `${name} ${vi}`, `${nameEn} ${en}`, unit),
    ),
  ),
  ...groups.flatMap(([group, vi, en]) =>
    ofGroup.map(([what, is, name, nameEn, unit]) =>
      described(`care.${group}.${what}`, inPlaces, is, `${name}: ${vi}`, `${nameEn} ${en}`, unit),
    ),
  ),
]

/** So many entered measures: those above, and numbered ones where more are asked for. */
export function enteredMeasures(count: number): readonly EditionMeasure[] {
  const all = [...cellMeasures, ...wardMeasures]
  for (let number = all.length + 1; number <= count; number++)
    all.push(
      described(
        `followed.n${number}`,
        number % 4 === 0 ? inParty : inPlaces,
        number % 3 === 0 ? 'stock' : 'flow',
        `Nội dung theo dõi số ${number}`,
        `Followed matter ${number}`,
        ['việc', 'matters'],
      ),
    )
  return all.slice(0, Math.max(1, count))
}
