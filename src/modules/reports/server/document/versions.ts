import type { z } from 'zod'
import { must, notFound } from '../../../../platform/domain/problem.ts'
import { read, type Transaction, write } from '../../../../platform/server/db/database.ts'
import { type Sql, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import type {
  DocumentVersion,
  keepDocumentVersion,
  readDocumentVersion,
  restoreDocumentVersion,
} from '../../contract/document/versions.ts'
import type { Content } from '../../document/content.ts'
import { isOpenToWork, mayWriteAll, mayWriteNow, mayWriteSome } from './abilities.ts'
import { idTaken, recordOn } from './act.ts'
import { contentOf, loadText, openForChange, openOne } from './load.ts'
import { addUpdates, addVersion, keepMerged } from './store.ts'
import { bytesOf, checkedText, mergedText, turnInto } from './text/merge.ts'

/** Keeps the text as it stands. @returns the number of the version */
export async function keepVersion(
  tx: Transaction,
  documentId: string,
  kept: { readonly id?: string; readonly name?: string; readonly reason: string },
  actId: string,
): Promise<number> {
  const text = await loadText(tx, documentId)
  const doc = mergedText(text.updates)
  const { content, bytes } = must(checkedText(doc), 'refused')
  const { id = newId(), name = '', reason } = kept
  return addVersion(tx, { id, documentId, name, reason, seq: text.seq, content, bytes }, actId)
}

interface VersionRow {
  number: number
  name: string
  reason: DocumentVersion['reason']
  account: string | null
  vi: string | null
  en: string | null
  at: string | null
  blocks: number
  words: number
}

const toVersion = (row: VersionRow): DocumentVersion => ({
  number: row.number,
  name: row.name,
  reason: row.reason,
  by: { account: row.account ?? '', name: { vi: row.vi ?? '', en: row.en ?? '' } },
  at: row.at ?? '',
  blocks: row.blocks,
  words: row.words,
})

const loadVersions = <Row extends VersionRow>(tx: Transaction, where: Sql, more: Sql): Promise<Row[]> =>
  tx.query<Row>(sql`
    select v.number, v.name, v.reason, k.actor_id as account, w.vi, w.en, k.at, v.blocks, v.words ${more}
    from document_version v left join act k on k.id = v.known_from left join account w on w.id = k.actor_id
    where ${where} order by v.number desc`)

/** Versions of a document, the latest first. */
export const versionsOf = async (tx: Transaction, documentId: string): Promise<DocumentVersion[]> =>
  (await loadVersions(tx, sql`v.document_id = ${documentId}::uuid`, sql``)).map(toVersion)

async function versionOf(
  tx: Transaction,
  documentId: string,
  number: number,
): Promise<VersionRow & { content: Content }> {
  const where = sql`v.document_id = ${documentId}::uuid and v.number = ${number}`
  const [row] = await loadVersions<VersionRow & { content: Content }>(tx, where, sql`, v.content`)
  if (row) return row
  throw notFound(`Văn bản này không có bản số ${number}.`, `This document has no version ${number}.`, 'number')
}

export function readVersion(context: Context, input: z.output<typeof readDocumentVersion.input>) {
  return read(context.database, context.caller, async (tx) => {
    const { document } = await openOne(tx, context, input.document)
    if (input.number === undefined) return { version: null, content: await contentOf(tx, document.id) }
    const row = await versionOf(tx, document.id, Number(input.number))
    return { version: toVersion(row), content: row.content }
  })
}

export function keepByHand(context: Context, input: z.output<typeof keepDocumentVersion.input>) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openForChange(tx, context, input.document)
    const { document } = opened
    must(mayWriteSome(opened), 'forbidden')
    must(isOpenToWork(document.state), 'refused')
    const kept = await tx.maybe<{ number: number; documentId: string }>(
      sql`select number, document_id as "documentId" from document_version where id = ${input.id}::uuid`,
    )
    if (kept && kept.documentId !== document.id) throw idTaken()
    if (kept) return { id: input.id, number: kept.number }
    const actId = await recordOn(tx, document, 'keep-version', { version: input.id })
    const number = await keepVersion(tx, document.id, { id: input.id, name: input.name, reason: 'by_hand' }, actId)
    return { id: input.id, number }
  })
}

/** The words of a version come back as one more update; the text as it stood is kept first. */
export function restore(context: Context, input: z.output<typeof restoreDocumentVersion.input>) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openForChange(tx, context, input.document)
    const { document } = opened
    must(mayWriteAll(opened), 'forbidden')
    must(mayWriteNow(opened), 'refused')
    const done = await tx.maybe<{ documentId: string; seq: number; keptAs: number | null }>(sql`
      select u.document_id as "documentId", u.seq, (select max(v.number) from document_version v where v.known_from = u.known_from) as "keptAs"
      from document_update u where u.id = ${input.id}::uuid`)
    if (done && done.documentId !== document.id) throw idTaken()
    if (done) return { id: input.id, seq: done.seq, keptAs: done.keptAs ?? 0 }
    const version = await versionOf(tx, document.id, input.number)
    const actId = await recordOn(tx, document, 'restore', { version: input.number })
    const keptAs = await keepVersion(tx, document.id, { reason: 'restore' }, actId)
    const text = await loadText(tx, document.id)
    const doc = mergedText(text.updates)
    const update = turnInto(doc, version.content)
    await addUpdates(tx, document.id, [{ id: input.id, bytes: update }], text.seq, actId)
    await keepMerged(tx, document.id, text.seq + 1, bytesOf(doc))
    return { id: input.id, seq: text.seq + 1, keptAs }
  })
}
