import { useWords } from '../../../platform/web/language/use-words.ts'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import type { Confidence } from '../regulation.ts'
import { words } from './words.ts'

const icons = { confirmed: 'check', partial: 'part', unconfirmed: 'question' } as const

/** How well a rule is known, by word and shape. */
export function ConfidenceMark({ confidence }: { readonly confidence: Confidence }) {
  const say = useWords(words)
  return (
    <span className={`confidence confidence-${confidence}`}>
      <Icon name={icons[confidence]} size={14} /> {say(confidence)}
    </span>
  )
}
