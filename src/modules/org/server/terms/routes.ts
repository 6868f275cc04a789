import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { type Context, type Route, route } from '../../../../platform/server/http/context.ts'
import { correctTerm, listTerms, registerTerm, withdrawTerm } from '../../contract/terms.ts'
import { nextNumber, yearsOf } from '../../term.ts'
import { keptForest } from '../load.ts'
import { toUnitRef } from '../units.ts'
import { correct, register, withdraw } from './actions.ts'
import { committeeOf, reachableTermUnit, type TermRights } from './committee.ts'
import { termsOf } from './store.ts'

export const termRoutes = (rightsFor: (tx: Transaction) => Promise<TermRights>): readonly Route[] => [
  route(listTerms, (context, input) => list(context, input.unit, rightsFor)),
  route(registerTerm, (context, input) => register(context, input, rightsFor)),
  route(correctTerm, (context, input) => correct(context, input, rightsFor)),
  route(withdrawTerm, (context, input) => withdraw(context, input, rightsFor)),
]

function list(context: Context, unitCode: string, rightsFor: (tx: Transaction) => Promise<TermRights>) {
  return read(context.database, context.caller, async (tx) => {
    const [forest, rights] = [await keptForest(tx, context.database), await rightsFor(tx)]
    const committee = committeeOf(forest, reachableTermUnit(forest, unitCode, rights))
    const terms = await termsOf(tx, committee.id)
    const mayWrite = rights.mayWrite(forest, committee.id, rights.today)
    return {
      committee: toUnitRef(forest, committee.id, rights.today),
      terms: terms.toReversed().map(({ code, congress, first, last, isAssumed }) => ({
        code,
        period: `term:${code}`,
        years: yearsOf(code),
        number: congress?.number ?? null,
        congress: congress && { first: congress.first, last: congress.last },
        first,
        last,
        isAssumed,
        isCurrent: first <= rights.today && rights.today <= last,
      })),
      nextNumber: nextNumber(terms),
      assumed: await rights.assumedTerm(committee.role, rights.today),
      can: {
        register: { isAllowed: mayWrite.ok, reason: mayWrite.ok ? null : mayWrite.refusal.text },
      },
    }
  })
}
