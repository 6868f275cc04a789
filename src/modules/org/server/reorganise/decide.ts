import { dayBefore } from '../../../../platform/domain/day.ts'
import { Problem, problem } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome } from '../../../../platform/domain/refusal.ts'
import { type Database, type Transaction, write, writeAsOwner } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { buildForest, existsOn, type Forest } from '../../forest.ts'
import type { Decision } from '../../reorganise/decision.ts'
import { carriedOut } from '../../reorganise/plan.ts'
import { type Drafted, planReorganisation } from '../../reorganise/reorganise.ts'
import { loadFacts } from '../load.ts'
import { reachableUnit } from '../units.ts'
import type { Composition, DayOfDecision, Decider, Effect } from './hook.ts'
import { isBuiltUpon, markCarriedOut, unsayPlan, writeDecision, writePlan } from './store.ts'

export interface WorkedOut extends Drafted {
  readonly before: Forest
  readonly after: Forest
  readonly effects: readonly Effect[]
  readonly issuerId: string
  readonly mayDecide: Outcome<true>
}

/** Works a decision out against what is believed now, with what it touches in other modules and the right to it. */
export async function workOut(
  tx: Transaction,
  decision: Decision,
  composition: Composition,
  decider: Decider,
): Promise<WorkedOut> {
  const facts = await loadFacts(tx, null)
  const before = buildForest(facts)
  const eve = dayBefore(decision.effectiveOn)
  const issuer = reachableUnit(before, decision.issuer, (unitId) => decider.isOpen(before, unitId, decider.today))
  const ids = new Map<string, string>()
  const idOf = (code: string): string => {
    const id = ids.get(code) ?? newId()
    ids.set(code, id)
    return id
  }
  const drafted = planReorganisation(facts, decision, idOf, decider.levelsOn(decision.effectiveOn))
  const effects: Effect[] = []
  for (const hook of composition.hooks) effects.push(...(await hook.affected(tx, drafted.plan, before)))
  return {
    ...drafted,
    before,
    after: buildForest(carriedOut(facts, drafted.plan)),
    effects,
    issuerId: issuer.id,
    mayDecide: rightTo(before, decider, [issuer.id, ...drafted.plan.touched], eve),
  }
}

/** The right to every unit that is touched, as it stands on the eve or, where it only begins then, today. */
function rightTo(forest: Forest, decider: Decider, unitIds: readonly string[], eve: string): Outcome<true> {
  for (const unitId of new Set(unitIds)) {
    const may = decider.mayDecide(forest, unitId, existsOn(forest, unitId, eve) ? eve : decider.today)
    if (!may.ok) return may
  }
  return accept(true)
}

/** Carries a decision out, or plans it when its day lies ahead; all or nothing. */
export function decide(context: Context, input: Decision & { readonly id: string }, composition: Composition) {
  return write(context.database, context.caller, async (tx) => {
    const held = await tx.maybe<{ isCarriedOut: boolean }>(
      sql`select carried_out is not null as "isCarriedOut" from reorganisation where id = ${input.id}::uuid`,
    )
    if (held) return { id: input.id, ...held }
    // Two decisions at once would each rest on trees the other changes.
    await tx.query(sql`select pg_advisory_xact_lock(7463831)`)
    const decider = await composition.deciderFor(tx)
    const worked = await workOut(tx, input, composition, decider)
    if (!worked.mayDecide.ok) throw new Problem('forbidden', worked.mayDecide.refusal)
    refuseIssues(worked)
    const isCarriedOut = input.effectiveOn <= decider.today
    const actId = await recordAct(tx, {
      verb: 'org.reorganise',
      unitId: worked.issuerId,
      recordKind: 'reorganisation',
      recordId: input.id,
      payload: { symbol: input.symbol, effectiveOn: input.effectiveOn, changes: input.changes.length },
    })
    await writePlan(tx, worked.plan, actId)
    await writeDecision(
      tx,
      { id: input.id, issuerId: worked.issuerId, decision: input, plan: worked.plan, isCarriedOut },
      actId,
    )
    if (isCarriedOut) {
      const { moves, ends, on } = worked.plan
      await carryOut(tx, composition.hooks, { on, moves, ended: ends.map((item) => item.unitId) }, actId)
    }
    return { id: input.id, isCarriedOut }
  })
}

/** @throws Problem `invalid` for the first issue with all of them in its details, `refused` when something blocks. */
function refuseIssues(worked: WorkedOut): void {
  const [first] = worked.issues
  if (first) throw new Problem('invalid', { ...first, details: worked.issues })
  const block = worked.effects.find((effect) => effect.blocks)
  if (block) throw problem('refused', `blocked-by-${block.kind}`, block.text.vi, block.text.en, 'changes')
}

async function carryOut(
  tx: Transaction,
  hooks: Composition['hooks'],
  day: DayOfDecision,
  actId: string,
): Promise<void> {
  for (const hook of hooks) await hook.carryOut?.(tx, day, actId)
}

