import type { Kept } from '../../entry/kept/kept.ts'
import { fromBase64, toBase64 } from './base64.ts'

/** By what the account keeps: whoever signs in next in this tab does not write another's words. */
const keyOf = (kept: Kept, document: string): string => `thenchot.typed.${kept.name}.${document}`

/** The last keys before a page goes, which its database has no time to take: kept in this tab until it comes back. */
export function keepLastKeys(kept: Kept, document: string, bytes: Uint8Array): void {
  try {
    sessionStorage.setItem(keyOf(kept, document), toBase64(bytes))
  } catch {}
}

/** Takes them out again. */
export function lastKeysOf(kept: Kept, document: string): Uint8Array | undefined {
  try {
    const found = sessionStorage.getItem(keyOf(kept, document))
    sessionStorage.removeItem(keyOf(kept, document))
    return found === null ? undefined : fromBase64(found)
  } catch {
    return undefined
  }
}
