import type { z } from 'zod'
import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import type { sourceShape } from '../contract.ts'
import { words } from './words.ts'

/** Document, publisher, day and paragraph of a published source. */
export function SourceLine({ source }: { readonly source: z.output<typeof sourceShape> }) {
  const text = useText()
  const say = useWords(words)
  const language = useLanguage()
  const about = [
    source.publisher,
    source.publishedOn === null ? null : say('publishedOn', { day: printDay(source.publishedOn, language) }),
    source.paragraph === null ? null : say('paragraph', { number: source.paragraph }),
  ].filter((part) => part !== null)
  return (
    <span className="source">
      <span className="source-name">{text(source.name)}</span>
      {about.length > 0 && <span className="soft small">{about.join(' · ')}</span>}
    </span>
  )
}
