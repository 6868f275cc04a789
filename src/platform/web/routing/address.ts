import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** The query part of the address: plain strings, so that an id such as `2024` stays text. */
export type Query = Readonly<Record<string, string | undefined>>

export const parseQuery = (text: string): Record<string, string> => Object.fromEntries(new URLSearchParams(text))

export function printQuery(query: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (typeof value === 'string' && value !== '') params.set(name, value)
  const text = params.toString().replaceAll('%3A', ':').replaceAll('%7E', '~')
  return text === '' ? '' : `?${text}`
}

export function useQueryPart(): Query {
  return useSearch({ strict: false }) as Query
}

export interface GoOptions {
  readonly to?: string
  /** Replaces the entry in the history instead of adding one. */
  readonly isReplacing?: boolean
  readonly keepsScroll?: boolean
}

/** Goes to an address; the query is merged over the present one, `undefined` takes a part away. */
export function useGo(): (change: Query, options?: GoOptions) => void {
  const navigate = useNavigate()
  return useCallback(
    (change, options = {}) => {
      navigate({
        to: options.to ?? '.',
        search: (before: Query) => ({ ...before, ...change }),
        replace: options.isReplacing ?? false,
        resetScroll: !(options.keepsScroll ?? false),
      } as Parameters<typeof navigate>[0])
    },
    [navigate],
  )
}
