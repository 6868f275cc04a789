import { type Day, lastOfAllDays } from '../../../platform/domain/day.ts'
import { holdsOn } from '../forest.ts'
import type { Dated } from '../unit.ts'
import type { Rewritten } from './plan.ts'

/** Dated facts while a decision is worked out: what it ends on its day, and what it states from then on. */
export interface Rewriting<Fact extends Dated> extends Rewritten<Fact> {
  /** The facts of a key that hold on the day of the decision, as far as it is worked out. */
  holding(key: string): readonly Fact[]
  /** Ends a fact on the eve; one that was to begin that day is not believed at all. */
  end(fact: Fact, change?: Partial<Fact>): void
  /** States a fact from the day on. */
  open(fact: Omit<Fact, 'from' | 'until'>): void
}

export function rewriting<Fact extends Dated>(
  held: ReadonlyMap<string, readonly Fact[]>,
  keyOf: (fact: Fact) => string,
  on: Day,
): Rewriting<Fact> {
  const closed: Fact[] = []
  const opened: Fact[] = []
  return {
    closed,
    opened,
    holding: (key) =>
      [
        ...(held.get(key) ?? []).filter((fact) => !closed.includes(fact)),
        ...opened.filter((fact) => keyOf(fact) === key),
      ].filter((fact) => holdsOn(fact, on)),
    end: (fact, change = {}) => {
      const mine = opened.indexOf(fact)
      if (mine >= 0) opened.splice(mine, 1)
      else closed.push(fact)
      if (fact.from < on) opened.push({ ...fact, ...change, until: on })
    },
    open: (fact) => {
      opened.push({ ...fact, from: on, until: lastOfAllDays } as Fact)
    },
  }
}
