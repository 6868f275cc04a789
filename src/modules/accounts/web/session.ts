import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { z } from 'zod'
import { ApiProblem, isAway } from '../../../platform/web/api/api-problem.ts'
import { call } from '../../../platform/web/api/call.ts'
import { forget, recall, remember } from '../../../platform/web/storage/remembered.ts'
import { type readInstallation, signOut, whoAmI } from '../contract.ts'

export type Me = z.output<typeof whoAmI.output>
export type Installation = z.output<typeof readInstallation.output>

const sessionKey = ['session'] as const

const endedKey = ['session-ended'] as const

const keptName = 'session'
/** Somebody signed out without a network: the server is told before anything else once it is reached. */
const leavingName = 'leaving'

async function finishLeaving(): Promise<void> {
  if (recall(leavingName) === undefined) return
  await call(signOut, {})
  forget(leavingName)
}

/** A new session begins; the one that was left unfinished is over. */
export const beginSession = (): void => forget(leavingName)

/** Who was signed in when the server was last reached. */
function lastKnown(): Me | undefined {
  try {
    const read = whoAmI.output.safeParse(JSON.parse(recall(keptName) ?? 'null'))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}

/** The account that signed in last in this browser, in whatever tab; undefined where that is not known. */
export const signedInHere = (): string | undefined => lastKnown()?.id

/** Who had signed in here and not out is told why the sign-in is asked for. */
function noteEnd(client: QueryClient): void {
  if (recall(keptName) !== undefined) client.setQueryData(endedKey, true)
}

/** The person at the screen; null when nobody has signed in. Without a network, who was signed in last. */
export function useSession() {
  return useQuery<Me | null, ApiProblem>({
    queryKey: sessionKey,
    staleTime: 60_000,
    queryFn: async ({ signal, client }) => {
      try {
        await finishLeaving()
        const me = await call(whoAmI, {}, signal)
        remember(keptName, JSON.stringify(me))
        return me
      } catch (error) {
        if (error instanceof ApiProblem && error.kind === 'not-signed-in') {
          noteEnd(client)
          forget(keptName)
          return null
        }
        if (isAway(error) && recall(leavingName) !== undefined) return null
        const known = isAway(error) ? lastKnown() : undefined
        if (known) return known
        throw error
      }
    },
  })
}

const forgetSession = (client: QueryClient): void => {
  forget(keptName)
  client.setQueryData(sessionKey, null)
}

/** The server no longer knows the session that this person was in. */
export const endSession = (client: QueryClient): void => {
  noteEnd(client)
  forgetSession(client)
}

/** Whether the sign-in is asked for because a session ended by itself. */
export const hasSessionEnded = (client: QueryClient): boolean => client.getQueryData(endedKey) === true

export function useSignOut(): () => void {
  const client = useQueryClient()
  return useCallback(() => {
    remember(leavingName, 'yes')
    finishLeaving()
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
