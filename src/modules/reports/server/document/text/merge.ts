import * as Y from 'yjs'
import { accept, type Outcome, refuse } from '../../../../../platform/domain/refusal.ts'
import { pathToUnknownSign } from '../../../../../platform/server/http/storable.ts'
import { blocksOf, type Content, contentShape } from '../../../document/content.ts'
import { elementOf } from './from-content.ts'
import { contentIn, fragmentName } from './to-content.ts'

/** A text of this many bytes is as long as a book. */
export const mostBytes = 4_000_000

const broken = () =>
  refuse(
    'broken-update',
    'Phần gửi lên bị hỏng nên chưa lưu gì. Hãy tải lại trang; những gì đã gõ vẫn còn trong trình duyệt này.',
    'What was sent is broken, so nothing was saved. Reload the page; what you typed is still in this browser.',
    'updates',
  )

/** The text that updates make, whatever order they came in. */
export function mergedText(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/**
 * Applies updates of one sending together.
 * @returns refusal `broken-update`; `updates-missing` where they build on words that never came
 */
export function applyTogether(doc: Y.Doc, updates: readonly Uint8Array[]): Outcome<true> {
  try {
    for (const update of updates) Y.applyUpdate(doc, update)
  } catch {
    return broken()
  }
  if (doc.store.pendingStructs === null && doc.store.pendingDs === null) return accept(true)
  return refuse(
    'updates-missing',
    'Thiếu phần gõ trước đó nên chưa lưu gì. Hãy gửi lại toàn bộ phần chênh lệch.',
    'Earlier words are missing, so nothing was saved. Send the whole difference to the text as it stands.',
    'updates',
    { vector: Buffer.from(Y.encodeStateVector(doc)).toString('base64') },
  )
}

const unknownSign = (path: readonly string[]) =>
  refuse(
    'unknown-sign',
    'Nội dung có ký tự không lưu được (thường do chép từ tệp hỏng). Chưa lưu gì; hãy bỏ phần vừa dán rồi gõ lại.',
    'The text holds a sign that cannot be kept, often copied from a broken file. Nothing was saved; take back what was pasted and type it anew.',
    'updates',
    { path: path.join('.') },
  )

/** What the text says after a sending, and its bytes. */
export function checkedText(doc: Y.Doc): Outcome<{ readonly content: Content; readonly bytes: Uint8Array }> {
  const content = contentIn(doc)
  if (!content.ok) return content
  const sign = pathToUnknownSign(content.value)
  if (sign) return unknownSign(sign)
  const bytes = Y.encodeStateAsUpdate(doc)
  if (bytes.length <= mostBytes) return accept({ content: content.value, bytes })
  return refuse(
    'document-too-large',
    'Văn bản đã quá dài nên chưa lưu được phần vừa thêm. Hãy chia thành văn bản và phụ lục riêng.',
    'The document is too long, so what was just added is not saved. Divide it into several documents.',
    'updates',
    { mostBytes },
  )
}

export const bytesOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc)

export const mergeBytes = (updates: readonly Uint8Array[]): Uint8Array => Y.mergeUpdates([...updates])

/** The words of a block, figures left out. */
const wordsIn = (content: Content): readonly string[] =>
  blocksOf(content).flatMap((block) => {
    if (block.type !== 'heading' && block.type !== 'paragraph') return []
    const words = (block.content ?? []).map((inline) => (inline.type === 'text' ? inline.text : '…')).join('')
    return words.trim() === '' ? [] : [words]
  })

/** Paragraphs that updates would write or change in a text; the text stays as it was. */
export function wordsAdded(state: readonly Uint8Array[], updates: readonly Uint8Array[]): readonly string[] {
  const before = mergedText(state)
  const known = new Set(wordsOrNone(before))
  const added = applyTogether(before, updates)
  return added.ok ? wordsOrNone(before).filter((words) => !known.has(words)) : []
}

function wordsOrNone(doc: Y.Doc): readonly string[] {
  const content = contentIn(doc)
  return content.ok ? wordsIn(content.value) : []
}

/**
 * Turns the text into other content by one more change: blocks that are the same stay as they are, so that what others type
 * in them at the same time stays too.
 */
export function turnInto(doc: Y.Doc, said: Content): Uint8Array {
  // What a database kept has its attributes in another order.
  const content = contentShape.parse(said)
  const fragment = doc.getXmlFragment(fragmentName)
  const now = contentIn(doc)
  const before = (now.ok ? now.value.content : []).map((block) => JSON.stringify(block))
  const after = content.content.map((block) => JSON.stringify(block))
  const vector = Y.encodeStateVector(doc)
  doc.transact(() => {
    if (!now.ok) fragment.delete(0, fragment.length)
    let at = 0
    for (const step of stepsBetween(before, after)) {
      if (step === 'keep') at += 1
      else if (step === 'drop') fragment.delete(at, 1)
      else {
        const block = content.content[step.add]
        if (block) fragment.insert(at, [elementOf(block)])
        at += 1
      }
    }
  })
  return Y.encodeStateAsUpdate(doc, vector)
}

type TurnStep = 'keep' | 'drop' | { readonly add: number }

/** The longest common run of blocks stays; what lies between is dropped and added. */
function stepsBetween(before: readonly string[], after: readonly string[]): readonly TurnStep[] {
  const width = after.length + 1
  const length = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number): number => length[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      length[i * width + j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const steps: TurnStep[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      steps.push('keep')
      i += 1
      j += 1
    } else if (j < after.length && (i === before.length || at(i, j + 1) >= at(i + 1, j))) {
      steps.push({ add: j })
      j += 1
    } else {
      steps.push('drop')
      i += 1
    }
  }
  return steps
}
