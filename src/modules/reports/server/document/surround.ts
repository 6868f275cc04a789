import type { z } from 'zod'
import { must, Problem } from '../../../../platform/domain/problem.ts'
import { write } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import type { setDocumentFrame } from '../../contract/document/frame.ts'
import { mayWriteAll, mayWriteNow } from './abilities.ts'
import { idTaken, recordOn } from './act.ts'
import { openForChange } from './load.ts'
import { setFrame } from './store.ts'

/** Sets what stands around the text; whoever saw another frame gets a conflict with the one that stands. */
export function surround(context: Context, input: z.output<typeof setDocumentFrame.input>): Promise<{ id: string }> {
  return write(context.database, context.caller, async (tx) => {
    const opened = await openForChange(tx, context, input.document)
    const { document } = opened
    must(mayWriteAll(opened), 'forbidden')
    must(mayWriteNow(opened), 'refused')
    const held = await tx.maybe<{ documentId: string }>(
      sql`select document_id as "documentId" from document_frame where id = ${input.id}::uuid`,
    )
    if (held && held.documentId !== document.id) throw idTaken()
    if (held) return { id: input.id }
    if (input.seen !== document.frameId) {
      throw new Problem('conflict', {
        code: 'frame-changed',
        text: {
          vi: 'Người khác vừa sửa thể thức của văn bản này. Hãy xem bản của họ rồi lưu lại.',
          en: 'Somebody else has just changed what stands around this text. Look at theirs and save again.',
        },
        field: 'frame',
        details: { frame: document.frame, frameId: document.frameId },
      })
    }
    const actId = await recordOn(tx, document, 'frame')
    await setFrame(tx, input.id, document.id, input.frame, actId)
    return { id: input.id }
  })
}
