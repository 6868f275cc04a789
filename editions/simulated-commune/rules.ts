import type { EditionRule } from '../edition.ts'
import { figureOf } from '../terms.ts'

const inMonth = ['month', 'quarter', 'half', 'year'] as const

export const rules: readonly EditionRule[] = [
  {
    code: 'party.attended-within-due',
    body: { kind: 'within', numerator: figureOf('party.attended'), denominator: figureOf('party.due') },
    severity: 'contradiction',
    vi: 'Lượt dự sinh hoạt không thể hơn lượt phải dự.',
    en: 'No more can attend than are due.',
    reading: {
      vi: 'Lượt dự tính cả khách mời, lượt phải dự thì không',
      en: 'Attendances include guests, those due do not',
    },
    periodKinds: inMonth,
  },
  {
    code: 'party.thematic-within-meetings',
    body: { kind: 'within', numerator: figureOf('party.thematic'), denominator: figureOf('party.meetings') },
    severity: 'contradiction',
    vi: 'Sinh hoạt chuyên đề là một trong các buổi sinh hoạt chi bộ.',
    en: 'A thematic meeting is one of the meetings of the cell.',
    reading: { vi: 'Buổi chuyên đề được họp riêng', en: 'Thematic meetings are held apart' },
    periodKinds: inMonth,
  },
  {
    code: 'society.files-on-time-within',
    body: { kind: 'within', numerator: figureOf('society.files-on-time'), denominator: figureOf('society.files') },
    severity: 'contradiction',
    vi: 'Hồ sơ đúng hạn nằm trong số hồ sơ đã giải quyết.',
    en: 'Files on time are among the files handled.',
    reading: {
      vi: 'Số đúng hạn tính cả hồ sơ tồn của kỳ trước',
      en: 'Those on time include files left over from before',
    },
    periodKinds: inMonth,
  },
  {
    code: 'society.files-jump',
    body: {
      kind: 'jump',
      of: figureOf('society.files'),
      against: ['previous', 'last_year'],
      factor: '2',
      least: '300',
    },
    severity: 'question',
    vi: 'Số hồ sơ ít khi gấp đôi hoặc giảm một nửa giữa hai kỳ.',
    en: 'Files seldom double or halve between two periods.',
    periodKinds: ['month', 'quarter'],
  },
  {
    code: 'society.poor-jump',
    body: { kind: 'jump', of: figureOf('society.poor'), against: ['previous'], factor: '1.5', least: '10' },
    severity: 'question',
    vi: 'Số hộ nghèo thay đổi dần, theo kết quả rà soát.',
    en: 'The number of poor households changes slowly, by survey.',
    periodKinds: ['quarter', 'year'],
  },
  {
    code: 'rating.share-limits',
    body: { kind: 'range', of: figureOf('rating.share', { class: 'excellent' }), least: '0', most: '100' },
    severity: 'contradiction',
    vi: 'Một tỷ lệ nằm giữa 0 và 100%.',
    en: 'A share lies between 0 and 100 %.',
  },
]
