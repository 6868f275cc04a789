import type { z } from 'zod'
import type { registerDirective } from '../contract.ts'
import type { Audience } from '../directive.ts'
import type { Secrecy } from '../secrecy.ts'

export interface TypedProvision {
  readonly id: string
  readonly number: string
  readonly text: string
  readonly hint: string
}

/** The form of a document as it is typed. */
export interface TypedDocument {
  readonly id: string
  readonly issuer: string
  readonly kind: string
  readonly symbol: string
  readonly issuedOn: string
  readonly title: string
  readonly secrecy: Secrecy
  readonly summary: string
  readonly signedOn: string
  readonly effectiveOn: string
  /** A horizon that is not whole years is kept as it is. */
  readonly horizon: string
  readonly horizonFrom: string
  readonly horizonUntil: string
  readonly audience: Audience
  readonly partners: readonly string[]
  readonly provisions: readonly TypedProvision[]
  readonly reason: string
}

const years = /^(\d{4})(?:\.\.(\d{4})?)?$/

/** `2021..2025`, `2026` and `2013..` as two years; another period is not one of years. */
export function yearsOf(horizon: string): { horizonFrom: string; horizonUntil: string } | null {
  const match = years.exec(horizon)
  if (!match) return null
  const [, first = '', last] = match
  return { horizonFrom: first, horizonUntil: last ?? (horizon.endsWith('..') ? '' : first) }
}

function horizonOf({ horizon, horizonFrom, horizonUntil }: TypedDocument): string | undefined {
  if (horizonFrom === '') return horizon === '' || yearsOf(horizon) ? undefined : horizon
  if (horizonUntil === horizonFrom) return horizonFrom
  return `${horizonFrom}..${horizonUntil}`
}

const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text)

/** What is sent; empty fields stay away. */
export function toInput(typed: TypedDocument): z.input<typeof registerDirective.input> {
  const { id, issuer, kind, symbol, title, secrecy, audience, partners } = typed
  const optional = {
    issuedOn: given(typed.issuedOn),
    summary: given(typed.summary),
    signedOn: given(typed.signedOn),
    effectiveOn: given(typed.effectiveOn),
    horizon: horizonOf(typed),
  }
  return {
    ...{ id, issuer, kind, symbol, title, secrecy, audience, partners: [...partners] },
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    provisions: typed.provisions
      .filter((item) => item.text.trim() !== '')
      .map((item) => ({
        id: item.id,
        number: item.number,
        text: item.text,
        ...(item.hint.trim() === '' ? {} : { hint: item.hint }),
      })),
  }
}
