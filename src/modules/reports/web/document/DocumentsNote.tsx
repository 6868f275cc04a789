import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { findDocuments } from '../../contract/document/list.ts'
import { nameOfPaper } from '../../document/paper.ts'
import { words } from './words.ts'
import '../entry/entry.css'

const useWaiting = (unit: string | undefined) =>
  useAsk(findDocuments, { unit: unit ?? '', waits: 'me' }, unit !== undefined)

/** How many documents of a unit wait for the reader; 0 while it is not known. */
export const useDocumentsWaiting = (unit: string | undefined): number => useWaiting(unit).data?.waiting ?? 0

/** One line on the first page: how many documents wait, and for what the most urgent one does. */
export function DocumentsNote({ unit }: { readonly unit: string | undefined }) {
  const say = useWords(words)
  const found = useWaiting(unit).data
  if (!found || found.waiting === 0) return null
  const [first] = found.documents
  const [waits] = first?.waits ?? []
  return (
    <p className="due-note screen-only">
      <Go to="/documents" keeps={['unit', 'period']} query={{ waits: 'me' }}>
        {say('documentsWait', { count: found.waiting })}
      </Go>
      {first && (
        <span className="soft">
          <Go to={`/documents/${first.id}`} keeps={['unit', 'period']}>
            {nameOfPaper(first)}
          </Go>
          {waits && `: ${say(`waits_${waits}`)}`}
        </span>
      )}
    </p>
  )
}
