import type { z } from 'zod'
import { must, Problem, problem } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { canRead, covers, type Reader, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import { type Catalogue, catalogueAt } from '../../../figures/server/public.ts'
import { deadlinesChanged } from '../../../notices/server/public.ts'
import { partiesUnder } from '../../../org/forest.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import type { draftForm, endForm, publishForm } from '../../contract/form.ts'
import { idTaken } from '../submissions/step.ts'
import { fromDraft, mayOpenForm, obstaclesIn, toObstacle } from './facts.ts'
import { formByCode, loadForms, type StoredForm, unknownForm } from './load.ts'
import { addForm, addVersion, closeVersions, holdForm } from './store.ts'

/** Drafting needs the role of clerk or issuer over the owner. */
export const mayDraft = (catalogue: Catalogue, reader: Reader, ownerId: string): Outcome<true> =>
  covers(catalogue.forest, reader, ['clerk', 'issuer'], ownerId, reader.today)
    ? accept(true)
    : refuse(
        'lacks-role',
        'Việc này cần quyền nhập số liệu hoặc ban hành đối với đơn vị ban hành biểu.',
        'This needs the role of clerk or issuer over the unit that owns the form.',
      )

export const mayPublish = (catalogue: Catalogue, reader: Reader, ownerId: string): Outcome<true> =>
  requireRole(catalogue.forest, reader, 'issuer', ownerId, reader.today)

/** Writes a draft; the one before it is superseded. */
export function draft(context: Context, input: z.output<typeof draftForm.input>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const [catalogue, reader] = await Promise.all([catalogueAt(tx, null, context.database), loadReader(tx)])
    const owner = reachableUnit(catalogue.forest, input.owner, (unitId) =>
      canRead(catalogue.forest, reader, unitId, reader.today),
    )
    must(mayDraft(catalogue, reader, owner.id), 'forbidden')
    if (owner.kind !== 'party_organisation') throw noOwner()
    await holdForm(tx, input.code)
    const written = await tx.maybe<{ code: string }>(
      sql`select f.code from report_form_version v join report_form f on f.id = v.form_id where v.id = ${input.id}::uuid`,
    )
    if (written && written.code !== input.code) throw idTaken()
    if (written) return { id: input.id }
    const held = (await loadForms(tx, sql`f.code = ${input.code}`))[0]
    if (held && held.ownerId !== owner.id) throw codeTaken(input.code)
    const form = held ?? { id: newId(), code: input.code, ownerId: owner.id }
    const version = fromDraft(form, input.draft)
    checkDraft(catalogue, version, reader.today)
    const actId = await recordAct(tx, {
      verb: 'form.draft',
      unitId: owner.id,
      recordKind: 'report_form',
      recordId: form.id,
      payload: { code: form.code, version: input.id },
    })
    if (!held) await addForm(tx, form, actId)
    if (held?.draft) await closeVersions(tx, [held.draft.id], actId)
    await addVersion(tx, input.id, version, null, actId)
    return { id: input.id }
  })
}

const noOwner = () =>
  problem(
    'invalid',
    'wrong-owner',
    'Biểu mẫu do một tổ chức đảng ban hành.',
    'A form is owned by a Party organisation.',
    'owner',
  )

const codeTaken = (code: string) =>
  problem(
    'refused',
    'code-taken',
    `Mã biểu “${code}” đã có đơn vị khác dùng. Hãy chọn mã khác.`,
    `Another unit uses the code “${code}”. Choose another one.`,
    'code',
  )

function checkDraft(catalogue: Catalogue, version: ReturnType<typeof fromDraft>, today: string): void {
  if (version.until <= version.from) {
    throw problem(
      'invalid',
      'days-reversed',
      'Ngày thôi dùng phải sau ngày bắt đầu.',
      'The form has to end after it begins.',
      'draft.until',
    )
  }
  const under = partiesUnder(catalogue.forest, version.ownerId, version.from > today ? version.from : today)
  const stranger = version.exempt.find(({ unit }) => !under.has(catalogue.forest.byCode.get(unit)?.id ?? ''))
  if (!stranger) return
  throw problem(
    'invalid',
    'unknown-unit',
    `“${stranger.unit}” không phải đơn vị bên dưới nên không cần miễn.`,
    `“${stranger.unit}” is not a unit below and need not be exempt.`,
    'draft.exempt',
  )
}

