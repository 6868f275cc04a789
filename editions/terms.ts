import type { Term } from '../src/modules/consistency/rule.ts'

/** A figure that a rule between figures speaks of. */
export const figureOf = (measure: string, part: Partial<Omit<Term, 'measure'>> = {}): Term => ({
  class: null,
  aspect: 'actual',
  period: 'same',
  ...part,
  measure,
})
