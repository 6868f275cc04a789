import { holds, useSession } from '../../modules/accounts/web/public.tsx'
import { usePlace } from '../../modules/org/web/public.tsx'
import { DocumentsNote, DueNote, UnsentWords } from '../../modules/reports/web/public.tsx'
import { BoardPage } from '../../modules/targets/web/BoardPage.tsx'

/** The board with what waits for the person above it. */
export function BoardWithDue() {
  const { data: me } = useSession()
  const { unit } = usePlace()
  return (
    <>
      <DueNote isWanted={me !== null && me !== undefined && holds(me, 'clerk', 'approver')} />
      <UnsentWords />
      <DocumentsNote unit={unit} />
      <BoardPage />
    </>
  )
}
