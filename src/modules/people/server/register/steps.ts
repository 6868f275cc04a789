import type { z } from 'zod'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { endOfUnit } from '../../../org/forest.ts'
import type { takeStep as takeStepPromise, undoStep } from '../../contract/register.ts'
import type { Step } from '../../membership.ts'
import { followHeirs } from '../../span.ts'
import type { Companion, StepInput } from '../../step/step.ts'
import { takeStep } from '../../step/take.ts'
import { cellByCode, mayWrite, type OpenPerson, openToChange } from '../door.ts'
import { loadRecords, unknownPerson } from '../load.ts'
import { restsOnStep, saveStep, unsayStep } from '../store/membership.ts'
import { unsayTransfer } from '../store/transfer.ts'

type Input = z.output<typeof takeStepPromise.input>

export const takeStepBy = (context: Context, input: Input) =>
  write(context.database, context.caller, async (tx) => {
    const person = await openToChange(tx, context, input.personId)
    if (await isTaken(tx, input.id)) return { id: input.id }
    const toUnitId = input.toUnit === undefined ? null : placeOf(person, input)
    await takeStepInto(tx, person, { ...input, toUnitId, ...(await companionsOf(tx, input)) })
    return { id: input.id }
  })

/** Where the step leads; whoever moves somebody into a cell must be its clerk as well. */
function placeOf(person: OpenPerson, input: Input): string {
  const unitId = cellByCode(person, input.toUnit ?? '', input.on, { field: 'toUnit', isAnywhere: true })
  const allowed = mayWrite(person, unitId)
  if (!allowed.ok && input.event === 'transfer')
    must(
      refuse(
        'not-your-cell',
        'Chi bộ đến ngoài phạm vi của bạn: hãy ghi việc chuyển sinh hoạt, để nơi đến tiếp nhận.',
        'The cell lies outside your scope: record a transfer, and the other side accepts it.',
        'toUnit',
      ),
      'forbidden',
    )
  must(allowed, 'forbidden')
  return unitId
}

export const isTaken = async (tx: Transaction, stepId: string): Promise<boolean> =>
  (await tx.maybe(sql`select 1 from membership_step where id = ${stepId}::uuid`)) !== undefined

/** Sponsors and mentor by their ids, as far as the caller may see them. */
export async function companionsOf(
  tx: Transaction,
  input: { readonly sponsorIds?: readonly string[] | undefined; readonly mentorId?: string | undefined },
): Promise<Pick<StepInput, 'sponsors' | 'mentor'>> {
  const sponsorIds = input.sponsorIds ?? []
  const ids = [...sponsorIds, ...(input.mentorId === undefined ? [] : [input.mentorId])]
  if (ids.length === 0) return {}
  const records = await loadRecords(tx, ids.map(asId))
  const companion = (id: string, field: string): Companion => {
    const record = records.get(id)
    if (!record) throw unknownPerson(field)
    return { personId: id, spans: record.spans }
  }
  return {
    sponsors: sponsorIds.map((id) => companion(id, 'sponsorIds')),
    mentor: input.mentorId === undefined ? null : companion(input.mentorId, 'mentorId'),
  }
}

/**
 * Takes a step of a person in the transaction of an act, an own one unless `actId` names it. The right to the cell is asked
 * for before.
 * @returns the act's id. Refusals are problems of the kind `refused`, each with its field.
 */
export async function takeStepInto(
  tx: Transaction,
  person: OpenPerson,
  step: StepInput,
  actId?: string,
): Promise<string> {
  const { record, rules, reader, catalogue } = person
  const taken = must(takeStep(record, step, { rules, today: reader.today, membershipId: newId() }), 'refused')
  const opened = followHeirs(taken.spans.opened, (unitId) => endOfUnit(catalogue.forest, unitId), reader.today)
  for (const { unitId } of opened)
    if (!taken.spans.opened.some((span) => span.unitId === unitId)) must(mayWrite(person, unitId), 'forbidden')
  const changes = { ...taken, spans: { ...taken.spans, opened } }
  const act =
    actId ??
    (await recordAct(tx, {
      verb: `person.${step.event}`,
      unitId: changes.step.unitId,
      recordKind: 'person',
      recordId: record.id,
      payload: { step: step.id, event: step.event },
    }))
  await saveStep(tx, record.id, changes, act)
  return act
}

/** Only what was recorded last can be withdrawn, and only while nothing else rests on it. Refusals: `nothing-to-undo`, `not-last`. */
export function mayUndo(steps: readonly Step[], stepId: string | null): Outcome<Step> {
  const last = steps.at(-1)
  if (!last) return refuse('nothing-to-undo', 'Chưa có bước nào được ghi.', 'No step has been recorded.', 'stepId')
  if (stepId === null || last.id === stepId) return { ok: true, value: last }
  return refuse('not-last', 'Chỉ rút lại được bước ghi sau cùng.', 'Only the last step can be withdrawn.', 'stepId')
}

export const undoStepBy = (context: Context, input: z.output<typeof undoStep.input>) =>
  write(context.database, context.caller, async (tx) => {
    const { record } = await openToChange(tx, context, input.personId)
    const held = await tx.maybe<{ actId: string; isUndone: boolean }>(sql`
      select known_from as "actId", known_until is not null as "isUndone" from membership_step
      where id = ${asId(input.stepId)}::uuid and person_id = ${record.id}::uuid`)
    if (held?.isUndone) return { id: input.stepId }
    const step = must(mayUndo(record.steps, input.stepId), 'refused')
    if (!held || (await restsOnStep(tx, record.id, held.actId)))
      throw problem(
        'refused',
        'built-upon',
        'Không rút lại được: hồ sơ đã đổi theo một việc ghi sau bước này (sắp xếp tổ chức, nạp tệp hoặc đổi người giúp đỡ).',
        'It cannot be withdrawn: a later act (a reorganisation, a file, another mentor) has changed the record.',
        'stepId',
      )
    const actId = await recordAct(tx, {
      verb: 'person.undo',
      unitId: step.unitId,
      recordKind: 'person',
      recordId: record.id,
      // A reason may speak of the person: it stands where it can be erased, not in the chain of acts.
      payload: { step: step.id, event: step.event, reason: input.reason },
    })
    // The transfer first: by it, who took the person over still sees the person when the spans are gone.
    await unsayTransfer(tx, record.id, held.actId, actId)
    await unsayStep(tx, record.id, held.actId, actId)
    return { id: input.stepId }
  })
