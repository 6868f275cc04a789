import { Dexie } from 'dexie'
import type { Text } from '../../../../../platform/domain/text.ts'
import { nameOfPaper } from '../../../document/paper.ts'
import { type Kept, keptOf, nameOfForm, namePrefix, unsentRows, wipe } from './kept.ts'

/**
 * What a person who left without signing out has kept in this browser goes: forms, documents and lists. What they typed and the server
 * does not have stays for them alone, with the names of the forms and documents it belongs to.
 * @returns how much stays
 */
export const keepOnlyUnsent = (kept: Kept): Promise<number> =>
  kept.transaction('rw', [kept.rows, kept.grids, kept.lists, kept.leftovers, kept.drafts, kept.updates], async () => {
    const [unsent, updates, leftovers] = [
      await unsentRows(kept),
      await kept.updates.toArray(),
      await kept.leftovers.toArray(),
    ]
    const places = new Set([...unsent, ...leftovers].map(({ place }) => place))
    const documents = new Set(updates.map(({ document }) => document))
    const [grids, drafts] = [await kept.grids.bulkGet([...places]), await kept.drafts.bulkGet([...documents])]
    const named = [...places, ...documents].map((of) => namePrefix + of)
    const before = await kept.lists.bulkGet(named)
    const names = new Map<string, unknown>(before.flatMap((item) => (item ? [[item.name, item.value]] : [])))
    for (const grid of grids) if (grid) names.set(namePrefix + grid.place, nameOfForm(grid.grid))
    for (const draft of drafts) if (draft) names.set(namePrefix + draft.document, nameOfDraft(draft.opened))
    const ids = new Set(unsent.map(({ id }) => id))
    await kept.rows.filter(({ id }) => !ids.has(id)).delete()
    await Promise.all([kept.grids.clear(), kept.lists.clear(), kept.drafts.clear()])
    await kept.lists.bulkPut([...names].map(([name, value]) => ({ name, value })))
    return unsent.length + updates.length + leftovers.length
  })

const nameOfDraft = (opened: { readonly title: string; readonly summary: string }): Text => {
  const name = nameOfPaper(opened)
  return { vi: name, en: name }
}

const prefix = 'thenchot.entry.'

/**
 * Leaves of every account but one what it typed and did not send. An account that has nothing left is forgotten.
 * @param account who has signed in; null: nobody
 */
export async function tidyOthers(account: string | null): Promise<void> {
  for (const name of await Dexie.getDatabaseNames()) {
    const other = name.slice(prefix.length)
    if (!name.startsWith(prefix) || other === account) continue
    const left = await keepOnlyUnsent(keptOf(other))
    // A page that was just left may still be writing into what was opened here; then it stays, empty.
    if (left === 0 && account !== null) await wipe(other, { keepsTab: true })
  }
}
