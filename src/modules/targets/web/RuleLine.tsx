import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import type { Board } from '../contract.ts'
import { words } from './words.ts'

/** By which rule states are told, since when, and how well it is founded. */
export function RuleLine({ rule }: { readonly rule: Board['rule'] }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (!rule) return <p className="soft small rule-line">{say('noRule')}</p>
  const facts = [
    rule.from === null ? '' : say('ruleFrom', { day: printDay(rule.from, language) }),
    rule.source || (rule.confidence === 'unconfirmed' ? say('ruleSetting') : ''),
  ].filter(Boolean)
  return (
    <details className="soft small rule-line">
      <summary>
        {say('rule')}
        {facts.length > 0 && ` (${facts.join('; ')})`}
      </summary>
      <p>{text(rule.words)}</p>
    </details>
  )
}
