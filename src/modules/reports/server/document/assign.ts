import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { deadlinesChanged } from '../../../notices/server/public.ts'
import type { markDocumentSection, setDocumentSections } from '../../contract/document/sections.ts'
import type { Content } from '../../document/content.ts'
import { blocksOfSection, keysIn, wordingOf } from '../../document/sections.ts'
import { isOpenToWork, mayApproveSections, mayWriteAll, mayWriteNow } from './abilities.ts'
import { idTaken, recordOn } from './act.ts'
import { contentOf, type OpenedDocument, openForChange } from './load.ts'
import { requireReaders } from './step.ts'
import { loadSections, putSections, type SectionRow } from './store.ts'

/** What tells whether the words of a section are those that were marked. */
export const digestOf = (content: Content, key: string): Buffer =>
  createHash('sha256')
    .update(wordingOf(blocksOfSection(content, key)))
    .digest()

export const noSection = (key: string, field: string) =>
  problem(
    'invalid',
    'unknown-section',
    `Văn bản này không có phần “${key}”. Phần bắt đầu ở một đề mục của văn bản.`,
    `This document has no section “${key}”. A section begins at a heading of the text.`,
    field,
  )

/** Sets who writes which section and until when; what was marked stays so where the section stays. */
export function assign(context: Context, input: z.output<typeof setDocumentSections.input>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openForChange(tx, context, input.document)
    const { document } = opened
    must(mayWriteAll(opened), 'forbidden')
    must(isOpenToWork(document.state), 'refused')
    if (await stateAfter(tx, document.id, input.id)) return { id: input.id }
    const [held, content] = [await loadSections(tx, document.id), await contentOf(tx, document.id)]
    const byKey = new Map(held.map((section) => [section.key, section]))
    const known = new Set([...byKey.keys(), ...keysIn(content)])
    const seen = new Set<string>()
    input.sections.forEach(({ key }, index) => {
      if (!known.has(key)) throw noSection(key, `sections.${index}.key`)
      if (seen.has(key)) throw twice(key, `sections.${index}.key`)
      seen.add(key)
    })
    const owners = input.sections.flatMap(({ owner }) => (owner === null ? [] : [owner]))
    await requireReaders(tx, opened, [...new Set(owners)], 'sections')
    const actId = await recordOn(tx, document, 'assign', { sections: input.sections.map(({ key }) => key) })
    const sections = input.sections.map((section, rank): SectionRow => {
      const before = byKey.get(section.key)
      return {
        ...(before ?? { state: 'open', digest: null, marked: null, markedOn: null, note: null }),
        ...{ key: section.key, rank, title: section.title, dueOn: section.dueOn },
        ownerId: section.owner,
        ownerPost: section.ownerPost === '' ? null : section.ownerPost,
      }
    })
    await putSections(tx, document.id, [...byKey.keys()], sections, input.id, actId)
    await deadlinesChanged(tx)
    return { id: input.id }
  })
}

const twice = (key: string, field: string) =>
  problem('invalid', 'section-twice', `Phần “${key}” có hai lần.`, `The section “${key}” is there twice.`, field)

/** How a section stood after a request that was carried out before. */
async function stateAfter(
  tx: Transaction,
  documentId: string,
  requestId: string,
): Promise<SectionRow['state'] | undefined> {
  const rows = await tx.query<{ documentId: string; state: SectionRow['state'] }>(
    sql`select document_id as "documentId", state from document_section where request_id = ${requestId}::uuid limit 1`,
  )
  if (rows.some((row) => row.documentId !== documentId)) throw idTaken()
  return rows[0]?.state
}

/** Who may mark a section, and how it may be marked. */
export const mayFinish = (opened: OpenedDocument, section: SectionRow): Outcome<true> => {
  if (mayWriteAll(opened).ok || opened.mine.has(section.key)) return accept(true)
  return refuse(
    'not-in-charge',
    'Phần này do người được phân công hoặc người nhập số liệu của đơn vị báo xong.',
    'This section is marked as done by who is in charge of it, or by a clerk of the unit.',
  )
}

/** Finishing and approving are acts of two people. */
export function mayApprove(opened: OpenedDocument, section: SectionRow, markedBy: string | null): Outcome<true> {
  const asApprover = mayApproveSections(opened)
  if (!asApprover.ok) return asApprover
  if (section.state === 'open')
    return refuse('not-done', 'Phần này chưa được báo xong.', 'This section is not marked as done yet.', 'key')
  if (section.state === 'approved')
    return refuse('approved-already', 'Phần này đã được duyệt.', 'This section is approved already.', 'key')
  return markedBy === opened.reader.accountId
    ? refuse(
        'own-section',
        'Người báo xong không tự duyệt phần đó.',
        'Who finished a section does not approve it.',
        'key',
      )
    : accept(true)
}

const marked = { done: 'done', approve: 'approved', reopen: 'open' } as const

/** Marks a section as done, approved, or open again. */
export function mark(context: Context, input: z.output<typeof markDocumentSection.input>) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openForChange(tx, context, input.document)
    const { document, reader } = opened
    const section = (await loadSections(tx, document.id)).find((item) => item.key === input.key)
    if (!section) throw noSection(input.key, 'key')
    const state = marked[input.mark]
    const done = await stateAfter(tx, document.id, input.id)
    if (done) return { id: input.id, state: done }
    if (input.mark === 'approve') {
      must(mayApproveSections(opened), 'forbidden')
      must(isOpenToWork(document.state), 'refused')
      must(mayApprove(opened, section, await markedBy(tx, section.marked)), 'refused')
    } else {
      if (input.mark === 'done' || !mayApproveSections(opened).ok) must(mayFinish(opened, section), 'forbidden')
      must(mayWriteNow(opened), 'refused')
    }
    const actId = await recordOn(tx, document, `section-${input.mark}`, { key: section.key })
    const content = await contentOf(tx, document.id)
    const next: SectionRow = {
      ...{ ...section, state, marked: actId, markedOn: reader.today, note: input.note ?? null },
      digest: state === 'open' ? null : digestOf(content, section.key),
    }
    await putSections(tx, document.id, [section.key], [next], input.id, actId)
    await deadlinesChanged(tx)
    return { id: input.id, state }
  })
}

const markedBy = async (tx: Transaction, actId: string | null): Promise<string | null> =>
  (await tx.maybe<{ by: string }>(sql`select actor_id as by from act where id = ${actId}::uuid`))?.by ?? null
