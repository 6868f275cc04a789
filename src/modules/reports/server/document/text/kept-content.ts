import { createHash } from 'node:crypto'
import type { Outcome } from '../../../../../platform/domain/refusal.ts'
import type { Content } from '../../../document/content.ts'
import { mergedText } from './merge.ts'
import { contentIn } from './to-content.ts'

interface Kept {
  readonly content: Outcome<Content>
  /** Bytes it was made of. */
  readonly size: number
}
const kept = new Map<string, Kept>()
const mostBytes = 4_000_000
let bytes = 0

/**
 * What the text made by these updates says. The last ones are kept by what they are made of: a text is read again for every
 * look at its print, its obstacles and its files. Whoever asks gets the same one, which cannot be changed.
 */
export function contentMadeBy(updates: readonly Uint8Array[]): Outcome<Content> {
  const digest = createHash('sha256')
  for (const update of updates) digest.update(`${update.length}|`).update(update)
  const name = digest.digest('base64')
  const known = kept.get(name)
  if (known) {
    kept.delete(name)
    kept.set(name, known)
    return known.content
  }
  const content = contentIn(mergedText(updates))
  freeze(content)
  keep(name, { content, size: updates.reduce((total, update) => total + update.length, 0) })
  return content
}

/** The longest unused give way. */
function keep(name: string, text: Kept): void {
  kept.set(name, text)
  bytes += text.size
  for (const [old, { size }] of kept) {
    if (bytes <= mostBytes) break
    kept.delete(old)
    bytes -= size
  }
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  Object.freeze(value)
  for (const part of Object.values(value)) freeze(part)
}
