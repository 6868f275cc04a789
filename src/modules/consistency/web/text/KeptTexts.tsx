import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { listKeptTexts } from '../../../figures/contract/text.ts'
import { usePlace } from '../../../org/web/public.tsx'
import { words } from './words.ts'

/** Texts of the unit that figures were taken from; nothing where there are none. */
export function KeptTexts() {
  const say = useWords(words)
  const language = useLanguage()
  const { unit } = usePlace()
  const asked = useAsk(listKeptTexts, { unit: unit ?? '' }, unit !== undefined)
  const texts = asked.data?.texts ?? []
  if (texts.length === 0) return null
  return (
    <section className="section">
      <h2>{say('kept')}</h2>
      <ul className="check-kept">
        {texts.map((text) => (
          <li key={text.id}>
            <Go to="/check/source" keeps={['unit', 'period']} query={{ id: text.id }}>
              {text.title}
            </Go>
            <p className="soft small">
              {[
                text.symbol,
                text.isWithdrawn
                  ? say('keptWithdrawn')
                  : say('keptCount', { count: text.taken, standing: text.standing }),
                say('keptOn', { day: printInstant(text.keptAt, language) }),
              ]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
