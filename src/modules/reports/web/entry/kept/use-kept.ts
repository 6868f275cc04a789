import { useCallback, useSyncExternalStore } from 'react'
import type { Text } from '../../../../../platform/domain/text.ts'
import { useSession } from '../../../../accounts/web/public.tsx'
import type { Grid } from '../../../contract/submission.ts'
import { type EntryPlace, type OutboxRow, type Tally, tally } from '../../../entry/outbox.ts'
import { type Kept, keptOf, unsentRows } from './kept.ts'
import type { SenderState } from './sender.ts'
import { useLive } from './use-live.ts'

/** What this browser keeps of whoever has signed in. */
export function useKept(): Kept | undefined {
  const { data: me } = useSession()
  return me ? keptOf(me.id) : undefined
}

let state: SenderState = 'idle'
const listeners = new Set<() => void>()

export function tellSenderState(next: SenderState): void {
  state = next
  for (const listener of listeners) listener()
}

export const useSenderState = (): SenderState =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )

export interface Unsent {
  readonly tally: Tally
  readonly places: readonly (EntryPlace & { readonly id: string; readonly count: number; readonly name: Text | null })[]
}

/** How much of the account is not with the server yet, and in which forms. */
export function useUnsent(kept: Kept): Unsent | undefined {
  return useLive(
    useCallback(async () => {
      const rows = await unsentRows(kept)
      const byPlace = new Map<string, OutboxRow[]>()
      for (const row of rows) byPlace.set(row.place, [...(byPlace.get(row.place) ?? []), row])
      const grids = await kept.grids.bulkGet([...byPlace.keys()])
      const places = [...byPlace].flatMap(([id, [first, ...others]], at) => {
        const grid = grids[at]?.grid
        return first ? [{ ...placeOf(first), id, count: others.length + 1, name: grid ? nameOf(grid) : null }] : []
      })
      return { tally: tally(rows), places }
    }, [kept]),
  )
}

const placeOf = ({ form, unit, period }: EntryPlace): EntryPlace => ({ form, unit, period })

function nameOf({ form, unit, period }: Grid): Text {
  const parts = [form.name, unit.name, period.text]
  return { vi: parts.map(({ vi }) => vi).join(', '), en: parts.map(({ en }) => en).join(', ') }
}
