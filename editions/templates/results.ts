import { blank, figure, heading, type Part, type Place, sentence, table } from './write.ts'

/** Sentences of the field of work, by the measures that tell them; where a measure is not held its sentence is left out. */

const value = (measure: string, more: Partial<Place> = {}): Place => figure(measure, 'value', more)
const ofPlan = (measure: string): Place => figure(measure, 'of-plan')

/** What the report of a longer period says beside that of a month. */
interface Length {
  readonly isYear: boolean
  /** Members are rated each quarter; a longer or shorter period has no such rating. */
  readonly isQuarter?: boolean
  /** `1`, or where the section stands below another heading. */
  readonly level: 2 | 3
}

const ratingLevels = [
  ['excellent', 'hoàn thành xuất sắc nhiệm vụ'],
  ['good', 'hoàn thành tốt nhiệm vụ'],
  ['complete', 'hoàn thành nhiệm vụ'],
] as const

const shares = (measure: string) =>
  ratingLevels.flatMap(([level, name], at) => [at === 0 ? `${name} ` : `; ${name} `, value(measure, { class: level })])

const ideology = ({ isYear }: Length): readonly Part[] => [
  ...(isYear
    ? [
        sentence('Tỷ lệ đảng viên dự học tập, quán triệt các nghị quyết, chỉ thị: ', value('study.attendance'), '.'),
        sentence('Tuyên dương, khen thưởng ', value('examples.collectives'), ' trong học tập và làm theo Bác.'),
      ]
    : []),
  sentence('Sinh hoạt chuyên đề: ', value('party.thematic'), '.'),
]

const organisation = ({ isYear, isQuarter = false }: Length): readonly Part[] => [
  sentence('Kết nạp ', ofPlan('admitted'), '.'),
  sentence('Kết nạp ', ofPlan('people.admitted'), '.'),
  sentence('Công nhận ', value('people.recognised'), ' chính thức.'),
  sentence(
    'Chuyển sinh hoạt đến ',
    value('people.transferred-in'),
    ', chuyển đi ',
    value('people.transferred-out'),
    '.',
  ),
  sentence('Toàn đảng bộ hiện có ', value('people.members'), '.'),
  ...(isYear ? [sentence('Toàn đảng bộ hiện có ', value('members', { period: '@last-day' }), '.')] : []),
  sentence(
    'Tổ chức ',
    value('party.meetings'),
    ' sinh hoạt chi bộ; tỷ lệ đảng viên dự sinh hoạt đạt ',
    value('party.attendance'),
    '.',
  ),
  ...(isYear
    ? [
        sentence(
          'Xếp loại tổ chức cơ sở đảng: ',
          value('rating.organisations', { class: 'excellent' }),
          ' hoàn thành xuất sắc nhiệm vụ.',
        ),
        sentence('Xếp loại chi bộ: hoàn thành tốt nhiệm vụ ', value('rating.cells.share', { class: 'good' }), '.'),
        sentence('Xếp loại đảng viên: ', shares('rating.members.share'), '.'),
      ]
    : []),
  ...(isQuarter ? [sentence('Xếp loại đảng viên trong quý: ', shares('rating.share'), '.')] : []),
]

const inspection: readonly Part[] = [sentence('Kiểm tra, giám sát ', value('party.inspected'), '.')]

const mobilisation = ({ isYear }: Length): readonly Part[] => [
  ...(isYear ? [sentence('Duy trì, nhân rộng ', value('mobilisation.models'), ' “Dân vận khéo”.')] : []),
  sentence('Duy trì, nhân rộng ', value('front.models'), ' “Dân vận khéo”.'),
  ...(isYear
    ? [
        sentence(
          'Xây mới và sửa chữa ',
          value('houses.solidarity'),
          ' nhà Đại đoàn kết, trị giá ',
          value('houses.solidarity.value'),
          '.',
        ),
        sentence('Vận động Quỹ “Vì người nghèo” được ', value('fund.poor'), '.'),
        sentence('Các đoàn thể vận động ', value('houses.unions'), ' nhà, trị giá ', value('houses.unions.value'), '.'),
      ]
    : []),
  sentence('Vận động Quỹ “Vì người nghèo” được ', value('front.fund'), '.'),
]

const internal: readonly Part[] = [
  sentence('Phạm pháp hình sự: ', value('society.crimes'), ', ', figure('society.crimes', 'growth'), '.'),
]

const society = ({ isYear }: Length): readonly Part[] => [
  sentence('Thu cân đối ngân sách so với kế hoạch năm: ', value('revenue.rate', { unit: '@area' }), '.'),
  ...(isYear
    ? [
        sentence(
          'Thu ngân sách ',
          value('revenue.over-assigned', { unit: '@area' }),
          ' so với chỉ tiêu cấp trên giao.',
        ),
        sentence('Giá trị sản xuất nông nghiệp ', figure('agriculture.growth', 'growth', { unit: '@area' }), '.'),
        sentence('Triển khai ', value('projects.key'), ' trọng điểm.'),
      ]
    : []),
  sentence('Thu ngân sách trên địa bàn ', value('economy.revenue', { unit: '@area' }), '.'),
  sentence('Cơ sở kinh doanh, doanh nghiệp mới: ', value('economy.firms', { unit: '@area' }), '.'),
  sentence('Số hộ nghèo còn ', value('society.poor', { unit: '@area' }), '.'),
  sentence('Hồ sơ thủ tục hành chính giải quyết đúng hạn đạt ', value('society.on-time', { unit: '@area' }), '.'),
  sentence('Xây dựng ', value('society.houses', { unit: '@area' }), ' nhà Đại đoàn kết.'),
]

const leadership = ({ isYear }: Length): readonly Part[] => [
  sentence('Ban hành ', value('directives.issued'), ' lãnh đạo, chỉ đạo.'),
  // Targets of the year are not due within it.
  ...(isYear ? [sentence('Kết quả thực hiện chỉ tiêu: ', figure('targets.met', 'targets-met'), '.')] : []),
]

/** The common skeleton of results, one section for each field; where nothing is held there is room for prose. */
export function results(length: Length, charts: readonly Part[] = []): readonly Part[] {
  const { level } = length
  const fields: readonly (readonly [key: string, title: string, parts: readonly Part[]])[] = [
    ['ideology', 'Công tác chính trị, tư tưởng', ideology(length)],
    ['organisation', 'Công tác tổ chức, cán bộ, đảng viên', [...organisation(length), ...charts]],
    ['inspection', 'Công tác kiểm tra, giám sát', inspection],
    ['mobilisation', 'Công tác dân vận, Mặt trận và các đoàn thể', mobilisation(length)],
    ['internal', 'Công tác nội chính', internal],
    ['society', 'Lãnh đạo phát triển kinh tế - xã hội, quốc phòng - an ninh', society(length)],
    ['leadership', 'Phương thức lãnh đạo', leadership(length)],
  ]
  return fields.flatMap(([key, title, parts], at) => [heading(level, String(at + 1), title, key), ...parts, blank])
}

export const limits: readonly Part[] = [
  heading(1, 'II', 'HẠN CHẾ, NGUYÊN NHÂN', 'limits'),
  heading(2, '1', 'Hạn chế'),
  blank,
  heading(2, '2', 'Nguyên nhân'),
  blank,
]
export const tasks = (title: string): readonly Part[] => [
  heading(1, 'III', title, 'tasks'),
  table('programme', { title: 'Chỉ tiêu, nhiệm vụ tiếp tục thực hiện' }),
  blank,
]
export const petitions: readonly Part[] = [heading(1, 'IV', 'KIẾN NGHỊ', 'petitions'), blank]
