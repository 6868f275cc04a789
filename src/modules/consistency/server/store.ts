import type { Transaction } from '../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../platform/server/db/sql.ts'
import type { Rule } from '../rule.ts'

/**
 * Closes what was believed of a rule for some days; what it said for other days goes on, known from the same act. `rule` is
 * what it says for these days from now on, if anything.
 */
export async function supersedeRule(
  tx: Transaction,
  code: string,
  days: Pick<Rule, 'from' | 'until'>,
  rule: Rule | null,
  actId: string,
): Promise<void> {
  const valid = dayRange(days.from, days.until)
  await tx.query(sql`update consistency_rule set known_until = ${actId}
    where code = ${code} and known_until is null and valid && ${valid}::daterange`)
  await tx.query(sql`insert into consistency_rule (code, kind, valid, body, vi, en, reading, severity, tolerance, period_kinds, unit_kinds, levels, source, is_enabled, known_from)
    select code, kind, rest, body, vi, en, reading, severity, tolerance, period_kinds, unit_kinds, levels, source, is_enabled, ${actId}::uuid
    from consistency_rule, unnest(datemultirange(valid) - datemultirange(${valid}::daterange)) rest where known_until = ${actId}::uuid`)
  if (!rule) return
  const { kind, ...body } = rule.body
  await tx.query(sql`insert into consistency_rule (code, kind, valid, body, vi, en, reading, severity, tolerance, period_kinds, unit_kinds, levels, source, is_enabled, known_from)
    values (${code}, ${kind}, ${valid}::daterange, ${JSON.stringify(body)}::jsonb, ${rule.name.vi}, ${rule.name.en},
      ${rule.reading === null ? null : JSON.stringify(rule.reading)}::jsonb, ${rule.severity}, ${rule.tolerance}::numeric,
      ${rule.periodKinds}::text[], ${rule.unitKinds}::text[], ${rule.levels}::text[], ${rule.source}, ${rule.isEnabled}, ${actId})`)
}

export interface Answer {
  readonly id: string
  readonly unitId: string
  readonly first: string
  readonly last: string
  readonly kind: string
  readonly digest: string
  readonly answer: string
}

/** Stores an answer; one given before to the same values is replaced, and stays in the history. */
export async function storeAnswer(tx: Transaction, answer: Answer, actId: string): Promise<void> {
  await tx.query(sql`update finding_answer set known_until = ${actId}
    where digest = ${answer.digest} and known_until is null`)
  await tx.query(sql`insert into finding_answer (id, unit_id, first_day, last_day, kind, digest, answer, known_from)
    values (${answer.id}, ${answer.unitId}, ${answer.first}, ${answer.last}, ${answer.kind}, ${answer.digest}, ${answer.answer}, ${actId})`)
}

/** @returns false when the answer stood no more. */
export async function closeAnswer(tx: Transaction, id: string, actId: string): Promise<boolean> {
  const closed = await tx.query(
    sql`update finding_answer set known_until = ${actId} where id = ${id} and known_until is null returning id`,
  )
  return closed.length > 0
}
