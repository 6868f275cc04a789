import type { Day } from '../../../platform/domain/day.ts'
import type { Text } from '../../../platform/domain/text.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Deadline } from '../../notices/deadline.ts'
import type { DeadlineSource } from '../../notices/server/public.ts'
import { type Forest, homePartyOn } from '../../org/forest.ts'
import { loadForest } from '../../org/server/public.ts'
import { type Answer, baseOf, coverageOf, type Demand, type Implementer, isByHand } from '../coverage.ts'
import type { SummingUpKind } from '../directive.ts'

interface Named {
  readonly directiveId: string
  readonly issuerId: string
  readonly symbol: string | null
  readonly vi: string
  readonly en: string
}
interface PlannedRow extends Named {
  readonly id: string
  readonly kind: SummingUpKind
  readonly dueOn: Day
  readonly heldOn: Day | null
}
interface DemandRow extends Named, Demand {
  readonly id: string
}

/** The calendar of sơ kết and tổng kết, and what documents demand of the units below by a day. */
export const directiveDeadlines: DeadlineSource = {
  name: 'directives',
  deadlinesOf: async (tx, { today, from, until }) => {
    const forest = await loadForest(tx, null)
    const planned = await plannedIn(tx, from, until)
    const demands = await demandsIn(tx, from, until)
    const ids = demands.map((demand) => demand.id)
    const implementers = groupedBy(await implementersOf(tx, ids), (row) => row.demandId)
    const answers = groupedBy(await answersTo(tx, ids), (row) => row.demandId)
    return [
      ...planned.map((row) => summingUp(forest, row)),
      ...demands.flatMap((demand) =>
        demanded(forest, demand, implementers.get(demand.id) ?? [], answers.get(demand.id) ?? [], today),
      ),
    ]
  },
}

const summingUpWords: Readonly<Record<SummingUpKind, Text>> = {
  interim_summary: { vi: 'Sơ kết', en: 'Hold the interim summing-up of' },
  final_summary: { vi: 'Tổng kết', en: 'Hold the final summing-up of' },
}

function summingUp(forest: Forest, row: PlannedRow): Deadline {
  return {
    key: `summing-up:${row.id}`,
    kind: 'due',
    unitId: homePartyOn(forest, row.issuerId, row.dueOn) ?? row.issuerId,
    dueOn: row.dueOn,
    title: titled(summingUpWords[row.kind], row),
    path: `/directives/document?document=${row.directiveId}`,
    role: 'clerk',
    doneOn: row.heldOn,
  }
}

const titled = ({ vi, en }: Text, row: Named): Text => ({
  vi: `${vi} ${row.symbol ?? `“${row.vi}”`}`,
  en: `${en} ${row.symbol ?? `“${row.en}”`}`,
})

/**
 * One for each unit asked, those exempt left out, and those whose document bears no day: nobody is reminded of what is there.
 * What is recorded by hand is answered to the issuer, and waits all the same at the unit asked.
 */
function demanded(
  forest: Forest,
  demand: DemandRow,
  implementers: readonly Implementer[],
  answers: readonly Answer[],
  today: Day,
): readonly Deadline[] {
  const base = baseOf(forest, demand, demand.issuerId)
  const words = isByHand(demand.base)
    ? { vi: 'Thực hiện và báo kết quả theo', en: 'Carry out and report on' }
    : { vi: 'Ban hành văn bản thực hiện', en: 'Issue a document that carries out' }
  return coverageOf(forest, demand, base, implementers, answers, today).flatMap(
    ({ unitId, state, doneOn }): readonly Deadline[] =>
      state === 'exempt' || state === 'undated'
        ? []
        : [
            {
              key: `demand:${demand.id}:${unitId}`,
              kind: 'due',
              unitId,
              dueOn: demand.dueOn,
              title: titled(words, demand),
              path: `/directives/coverage?demand=${demand.id}`,
              role: 'clerk',
              doneOn,
            },
          ],
  )
}

const named = sql`d.id as "directiveId", d.issuer_id as "issuerId", d.symbol, d.vi, d.en`

const plannedIn = (tx: Transaction, from: Day, until: Day): Promise<readonly PlannedRow[]> =>
  tx.query<PlannedRow>(sql`
    select s.id, s.kind, s.due_on as "dueOn", s.held_on as "heldOn", ${named}
    from directive_summing_up s join directive d on d.id = s.directive_id and d.known_until is null
    where s.known_until is null and s.due_on between ${from}::date and ${until}::date`)

/** A document that stays with its issuer asks nobody below through the product: they could not open it. */
const demandsIn = (tx: Transaction, from: Day, until: Day): Promise<readonly DemandRow[]> =>
  tx.query<DemandRow>(sql`
    select m.id, m.base, m.levels, m.unit_ids as "unitIds", m.due_on as "dueOn", ${named}
    from directive_demand m join directive d on d.id = m.directive_id and d.known_until is null
    where m.known_until is null and d.audience <> 'scope' and m.due_on between ${from}::date and ${until}::date`)

const implementersOf = (tx: Transaction, demandIds: readonly string[]) =>
  tx.query<Implementer & { readonly demandId: string }>(sql`
    select m.id as "demandId", f.id, f.issuer_id as "unitId", f.issued_on as "issuedOn"
    from directive_demand m
    join directive_relation r on r.to_id = m.directive_id and r.kind = 'implements' and r.known_until is null
    join directive f on f.id = r.from_id and f.known_until is null
    where m.known_until is null and m.id = any (${demandIds}::uuid[])`)

const answersTo = (tx: Transaction, demandIds: readonly string[]) =>
  tx.query<Answer & { readonly demandId: string }>(sql`
    select a.demand_id as "demandId", a.unit_id as "unitId", a.kind, a.done_on as "doneOn"
    from demand_answer a where a.known_until is null and a.demand_id = any (${demandIds}::uuid[])`)

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
