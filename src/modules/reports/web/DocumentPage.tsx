import { useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import { addressOf } from '../../../platform/web/api/call.ts'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { printInstant } from '../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Notice } from '../../../platform/web/ui/Notice.tsx'
import { FigureValue } from '../../figures/web/public.tsx'
import { downloadDocument, readDocument } from '../contract.ts'
import { Manifest } from './Manifest.tsx'
import { words } from './words.ts'
import './report.css'

type Issued = z.output<typeof readDocument.output>

export function DocumentPage() {
  const { code } = useParams({ strict: false }) as { readonly code?: string }
  const document = useAsk(readDocument, { code: code ?? '' }, code !== undefined)
  return (
    <Await query={document} isPage>
      {(data) => <DocumentContent issued={data} />}
    </Await>
  )
}

function DocumentContent({ issued }: { readonly issued: Issued }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  useTitle(text(issued.name))
  return (
    <>
      <header className="page-head">
        <div>
          <p>
            <Go to="/reports" query={{ figure: undefined, unit: issued.unit.code, period: issued.period.id }}>
              {say('back')}
            </Go>
          </p>
          <h1>{text(issued.name)}</h1>
          <p className="soft">
            {text(issued.unit.name)} · {text(issued.period.text)}
          </p>
        </div>
        <a className="button button-primary" href={addressOf(downloadDocument, { code: issued.code })} download>
          {say('downloadDocument')}
        </a>
      </header>
      <dl className="facts">
        <Fact name={say('code')} value={issued.code} />
        <Fact name={say('issuedAt')} value={`${printInstant(issued.issuedAt, language)}, ${text(issued.issuedBy)}`} />
        <Fact name={say('known')} value={printInstant(issued.knownAt, language)} />
        <Fact name={say('size')} value={say('bytes', { count: issued.size })} />
        <Fact name={say('sha')} value={issued.sha256} isCode />
      </dl>
      <Changes issued={issued} />
      <Manifest manifest={issued.manifest} />
    </>
  )
}

function Fact({
  name,
  value,
  isCode = false,
}: {
  readonly name: string
  readonly value: string
  readonly isCode?: boolean
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{isCode ? <code className="hash">{value}</code> : value}</dd>
    </div>
  )
}

function Changes({ issued }: { readonly issued: Issued }) {
  const say = useWords(words)
  const text = useText()
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('changedTitle')}</h2>
      </div>
      {issued.changedSince.length === 0 ? (
        <Notice look="good" title={say('changedNone')} />
      ) : (
        <DataTable
          caption={say('changedTitle')}
          rows={issued.changedSince}
          rowKey={(change) => String(change.number)}
          columns={[
            { key: 'name', kind: 'title', header: say('figure'), cell: (change) => text(change.figure.measure.name) },
            {
              key: 'then',
              kind: 'number',
              header: say('thenPrinted'),
              label: say('thenPrinted'),
              cell: (change) => change.printedThen,
            },
            {
              key: 'now',
              kind: 'number',
              header: say('now'),
              label: say('now'),
              cell: (change) => <FigureValue figure={change.figure} />,
            },
          ]}
        />
      )}
    </section>
  )
}
