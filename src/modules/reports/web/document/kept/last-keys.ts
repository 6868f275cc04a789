import { fromBase64, toBase64 } from './base64.ts'

const keyOf = (document: string): string => `thenchot.typed.${document}`

/** The last keys before a page goes, which its database has no time to take: kept in this tab until it comes back. */
export function keepLastKeys(document: string, bytes: Uint8Array): void {
  try {
    sessionStorage.setItem(keyOf(document), toBase64(bytes))
  } catch {}
}

/** Takes them out again. */
export function lastKeysOf(document: string): Uint8Array | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(document))
    sessionStorage.removeItem(keyOf(document))
    return kept === null ? undefined : fromBase64(kept)
  } catch {
    return undefined
  }
}
