import * as Y from 'yjs'
import type { z } from 'zod'
import { must } from '../../../../platform/domain/problem.ts'
import { type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { read, type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import type { followDocument, writeDocument } from '../../contract/document/write.ts'
import type { Content } from '../../document/content.ts'
import { staysWithin } from '../../document/sections.ts'
import { mayWriteAll, mayWriteNow, mayWriteSome } from './abilities.ts'
import { idTaken, recordOn } from './act.ts'
import { loadText, type OpenedDocument, openForChange, openOne, seqOf } from './load.ts'
import { stampOf } from './stamp.ts'
import { addRemark, addUpdates, keepMerged, type NewUpdate } from './store.ts'
import { elementOf } from './text/from-content.ts'
import { applyWatching, type LostWords, lostWords } from './text/lost-words.ts'
import { applyTogether, checkedText, mergeBytes, mergedText, mostBytes } from './text/merge.ts'
import { contentIn, fragmentName } from './text/to-content.ts'

/** After so many updates they are merged, so that opening reads one row and a short tail. */
const tailLength = 64

/** Takes what was typed into the text; after the text was closed it is kept aside for who typed it. */
export function send(context: Context, input: z.output<typeof writeDocument.input>) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openForChange(tx, context, input.document)
    const { document } = opened
    must(mayWriteSome(opened), 'forbidden')
    const held = await updatesHeld(tx, document.id, input.updates)
    const fresh = [...new Map(input.updates.map((update) => [update.id, update])).values()]
      .filter((update) => !held.has(update.id))
      .map((update) => ({ id: update.id, bytes: Buffer.from(update.bytes, 'base64') }))
    const outcome = mayWriteNow(opened).ok ? ('taken' as const) : ('kept_aside' as const)
    let { seq } = await seqOf(tx, document.id)
    if (fresh.length > 0) {
      if (outcome === 'taken') seq = await take(tx, opened, fresh)
      else await keepAside(tx, opened, fresh)
    }
    const after = fresh.length === 0 ? held : await updatesHeld(tx, document.id, input.updates)
    const updates = input.updates.map(({ id }) => {
      const at = after.get(id)?.seq ?? null
      return { id, outcome: at === null ? ('kept_aside' as const) : ('taken' as const), seq: at }
    })
    return {
      outcome: updates.every((update) => update.outcome === 'taken') ? ('taken' as const) : ('kept_aside' as const),
      ...{ updates, seq, state: document.state },
    }
  })
}

async function updatesHeld(tx: Transaction, documentId: string, updates: readonly { readonly id: string }[]) {
  const rows = await tx.query<{ id: string; seq: number | null; documentId: string }>(sql`
    select id, seq, document_id as "documentId" from document_update where id = any (${updates.map((update) => update.id)}::uuid[])`)
  if (rows.some((row) => row.documentId !== documentId)) throw idTaken()
  return new Map(rows.map((row) => [row.id, row]))
}

/**
 * Takes updates over into the text, all or none. @returns the number of the last one
 * @throws refused where they are broken, miss what came before, or make a text that no document is
 */
export async function take(
  tx: Transaction,
  opened: OpenedDocument,
  updates: readonly NewUpdate[],
  heldActId?: string,
): Promise<number> {
  const { document, mine } = opened
  const text = await loadText(tx, document.id)
  const doc = mergedText(text.updates)
  const before = mayWriteAll(opened).ok ? null : contentIn(doc)
  const sent = updates.map((update) => update.bytes)
  const { isLosing } = must(applyWatching(doc, sent), 'refused')
  const written = must(checkedText(doc), 'refused')
  if (before?.ok) must(withinOwn(before.value, written.content, mine), 'forbidden')
  const put = isLosing ? putBack(doc, lostWords(text.updates, sent)) : null
  const { bytes } = put ? must(checkedText(doc), 'refused') : written
  const actId = heldActId ?? (await recordOn(tx, document, 'write', { updates: updates.map((update) => update.id) }))
  const taken = put ? [...updates, { id: newId(), bytes: put.update }] : updates
  await addUpdates(tx, document.id, taken, text.seq, actId)
  for (const { block, words } of put?.blocks ?? [])
    await addRemark(
      tx,
      { id: newId(), documentId: document.id, block, quote: words.slice(0, 200), text: keptWords[document.language] },
      actId,
    )
  const seq = text.seq + taken.length
  if (seq - text.mergedTo >= tailLength) await keepMerged(tx, document.id, seq, bytes)
  return seq
}

