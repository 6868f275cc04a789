import type { z } from 'zod'
import { must } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { deadlinesChanged } from '../../../notices/server/public.ts'
import type { DocumentOpinion, giveOpinion } from '../../contract/document/opinions.ts'
import { documentLife } from '../../document/life.ts'
import { opinesByRole } from './abilities.ts'
import { idTaken, recordOn } from './act.ts'
import { type OpenedDocument, openForChange, seqOf } from './load.ts'
import { addOpinion } from './store.ts'

/** The last round in which opinions were asked for: its step, and who was asked. */
export interface Round {
  readonly stepId: string
  readonly asked: ReadonlyMap<string, { readonly dueOn: string | null }>
}

export async function lastRound(tx: Transaction, documentId: string): Promise<Round | undefined> {
  const step = await tx.maybe<{ id: string }>(sql`
    select id from document_step where document_id = ${documentId}::uuid and event = 'ask-opinions' order by number desc limit 1`)
  if (!step) return undefined
  const asked = await tx.query<{ accountId: string; dueOn: string | null }>(
    sql`select account_id as "accountId", due_on as "dueOn" from document_asking where step_id = ${step.id}::uuid`,
  )
  return { stepId: step.id, asked: new Map(asked.map((row) => [row.accountId, row])) }
}

/** While opinions are asked for: those asked, and approvers and issuers of the unit. */
export const mayOpine = (opened: OpenedDocument, round: Round | undefined): Outcome<true> =>
  round?.asked.has(opened.reader.accountId) || opinesByRole(opened)
    ? accept(true)
    : refuse(
        'not-asked-of-you',
        'Văn bản này không lấy ý kiến của bạn. Bạn vẫn có thể góp ý vào từng đoạn.',
        'Your opinion of this document was not asked for. You can still remark on its paragraphs.',
      )

export const isAsking = ({ document }: OpenedDocument): Outcome<true> => {
  if (document.state === 'opinions') return accept(true)
  const answer = documentLife[document.state]['end-opinions']
  return typeof answer === 'string' ? accept(true) : { ok: false, refusal: answer }
}

export function opine(context: Context, input: z.output<typeof giveOpinion.input>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openForChange(tx, context, input.document)
    const { document, reader } = opened
    const round = await lastRound(tx, document.id)
    must(mayOpine(opened, round), 'forbidden')
    const held = await tx.maybe<{ documentId: string; accountId: string }>(
      sql`select document_id as "documentId", account_id as "accountId" from document_opinion where id = ${input.id}::uuid`,
    )
    if (held && (held.documentId !== document.id || held.accountId !== reader.accountId)) throw idTaken()
    if (held) return { id: input.id }
    must(isAsking(opened), 'refused')
    if (input.verdict === 'asks_changes' && input.text === '') must(wordsMissing(), 'invalid')
    const { seq } = await seqOf(tx, document.id)
    const actId = await recordOn(tx, document, 'opinion', { opinion: input.id })
    const opinion = { ...input, documentId: document.id, stepId: round?.stepId ?? '', seq, on: reader.today }
    await addOpinion(tx, opinion, actId)
    await deadlinesChanged(tx)
    return { id: input.id }
  })
}

const wordsMissing = () => refuse('words-missing', 'Hãy viết cần sửa gì.', 'Say what should be changed.', 'text')

interface OpinionRow {
  readonly accountId: string
  readonly vi: string
  readonly en: string
  readonly verdict: DocumentOpinion['verdict']
  readonly text: string | null
  readonly at: string | null
  readonly seq: number | null
}

/** Of the last round: what everybody asked has said, those who have not answered first. */
export async function opinionsOn(tx: Transaction, documentId: string, seq: number): Promise<DocumentOpinion[]> {
  const round = await lastRound(tx, documentId)
  if (!round) return []
  const rows = await tx.query<OpinionRow>(sql`
    select w.id as "accountId", w.vi, w.en, o.verdict, o.text, k.at, o.seq
    from account w left join document_opinion o on o.account_id = w.id and o.step_id = ${round.stepId}::uuid and o.known_until is null
    left join act k on k.id = o.known_from
    where w.id = any (${[...round.asked.keys()]}::uuid[]) or o.id is not null order by k.at nulls first, w.vi, w.id`)
  return rows.map((row) => ({
    who: { account: row.accountId, name: { vi: row.vi, en: row.en } },
    isAsked: round.asked.has(row.accountId),
    dueOn: round.asked.get(row.accountId)?.dueOn ?? null,
    ...{ verdict: row.verdict, text: row.text, at: row.at },
    isChangedSince: row.seq !== null && row.seq < seq,
  }))
}
