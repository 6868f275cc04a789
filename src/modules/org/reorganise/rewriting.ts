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
  const closed = new Set<Fact>()
  const opened = new Set<Fact>()
  const openedBy = new Map<string, Fact[]>()
  const state = (fact: Fact): void => {
    opened.add(fact)
    const own = openedBy.get(keyOf(fact))
    if (own) own.push(fact)
    else openedBy.set(keyOf(fact), [fact])
  }
  return {
    get closed() {
      return [...closed]
    },
    get opened() {
      return [...opened]
    },
    holding: (key) =>
      [
        ...(held.get(key) ?? []).filter((fact) => !closed.has(fact)),
        ...(openedBy.get(key) ?? []).filter((fact) => opened.has(fact)),
      ].filter((fact) => holdsOn(fact, on)),
    end: (fact, change = {}) => {
      if (!opened.delete(fact)) closed.add(fact)
      if (fact.from < on) state({ ...fact, ...change, until: on })
    },
    open: (fact) => state({ ...fact, from: on, until: lastOfAllDays } as Fact),
  }
}
