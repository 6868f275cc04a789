import { printDay, printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import type { Verdict } from '../../contract/verify.ts'
import { words } from './words.ts'

const titles = {
  issued: 'verdictIssued',
  frozen: 'verdictFrozen',
  replaced: 'verdictReplaced',
  unknown: 'verdictUnknown',
} as const

/** What a file or code turned out to be; `opens`: for who has signed in, with the way to its page. */
export function VerdictNotice({ verdict, opens }: { readonly verdict: Verdict; readonly opens: boolean }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { edition, names } = verdict
  if (!edition)
    return (
      <Notice look="wrong" title={say('verdictUnknown')}>
        <p>
          {verdict.sha256 === null
            ? say(opens ? 'codeUnknown' : 'codeUnknownPublic')
            : names
              ? say('namesOther', { code: names.code })
              : say(opens ? 'verdictUnknownText' : 'verdictUnknownPublic')}
        </p>
        {names && (
          <p>
            <Go to={`/d/${names.code}`} query={{ figure: undefined }}>
              {text(names.name)}
            </Go>
          </p>
        )}
        {verdict.sha256 !== null && <code className="hash">{verdict.sha256}</code>}
      </Notice>
    )
  return (
    <Notice look={verdict.verdict === 'replaced' ? 'warn' : 'good'} title={say(titles[verdict.verdict])}>
      <p>
        <b>{text(edition.name)}</b>, {text(edition.unit.name)}
      </p>
      <p>
        {verdict.file && `${say('matched')} ${say(`matched_${verdict.file}`)}. `}
        {edition.symbol !== null &&
          `${say('symbol')} ${edition.symbol}, ${edition.issuedOn === null ? '' : printDay(edition.issuedOn, language)}. `}
        {say('frozenAt')} {printInstant(edition.frozenAt, language)}.
      </p>
      {edition.changedNumbers > 0 && <p>{say('changedNumbers', { count: edition.changedNumbers })}</p>}
      {opens && edition.replacedBy !== null && (
        <p>
          {say('replacedBy')}:{' '}
          <Go to={`/d/${edition.replacedBy}`} query={{ figure: undefined }}>
            {edition.replacedBy}
          </Go>
        </p>
      )}
      {opens && (
        <p>
          <Go to={`/d/${edition.code}`} query={{ figure: undefined }}>
            {say('open')}
          </Go>
        </p>
      )}
    </Notice>
  )
}
