import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import { isAway } from '../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../platform/web/api/call.ts'
import { askKey } from '../../../../platform/web/api/use-ask.ts'
import { type OpenedDocument, openDocument } from '../../contract/document/open.ts'
import { followDocument } from '../../contract/document/write.ts'
import type { Kept } from '../entry/kept/kept.ts'
import { useLive } from '../entry/kept/use-live.ts'
import { fromBase64 } from './kept/base64.ts'
import { keepLastKeys, lastKeysOf } from './kept/last-keys.ts'
import { reach } from './kept/sender.ts'
import {
  dropUpdates,
  type KeptDraft,
  type KeptUpdate,
  keepDraftText,
  keepUpdate,
  resendAs,
  updatesOf,
} from './kept/updates.ts'

/** How what was typed stands: `offline` waits in this browser for the network. */
export type SavedState = 'saved' | 'saving' | 'offline' | 'refused'

export interface SharedText {
  readonly text: Y.Doc
  readonly saved: SavedState
  readonly refused: readonly KeptUpdate[]
  /** Sends what was refused once more, as one difference to what the server holds. */
  readonly resend: () => void
  /** Lets go what was refused and reads the document anew. */
  readonly drop: () => void
}

const followEvery = 2000
const keepAfter = 1000
/** The list of what waits is told of a new row a moment after it was written. */
const toldAfter = 100
/** Origin of changes that came from elsewhere. */
const elsewhere = 'elsewhere'

/**
 * The text of a document, shared with everyone who writes it. What is typed here lies in this browser before it is sent;
 * what others type comes every two seconds while the page is seen.
 * @param kept where this browser keeps it
 * @param opened as the server gave it, or as it was kept when there is no network
 * @param draft what was kept, if anything
 */
export function useSharedText(
  kept: Kept,
  opened: OpenedDocument,
  draft: KeptDraft | undefined,
  onAnew: () => void,
): SharedText | undefined {
  const { id } = opened
  const [text, setText] = useState<Y.Doc>()
  const [isKeeping, setKeeping] = useState(false)
  const seq = useRef(opened.seq)
  const latest = useRef(opened)
  const client = useQueryClient()
  const updates = useLive(useCallback(() => updatesOf(kept, id), [kept, id]))
  const stale = useLive(useCallback(async () => (await kept.drafts.get(id))?.isStale === true, [kept, id]))
  const isReached = useSyncExternalStore(reach.subscribe, reach.now)

  // The text is built once; later answers of the server are put into it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was there at first is where it begins
  useEffect(() => {
    const built = new Y.Doc()
    let [isGone, chain, timer] = [false, Promise.resolve(), undefined as ReturnType<typeof setTimeout> | undefined]
    const keepAll = (): void => {
      clearTimeout(timer)
      timer = undefined
      const state = Y.encodeStateAsUpdate(built)
      chain = chain
        .then(() =>
          keepDraftText(kept, {
            ...{ document: id, state, seq: seq.current, opened: latest.current, isStale: false },
          }),
        )
        .then(undefined, () => {})
    }
    const onWay = new Set<Uint8Array>()
    const onUpdate = (update: Uint8Array, origin: unknown): void => {
      if (origin !== elsewhere) {
        onWay.add(update)
        setKeeping(true)
        chain = chain
          .then(() => keepUpdate(kept, id, update, Y.mergeUpdates))
          .then(
            () => {
              onWay.delete(update)
              setTimeout(() => {
                if (onWay.size === 0) setKeeping(false)
              }, toldAfter)
            },
            () => {},
          )
      }
      timer ??= setTimeout(keepAll, keepAfter)
    }
    const onLeave = (): void => {
      if (onWay.size > 0) keepLastKeys(kept, id, Y.mergeUpdates([...onWay]))
    }
    const start = async (): Promise<void> => {
      const mine = await updatesOf(kept, id)
      if (isGone) return
      if (draft) Y.applyUpdate(built, draft.state, elsewhere)
      for (const update of mine) Y.applyUpdate(built, update.bytes, elsewhere)
      Y.applyUpdate(built, fromBase64(opened.state64), elsewhere)
      built.on('update', onUpdate)
      window.addEventListener('pagehide', onLeave)
      const lastKeys = lastKeysOf(kept, id)
      if (lastKeys) {
        Y.applyUpdate(built, lastKeys)
        // Where the text held them already, nothing was told; they are sent all the same.
        onUpdate(lastKeys, undefined)
      }
      keepAll()
      setText(built)
    }
    void start()
    return () => {
      isGone = true
      clearTimeout(timer)
      built.off('update', onUpdate)
      window.removeEventListener('pagehide', onLeave)
      setText(undefined)
      void chain.then(() => built.destroy())
    }
  }, [kept, id])

  useEffect(() => {
    latest.current = opened
    if (!text) return
    Y.applyUpdate(text, fromBase64(opened.state64), elsewhere)
    seq.current = Math.max(seq.current, opened.seq)
  }, [opened, text])

  useEffect(() => {
    if (!text) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isGone = false
    const follow = async (): Promise<void> => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible') {
        try {
          const found = await call(followDocument, { document: id, after: String(seq.current) })
          if (isGone) return
          reach.tell(true)
          if (found.update !== null) Y.applyUpdate(text, fromBase64(found.update), elsewhere)
          seq.current = Math.max(seq.current, found.seq)
          if (found.stamp !== latest.current.stamp || found.state !== latest.current.state)
            await client.invalidateQueries({ queryKey: askKey(openDocument, { document: id }) })
        } catch (error) {
          if (!isGone && isAway(error)) reach.tell(false)
          // Refused: whoever opened it may have signed out, or read it no longer; the page asks anew and says so.
          else if (!isGone) await client.invalidateQueries({ queryKey: askKey(openDocument, { document: id }) })
        }
      }
      if (!isGone) timer = setTimeout(follow, followEvery)
    }
    timer = setTimeout(follow, followEvery)
    const seen = (): void => {
      if (document.visibilityState === 'visible') void follow()
    }
    document.addEventListener('visibilitychange', seen)
    window.addEventListener('online', seen)
    return () => {
      isGone = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
      window.removeEventListener('online', seen)
    }
  }, [text, id, client])

  const refused = (updates ?? []).filter((update) => update.state === 'refused')
  const resend = useCallback((): void => {
    if (!text) return
    void call(openDocument, { document: id }).then(
      (now) => {
        const held = Y.encodeStateVectorFromUpdate(fromBase64(now.state64))
        return resendAs(kept, id, Y.encodeStateAsUpdate(text, held))
      },
      () => reach.tell(false),
    )
  }, [kept, id, text])
  const drop = useCallback((): void => {
    void dropUpdates(kept, id).then(onAnew)
  }, [kept, id, onAnew])

  // Where an earlier update is missing at the server, the whole difference mends it without a question.
  const isMissing = refused.some((update) => update.refusal?.code === 'updates-missing')
  useEffect(() => {
    if (isMissing) resend()
  }, [isMissing, resend])
  useEffect(() => {
    if (stale === true) void kept.drafts.delete(id).then(onAnew)
  }, [stale, kept, id, onAnew])

  if (!text) return undefined
  const saved: SavedState =
    refused.length > 0
      ? 'refused'
      : !isKeeping && (updates === undefined || updates.length === 0)
        ? 'saved'
        : isReached === false
          ? 'offline'
          : 'saving'
  return { text, saved, refused, resend, drop }
}
