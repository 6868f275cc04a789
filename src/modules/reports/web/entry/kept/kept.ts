import { Dexie, type Table } from 'dexie'
import type { Text } from '../../../../../platform/domain/text.ts'
import { signedInHere } from '../../../../accounts/web/public.tsx'
import type { Checks } from '../../../../consistency/contract.ts'
import type { Grid } from '../../../contract/submission.ts'
import { type EntryPlace, type OutboxRow, placeId } from '../../../entry/outbox.ts'
import type { Leftover } from '../../../entry/paste.ts'
import type { KeptDraft, KeptUpdate } from '../../document/kept/updates.ts'

export interface KeptGrid {
  readonly place: string
  readonly grid: Grid
  readonly checks: Checks | null
}

/** What this browser keeps of one account, for work without a network. Another account has a database of its own. */
export type Kept = Dexie & {
  readonly rows: Table<OutboxRow, string>
  readonly grids: Table<KeptGrid, string>
  readonly lists: Table<{ readonly name: string; readonly value: unknown }, string>
  readonly leftovers: Table<{ readonly place: string; readonly items: readonly Leftover[] }, string>
  readonly drafts: Table<KeptDraft, string>
  readonly updates: Table<KeptUpdate, string>
}

const nameOf = (account: string): string => `thenchot.entry.${account}`
const opened = new Map<string, Kept>()

export function keptOf(account: string): Kept {
  const known = opened.get(account)
  if (known) return known
  const kept = new Dexie(nameOf(account)) as Kept
  kept.version(1).stores({
    rows: 'id, place, order, state, [place+state]',
    grids: 'place',
    lists: 'name',
    leftovers: 'place',
  })
  kept.version(2).stores({ drafts: 'document', updates: 'id, document, order, state' })
  opened.set(account, kept)
  return kept
}

/** Nothing of the account stays in this browser. `keepsTab`: what stands in this tab for others does. */
export async function wipe(account: string, { keepsTab = false } = {}): Promise<void> {
  opened.get(account)?.close()
  opened.delete(account)
  await Dexie.delete(nameOf(account))
  if (keepsTab) return
  try {
    sessionStorage.clear()
  } catch {}
}

/** Of lists: the name of a form or document whose unsent words stay when the rest goes. */
export const namePrefix = 'name:'

export function nameOfForm({ form, unit, period }: Grid): Text {
  const parts = [form.name, unit.name, period.text]
  return { vi: parts.map(({ vi }) => vi).join(', '), en: parts.map(({ en }) => en).join(', ') }
}

/** Whether words of this account may be sent now: another one that signed in here meanwhile would send them as its own. */
export function isStillHere(kept: Kept): boolean {
  const account = signedInHere()
  return account === undefined || kept.name === nameOf(account)
}

const unsentStates: readonly OutboxRow['state'][] = ['waiting', 'refused', 'conflict']

/** Rows the server does not have yet, in the order of typing. */
export const unsentRows = (kept: Kept): Promise<OutboxRow[]> =>
  kept.rows
    .where('state')
    .anyOf(...unsentStates)
    .sortBy('order')

export const unsentAt = (kept: Kept, place: EntryPlace): Promise<OutboxRow[]> =>
  kept.rows
    .where('[place+state]')
    .anyOf(unsentStates.map((state) => [placeId(place), state]))
    .sortBy('order')

/** A list that is shown again without a network. */
export async function keepList(kept: Kept, name: string, value: unknown): Promise<void> {
  await kept.lists.put({ name, value })
}
