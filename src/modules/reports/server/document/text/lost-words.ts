import * as Y from 'yjs'
import type { Outcome } from '../../../../../platform/domain/refusal.ts'
import { applyTogether } from './merge.ts'
import { fragmentName } from './to-content.ts'

/**
 * Words that vanish though nobody who saw them took them out: one person typed in a block that another removed, moved or made
 * into another kind at the same time. Yjs lets them go with the block.
 */
export interface LostWords {
  readonly text: string
  /** Before which block at the top of the text they are to stand again. */
  readonly at: number
}

interface Piece {
  readonly text: string
  /** Put behind something that the same person typed: it goes on with the word. */
  readonly goesOn: boolean
  /** Null where what held it has been let go of long ago. */
  readonly item: Y.Item | null
}

/** Applies updates of one sending. @returns as `applyTogether`, with whether words were lost by it */
export function applyWatching(doc: Y.Doc, updates: readonly Uint8Array[]): Outcome<{ readonly isLosing: boolean }> {
  const { applied, pieces } = watch(doc, updates)
  return applied.ok ? { ok: true, value: { isLosing: pieces.length > 0 } } : applied
}

/** What these updates lose of a text, in the order of the text. */
export function lostWords(state: readonly Uint8Array[], updates: readonly Uint8Array[]): readonly LostWords[] {
  // What was removed still tells where it stood, as far as these bytes know it.
  const doc = new Y.Doc({ gc: false })
  doc.transact(() => {
    for (const update of state) Y.applyUpdate(doc, update)
  })
  const fragment = doc.getXmlFragment(fragmentName)
  const byBlock = new Map<Y.Item | null, string>()
  for (const { text, goesOn, item } of watch(doc, updates).pieces) {
    const block = item && blockOf(item)
    byBlock.set(block, `${byBlock.get(block) ?? ''}${goesOn ? '' : ' '}${text}`)
  }
  return [...byBlock]
    .map(([block, words]) => ({ text: words.replace(/\s+/g, ' ').trim(), at: placeOf(fragment, block) }))
    .filter(({ text }) => isWord.test(text))
    .sort((a, b) => a.at - b.at)
}

/** A letter or two that mended something in what is gone say nothing by themselves. */
const isWord = /[\p{L}\p{N}]{3,}/u

/** As they are read. */
function inOrder(items: readonly TextItem[]): readonly TextItem[] {
  const lost = new Map<Y.Item, TextItem>(items.map((item) => [item, item]))
  return [...new Set(items.map(({ parent }) => parent))].flatMap((parent) => {
    const line: TextItem[] = []
    for (let at = parent instanceof Y.AbstractType ? parent._start : null; at !== null; at = at.right) {
      const item = lost.get(at)
      if (item) line.push(item)
    }
    return line
  })
}

function watch(doc: Y.Doc, updates: readonly Uint8Array[]): { applied: Outcome<true>; pieces: readonly Piece[] } {
  const pieces: Piece[] = []
  const known = Y.decodeStateVector(Y.encodeStateVector(doc))
  const decoded: ReturnType<typeof Y.decodeUpdate>[] = []
  const isAsked = (id: Y.ID): boolean => decoded.some(({ ds }) => Y.isDeleted(ds, id))
  // Before Yjs joins what lies beside each other.
  const onEnd = (transaction: Y.Transaction): void => {
    const items: TextItem[] = []
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
      if (item instanceof Y.Item && isText(item) && !isAsked(item.id)) items.push(item)
    })
    for (const item of inOrder(items)) pieces.push({ text: item.content.str, goesOn: goesOn(item), item })
  }
  doc.on('afterTransaction', onEnd)
  try {
    for (const update of updates) decoded.push(Y.decodeUpdate(update))
  } catch {
    // `applyTogether` says what is wrong with it.
  }
  const applied = applyTogether(doc, updates)
  doc.off('afterTransaction', onEnd)
  if (!applied.ok) return { applied, pieces: [] }
  for (const item of decoded.flatMap(({ structs }) => structs)) {
    if (!(item instanceof Y.Item) || !isText(item) || isAsked(item.id)) continue
    const seen = (known.get(item.id.client) ?? 0) - item.id.clock
    const from = Math.max(0, seen)
    const id = Y.createID(item.id.client, item.id.clock + from)
    if (from < item.length && isLetGo(doc, id))
      pieces.push({ text: item.content.str.slice(from), goesOn: from > 0 || goesOn(item), item: null })
  }
  return { applied, pieces }
}

type TextItem = Y.Item & { content: Y.ContentString }
const isText = (item: Y.Item): item is TextItem => item.content instanceof Y.ContentString && item.parentSub === null

const goesOn = ({ id, origin }: Y.Item): boolean => origin?.client === id.client

const isLetGo = (doc: Y.Doc, id: Y.ID): boolean => {
  const structs = doc.store.clients.get(id.client) ?? []
  return structs[Y.findIndexSS(structs, id.clock)] instanceof Y.GC
}

/** The block at the top of the text in which something stands or stood. */
function blockOf(item: Y.Item): Y.Item | null {
  let at = item
  for (;;) {
    if (!(at.parent instanceof Y.AbstractType)) return null
    const above = at.parent._item
    if (above === null) return at
    at = above
  }
}

/** Behind the block, or where it was; at the end where that is not known. */
function placeOf(fragment: Y.XmlFragment, block: Y.Item | null): number {
  if (block === null) return fragment.length
  let place = 0
  for (let at: Y.Item | null = block; at !== null; at = at.left) if (!at.deleted && at.countable) place += at.length
  return place
}
