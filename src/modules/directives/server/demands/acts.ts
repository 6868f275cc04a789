import { problem } from '../../../../platform/domain/problem.ts'
import { write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { deadlinesChanged } from '../../../notices/server/public.ts'
import { homePartyOn, partiesAbove } from '../../../org/forest.ts'
import type { UnitRole } from '../../../org/unit.ts'
import { baseOf, type DemandBase, isByHand } from '../../coverage.ts'
import { type Opened, openChild, openToWrite } from '../open.ts'
import { demandById, isAsked, unknownDemand } from './read.ts'

interface DemandInput {
  readonly id: string
  readonly directive: string
  readonly base: DemandBase
  readonly levels?: readonly UnitRole[] | undefined
  readonly units?: readonly string[] | undefined
  readonly dueOn: string
  readonly body: string
}

export function demand(context: Context, input: DemandInput) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openToWrite(tx, context, input.directive)
    const { directive } = opened
    if (await tx.maybe(sql`select id from directive_demand where id = ${input.id}::uuid`)) return { id: input.id }
    if (input.levels && input.units)
      throw problem(
        'invalid',
        'levels-or-list',
        'Chọn theo cấp hoặc theo danh sách, không cả hai.',
        'Choose levels or a list, not both.',
        'units',
      )
    if (input.dueOn < (directive.issuedOn ?? ''))
      throw problem(
        'invalid',
        'due-before-issue',
        'Hạn đứng trước ngày ban hành.',
        'The day lies before the document was issued.',
        'dueOn',
      )
    const unitIds = input.units?.map((code) => listedUnit(opened, code, input.dueOn)) ?? null
    const row = { base: input.base, levels: input.levels ?? null, unitIds, dueOn: input.dueOn }
    const asked = baseOf(opened.forest, row, directive.issuerId)
    if (asked.length === 0)
      throw problem(
        'refused',
        'nobody-asked',
        'Theo cây tổ chức vào ngày đến hạn thì không có đơn vị nào thuộc diện này. Hãy chọn cấp khác hoặc danh sách.',
        'By the tree of the due day there is no such unit. Choose another level or a list.',
        'levels',
      )
    const actId = await recordAct(tx, {
      verb: 'directive.demand',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      payload: { demand: input.id, base: input.base, dueOn: input.dueOn, units: asked.length },
    })
    await tx.query(sql`insert into directive_demand (id, directive_id, base, levels, unit_ids, due_on, body, known_from)
      values (${input.id}::uuid, ${directive.id}::uuid, ${input.base}, ${input.levels ?? null}::text[], ${unitIds}::uuid[], ${input.dueOn},
        ${input.body}, ${actId}::uuid)`)
    await deadlinesChanged(tx)
    return { id: input.id }
  })
}

/** A unit of the list, which must stand under the issuer on the due day. */
function listedUnit({ forest, directive }: Opened, code: string, dueOn: string): string {
  const unit = forest.byCode.get(code)
  const party = homePartyOn(forest, directive.issuerId, dueOn)
  if (unit && party !== undefined && partiesAbove(forest, unit.id, dueOn).includes(party)) return unit.id
  throw problem(
    'invalid',
    'unit-not-below',
    `“${code}” không thuộc phạm vi của nơi ban hành vào ngày đến hạn.`,
    `“${code}” does not stand under the issuer on the due day.`,
    'units',
  )
}

export function withdrawDemand(context: Context, input: { readonly id: string; readonly reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const { directive } = await openChild(
      tx,
      context,
      sql`select directive_id as id from directive_demand where id = ${asId(input.id)}::uuid and known_until is null`,
    )
    const actId = await recordAct(tx, {
      verb: 'directive.withdraw-demand',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      reason: input.reason,
      payload: { demand: input.id },
    })
    await tx.query(
      sql`update directive_demand set known_until = ${actId}::uuid where id = ${input.id}::uuid and known_until is null`,
    )
    await deadlinesChanged(tx)
    return { id: input.id }
  })
}

interface AnswerInput {
  readonly id: string
  readonly demand: string
  readonly unit: string
  readonly kind: 'done' | 'exempt'
  readonly doneOn?: string | undefined
  readonly note: string
}

export function answer(context: Context, input: AnswerInput) {
  return write(context.database, context.caller, async (tx) => {
    const asked = await demandById(tx, input.demand)
    if (!asked) throw unknownDemand()
    const opened = await openToWrite(tx, context, asked.directiveId)
    const { forest, reader, directive } = opened
    if (await tx.maybe(sql`select id from demand_answer where id = ${input.id}::uuid`)) return { id: input.id }
    const unit = forest.byCode.get(input.unit)
    if (!unit || !isAsked(opened, asked, unit.id))
      throw problem(
        'invalid',
        'unit-not-asked',
        'Đơn vị này không thuộc diện phải thực hiện.',
        'This unit is not among those asked.',
        'unit',
      )
    if (input.kind === 'done' && !isByHand(asked.base))
      throw problem(
        'refused',
        'counted-from-register',
        'Kết quả của cấp ủy, tổ chức đảng được đếm từ sổ: hãy ghi văn bản của đơn vị vào sổ và nối “thực hiện”. Chỉ ghi tay lý do được miễn.',
        'Committees and organisations are counted from the register: register the unit’s document and relate it. Only an exemption is written by hand.',
        'kind',
      )
    if ((input.kind === 'done') !== (input.doneOn !== undefined))
      throw problem(
        'invalid',
        'done-needs-day',
        'Đã thực hiện thì ghi ngày; được miễn thì không.',
        'Say the day of what was done; an exemption has none.',
        'doneOn',
      )
    if ((input.doneOn ?? '') > reader.today)
      throw problem('invalid', 'done-in-future', 'Ngày thực hiện ở tương lai.', 'The day lies in the future.', 'doneOn')
    const actId = await recordAct(tx, {
      verb: input.kind === 'done' ? 'directive.answer' : 'directive.exempt',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      reason: input.note,
      payload: { answer: input.id, demand: asked.id, unit: unit.code },
    })
    await tx.query(sql`update demand_answer set known_until = ${actId}::uuid
      where demand_id = ${asked.id} and unit_id = ${unit.id} and known_until is null`)
    await tx.query(sql`insert into demand_answer (id, demand_id, unit_id, kind, done_on, note, known_from)
      values (${input.id}::uuid, ${asked.id}::uuid, ${unit.id}::uuid, ${input.kind}, ${input.doneOn ?? null}::date, ${input.note}, ${actId}::uuid)`)
    await deadlinesChanged(tx)
    return { id: input.id }
  })
}

export function withdrawDemandAnswer(context: Context, input: { readonly id: string; readonly reason: string }) {
  return write(context.database, context.caller, async (tx) => {
    const { directive } = await openChild(
      tx,
      context,
      sql`select m.directive_id as id from demand_answer a join directive_demand m on m.id = a.demand_id
        where a.id = ${asId(input.id)}::uuid and a.known_until is null`,
    )
    const actId = await recordAct(tx, {
      verb: 'directive.withdraw-answer',
      unitId: directive.issuerId,
      recordKind: 'directive',
      recordId: directive.id,
      reason: input.reason,
      payload: { answer: input.id },
    })
    await tx.query(
      sql`update demand_answer set known_until = ${actId}::uuid where id = ${input.id}::uuid and known_until is null`,
    )
    await deadlinesChanged(tx)
    return { id: input.id }
  })
}
