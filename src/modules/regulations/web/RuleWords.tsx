import { printInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Fold } from '../../../platform/web/ui/Fold.tsx'
import { ConfidenceMark } from './ConfidenceMark.tsx'
import { type Rule, type Said, validityOf } from './version.ts'
import { words } from './words.ts'

/** What a rule says on the day, and folded away what it says on other days and what was changed. */
export function RuleWords({ rule }: { readonly rule: Rule }) {
  const say = useWords(words)
  const text = useText()
  const onDay = rule.versions.find((version) => version.isOnDay)
  const others = rule.versions.filter((version) => !version.isOnDay)
  return (
    <>
      {onDay ? (
        <>
          <p>{text(onDay.words)}</p>
          {onDay.note && <p className="soft small">{text(onDay.note)}</p>}
        </>
      ) : (
        <p className="soft">{say('noneOnDay')}</p>
      )}
      {others.length > 0 && (
        <Fold title={say('otherVersions', { count: others.length })}>
          <ul className="rule-versions">
            {others.map((version) => (
              <li key={version.from}>
                <SaidLine said={version} />
              </li>
            ))}
          </ul>
        </Fold>
      )}
      <Replaced rule={rule} />
    </>
  )
}

/** What an administrator replaced, with when, who and why. */
export function Replaced({ rule }: { readonly rule: Pick<Rule, 'replaced'> }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (rule.replaced.length === 0) return null
  return (
    <Fold title={say('replacedVersions', { count: rule.replaced.length })}>
      <ul className="rule-versions">
        {rule.replaced.map((version) => (
          <li key={`${version.replacedAt} ${version.from}`}>
            <SaidLine said={version} />
            <span className="small">
              {say('replacedBy', {
                by: text(version.by),
                at: printInstant(version.replacedAt, language),
                reason: version.reason ?? '—',
              })}
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  )
}

function SaidLine({ said }: { readonly said: Said }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  return (
    <>
      <span className="soft small">
        {validityOf(said, say, language)} ·{' '}
        {said.source === '' ? say('ownSetting') : <span lang="vi">{said.source}</span>}
      </span>
      <span>{text(said.words)}</span>
      <span className="small">
        <ConfidenceMark confidence={said.confidence} />
      </span>
    </>
  )
}
