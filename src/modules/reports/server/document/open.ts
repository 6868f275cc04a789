import type { z } from 'zod'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { must } from '../../../../platform/domain/problem.ts'
import type { Outcome } from '../../../../platform/domain/refusal.ts'
import type { Ability } from '../../../../platform/domain/shapes.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { ability, periodOf } from '../../../figures/server/public.ts'
import type { openDocument } from '../../contract/document/open.ts'
import type { DocumentSection } from '../../contract/document/sections.ts'
import { blocksOf, type Content } from '../../document/content.ts'
import type { DocumentEvent } from '../../document/life.ts'
import { blocksOfSection, keysIn } from '../../document/sections.ts'
import { packBeside } from '../pack/beside.ts'
import { isOpenToWork, mayStep, mayWriteAll, mayWriteNow, mayWriteSome, stepFrom } from './abilities.ts'
import { digestOf, mayApprove, mayFinish } from './assign.ts'
import { lateOf } from './late.ts'
import { refsOf } from './list.ts'
import { loadDocument, loadText, type OpenedDocument, openOne } from './load.ts'
import { isAsking, lastRound, mayOpine, opinionsOn } from './opinions.ts'
import { namesOf } from './people.ts'
import { remarksOn } from './remarks.ts'
import { stampOf } from './stamp.ts'
import { loadSections, type SectionRow } from './store.ts'
import { bytesOf, mergedText } from './text/merge.ts'
import { contentIn } from './text/to-content.ts'
import { versionsOf } from './versions.ts'

/** A document with everything its page shows. */
export function open(context: Context, input: z.output<typeof openDocument.input>) {
  return read(context.database, context.caller, async (tx): Promise<z.input<typeof openDocument.output>> => {
    const opened = await openOne(tx, context, input.document)
    const { document, reader, catalogue } = opened
    const text = await loadText(tx, document.id)
    const doc = mergedText(text.updates)
    const content = must(contentIn(doc), 'refused')
    // Asked for together, so that they travel together.
    const [[ref], packed, earlier, sections, remarks, opinions, steps, versions, late, stamp, can] = await Promise.all([
      refsOf(tx, opened, [document]),
      packBeside(tx, document.packId),
      document.fromDocument === null ? undefined : loadDocument(tx, document.fromDocument),
      sectionsOn(tx, opened, content),
      remarksOn(tx, opened, content),
      opinionsOn(tx, document.id, text.seq),
      stepsOf(tx, document.id),
      versionsOf(tx, document.id),
      lateOf(tx, document.id, text.updates),
      stampOf(tx, document.id),
      abilitiesOn(tx, opened),
    ])
    if (!ref) throw new Error(`document ${document.id} has no line`)
    const { sections: _, opinions: __, ...rest } = ref
    return {
      ...rest,
      packed,
      takenFrom: earlier
        ? { id: earlier.id, code: earlier.code, period: periodText(periodOf(catalogue, earlier.period)) }
        : null,
      corrects: document.correctsCode,
      frame: document.frame,
      frameId: document.frameId,
      state64: Buffer.from(bytesOf(doc)).toString('base64'),
      seq: text.seq,
      content,
      ...{ sections, remarks, opinions, steps, versions, late, stamp, can },
      today: reader.today,
    }
  })
}

const events = [
  ...(['ask-opinions', 'end-opinions', 'submit', 'return', 'withdraw', 'freeze', 'unfreeze', 'issue'] as const),
] satisfies readonly DocumentEvent[]

async function abilitiesOn(tx: Transaction, opened: OpenedDocument) {
  const { state } = opened.document
  const [isWritable, isOpen] = [mayWriteNow(opened), isOpenToWork(state)]
  const stepping = Object.fromEntries(
    events.map((event) => [event, ability(mayStep(opened, event), stepFrom(state, event))]),
  ) as Record<(typeof events)[number], Ability>
  return {
    write: ability(mayWriteSome(opened), isWritable),
    setFrame: ability(mayWriteAll(opened), isWritable),
    setSections: ability(mayWriteAll(opened), isOpen),
    remark: ability(isOpen),
    giveOpinion: ability(isAsking(opened), mayOpine(opened, await lastRound(tx, opened.document.id))),
    keepVersion: ability(mayWriteSome(opened), isOpen),
    restore: ability(mayWriteAll(opened), isWritable),
    ...stepping,
  }
}

