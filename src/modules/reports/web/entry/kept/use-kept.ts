import { useCallback, useSyncExternalStore } from 'react'
import { textShape } from '../../../../../platform/domain/shapes.ts'
import type { Text } from '../../../../../platform/domain/text.ts'
import { useSession } from '../../../../accounts/web/public.tsx'
import { type EntryPlace, type OutboxRow, type Tally, tally } from '../../../entry/outbox.ts'
import { type Kept, keptOf, nameOfForm, namePrefix, unsentRows } from './kept.ts'
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
      const names = await kept.lists.bulkGet([...byPlace.keys()].map((place) => namePrefix + place))
      const places = [...byPlace].flatMap(([id, [first, ...others]], at) => {
        const grid = grids[at]?.grid
        return first
          ? [
              {
                ...placeOf(first),
                id,
                count: others.length + 1,
                name: grid ? nameOfForm(grid) : keptName(names[at]?.value),
              },
            ]
          : []
      })
      return { tally: tally(rows), places }
    }, [kept]),
  )
}

/** A name that stayed when the form went. */
export const keptName = (value: unknown): Text | null => textShape.safeParse(value).data ?? null

const placeOf = ({ form, unit, period }: EntryPlace): EntryPlace => ({ form, unit, period })
