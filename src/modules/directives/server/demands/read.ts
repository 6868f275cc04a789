import { notFound } from '../../../../platform/domain/problem.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead } from '../../../accounts/access.ts'
import { ability } from '../../../figures/server/public.ts'
import { homePartyOn } from '../../../org/forest.ts'
import { toUnitRef } from '../../../org/server/public.ts'
import type { UnitId, UnitRole } from '../../../org/unit.ts'
import {
  type Answer,
  baseOf,
  type CoverageLine,
  countsOf,
  coverageOf,
  type Demand,
  type DemandBase,
  type Implementer,
  isByHand,
} from '../../coverage.ts'
import { shareOf } from '../../share.ts'
import { nameOf } from '../list.ts'
import { mayWrite, type Opened, openDirective } from '../open.ts'

export interface DemandRow extends Demand {
  readonly id: string
  readonly directiveId: string
  readonly base: DemandBase
  readonly levels: readonly UnitRole[] | null
  readonly unitIds: readonly UnitId[] | null
  readonly dueOn: string
  readonly body: string
}

interface Named extends Implementer {
  readonly symbol: string | null
  readonly vi: string
  readonly en: string
}

interface HeldAnswer extends Answer {
  readonly id: string
  readonly note: string
}

const demandColumns = sql`id, directive_id as "directiveId", base, levels, unit_ids as "unitIds", due_on as "dueOn", body`

export const demandById = (tx: Transaction, id: string): Promise<DemandRow | undefined> =>
  tx.maybe<DemandRow>(
    sql`select ${demandColumns} from directive_demand where id = ${asId(id)}::uuid and known_until is null`,
  )

export const unknownDemand = () =>
  notFound('Không có yêu cầu này, hoặc bạn không được mở.', 'There is no such demand, or you may not open it.', 'id')

interface Worked {
  readonly demand: DemandRow
  /** Of the whole base where the reader stands at the issuer or above; else of its own units. */
  readonly lines: readonly CoverageLine[]
  readonly isWhole: boolean
  readonly documents: ReadonlyMap<string, Named>
  readonly answers: ReadonlyMap<UnitId, HeldAnswer>
}

async function workOut(tx: Transaction, opened: Opened, demand: DemandRow): Promise<Worked> {
  const { forest, reader, directive, on } = opened
  const isWhole = canRead(forest, reader, directive.issuerId, on)
  const all = baseOf(forest, demand, directive.issuerId)
  // A unit below sees how it stands itself; nobody below gets a table of its siblings.
  const base = isWhole ? all : all.filter((unitId) => canRead(forest, reader, unitId, reader.today))
  const documents = isWhole
    ? await tx.query<Named>(sql`select * from directive_implementers(${directive.id}::uuid)`)
    : await tx.query<Named>(sql`select f.issuer_id as "unitId", f.id, f.symbol, f.vi, f.en, f.issued_on as "issuedOn"
        from directive_relation r join directive f on f.id = r.from_id and f.known_until is null
        where r.to_id = ${directive.id}::uuid and r.kind = 'implements' and r.known_until is null`)
  const answers = await tx.query<HeldAnswer>(
    sql`select id, unit_id as "unitId", kind, done_on as "doneOn", note from demand_answer where demand_id = ${demand.id} and known_until is null`,
  )
  return {
    demand,
    lines: coverageOf(forest, demand, base, documents, answers, reader.today),
    isWhole,
    documents: new Map(documents.map((document) => [document.id, document])),
    answers: new Map(answers.map((answer) => [answer.unitId, answer])),
  }
}

function outline({ forest }: Opened, { demand, lines, isWhole }: Worked) {
  const counts = countsOf(lines)
  return {
    id: demand.id,
    base: demand.base,
    body: demand.body,
    dueOn: demand.dueOn,
    counts: isWhole ? counts : null,
    share: isWhole ? shareOf(counts.done, counts.asked) : null,
    own: isWhole
      ? []
      : lines.map((line) => ({ unit: toUnitRef(forest, line.unitId, demand.dueOn), state: line.state })),
  }
}

/** The demands of a document, each with its coverage. */
export async function demandsOf(tx: Transaction, opened: Opened) {
  const demands = await tx.query<DemandRow>(
    sql`select ${demandColumns} from directive_demand where directive_id = ${opened.directive.id} and known_until is null order by due_on, id`,
  )
  const told = []
  for (const demand of demands) told.push(outline(opened, await workOut(tx, opened, demand)))
  return told
}

const order = ['missing', 'late', 'awaited', 'undated', 'on_time', 'exempt']

export function coverageHere(context: Context, input: { readonly id: string }) {
  return read(context.database, context.caller, async (tx) => {
    const demand = await demandById(tx, input.id)
    if (!demand) throw unknownDemand()
    const opened = await openDirective(tx, context, demand.directiveId)
    const { directive, forest } = opened
    const worked = await workOut(tx, opened, demand)
    const lines = worked.lines.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    return {
      ...outline(opened, worked),
      directive: {
        id: directive.id,
        symbol: directive.symbol,
        name: nameOf(directive),
        issuer: toUnitRef(forest, directive.issuerId, opened.on),
      },
      isByHand: isByHand(demand.base),
      lines: lines.map((line) => {
        const document = line.documentId === null ? undefined : worked.documents.get(line.documentId)
        const answer = worked.answers.get(line.unitId)
        return {
          unit: toUnitRef(forest, line.unitId, demand.dueOn),
          state: line.state,
          doneOn: line.doneOn,
          document: document ? { id: document.id, symbol: document.symbol, name: nameOf(document) } : null,
          answer: answer ? { id: answer.id, note: answer.note } : null,
        }
      }),
      can: { answer: ability(mayWrite(opened)) },
    }
  })
}

/** Is a unit among those a demand asks? */
export const isAsked = ({ forest, directive }: Opened, demand: DemandRow, unitId: UnitId): boolean => {
  const base = baseOf(forest, demand, directive.issuerId)
  return base.includes(unitId) || base.includes(homePartyOn(forest, unitId, demand.dueOn) ?? '')
}
