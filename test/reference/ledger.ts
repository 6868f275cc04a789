import { type CountingFact, countedSince } from '../../src/modules/figures/counting.ts'
import { type Entry, placeKey } from '../../src/modules/figures/entry.ts'
import type { Ledger } from '../../src/modules/figures/figure.ts'
import { versionOn } from '../../src/modules/figures/measure.ts'
import { exactly, quantity } from '../../src/modules/figures/quantity.ts'
import { buildForest } from '../../src/modules/org/forest.ts'
import type { OrgFacts } from '../../src/modules/org/unit.ts'
import { type EntryFact, type History, type Known, recordsIn } from './model.ts'

type Arrange = <Item>(items: readonly Item[]) => readonly Item[]
const asTheyCame: Arrange = (items) => items

const knownAt = <Fact extends Known>(facts: readonly Fact[], moment: number): readonly Fact[] =>
  facts.filter((fact) => fact.knownFrom <= moment && moment < fact.knownUntil)

/** The facts of organisation believed at a moment. */
export const orgFactsAt = (history: History, moment: number, arrange: Arrange = asTheyCame): OrgFacts => ({
  units: arrange(knownAt(history.units, moment)),
  spans: arrange(knownAt(history.spans, moment)),
  names: [],
  parents: arrange(knownAt(history.parents, moment)),
  leads: arrange(knownAt(history.leads, moment)),
  roles: [],
  successions: arrange(knownAt(history.successions, moment)),
})

const toEntry = (fact: EntryFact, isApproved: boolean): Entry => ({
  id: fact.id,
  unitId: fact.unitId,
  measure: fact.measure,
  class: fact.class,
  aspect: fact.aspect,
  period: `${fact.first}..${fact.last}`,
  first: fact.first,
  last: fact.last,
  quantity:
    fact.value && quantity(fact.value.word, fact.value.low.toFixed(), fact.value.high.toFixed(), fact.value.isEstimate),
  isNotApplicable: fact.isNotApplicable,
  isOfMost: false,
  result: null,
  origin: 'entered',
  inferredBy: null,
  printedForm: null,
  cutOffOn: null,
  statedOn: null,
  source: null,
  isApproved,
})

/** What the kernel reads, as believed at a moment. `arrange` may put the facts in any order. */
export function ledgerAt(history: History, moment: number, arrange: Arrange = asTheyCame): Ledger {
  const approved = new Set(history.approvals.filter((act) => act.knownFrom <= moment).map((act) => act.entryId))
  const places = new Map<string, Entry[]>()
  const periods = new Map<string, Entry[]>()
  for (const fact of arrange(knownAt(history.entries, moment))) {
    if (fact.value === null && !fact.isNotApplicable) continue
    const entry = toEntry(fact, approved.has(fact.id))
    for (const [held, unitId] of [[places, fact.unitId] as const, [periods, ''] as const]) {
      const key = placeKey(unitId, fact.measure, fact.class, fact.aspect)
      held.set(key, [...(held.get(key) ?? []), entry])
    }
  }
  const forest = buildForest(orgFactsAt(history, moment, arrange))
  const counts = knownAt(history.counts, moment)
  return {
    forest,
    measureOn: (code, on) =>
      versionOn(
        history.measures.filter((measure) => measure.code === code),
        on,
      ),
    classSet: (code) => history.classSets.find((set) => set.code === code),
    entriesAt: (unitId, measure, classCode, aspect) => places.get(placeKey(unitId, measure, classCode, aspect)) ?? [],
    periodsHeld: (measure, classCode, aspect) => periods.get(placeKey('', measure, classCode, aspect)) ?? [],
    countedAt: (unitId, measure, classCode, period) => {
      const facts = counts.filter((fact) => fact.measure === measure)
      const since = facts.flatMap(
        ({ from, reaches, unitId: at }) => countedSince(forest, factAt(at, { from, reaches }), unitId, period) ?? [],
      )
      if (classCode !== null || !since.some((day) => day <= period.first)) return undefined
      const version = history.measures.find((item) => item.code === measure)
      return { quantity: exactly(recordsIn(unitId, period, version)), isShare: false }
    },
  }
}

const factAt =
  (at: string, fact: CountingFact) =>
  (unitId: string): CountingFact | undefined =>
    unitId === at ? fact : undefined