/** Lost words stand again as paragraphs of their own. */
function putBack(doc: Y.Doc, lost: readonly LostWords[]) {
  if (lost.length === 0) return null
  const vector = Y.encodeStateVector(doc)
  const fragment = doc.getXmlFragment(fragmentName)
  const blocks = lost.map(({ text, at }) => ({ block: newId().slice(-12), words: text, at }))
  doc.transact(() => {
    // From the end, so that places before it stay what they are.
    for (const { block, words, at } of blocks.toReversed()) {
      const content = [{ type: 'text' as const, text: words.slice(0, 20_000) }]
      fragment.insert(Math.min(at, fragment.length), [
        elementOf({ type: 'paragraph', attrs: { id: block, isOld: false }, content }),
      ])
    }
  })
  return { update: Y.encodeStateAsUpdate(doc, vector), blocks }
}

const keptWords = {
  vi: 'Đoạn này được gõ trong lúc người khác bỏ hoặc đổi kiểu đoạn đang chứa nó, nên được giữ lại ở đây. Hãy ghép vào chỗ hợp, hoặc bỏ nếu thừa.',
  en: 'These words were typed while somebody else took out or changed the paragraph they stood in, so they are kept here. Put them where they belong, or take them out.',
} as const

const withinOwn = (before: Content, after: Content, mine: ReadonlySet<string>): Outcome<true> =>
  staysWithin(before, after, mine)
    ? { ok: true, value: true }
    : refuse(
        'not-your-section',
        'Bạn được phân công viết một phần, nên chỉ sửa được phần đó. Chưa lưu phần vừa gõ ở nơi khác; hãy góp ý thay vì sửa.',
        'You were put in charge of a section, so you change only that one. What you typed elsewhere is not saved; make a remark instead.',
        'updates',
        { sections: [...mine] },
      )

/** Bytes that are broken are refused here too; words that build on others kept aside are not. */
async function keepAside(tx: Transaction, { document }: OpenedDocument, updates: readonly NewUpdate[]): Promise<void> {
  const bytes = updates.map((update) => update.bytes)
  const applied = applyTogether(mergedText((await loadText(tx, document.id)).updates), bytes)
  if (!applied.ok && applied.refusal.code !== 'updates-missing') must(applied, 'refused')
  must(fits(bytes), 'refused')
  const actId = await recordOn(tx, document, 'write-late', { updates: updates.map((update) => update.id) })
  await addUpdates(tx, document.id, updates, null, actId)
}

const fits = (bytes: readonly Uint8Array[]): Outcome<true> =>
  bytes.reduce((sum, item) => sum + item.length, 0) <= mostBytes
    ? { ok: true, value: true }
    : refuse('document-too-large', 'Phần gửi lên quá lớn.', 'What was sent is too large.', 'updates', { mostBytes })

/** What was typed since, merged into one update. */
export function follow(context: Context, input: z.output<typeof followDocument.input>) {
  return read(context.database, context.caller, async (tx) => {
    const { document } = await openOne(tx, context, input.document)
    const [after, stamp] = [Number(input.after), await stampOf(tx, document.id)]
    const { seq, merged } = await seqOf(tx, document.id)
    if (after >= seq) return { update: null, seq, state: document.state, stamp }
    const updates =
      after < merged ? (await loadText(tx, document.id)).updates : await updatesAfter(tx, document.id, after)
    return { update: Buffer.from(mergeBytes(updates)).toString('base64'), seq, state: document.state, stamp }
  })
}

const updatesAfter = async (tx: Transaction, documentId: string, after: number): Promise<readonly Uint8Array[]> =>
  (
    await tx.query<{ bytes: Buffer }>(
      sql`select bytes from document_update where document_id = ${documentId}::uuid and seq > ${after} order by seq`,
    )
  ).map((row) => row.bytes)
