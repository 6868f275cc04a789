import type { z } from 'zod'
import { dayText } from '../../../../platform/domain/period-text.ts'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { readSymbol } from '../../../directives/server/public.ts'
import { type DirectiveSymbol, formSymbol } from '../../../directives/symbol.ts'
import type { issueDocument, unfreezeDocument } from '../../contract/edition.ts'
import { mayStep, stepFrom } from '../document/abilities.ts'
import { idTaken, recordOn } from '../document/act.ts'
import { type OpenedDocument, openForChange } from '../document/load.ts'
import { stepInto } from '../document/step.ts'
import { editionAt, type StoredEdition } from './load.ts'
import { enterInRegister, entryOf, refuseTaken } from './register.ts'
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
    const saved = await tx.maybe<{ symbol: string; editionId: string }>(
      sql`select symbol, edition_id as "editionId" from document_issue where id = ${input.id}::uuid`,
    )
    if (saved && saved.editionId !== edition.id) throw idTaken()
    if (saved) return { id: input.id, symbol: saved.symbol, register: await entryOf(tx, edition.id) }
    must(isStanding(edition), 'refused')
    must(stepFrom(opened.document.state, 'issue'), 'refused')
    const parsed = await readSymbol(tx, input.symbol, opened.reader.today)
    must(ofSeries(parsed, opened.document.frame.symbolType))
    const symbol = formSymbol(parsed)
    if (input.issuedOn > opened.reader.today)
      throw problem(
        'invalid',
        'issued-in-future',
        'Ngày ban hành không thể sau hôm nay.',
        'The day of issue cannot lie after today.',
        'issuedOn',
      )
    const frozenOn = await frozenDay(tx, opened.document.id)
    if (input.issuedOn < frozenOn)
      throw problem(
        'invalid',
        'issued-before-frozen',
        `Văn bản được chốt ngày ${dayText(frozenOn).vi}; ngày ban hành không thể trước ngày đó.`,
        `The document was frozen on ${dayText(frozenOn).en}; the day of issue cannot lie before that.`,
        'issuedOn',
      )
    const numbered = { symbol: parsed, issuedOn: input.issuedOn }
    await refuseTaken(tx, opened, edition, numbered)
    const actId = await recordOn(tx, opened.document, 'issue', {
      edition: edition.id,
      symbol,
      issuedOn: input.issuedOn,
    })
    await stepInto(tx, opened, { id: input.id, event: 'issue', actId })
    await addIssue(tx, { id: input.id, editionId: edition.id, symbol, issuedOn: input.issuedOn }, actId)
    await enterInRegister(tx, opened, edition, { ...numbered, registrationId: input.id }, actId)
    return { id: input.id, symbol, register: await entryOf(tx, edition.id) }
  })
}

/** Numbers are given within a series for each kind of document: the letters have to be those that were printed. */
function ofSeries(symbol: DirectiveSymbol, symbolType: string): Outcome<true> {
  if (symbolType === '' || symbol.type.toUpperCase() === symbolType.toUpperCase()) return accept(true)
  return refuse(
    'other-series',
    `Văn bản này ký hiệu ${symbolType}, còn số vừa nhập là của loại ${symbol.type}. Hãy xem lại số, hoặc mở chốt để đổi thể thức.`,
    `This document is of the kind ${symbolType}, while the number is one of ${symbol.type}. Check the number, or open the document again to change its kind.`,
    'symbol',
  )
}

const frozenDay = async (tx: Transaction, documentId: string): Promise<string> =>
  (
    await tx.one<{ day: string }>(sql`
      select on_day as day from document_step where document_id = ${documentId}::uuid and event = 'freeze' order by number desc limit 1`)
  ).day

/** Opens a frozen document again; what was frozen stays, marked as replaced. */
export function unfreeze(context: Context, input: z.output<typeof unfreezeDocument.input>) {
  return write(context.database, context.caller, async (tx) => {
    const done = await tx.maybe<{ editionId: string | null }>(sql`
      select e.id as "editionId" from document_step s left join document_edition e on e.known_until = s.known_from where s.id = ${input.id}::uuid`)
    if (done && done.editionId !== (await editionAt(tx, input.code)).id) throw idTaken()
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
