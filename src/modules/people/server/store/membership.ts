import { problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { dayRange, sql } from '../../../../platform/server/db/sql.ts'
import type { Membership, Span, Step, Tie } from '../../membership.ts'
import type { StepChanges } from '../../step/step.ts'

const changedMeanwhile = () =>
  problem(
    'conflict',
    'changed-meanwhile',
    'Hồ sơ này vừa được người khác sửa, hoặc có hai nơi sinh hoạt cùng lúc. Hãy tải lại rồi làm lại.',
    'Somebody has just changed this record, or it would stand in two places at once. Reload and do it again.',
  )

/** Two spans of one person and day cannot both be believed. */
const refuseOverlap = (error: unknown): never => {
  throw (error as { code?: string }).code === '23P01' ? changedMeanwhile() : error
}

/** Writes what a step changes. A span that is not as it was read is a conflict. */
export async function saveStep(tx: Transaction, personId: string, changes: StepChanges, actId: string): Promise<void> {
  await addStep(tx, personId, changes.step, actId)
  await saveSpans(tx, personId, changes.spans, actId)
  if (changes.membership) await saveMembership(tx, personId, changes.membership, actId)
  await saveTies(tx, personId, changes.ties, actId)
}

async function addStep(tx: Transaction, personId: string, step: Step, actId: string): Promise<void> {
  await tx.query(sql`insert into membership_step (id, person_id, event, "on", decided_on, decision, unit_id, to_unit_id, reason, known_from)
    values (${step.id}::uuid, ${personId}::uuid, ${step.event}, ${step.on}::date, ${step.decidedOn}::date, ${step.decision}, ${step.unitId}::uuid,
      ${step.toUnitId}::uuid, ${step.reason}, ${actId}::uuid)`)
}

async function saveSpans(
  tx: Transaction,
  personId: string,
  { closed, opened }: StepChanges['spans'],
  actId: string,
): Promise<void> {
  const ranges = (spans: readonly Span[]) => spans.map((span) => dayRange(span.from, span.until))
  const row = await tx
    .one<{ closed: number }>(sql`select rewrite_spans(${personId}::uuid, ${actId}::uuid, ${ranges(closed)}::daterange[],
      ${opened.map((span) => span.unitId)}::uuid[], ${opened.map((span) => span.state)}::text[], ${ranges(opened)}::daterange[]) as closed`)
    .catch(refuseOverlap)
  if (row.closed !== closed.length) throw changedMeanwhile()
}

/** The membership as it is believed from this act on. */
export async function saveMembership(
  tx: Transaction,
  personId: string,
  membership: Membership,
  actId: string,
): Promise<void> {
  await tx.query(
    sql`update membership set known_until = ${actId}::uuid where id = ${membership.id}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into membership (id, person_id, turn, decided_on, decision, ceremony_on, probation_ends_on, considered_on,
      recognition_decided_on, recognition_decision, full_on, party_age_from, ended_on, end_state, known_from)
    values (${membership.id}::uuid, ${personId}::uuid, ${membership.turn}, ${membership.decidedOn}::date, ${membership.decision},
      ${membership.ceremonyOn}::date, ${membership.probationEndsOn}::date, ${membership.consideredOn}::date, ${membership.recognitionDecidedOn}::date,
      ${membership.recognitionDecision}, ${membership.fullOn}::date, ${membership.partyAgeFrom}::date, ${membership.endedOn}::date,
      ${membership.endState}, ${actId}::uuid)`)
}

export async function saveTies(
  tx: Transaction,
  personId: string,
  { closed, opened }: { readonly closed: readonly Tie[]; readonly opened: readonly Tie[] },
  actId: string,
): Promise<void> {
  for (const tie of closed)
    await tx.query(sql`update membership_tie set known_until = ${actId}::uuid where person_id = ${personId}::uuid and member_id = ${tie.memberId}::uuid
      and kind = ${tie.kind} and valid = ${dayRange(tie.from, tie.until)}::daterange and known_until is null`)
  for (const tie of opened)
    await tx.query(sql`insert into membership_tie (person_id, member_id, kind, valid, known_from)
      values (${personId}::uuid, ${tie.memberId}::uuid, ${tie.kind}, ${dayRange(tie.from, tie.until)}::daterange, ${actId}::uuid)`)
}

/** What an act wrote of one person is believed no longer, and what it ended is believed again. */
export async function unsayStep(tx: Transaction, personId: string, actId: string, byActId: string): Promise<void> {
  const of = sql`person_id = ${personId}::uuid`
  await tx.query(sql`select unsay_spans(${personId}::uuid, ${actId}::uuid, ${byActId}::uuid)`).catch(refuseOverlap)
  await tx.query(
    sql`update membership set known_until = ${byActId}::uuid where ${of} and known_from = ${actId}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into membership (id, person_id, turn, decided_on, decision, ceremony_on, probation_ends_on, considered_on,
      recognition_decided_on, recognition_decision, full_on, party_age_from, ended_on, end_state, known_from)
    select id, person_id, turn, decided_on, decision, ceremony_on, probation_ends_on, considered_on, recognition_decided_on, recognition_decision,
      full_on, party_age_from, ended_on, end_state, ${byActId}::uuid from membership where ${of} and known_until = ${actId}::uuid`)
  await tx.query(
    sql`update membership_tie set known_until = ${byActId}::uuid where ${of} and known_from = ${actId}::uuid and known_until is null`,
  )
  await tx.query(sql`insert into membership_tie (person_id, member_id, kind, valid, known_from)
    select person_id, member_id, kind, valid, ${byActId}::uuid from membership_tie where ${of} and known_until = ${actId}::uuid`)
}

/** Has a later act changed what this one wrote of the person? */
export async function restsOnStep(tx: Transaction, personId: string, actId: string): Promise<boolean> {
  const row = await tx.one<{ is_changed: boolean }>(sql`select
    spans_changed(${personId}::uuid, ${actId}::uuid)
    or exists (select from membership where person_id = ${personId}::uuid and known_from = ${actId}::uuid and known_until is not null)
    or exists (select from membership_tie where person_id = ${personId}::uuid and known_from = ${actId}::uuid and known_until is not null) as is_changed`)
  return row.is_changed
}