/** Withdraws a decision whose day has not come: the trees are believed again as they were without it. */
export function withdraw(
  context: Context,
  input: { readonly id: string; readonly reason: string },
  composition: Composition,
) {
  return write(context.database, context.caller, async (tx) => {
    await tx.query(sql`select pg_advisory_xact_lock(7463831)`)
    const decider = await composition.deciderFor(tx)
    const held = await tx.maybe<{
      issuerId: string
      effectiveOn: string
      knownFrom: string
      knownUntil: string | null
      isCarriedOut: boolean
    }>(
      sql`select issuer_id as "issuerId", effective_on as "effectiveOn", known_from as "knownFrom", known_until as "knownUntil",
        carried_out is not null as "isCarriedOut" from reorganisation where id = ${input.id}::uuid`,
    )
    const forest = buildForest(await loadFacts(tx, null))
    if (!held || !decider.isOpen(forest, held.issuerId, decider.today)) throw unknownDecision()
    const may = decider.mayDecide(forest, held.issuerId, decider.today)
    if (!may.ok) throw new Problem('forbidden', may.refusal)
    if (held.knownUntil !== null) return { id: input.id }
    const mayWithdraw = withdrawable(held, decider.today)
    if (!mayWithdraw.ok) throw new Problem('refused', mayWithdraw.refusal)
    if (await isBuiltUpon(tx, held.knownFrom))
      throw problem(
        'refused',
        'built-upon',
        'Một quyết định sau đã dựa trên quyết định này; hãy rút quyết định sau trước.',
        'A later decision builds on this one; withdraw that one first.',
        'id',
      )
    const founded = await tx.query<{ id: string }>(sql`select id from unit where known_from = ${held.knownFrom}::uuid`)
    for (const hook of composition.hooks) {
      const [rests] =
        (await hook.restsOn?.(
          tx,
          founded.map((unit) => unit.id),
        )) ?? []
      if (rests) throw problem('refused', 'rested-upon', rests.text.vi, rests.text.en, 'id')
    }
    const actId = await recordAct(tx, {
      verb: 'org.withdraw-reorganisation',
      unitId: held.issuerId,
      recordKind: 'reorganisation',
      recordId: input.id,
      reason: input.reason,
      payload: {},
    })
    await unsayPlan(tx, input.id, held.knownFrom, actId)
    return { id: input.id }
  })
}

export function withdrawable(
  held: { readonly effectiveOn: string; readonly isCarriedOut: boolean },
  today: string,
): Outcome<true> {
  if (!held.isCarriedOut && held.effectiveOn > today) return accept(true)
  return {
    ok: false,
    refusal: {
      code: 'in-force',
      field: 'id',
      text: {
        vi: 'Quyết định đã có hiệu lực; chỉ một quyết định khác mới thay đổi được.',
        en: 'The decision is in force; only a further decision changes what it did.',
      },
    },
  }
}

export const unknownDecision = (): Problem =>
  problem(
    'not-found',
    'not-found',
    'Không có quyết định này, hoặc bạn không được mở.',
    'There is no such decision, or you may not open it.',
    'id',
  )

/**
 * Carries out the planned decisions whose day has come, each in a transaction of its own, as acts of the system.
 * @returns how many were carried out; one that fails stays planned and is told to `onFailure`.
 */
export async function carryOutDue(
  database: Database,
  caller: { readonly actor: Transaction['actor']; readonly requestId: string },
  hooks: Composition['hooks'],
  onFailure: (id: string, error: unknown) => void,
): Promise<number> {
  const due = await database.owner.query<{ id: string }>(
    'select id from reorganisation where known_until is null and carried_out is null and effective_on <= today_here() order by effective_on, id',
  )
  let count = 0
  for (const { id } of due.rows) {
    try {
      await writeAsOwner(database, caller, async (tx) => {
        await tx.query(sql`select pg_advisory_xact_lock(7463831)`)
        const row = await tx.maybe<DayOfDecision & { issuerId: string }>(
          sql`select r.issuer_id as "issuerId", r.effective_on as "on", r.moves,
              coalesce((select jsonb_agg(s.unit_id) from unit_span s
                where s.known_from = r.known_from and s.known_until is null and upper(s.valid) = r.effective_on), '[]') as ended
            from reorganisation r where r.id = ${id}::uuid and r.known_until is null and r.carried_out is null`,
        )
        if (!row) return
        const actId = await recordAct(tx, {
          verb: 'org.carry-out',
          unitId: row.issuerId,
          recordKind: 'reorganisation',
          recordId: id,
          payload: {},
        })
        await carryOut(tx, hooks, row, actId)
        await markCarriedOut(tx, id, actId)
        count += 1
      })
    } catch (error) {
      onFailure(id, error)
    }
  }
  return count
}