async function sectionsOn(tx: Transaction, opened: OpenedDocument, content: Content): Promise<DocumentSection[]> {
  const rows = await loadSections(tx, opened.document.id)
  const marks = await marksOf(tx, rows)
  const names = await namesOf(tx, [
    ...rows.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])),
    ...[...marks.values()].map((mark) => mark.by),
  ])
  const keys = new Set(keysIn(content))
  const isWritable = mayWriteNow(opened)
  return rows.map((row) => {
    const mark = row.state === 'open' || row.marked === null ? undefined : marks.get(row.marked)
    const finish: Outcome<unknown> = mayFinish(opened, row)
    const approve = mayApprove(opened, row, mark?.by ?? null)
    const isChangedSince = row.digest !== null && !row.digest.equals(digestOf(content, row.key))
    return {
      ...{
        key: row.key,
        title: row.title,
        ownerPost: row.ownerPost,
        dueOn: row.dueOn,
        state: row.state,
        note: row.note,
      },
      owner: row.ownerId === null ? null : (names.get(row.ownerId) ?? null),
      markedBy: mark ? (names.get(mark.by) ?? null) : null,
      markedAt: mark?.at ?? null,
      isChangedSince,
      isInText: keys.has(row.key),
      oldBlocks: oldIn(content, row.key),
      isMine: opened.mine.has(row.key),
      can: {
        write: ability(finish, isWritable),
        done: ability(finish, isWritable, row.state === 'open' || isChangedSince ? isWritable : isMarked),
        reopen: ability(reopens(opened, row), isWritable, row.state === 'open' ? isUnmarked : isWritable),
        approve: ability(approve, isOpenToWork(opened.document.state)),
      },
    }
  })
}

const isMarked: Outcome<true> = {
  ok: false,
  refusal: {
    code: 'done-already',
    text: { vi: 'Phần này đã được báo xong.', en: 'This section is marked as done already.' },
  },
}
const isUnmarked: Outcome<true> = {
  ok: false,
  refusal: {
    code: 'not-done',
    text: { vi: 'Phần này chưa được báo xong.', en: 'This section is not marked as done.' },
  },
}

/** Who finishes a section may open it again, and so may an approver. */
export function reopens(opened: OpenedDocument, section: SectionRow): Outcome<true> {
  const finish = mayFinish(opened, section)
  return finish.ok
    ? finish
    : mayApprove(opened, { ...section, state: 'done' }, null).ok
      ? { ok: true, value: true }
      : finish
}

const oldIn = (content: Content, key: string): number =>
  blocksOf({ type: 'doc', content: [...blocksOfSection(content, key)] }).filter(
    (block) => 'attrs' in block && 'isOld' in block.attrs && block.attrs.isOld,
  ).length

async function marksOf(tx: Transaction, rows: readonly SectionRow[]) {
  const acts = rows.flatMap(({ marked }) => (marked === null ? [] : [marked]))
  const found = await tx.query<{ id: string; by: string; at: string }>(
    sql`select id, actor_id as by, at from act where id = any (${acts}::uuid[])`,
  )
  return new Map(found.map((row) => [row.id, row]))
}

interface StepRow {
  readonly event: DocumentEvent | 'create'
  readonly state: OpenedDocument['document']['state']
  readonly note: string | null
  readonly account: string | null
  readonly vi: string | null
  readonly en: string | null
  readonly at: string | null
  readonly version: number | null
}

/** What happened to a document, the first first. */
async function stepsOf(tx: Transaction, documentId: string) {
  const rows = await tx.query<StepRow>(sql`
    select s.event, s.state, s.note, k.actor_id as account, w.vi, w.en, k.at,
      (select max(v.number) from document_version v where v.document_id = s.document_id and v.known_from = s.known_from) as version
    from document_step s left join act k on k.id = s.known_from left join account w on w.id = k.actor_id
    where s.document_id = ${documentId}::uuid order by s.number`)
  return rows
    .flatMap((row) => (row.event === 'write' ? [] : [{ ...row, event: row.event }]))
    .map(({ account, vi, en, at, ...row }) => ({
      ...row,
      by: { account: account ?? '', name: { vi: vi ?? '', en: en ?? '' } },
      at: at ?? '',
    }))
}
