import type { z } from 'zod'
import { problem } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { formSymbol, parseSymbol } from '../../../directives/symbol.ts'
import { must } from '../../../figures/server/public.ts'
import type { issueDocument, unfreezeDocument } from '../../contract/edition.ts'
import { mayStep, stepFrom } from '../document/abilities.ts'
import { recordOn } from '../document/act.ts'
import { type OpenedDocument, openForChange } from '../document/load.ts'
import { stepInto } from '../document/step.ts'
import { editionAt, type StoredEdition } from './load.ts'
import { addIssue, replaceEdition } from './store.ts'

const replaced = () =>
  refuse(
    'replaced',
    'Bản này đã được mở chốt, không còn là bản chờ ban hành.',
    'This one was opened again; it no longer waits to be issued.',
    'code',
  )
const withoutDraft = () =>
  refuse(
    'no-draft',
    'Báo cáo này được lưu khi lập nhanh, không có bản soạn để mở lại hoặc ghi số ban hành.',
    'This report was kept when it was drawn up at once; it has no draft to be opened or numbered.',
    'code',
  )

/** Does the edition still wait for what comes back from outside? */
export function isStanding(edition: StoredEdition): Outcome<string> {
  if (edition.documentId === null) return withoutDraft()
  return edition.state === 'replaced' ? replaced() : accept(edition.documentId)
}

/** The edition and its document, held for a change. */
export async function openEdition(
  tx: Transaction,
  context: Context,
  code: string,
): Promise<{ readonly edition: StoredEdition; readonly opened: OpenedDocument }> {
  const documentId = must(isStanding(await editionAt(tx, code)), 'refused')
  const opened = await openForChange(tx, context, documentId, 'code')
  // Read again: whoever held the document before may have changed it.
  return { edition: await editionAt(tx, code), opened }
}

/** `Đã ban hành`: number and day as the document system gave them; sent twice it is recorded once. */
export function issue(context: Context, input: z.output<typeof issueDocument.input>) {
  return write(context.database, context.caller, async (tx) => {
    const { edition, opened } = await openEdition(tx, context, input.code)
    must(mayStep(opened, 'issue'), 'forbidden')
    const saved = await tx.maybe<{ symbol: string }>(
      sql`select symbol from document_issue where id = ${input.id}::uuid`,
    )
    if (saved) return { id: input.id, symbol: saved.symbol }
    must(isStanding(edition), 'refused')
    must(stepFrom(opened.document.state, 'issue'), 'refused')
    const symbol = formSymbol(must(parseSymbol(input.symbol, ['CTr'])))
    if (input.issuedOn > opened.reader.today)
      throw problem(
        'invalid',
        'issued-in-future',
        'Ngày ban hành không thể sau hôm nay.',
        'The day of issue cannot lie after today.',
        'issuedOn',
      )
    if (input.issuedOn < opened.period.first)
      throw problem(
        'invalid',
        'issued-too-early',
        'Ngày ban hành không thể trước ngày đầu của kỳ báo cáo.',
        'The day of issue cannot lie before the first day of the period.',
        'issuedOn',
      )
    const actId = await recordOn(tx, opened.document, 'issue', {
      edition: edition.id,
      symbol,
      issuedOn: input.issuedOn,
    })
    await stepInto(tx, opened, { id: input.id, event: 'issue', actId })
    await addIssue(tx, { id: input.id, editionId: edition.id, symbol, issuedOn: input.issuedOn }, actId)
    return { id: input.id, symbol }
  })
}

/** Opens a frozen document again; what was frozen stays, marked as replaced. */
export function unfreeze(context: Context, input: z.output<typeof unfreezeDocument.input>) {
  return write(context.database, context.caller, async (tx) => {
    const done = await tx.maybe(sql`select id from document_step where id = ${input.id}::uuid and event = 'unfreeze'`)
    if (done) return { id: input.id }
    const { edition, opened } = await openEdition(tx, context, input.code)
    must(mayStep(opened, 'unfreeze'), 'forbidden')
    must(isStanding(edition), 'refused')
    must(stepFrom(opened.document.state, 'unfreeze'), 'refused')
    const actId = await recordOn(tx, opened.document, 'unfreeze', { edition: edition.id }, input.reason)
    await stepInto(tx, opened, { id: input.id, event: 'unfreeze', note: input.reason, actId })
    await replaceEdition(tx, edition.id, actId)
    return { id: input.id }
  })
}
