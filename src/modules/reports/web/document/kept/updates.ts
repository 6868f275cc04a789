import type { Text } from '../../../../../platform/domain/text.ts'
import { newId } from '../../../../../platform/web/storage/new-id.ts'
import type { OpenedDocument } from '../../../contract/document/open.ts'
import type { Kept } from '../../entry/kept/kept.ts'

/** What was typed into a document and is not with the server yet: one or several updates of the shared text in one. */
export interface KeptUpdate {
  readonly id: string
  readonly document: string
  readonly order: number
  readonly bytes: Uint8Array
  readonly state: 'waiting' | 'refused'
  /** It may be at the server already: it is sent again under the same id and never changed. */
  readonly wasSent: boolean
  readonly refusal: { readonly code: string; readonly text: Text } | null
}

/** A document as it stood here last, so that it opens without a network. */
export interface KeptDraft {
  readonly document: string
  /** The shared text, with what was typed here. */
  readonly state: Uint8Array
  readonly seq: number
  readonly opened: OpenedDocument
  /** What was typed came after the text was closed: what stands here is no longer what the server holds. */
  readonly isStale: boolean
}

/**
 * Puts what was just typed on its way. It joins what waits already, as long as that has not been sent.
 * @param merge two updates as one
 */
export const keepUpdate = (
  kept: Kept,
  document: string,
  bytes: Uint8Array,
  merge: (updates: Uint8Array[]) => Uint8Array,
): Promise<void> =>
  kept.transaction('rw', kept.updates, async () => {
    const last = (await kept.updates.where('document').equals(document).sortBy('order')).at(-1)
    if (last && last.state === 'waiting' && !last.wasSent)
      await kept.updates.put({ ...last, bytes: merge([last.bytes, bytes]) })
    else {
      const order = ((await kept.updates.orderBy('order').last())?.order ?? 0) + 1
      await kept.updates.add({
        ...{ id: newId(), document, order, bytes, state: 'waiting', wasSent: false, refusal: null },
      })
    }
  })

export const updatesOf = (kept: Kept, document: string): Promise<KeptUpdate[]> =>
  kept.updates.where('document').equals(document).sortBy('order')

/** The next updates of one document, in the order of typing, marked as on their way. */
export const takeUpdates = (kept: Kept): Promise<readonly KeptUpdate[]> =>
  kept.transaction('rw', kept.updates, async () => {
    const all = await kept.updates.orderBy('order').toArray()
    const stuck = new Set(all.filter((update) => update.state === 'refused').map((update) => update.document))
    const first = all.find((update) => !stuck.has(update.document))
    if (!first) return []
    const batch = all
      .filter((update) => update.document === first.document)
      .slice(0, 100)
      .map((update) => ({ ...update, wasSent: true }))
    await kept.updates.bulkPut(batch)
    return batch
  })

/** The server has them; `isAside`: it keeps them, but not in the document. */
export const settleUpdates = (kept: Kept, updates: readonly KeptUpdate[], isAside: boolean): Promise<void> =>
  kept.transaction('rw', kept.updates, kept.drafts, async () => {
    await kept.updates.bulkDelete(updates.map((update) => update.id))
    const document = updates[0]?.document
    if (isAside && document !== undefined) await kept.drafts.update(document, { isStale: true })
  })

export const refuseUpdates = async (
  kept: Kept,
  updates: readonly KeptUpdate[],
  refusal: KeptUpdate['refusal'],
): Promise<void> => {
  await kept.updates.bulkPut(updates.map((update) => ({ ...update, state: 'refused', refusal })))
}

/** All that a document has not sent goes anew, as the one difference to what the server holds. */
export const resendAs = (kept: Kept, document: string, bytes: Uint8Array): Promise<void> =>
  kept.transaction('rw', kept.updates, async () => {
    const before = await updatesOf(kept, document)
    await kept.updates.bulkDelete(before.map((update) => update.id))
    const order = before[0]?.order ?? ((await kept.updates.orderBy('order').last())?.order ?? 0) + 1
    await kept.updates.add({
      ...{ id: newId(), document, order, bytes, state: 'waiting', wasSent: false, refusal: null },
    })
  })

/** The person lets go what was not taken; the document is read anew from the server. */
export const dropUpdates = (kept: Kept, document: string): Promise<void> =>
  kept.transaction('rw', kept.updates, kept.drafts, async () => {
    await kept.updates.where('document').equals(document).delete()
    await kept.drafts.delete(document)
  })

export const keepDraftText = (kept: Kept, draft: KeptDraft): Promise<string> => kept.drafts.put(draft)
