import type { EditionRule } from '../edition.ts'
import { figureOf } from '../terms.ts'

/** Rules of the simulated city, as far as the measures they speak of are simulated. */
export const rules = (has: (measure: string) => boolean): readonly EditionRule[] =>
  [poorWithinHouseholds, residentsJump].filter(({ measures }) => measures.every(has)).map(({ rule }) => rule)

const poorWithinHouseholds = {
  measures: ['society.poor-households', 'society.households'],
  rule: {
    code: 'society.poor-within-households',
    body: {
      kind: 'within',
      numerator: figureOf('society.poor-households'),
      denominator: figureOf('society.households'),
    },
    severity: 'contradiction',
    vi: 'Hộ nghèo nằm trong số hộ trên địa bàn.',
    en: 'Poor households are among the households.',
  } satisfies EditionRule,
}
const residentsJump = {
  measures: ['society.residents'],
  rule: {
    code: 'society.residents-jump',
    body: { kind: 'jump', of: figureOf('society.residents'), against: ['previous'], factor: '3', least: '1000' },
    severity: 'question',
    vi: 'Dân số không tăng gấp ba hay giảm còn một phần ba trong một năm.',
    en: 'Residents do not triple, nor fall to a third, within a year.',
    periodKinds: ['year'],
  } satisfies EditionRule,
}
