import type { EditionRule } from '../edition.ts'
import { figureOf } from '../terms.ts'

const caiRang = (paragraph: number): string => `Bài báo về quận Cái Răng, 31/01/2023, đoạn ${paragraph}`
const canTho = (paragraph: number): string => `Bài báo trước Đại hội XIV thành phố Cần Thơ, đoạn ${paragraph}`

/** Rules between figures that the articles themselves support. */
export const rules: readonly EditionRule[] = [
  {
    code: 'rating.organisations-and-cells',
    body: {
      kind: 'may_differ_in_base',
      figures: [
        figureOf('rating.organisations', { class: 'excellent' }),
        figureOf('rating.cells.share', { class: 'good' }),
      ],
    },
    severity: 'question',
    vi: 'Số tổ chức xuất sắc đếm tổ chức cơ sở đảng, tỷ lệ chi bộ có thể đếm chi bộ trực thuộc. Cần xác nhận cơ sở đếm.',
    en: 'The number of excellent organisations counts grassroots organisations; the share of cells may count the cells under them. Confirm what each one counts.',
    source: caiRang(8),
  },
  {
    code: 'admitted.rate',
    body: {
      kind: 'fraction_equals_percentage',
      numerator: figureOf('admitted', { period: 'year_to_date' }),
      denominator: figureOf('admitted', { aspect: 'own', period: 'year' }),
      percentage: figureOf('admitted.rate'),
      places: null,
    },
    severity: 'contradiction',
    vi: 'Tỷ lệ kết nạp là số đã kết nạp từ đầu năm chia cho kế hoạch năm của đơn vị, như 89/88 là 101,14%.',
    en: 'The rate of admission is those admitted since January by the plan of the year, as 89/88 is 101.14 %.',
    source: caiRang(8),
  },
  {
    code: 'services.online.rate',
    body: {
      kind: 'fraction_equals_percentage',
      numerator: figureOf('services.online'),
      denominator: figureOf('procedures'),
      percentage: figureOf('services.online.rate'),
      places: null,
    },
    severity: 'contradiction',
    vi: 'Tỷ lệ dịch vụ công trực tuyến là số dịch vụ chia cho số thủ tục, như 808/1.865 là 43,3%.',
    en: 'The share of online services is their number by that of procedures, as 808/1,865 is 43.3 %.',
    source: canTho(13),
  },
  {
    code: 'services.online-within-procedures',
    body: { kind: 'within', numerator: figureOf('services.online'), denominator: figureOf('procedures') },
    severity: 'contradiction',
    vi: 'Mỗi dịch vụ công trực tuyến là một thủ tục hành chính.',
    en: 'Every online service is one of the procedures.',
    source: canTho(13),
  },
  {
    code: 'targets.met-within-set',
    body: { kind: 'within', numerator: figureOf('targets.met'), denominator: figureOf('targets.set') },
    severity: 'contradiction',
    vi: 'Chỉ tiêu đạt nằm trong số chỉ tiêu nghị quyết đề ra, như 19/19.',
    en: 'Targets met are among the targets set, as 19 of 19.',
    source: caiRang(12),
  },
  {
    code: 'training.domestic-and-abroad',
    body: {
      kind: 'parts_make_whole',
      whole: figureOf('training'),
      parts: [figureOf('training.domestic'), figureOf('training.abroad')],
      comparison: 'exact',
    },
    severity: 'contradiction',
    vi: 'Đào tạo trong nước và ngoài nước là toàn bộ số lượt đào tạo, như 44.781 + 128 là 44.909.',
    en: 'Training at home and abroad is all training, as 44,781 + 128 is 44,909.',
    source: canTho(19),
  },
]
