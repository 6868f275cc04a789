import { must, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { existsOn, type Forest } from '../../forest.ts'
import { type Congress, correctTerm, lastYearOf, registerTerm, type Term, termCode, withdrawTerm } from '../../term.ts'
import type { Unit } from '../../unit.ts'
import { loadForest } from '../load.ts'
import { committeeOf, reachableTermUnit, type TermRights } from './committee.ts'
import { closeTerms, placeTerms, termsOf } from './store.ts'

type RightsFor = (tx: Transaction) => Promise<TermRights>

export interface CongressInput {
  readonly number: number
  readonly congressFirst: string
  readonly congressLast: string
}

const congressOf = (input: CongressInput): Congress => ({
  number: input.number,
  first: input.congressFirst,
  last: input.congressLast,
})

interface Opened {
  readonly rights: TermRights
  readonly forest: Forest
  readonly committee: Unit
  readonly terms: readonly Term[]
  readonly months: number
}

/** The guarded door to the terms of a committee; two writers wait for each other. */
async function open(tx: Transaction, unitCode: string, rightsFor: RightsFor): Promise<Opened> {
  const [forest, rights] = [await loadForest(tx, null), await rightsFor(tx)]
  const committee = committeeOf(forest, reachableTermUnit(forest, unitCode, rights))
  must(rights.mayWrite(forest, committee.id, rights.today), 'forbidden')
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${committee.id}::text, 0))`)
  const { months } = await rights.assumedTerm(committee.role, rights.today)
  return { rights, forest, committee, terms: await termsOf(tx, committee.id), months }
}

function requireLife({ forest, committee }: Opened, congress: Congress): void {
  if (existsOn(forest, committee.id, congress.last)) return
  throw problem(
    'refused',
    'unit-not-there',
    'Ngày bế mạc nằm ngoài thời gian hoạt động của cấp ủy này. Cấp ủy mới tính lại từ khóa I.',
    'This committee did not exist on the closing day. A new committee begins again with number I.',
    'congressLast',
  )
}

export function register(
  context: Context,
  input: CongressInput & { readonly unit: string; readonly lastYear?: number | undefined },
  rightsFor: RightsFor,
): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const opened = await open(tx, input.unit, rightsFor)
    const { committee, terms, months, rights, forest } = opened
    const congress = congressOf(input)
    const party = forest.units.get(committee.homeId ?? '') ?? committee
    const code = termCode(party.code, congress, input.lastYear ?? lastYearOf(congress, months))
    const held = terms.find((term) => term.code === code)?.congress
    if (held?.number === congress.number && held.first === congress.first && held.last === congress.last)
      return { id: code }
    const changed = must(registerTerm(terms, { code, unitId: committee.id, congress }, months, rights.today), 'refused')
    requireLife(opened, congress)
    const actId = await recordAct(tx, {
      verb: 'term.register',
      unitId: committee.id,
      recordKind: 'term',
      payload: { code, ...congress },
    })
    await placing(() => placeTerms(tx, changed, actId))
    return { id: code }
  })
}

/** The unit a term belongs to, by the term's code. */
const unitOfTerm = (code: string): string => code.slice(0, code.lastIndexOf(':'))

export function correct(
  context: Context,
  input: CongressInput & { readonly code: string; readonly reason: string },
  rightsFor: RightsFor,
): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const opened = await open(tx, unitOfTerm(input.code), rightsFor)
    const congress = congressOf(input)
    const changed = must(correctTerm(opened.terms, input.code, congress, opened.months, opened.rights.today), 'refused')
    requireLife(opened, congress)
    if (changed.length === 0) return { id: input.code }
    const actId = await recordAct(tx, {
      verb: 'term.correct',
      unitId: opened.committee.id,
      recordKind: 'term',
      reason: input.reason,
      payload: { code: input.code, ...congress },
    })
    await placing(() => placeTerms(tx, changed, actId))
    return { id: input.code }
  })
}

export function withdraw(
  context: Context,
  input: { readonly code: string; readonly reason: string },
  rightsFor: RightsFor,
): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const { committee, terms, months } = await open(tx, unitOfTerm(input.code), rightsFor)
    const changed = must(withdrawTerm(terms, input.code, months), 'refused')
    const { used } = await tx.one<{ used: boolean }>(sql`select term_in_use(${input.code}) as used`)
    if (used) {
      throw problem(
        'refused',
        'term-in-use',
        'Đã có số liệu, chủ đề hoặc chỉ tiêu ghi theo nhiệm kỳ này. Hãy đính chính ngày đại hội thay vì rút.',
        'Figures, themes or targets bear this term. Correct the days of its congress instead of withdrawing it.',
        'code',
      )
    }
    const actId = await recordAct(tx, {
      verb: 'term.withdraw',
      unitId: committee.id,
      recordKind: 'term',
      reason: input.reason,
      payload: { code: input.code },
    })
    await closeTerms(tx, [input.code], actId)
    await placing(() => placeTerms(tx, changed, actId))
    return { id: input.code }
  })
}

/** Figures follow their term; where the new days are taken by a value of the same days, nothing is changed. */
async function placing(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error
    throw problem(
      'conflict',
      'term-days-taken',
      'Có số liệu khác đã nhập cho đúng những ngày mới của nhiệm kỳ. Hãy rút số liệu đó rồi làm lại.',
      'Another value was entered for exactly the new days of the term. Withdraw it and try again.',
      'congressLast',
    )
  }
}
