import type { Write } from '../../../entry/grid.ts'

const keyOf = (name: string): string => `thenchot.typing.${name}`

/** Keeps the text under the fingers in this tab, key by key, until it is stored with the other typed cells. */
export function keepDraft(name: string, draft: Write): void {
  try {
    sessionStorage.setItem(keyOf(name), JSON.stringify(draft))
  } catch {}
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(keyOf(name))
  } catch {}
}

export function draftOf(name: string): Write | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(name)) ?? 'null')
    const isDraft = typeof kept === 'object' && kept !== null && 'key' in kept && 'text' in kept
    return isDraft ? { key: String(kept.key), text: String(kept.text) } : undefined
  } catch {
    return undefined
  }
}
