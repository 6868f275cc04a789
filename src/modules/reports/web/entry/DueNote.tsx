import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useDue } from './kept/due.ts'
import { words } from './words.ts'
import './entry.css'

/** How many reports wait for the person. */
export function useDueCount(isWanted: boolean): number {
  const counts = useDue(isWanted).data?.counts
  return counts ? counts.entry + counts.correction + counts.approval : 0
}

/** One line on the first page: how many reports wait, and the most urgent one. */
export function DueNote({ isWanted }: { readonly isWanted: boolean }) {
  const say = useWords(words)
  const text = useText()
  const count = useDueCount(isWanted)
  const [first] = useDue(isWanted).data?.due ?? []
  if (count === 0) return null
  return (
    <p className="due-note screen-only">
      <Go to="/entry" keeps={['unit', 'period']}>
        {say('dueCount', { count })}
      </Go>
      {first && (
        <span className="soft">
          {text(first.form.name)}, {text(first.unit.name)}, {text(first.period.text)}
        </span>
      )}
    </p>
  )
}
