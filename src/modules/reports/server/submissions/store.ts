import type { Transaction } from '../../../../platform/server/db/database.ts'
import { insertRows } from '../../../../platform/server/db/insert-rows.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import type { SubmissionEvent, SubmissionState } from '../../submission.ts'

/** The only file that writes submissions, their events, remarks, answers and notes. */
export interface Behalf {
  readonly channel: 'telephone' | 'paper' | 'message'
  readonly reportedBy: string
}

/** A submission in its present state; `eventAct` is the act of its present event, `by` who acted. */
export interface Standing {
  readonly id: string
  readonly unitId: string
  readonly state: SubmissionState
  readonly eventId: string
  readonly by: string
  readonly behalf: Behalf | null
  readonly submittedOn: string | null
}

interface StandingRow extends Omit<Standing, 'behalf'> {
  channel: Behalf['channel'] | null
  reportedBy: string | null
}

interface PlaceKey {
  readonly formId: string
  readonly first: string
  readonly last: string
}

/** Whoever changes these submissions does so one after the other until the transaction ends. */
export async function holdPlaces(tx: Transaction, place: PlaceKey, unitIds: readonly string[]): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(key, 0)) from (
    select ${`${place.formId}|${place.first}|`} || id as key from unnest(${unitIds}::text[]) id order by 1) held`)
}

export async function loadStanding(
  tx: Transaction,
  place: PlaceKey,
  unitIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const rows = await tx.query<StandingRow>(sql`
    select s.id, s.unit_id as "unitId", e.state, e.id as "eventId", k.actor_id as by, e.channel, e.reported_by as "reportedBy",
      e.submitted_on as "submittedOn"
    from submission s join submission_event e on e.submission_id = s.id and e.known_until is null join act k on k.id = e.known_from
    where s.form_id = ${place.formId}::uuid and s.unit_id = any (${unitIds}::uuid[]) and s.first_day = ${place.first}::date
      and s.last_day = ${place.last}::date`)
  return new Map(
    rows.map(({ channel, reportedBy, ...row }) => [
      row.unitId,
      { ...row, behalf: channel === null || reportedBy === null ? null : { channel, reportedBy } },
    ]),
  )
}

/** What a request did that was carried out before, under the id its sender gave it. */
export const loadRequest = (
  tx: Transaction,
  requestId: string,
): Promise<{ submissionId: string; state: Exclude<SubmissionState, 'none'>; event: SubmissionEvent }[]> =>
  tx.query(
    sql`select submission_id as "submissionId", state, event from submission_event where request_id = ${requestId}::uuid`,
  )

export async function addSubmission(
  tx: Transaction,
  place: PlaceKey & { readonly unitId: string; readonly period: string },
  id: string,
  actId: string,
): Promise<void> {
  await tx.query(sql`insert into submission (id, form_id, unit_id, period, first_day, last_day, known_from)
    values (${id}::uuid, ${place.formId}::uuid, ${place.unitId}::uuid, ${place.period}, ${place.first}::date, ${place.last}::date, ${actId}::uuid)`)
}

export interface NewEvent {
  readonly submissionId: string
  /** The present event, which this one closes. */
  readonly closes: string | null
  readonly requestId: string
  readonly event: SubmissionEvent
  readonly state: SubmissionState
  readonly reason: string | null
  readonly behalf: Behalf | null
  readonly on: string
  readonly submittedOn: string | null
  readonly actId: string
}

export async function addEvents(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
  const closed = events.flatMap(({ closes, actId }) => (closes === null ? [] : [{ closes, actId }]))
  if (closed.length > 0) {
    await tx.query(sql`update submission_event e set known_until = c."actId" from jsonb_to_recordset(${JSON.stringify(closed)}::jsonb)
      as c(closes uuid, "actId" uuid) where e.id = c.closes and e.known_until is null`)
  }
  await insertRows(
    tx,
    'submission_event',
    events.map((event) => ({
      id: newId(),
      submission_id: event.submissionId,
      request_id: event.requestId,
      event: event.event,
      state: event.state,
      reason: event.reason,
      channel: event.behalf?.channel ?? null,
      reported_by: event.behalf?.reportedBy ?? null,
      on_day: event.on,
      submitted_on: event.submittedOn,
      known_from: event.actId,
    })),
  )
}

export interface NewRemark {
  readonly id: string
  readonly measureId: string
  readonly class: string | null
  readonly text: string
  readonly entryId: string | null
}

export const addRemarks = (
  tx: Transaction,
  submissionId: string,
  remarks: readonly NewRemark[],
  actId: string,
): Promise<void> =>
  insertRows(
    tx,
    'submission_remark',
    remarks.map((remark) => ({
      id: remark.id,
      submission_id: submissionId,
      measure_id: remark.measureId,
      class_code: remark.class,
      text: remark.text,
      entry_id: remark.entryId,
      known_from: actId,
    })),
  )

export async function addAnswer(tx: Transaction, remarkId: string, answer: string, actId: string): Promise<void> {
  await tx.query(
    sql`insert into submission_remark_answer (remark_id, answer, known_from) values (${remarkId}::uuid, ${answer}, ${actId}::uuid)`,
  )
}

/** A note supersedes the one before it at its cell; an empty one takes it away. */
export async function writeNote(
  tx: Transaction,
  note: { id: string; submissionId: string; measureId: string; class: string | null; text: string },
  actId: string,
): Promise<void> {
  await tx.query(sql`update cell_note set known_until = ${actId}::uuid where submission_id = ${note.submissionId}::uuid
    and measure_id = ${note.measureId}::uuid and coalesce(class_code, '') = ${note.class ?? ''} and known_until is null`)
  await tx.query(sql`insert into cell_note (id, submission_id, measure_id, class_code, text, known_from)
    values (${note.id}::uuid, ${note.submissionId}::uuid, ${note.measureId}::uuid, ${note.class}, ${note.text}, ${actId}::uuid)`)
}
