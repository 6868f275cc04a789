import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import { ApiProblem } from '../../../platform/web/api/api-problem.ts'
import { call } from '../../../platform/web/api/call.ts'
import { type readInstallation, signOut, whoAmI } from '../contract.ts'

export type Me = z.output<typeof whoAmI.output>
export type Installation = z.output<typeof readInstallation.output>

const sessionKey = ['session'] as const

/** The person at the screen; null when nobody has signed in. */
export function useSession() {
  return useQuery<Me | null, ApiProblem>({
    queryKey: sessionKey,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      try {
        return await call(whoAmI, {}, signal)
      } catch (error) {
        if (error instanceof ApiProblem && error.kind === 'not-signed-in') return null
        throw error
      }
    },
  })
}

export const forgetSession = (client: QueryClient): void => {
  client.setQueryData(sessionKey, null)
}

export function useSignOut(): () => void {
  const client = useQueryClient()
  return useCallback(() => {
    call(signOut, {})
      .catch(() => {})
      .then(() => {
        client.removeQueries({
          predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'readInstallation',
        })
        forgetSession(client)
      })
  }, [client])
}

export const holds = (me: Me, ...roles: readonly string[]): boolean =>
  me.grants.some((grant) => grant.isCurrent && roles.includes(grant.role))
