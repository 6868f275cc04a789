import { useParams } from '@tanstack/react-router'
import { addressOf } from '../../../../platform/web/api/call.ts'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay, printInstant } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { downloadEdition, type Edition, readEdition, readEditionSheet } from '../../contract/edition.ts'
import { Manifest } from '../Manifest.tsx'
import { Beside } from '../pack/Beside.tsx'
import { Changes } from './Changes.tsx'
import { EditionActs } from './EditionActs.tsx'
import { Files } from './Files.tsx'
import { Sheet } from './Sheet.tsx'
import { Signed } from './Signed.tsx'
import { Slots } from './Slots.tsx'
import { words } from './words.ts'
import '../report.css'
import './edition.css'

/** A frozen or issued document: its files, what came back from outside, and what was corrected since. */
export function EditionPage() {
  const { code } = useParams({ strict: false }) as { readonly code?: string }
  const edition = useAsk(readEdition, { code: code ?? '' }, code !== undefined)
  return (
    <Await query={edition} isPage>
      {(data) => <EditionContent edition={data} />}
    </Await>
  )
}

function EditionContent({ edition }: { readonly edition: Edition }) {
  const say = useWords(words)
  const text = useText()
  useTitle(text(edition.name))
  const file = (format: 'docx' | 'pdf') => addressOf(downloadEdition, { code: edition.code, format })
  // Only the paper is printed, where there is one.
  const onScreen = edition.pages === null ? '' : 'screen-only'
  return (
    <>
      <header className={`page-head ${onScreen}`}>
        <div>
          <p>
            {!edition.opensUnit ? (
              <Go to="/documents" keeps={['unit', 'period']}>
                ‹ {say('backDocuments')}
              </Go>
            ) : edition.document === null ? (
              <Go to="/reports" query={{ figure: undefined, unit: edition.unit.code, period: edition.period.id }}>
                ‹ {say('backReports')}
              </Go>
            ) : (
              <Go to={`/documents/${edition.document}`} query={{ figure: undefined }}>
                ‹ {say('backDraft')}
              </Go>
            )}
          </p>
          <h1>{text(edition.name)}</h1>
          <p className="soft">
            {text(edition.unit.name)} · {text(edition.period.text)}
          </p>
        </div>
        <div className="row screen-only">
          <Go className="button button-quiet" to="/verify" keeps={['unit', 'period']}>
            {say('verifyTitle')}
          </Go>
          <a className="button button-plain" href={file('docx')} download>
            {say('docx')}
          </a>
          {edition.pages !== null && (
            <a className="button button-primary" href={file('pdf')} target="_blank" rel="noreferrer">
              {say('pdf')}
            </a>
          )}
        </div>
      </header>
      <Standing edition={edition} />
      <Beside pack={edition.packed} document={edition.document ?? ''} />
      <div className={onScreen}>
        <Facts edition={edition} />
        <EditionActs edition={edition} />
        <Changes edition={edition} />
        <Signed edition={edition} />
      </div>
      <WebEdition code={edition.code} />
      <div className={onScreen}>
        <Files edition={edition} />
        <Slots edition={edition} />
        <Manifest manifest={edition.manifest} />
      </div>
    </>
  )
}

/** That it was replaced is said before anything else. */
function Standing({ edition }: { readonly edition: Edition }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  if (edition.state !== 'replaced') return null
  return (
    <Notice look="warn" title={say('replaced')}>
      {edition.unfrozen && (
        <p>
          {say('reopenedWhy', {
            at: printInstant(edition.unfrozen.at, language),
            by: text(edition.unfrozen.by),
            reason: edition.unfrozen.reason,
          })}
        </p>
      )}
      {edition.replacedBy !== null && (
        <p>
          {say('replacedBy')}:{' '}
          <Go to={`/d/${edition.replacedBy}`} query={{ figure: undefined }}>
            {edition.replacedBy}
          </Go>
        </p>
      )}
    </Notice>
  )
}

function Facts({ edition }: { readonly edition: Edition }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const facts: readonly (readonly [name: string, value: string])[] = [
    [say('state'), say(edition.state)],
    ...(edition.issue
      ? ([
          [say('symbol'), edition.issue.symbol],
          [say('issuedOn'), printDay(edition.issue.issuedOn, language)],
        ] as const)
      : []),
    [say('code'), edition.code],
    [say('frozenAt'), `${printInstant(edition.frozenAt, language)}, ${text(edition.frozenBy)}`],
    [say('known'), printInstant(edition.knownAt, language)],
    ...(edition.pages === null ? [] : ([[say('pageCount'), String(edition.pages)]] as const)),
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {edition.register && (
        <div>
          <dt>{say('register')}</dt>
          <dd>
            <Go
              to="/directives/document"
              keeps={['unit', 'period']}
              query={{ document: edition.register.id, figure: undefined }}
            >
              {edition.register.symbol}
            </Go>
            {edition.register.wasThere && <span className="soft small block">{say('registerWasThere')}</span>}
          </dd>
        </div>
      )}
      {edition.corrects && (
        <div>
          <dt>{say('corrects')}</dt>
          <dd>
            <Go to={`/d/${edition.corrects.code}`} query={{ figure: undefined }}>
              {text(edition.corrects.name)}
            </Go>
          </dd>
        </div>
      )}
    </dl>
  )
}

function WebEdition({ code }: { readonly code: string }) {
  const say = useWords(words)
  const sheet = useAsk(readEditionSheet, { code })
  return (
    <section className="section edition-sheet">
      <div className="section-head screen-only">
        <h2>{say('webEdition')}</h2>
      </div>
      <Await query={sheet}>
        {(data) => (data.printable ? <Sheet printable={data.printable} /> : <p className="soft">{say('webNone')}</p>)}
      </Await>
    </section>
  )
}
