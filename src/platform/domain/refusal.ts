import type { Text } from './text.ts'

/** Why a rule says no. `field` names the input at fault as the endpoint spells it. */
export interface Refusal {
  readonly code: string
  readonly text: Text
  readonly field?: string
  readonly details?: unknown
}

export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

export const accept = <Value>(value: Value): Outcome<Value> => ({ ok: true, value })

export function refuse(
  code: string,
  vi: string,
  en: string,
  field?: string,
  details?: unknown,
): { ok: false; refusal: Refusal } {
  return {
    ok: false,
    refusal: {
      code,
      text: { vi, en },
      ...(field === undefined ? {} : { field }),
      ...(details === undefined ? {} : { details }),
    },
  }
}
