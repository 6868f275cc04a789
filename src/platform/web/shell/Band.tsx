import type { Text } from '../../domain/text.ts'
import { useText } from '../language/use-words.ts'
import './shell.css'

/** What kind of installation this is, on top of every page and of every printed sheet. */
export function Band({ band }: { readonly band: Text | null }) {
  const text = useText()
  if (!band) return null
  return (
    <aside className="band" aria-label={text({ vi: 'Bản cài đặt này', en: 'This installation' })}>
      {text(band)}
    </aside>
  )
}
