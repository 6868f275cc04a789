import { useWords } from '../language/use-words.ts'
import { words } from '../words.ts'
import './states.css'

/** Grey blocks of the heights that will follow, so that nothing jumps. */
export function Skeleton({ heights = [32, 96, 240] }: { readonly heights?: readonly number[] }) {
  const say = useWords(words)
  return (
    <div className="skeleton" role="status" aria-label={say('loading')}>
      {heights.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
        <div key={index} className="skeleton-block" style={{ height }} />
      ))}
    </div>
  )
}
