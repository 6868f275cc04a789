import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { isAway } from '../../../../platform/web/api/api-problem.ts'
import { askKey, useAsk } from '../../../../platform/web/api/use-ask.ts'
import { Failure } from '../../../../platform/web/ui/Failure.tsx'
import { Skeleton } from '../../../../platform/web/ui/Skeleton.tsx'
import { openDocument } from '../../contract/document/open.ts'
import type { Kept } from '../entry/kept/kept.ts'
import { useKept } from '../entry/kept/use-kept.ts'
import { Desk } from './Desk.tsx'
import type { KeptDraft } from './kept/updates.ts'

/** A document where it is written, with all that is to be done before it is issued; it opens without a network too. */
export function WritingPage() {
  const { id } = useParams({ strict: false }) as { readonly id?: string }
  const kept = useKept()
  if (id === undefined || !kept) return <Skeleton heights={[56, 48, 900]} />
  return <Opening key={id} id={id} kept={kept} />
}

function Opening({ id, kept }: { readonly id: string; readonly kept: Kept }) {
  const [round, setRound] = useState(0)
  const asked = useAsk(openDocument, { document: id })
  const draft = useDraft(kept, id, round)
  const client = useQueryClient()
  const again = useCallback(() => {
    void client
      .invalidateQueries({ queryKey: askKey(openDocument, { document: id }) })
      .then(() => setRound((before) => before + 1))
  }, [client, id])
  const opened = asked.data ?? (asked.error && isAway(asked.error) ? draft?.opened : undefined)
  if (opened && draft !== undefined)
    return <Desk key={round} kept={kept} opened={opened} draft={draft ?? undefined} onAnew={again} />
  if (asked.error && draft !== undefined)
    return <Failure problem={asked.error} isPage onRetry={() => asked.refetch()} />
  return <Skeleton heights={[56, 48, 900]} />
}

/** What was kept here; undefined until read, null where there is nothing. */
function useDraft(kept: Kept, id: string, round: number): KeptDraft | null | undefined {
  const [found, setFound] = useState<{ readonly round: number; readonly draft: KeptDraft | null }>()
  useEffect(() => {
    let isGone = false
    const take = (draft: KeptDraft | null): void => {
      if (!isGone) setFound({ round, draft })
    }
    kept.drafts.get(id).then(
      (draft) => take(draft && !draft.isStale ? draft : null),
      () => take(null),
    )
    return () => {
      isGone = true
    }
  }, [kept, id, round])
  return found?.round === round ? found.draft : undefined
}
