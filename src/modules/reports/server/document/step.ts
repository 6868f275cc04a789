import type { z } from 'zod'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { deadlinesChanged } from '../../../notices/server/public.ts'
import type { stepDocument } from '../../contract/document/step.ts'
import type { DocumentEvent, DocumentState } from '../../document/life.ts'
import { mayStep, stepFrom } from './abilities.ts'
import { idTaken, recordOn } from './act.ts'
import { type OpenedDocument, openForChange } from './load.ts'
import { addAskings, addStep } from './store.ts'
import { keepVersion } from './versions.ts'

export interface DocumentStep {
  /** Made by who sends it: sent twice it is carried out once. */
  readonly id: string
  readonly event: Exclude<DocumentEvent, 'write'>
  readonly note?: string | null
  /** The act in which it stands; one of its own is recorded where there is none. */
  readonly actId?: string
}

export interface Stepped {
  readonly state: DocumentState
  readonly version: number
  readonly actId: string
  /** It was carried out by an earlier sending. */
  readonly isRepeated: boolean
}

/** Events that need to say why. */
const reasoned: ReadonlySet<DocumentEvent> = new Set(['return', 'withdraw', 'unfreeze'])
const leastReason = 3

/**
 * Takes a document that was opened for change a step on, and keeps a version of its text.
 * @throws forbidden where the role is missing; refused where its life says no; invalid `reason-missing`
 */
export async function stepInto(tx: Transaction, opened: OpenedDocument, step: DocumentStep): Promise<Stepped> {
  const { document, reader } = opened
  must(mayStep(opened, step.event), 'forbidden')
  const done = await stepDone(tx, step.id)
  if (done && (done.documentId !== document.id || done.event !== step.event)) throw idTaken()
  if (done) return { state: done.state, version: done.version ?? 0, actId: done.actId, isRepeated: true }
  const state = must(stepFrom(document.state, step.event), 'refused')
  const note = step.note?.trim() ?? ''
  if (reasoned.has(step.event) && note.length < leastReason) throw reasonMissing()
  const actId = step.actId ?? (await recordOn(tx, document, step.event, {}, note === '' ? null : note))
  await addStep(
    tx,
    {
      ...{ id: step.id, documentId: document.id, number: document.stepNumber + 1, event: step.event, state },
      ...{ note: note === '' ? null : note, on: reader.today },
    },
    actId,
  )
  const version = await keepVersion(tx, document.id, { reason: step.event }, actId)
  await deadlinesChanged(tx)
  return { state, version, actId, isRepeated: false }
}

const reasonMissing = () =>
  problem(
    'invalid',
    'reason-missing',
    'Hãy ghi lý do để người soạn biết phải làm gì.',
    'Say why, so that those who write it know what to do.',
    'note',
  )

const stepDone = (tx: Transaction, id: string) =>
  tx.maybe<{
    documentId: string
    event: DocumentEvent
    state: DocumentState
    actId: string
    version: number | null
  }>(sql`
    select s.document_id as "documentId", s.event, s.state, s.known_from as "actId",
      (select max(v.number) from document_version v where v.document_id = s.document_id and v.known_from = s.known_from) as version
    from document_step s where s.id = ${asId(id)}::uuid`)

/** A step that needs no printing. */
export function step(context: Context, input: z.output<typeof stepDocument.input>) {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openForChange(tx, context, input.document)
    const { document } = opened
    const asked = [...new Set(input.ask)]
    if (input.event === 'ask-opinions') {
      must(mayStep(opened, input.event), 'forbidden')
      if (asked.length === 0) throw nobodyAsked()
      await requireReaders(tx, opened, asked, 'ask')
    }
    const stepped = await stepInto(tx, opened, input)
    if (input.event === 'ask-opinions' && !stepped.isRepeated) {
      await addAskings(tx, { id: input.id, documentId: document.id }, asked, input.dueOn, stepped.actId)
    }
    return { id: input.id, state: stepped.state, version: stepped.version }
  })
}

const nobodyAsked = () =>
  problem(
    'invalid',
    'nobody-asked',
    'Hãy chọn ít nhất một người để lấy ý kiến.',
    'Choose at least one person whose opinion is asked for.',
    'ask',
  )

/** Who is put in charge has to be able to read what it is about. */
export async function requireReaders(
  tx: Transaction,
  { document }: OpenedDocument,
  accountIds: readonly string[],
  field: string,
): Promise<void> {
  const checked = await tx.query<{ id: string; reads: boolean }>(sql`
    select id, account_reads(id::uuid, ${document.unitId}::uuid, ${document.last}::date) as reads
    from unnest(${accountIds.map(asId)}::text[]) id`)
  if (checked.every((row) => row.reads)) return
  throw problem(
    'refused',
    'may-not-read',
    'Có người được chọn không được mở văn bản của đơn vị này, hoặc tài khoản đã khóa. Hãy chọn người khác hoặc cấp quyền xem trước.',
    'Somebody chosen may not open documents of this unit, or the account is disabled. Choose another person, or grant the role of reader first.',
    field,
  )
}