/** Publishes the draft of a form; what stood for the same days ends where it begins. */
export function publish(context: Context, input: z.output<typeof publishForm.input>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const { catalogue, reader, form } = await openOwn(tx, context, input.form)
    const version = form.draft
    if (!version) {
      throw problem(
        'refused',
        'no-draft',
        'Biểu này không có bản soạn nào chờ ban hành.',
        'This form has no draft to publish.',
        'form',
      )
    }
    const obstacles = obstaclesIn(catalogue, version, await loadForms(tx), reader.today)
    const [first] = obstacles
    if (first) {
      throw new Problem('refused', {
        code: first.kind,
        text: {
          vi: `Chưa ban hành được, còn ${obstacles.length} dòng vướng. ${first.line.measure}: ${first.message.vi}`,
          en: `It cannot be published; ${obstacles.length} lines stand in the way. ${first.line.measure}: ${first.message.en}`,
        },
        field: 'form',
        details: { obstacles: obstacles.map((item) => toObstacle(catalogue, item, version.from)) },
      })
    }
    await refuseHandedIn(tx, form, version.from)
    const actId = await recordAct(tx, {
      verb: 'form.publish',
      unitId: form.ownerId,
      recordKind: 'report_form',
      recordId: form.id,
      payload: { code: form.code, from: version.from },
    })
    const overlapping = form.published.filter((other) => other.from < version.until && version.from < other.until)
    await closeVersions(tx, [version.id, ...overlapping.map((other) => other.id)], actId)
    for (const other of overlapping) {
      if (other.from < version.from)
        await addVersion(tx, newId(), { ...other, until: version.from }, other.publishedBy, actId)
      if (version.until < other.until)
        await addVersion(tx, newId(), { ...other, from: version.until }, other.publishedBy, actId)
    }
    const id = newId()
    await addVersion(tx, id, version, actId, actId)
    await deadlinesChanged(tx)
    return { id }
  })
}

/** What is with the unit above, or approved, was asked by the version that stands. */
async function refuseHandedIn(tx: Transaction, form: StoredForm, from: string): Promise<void> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*) as count from submission s join submission_event e on e.submission_id = s.id and e.known_until is null
    where s.form_id = ${form.id}::uuid and s.first_day >= ${from}::date and e.state in ('submitted', 'approved')`)
  if (count === 0) return
  throw problem(
    'refused',
    'handed-in-already',
    `Đã có ${count} báo cáo nộp cho các kỳ từ ngày này. Hãy chọn ngày bắt đầu muộn hơn.`,
    `${count} reports of periods since that day are in already. Let it begin later.`,
    'form',
  )
}

/** From a day on the form is asked no longer. */
export function end(context: Context, input: z.output<typeof endForm.input>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const { form } = await openOwn(tx, context, input.form)
    const later = form.published.filter((version) => version.until > input.until)
    if (later.length === 0) {
      throw problem(
        'refused',
        'not-asked-then',
        'Biểu này không còn lấy số liệu từ ngày đó.',
        'The form is not asked from that day on anyway.',
        'until',
      )
    }
    await refuseHandedIn(tx, form, input.until)
    const actId = await recordAct(tx, {
      verb: 'form.end',
      unitId: form.ownerId,
      recordKind: 'report_form',
      recordId: form.id,
      reason: input.reason,
      payload: { code: form.code, until: input.until },
    })
    await closeVersions(
      tx,
      later.map((version) => version.id),
      actId,
    )
    for (const version of later)
      if (version.from < input.until)
        await addVersion(tx, newId(), { ...version, until: input.until }, version.publishedBy, actId)
    await deadlinesChanged(tx)
    return { id: form.id }
  })
}

/** The guarded door to publishing and ending. */
async function openOwn(tx: Transaction, context: Context, code: string) {
  await holdForm(tx, code)
  const [catalogue, reader, form] = await Promise.all([
    catalogueAt(tx, null, context.database),
    loadReader(tx),
    formByCode(tx, code),
  ])
  if (!mayOpenForm(catalogue, reader, form)) throw unknownForm(code)
  must(mayPublish(catalogue, reader, form.ownerId), 'forbidden')
  return { catalogue, reader, form }
}
