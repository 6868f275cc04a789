import { useCallback } from 'react'
import type { Text } from '../../../../platform/domain/text.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { nameOfPaper } from '../../document/paper.ts'
import { type Kept, namePrefix } from '../entry/kept/kept.ts'
import { keptName, useKept } from '../entry/kept/use-kept.ts'
import { useLive } from '../entry/kept/use-live.ts'
import { words } from './words.ts'
import '../entry/entry.css'

/** Documents with words of this person that lie in this browser and not with the server, by name. */
export function UnsentWords() {
  const kept = useKept()
  return kept ? <Unsent kept={kept} /> : null
}

function Unsent({ kept }: { readonly kept: Kept }) {
  const say = useWords(words)
  const text = useText()
  const documents = useLive(useCallback(() => unsentIn(kept), [kept])) ?? []
  if (documents.length === 0) return null
  return (
    <p className="due-note screen-only">
      <span>{say('unsentWords', { count: documents.length })}</span>
      {documents.map(({ id, name }) => (
        <span key={id} className="soft">
          <Go to={`/documents/${id}`} keeps={['unit', 'period']}>
            {name ? text(name) : say('document')}
          </Go>
        </span>
      ))}
    </p>
  )
}

async function unsentIn(kept: Kept): Promise<readonly { readonly id: string; readonly name: Text | null }[]> {
  const ids = [...new Set((await kept.updates.toArray()).map(({ document }) => document))]
  const drafts = await kept.drafts.bulkGet(ids)
  const names = await kept.lists.bulkGet(ids.map((id) => namePrefix + id))
  return ids.map((id, at) => {
    const draft = drafts[at]
    if (!draft) return { id, name: keptName(names[at]?.value) }
    const name = nameOfPaper(draft.opened)
    return { id, name: { vi: name, en: name } }
  })
}
