import type { z } from 'zod'
import { must, notFound, problem } from '../../../../platform/domain/problem.ts'
import { write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { catalogueAt } from '../../../figures/server/public.ts'
import type { answerRemark, writeCellNote } from '../../contract/submission.ts'
import { cellKey } from '../../form.ts'
import { mayDecide, mayEnter, stepFrom } from './abilities.ts'
import { placeKeyOf } from './grid.ts'
import { notInForm, openPlace } from './place.ts'
import { idTaken } from './step.ts'
import { addAnswer, addEvents, addSubmission, holdPlaces, loadStanding, writeNote } from './store.ts'

/** A note of the unit, or of the unit above, at a cell; it begins the report where nothing was begun. */
export function note(context: Context, input: z.output<typeof writeCellNote.input>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const place = await openPlace(tx, context, input)
    const enters = mayEnter(place)
    if (!enters.ok && !mayDecide(place).ok) must(enters, 'forbidden')
    const cell = place.cells.find((item) => item.key === cellKey(input.measure, input.class))
    if (!cell) throw notInForm()
    const key = placeKeyOf(place)
    await holdPlaces(tx, key, [place.unit.id])
    const standing = (await loadStanding(tx, key, [place.unit.id])).get(place.unit.id)
    const written = await tx.maybe<{ isHere: boolean }>(sql`
      select submission_id = ${standing?.id ?? null}::uuid and measure_id = ${cell.measure.id}::uuid
        and class_code is not distinct from ${cell.line.class} as "isHere" from cell_note where id = ${input.id}::uuid`)
    if (written && !written.isHere) throw idTaken()
    if (written) return { id: input.id }
    if (!standing) must(enters, 'forbidden')
    const submissionId = standing?.id ?? newId()
    const actId = await recordAct(tx, {
      verb: 'submission.note',
      unitId: place.unit.id,
      recordKind: 'submission',
      recordId: submissionId,
      payload: { cell: cell.key },
    })
    if (!standing) {
      const state = must(stepFrom('none', 'save'), 'refused')
      await addSubmission(tx, { ...key, unitId: place.unit.id, period: place.period.id }, submissionId, actId)
      const begun = { event: 'save', state, reason: null, behalf: null, submittedOn: null } as const
      await addEvents(tx, [
        { ...begun, submissionId, closes: null, requestId: input.id, on: place.reader.today, actId },
      ])
    }
    const at = { submissionId, measureId: cell.measure.id, class: cell.line.class }
    await writeNote(tx, { id: input.id, ...at, text: input.text }, actId)
    return { id: input.id }
  })
}

interface RemarkRow {
  id: string
  unitId: string
  lastDay: string
  answeredBy: string | null
}

/** A remark is answered once; after that, and after its value has changed, it is settled. */
export function answer(context: Context, input: z.output<typeof answerRemark.input>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const [catalogue, reader] = await Promise.all([catalogueAt(tx, null, context.database), loadReader(tx)])
    const remark = await tx.maybe<RemarkRow>(sql`
      select r.id, s.unit_id as "unitId", s.last_day as "lastDay", k.record_id as "answeredBy"
      from submission_remark r join submission s on s.id = r.submission_id
      left join submission_remark_answer a on a.remark_id = r.id left join act k on k.id = a.known_from where r.id = ${asId(input.remark)}::uuid`)
    if (!remark) {
      throw notFound(
        'Không có nhận xét này, hoặc bạn không được mở.',
        'There is no such remark, or you may not open it.',
        'remark',
      )
    }
    must(requireRole(catalogue.forest, reader, 'clerk', remark.unitId, remark.lastDay), 'forbidden')
    if (remark.answeredBy === input.id) return { id: input.id }
    if (remark.answeredBy !== null) {
      throw problem(
        'refused',
        'answered-already',
        'Nhận xét này đã được trả lời.',
        'This remark was answered already.',
        'remark',
      )
    }
    const actId = await recordAct(tx, {
      verb: 'submission.answer-remark',
      unitId: remark.unitId,
      recordKind: 'submission_remark_answer',
      recordId: input.id,
      payload: { remark: remark.id },
    })
    await addAnswer(tx, remark.id, input.answer, actId)
    return { id: input.id }
  })
}
