import type { z } from 'zod'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { ability } from '../../../figures/server/public.ts'
import type { answerDocumentRemark, DocumentRemark, remarkOnDocument } from '../../contract/document/remarks.ts'
import { blocksOf, type Content } from '../../document/content.ts'
import { isOpenToWork, mayWriteAll, mayWriteSome } from './abilities.ts'
import { idTaken, recordOn } from './act.ts'
import { contentOf, noDocument, type OpenedDocument, openForChange } from './load.ts'
import { addRemark, addRemarkAnswer } from './store.ts'

/** Names of the blocks of a text. */
export const blockNames = (content: Content): ReadonlySet<string> =>
  new Set(
    blocksOf(content).flatMap((block) =>
      'attrs' in block && block.attrs.id !== null && block.attrs.id !== '' ? [block.attrs.id] : [],
    ),
  )

/** Whoever may read a document that is being written may remark on it. */
export function remark(context: Context, input: z.output<typeof remarkOnDocument.input>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const { document } = await openForChange(tx, context, input.document)
    must(isOpenToWork(document.state), 'refused')
    const held = await tx.maybe<{ documentId: string }>(
      sql`select document_id as "documentId" from document_remark where id = ${input.id}::uuid`,
    )
    if (held && held.documentId !== document.id) throw idTaken()
    if (held) return { id: input.id }
    if (input.block !== null && !blockNames(await contentOf(tx, document.id)).has(input.block)) throw noBlock()
    const actId = await recordOn(tx, document, 'remark', { remark: input.id })
    await addRemark(tx, { ...input, documentId: document.id }, actId)
    return { id: input.id }
  })
}

const noBlock = () =>
  problem(
    'refused',
    'unknown-block',
    'Đoạn được góp ý không còn trong văn bản. Hãy tải lại rồi chọn đoạn khác.',
    'The paragraph is no longer in the text. Reload and choose another one.',
    'block',
  )

const isOpenAfter = (answers: readonly { readonly act: string }[]): boolean =>
  answers.reduce((isOpen, { act }) => (act === 'answer' ? isOpen : act === 'reopen'), true)

/** Who made a remark, and who writes the text, may settle it or open it again. */
const maySettle = (opened: OpenedDocument, madeBy: string | null): Outcome<true> =>
  madeBy === opened.reader.accountId || mayWriteAll(opened).ok
    ? accept(true)
    : refuse(
        'not-your-remark',
        'Góp ý do người nêu hoặc người nhập số liệu của đơn vị khép lại.',
        'A remark is settled by who made it, or by a clerk of the unit.',
      )

const mayAnswer = (opened: OpenedDocument, madeBy: string | null): Outcome<true> =>
  madeBy === opened.reader.accountId ? accept(true) : mayWriteSome(opened)

export function answerRemark(context: Context, input: z.output<typeof answerDocumentRemark.input>) {
  return write(context.database, context.caller, async (tx) => {
    const [row] = await loadRemarks(tx, sql`r.id = ${asId(input.remark)}::uuid`)
    if (!row) throw noDocument('remark')
    const opened = await openForChange(tx, context, row.documentId, 'remark')
    const answers = (await loadAnswers(tx, row.documentId)).filter((answer) => answer.remarkId === row.id)
    if (answers.some((answer) => answer.id === input.id)) return { id: input.id }
    must(input.act === 'answer' ? mayAnswer(opened, row.account) : maySettle(opened, row.account), 'forbidden')
    must(isOpenToWork(opened.document.state), 'refused')
    const isOpen = isOpenAfter(answers)
    if (input.act === 'settle' && !isOpen)
      throw notSo('settled-already', 'Góp ý này đã khép.', 'This remark is settled already.')
    if (input.act === 'reopen' && isOpen) throw notSo('open-already', 'Góp ý này đang mở.', 'This remark is open.')
    if (input.act === 'answer' && input.text === '')
      throw problem('invalid', 'answer-missing', 'Hãy viết câu trả lời.', 'Write an answer.', 'text')
    const actId = await recordOn(tx, opened.document, `remark-${input.act}`, { remark: row.id })
    await addRemarkAnswer(tx, { id: input.id, remarkId: row.id, act: input.act, text: input.text }, actId)
    return { id: input.id }
  })
}

const notSo = (code: string, vi: string, en: string) => problem('refused', code, vi, en, 'act')

interface Said {
  readonly id: string
  readonly account: string | null
  readonly vi: string | null
  readonly en: string | null
  readonly at: string | null
  readonly text: string
}
interface RemarkRow extends Said {
  readonly documentId: string
  readonly block: string | null
  readonly quote: string
}
interface AnswerRow extends Said {
  readonly remarkId: string
  readonly act: 'answer' | 'settle' | 'reopen'
}

const loadRemarks = (tx: Transaction, where: ReturnType<typeof sql>): Promise<RemarkRow[]> =>
  tx.query<RemarkRow>(sql`
    select r.id, r.document_id as "documentId", r.block_id as block, r.quote, r.text, k.actor_id as account, w.vi, w.en, k.at
    from document_remark r left join act k on k.id = r.known_from left join account w on w.id = k.actor_id where ${where} order by k.at, r.id`)

const loadAnswers = (tx: Transaction, documentId: string): Promise<AnswerRow[]> =>
  tx.query<AnswerRow>(sql`
    select a.id, a.remark_id as "remarkId", a.act, a.text, k.actor_id as account, w.vi, w.en, k.at
    from document_remark_answer a join document_remark r on r.id = a.remark_id left join act k on k.id = a.known_from
    left join account w on w.id = k.actor_id where r.document_id = ${documentId}::uuid order by k.at, a.id`)

const by = (said: Said) => ({ account: said.account ?? '', name: { vi: said.vi ?? '', en: said.en ?? '' } })

/** Remarks on a document in the order in which they were made. */
export async function remarksOn(tx: Transaction, opened: OpenedDocument, content: Content): Promise<DocumentRemark[]> {
  const { id, state } = opened.document
  const [remarks, answers] = await Promise.all([loadRemarks(tx, sql`r.document_id = ${id}::uuid`), loadAnswers(tx, id)])
  const names = blockNames(content)
  const isOpenNow = isOpenToWork(state)
  return remarks.map((row) => {
    const said = answers.filter((answer) => answer.remarkId === row.id)
    return {
      ...{ id: row.id, block: row.block, quote: row.quote, text: row.text, by: by(row), at: row.at ?? '' },
      isOpen: isOpenAfter(said),
      isInText: row.block === null || names.has(row.block),
      answers: said.map((answer) => ({
        ...{ id: answer.id, act: answer.act, text: answer.text, by: by(answer), at: answer.at ?? '' },
      })),
      can: {
        answer: ability(mayAnswer(opened, row.account), isOpenNow),
        settle: ability(maySettle(opened, row.account), isOpenNow),
      },
    }
  })
}
