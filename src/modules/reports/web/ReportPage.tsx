import { useState } from 'react'
import { addressOf } from '../../../platform/web/api/call.ts'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../platform/web/shell/use-title.ts'
import { Await } from '../../../platform/web/ui/Await.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import { Skeleton } from '../../../platform/web/ui/Skeleton.tsx'
import { FindingLink } from '../../figures/web/public.tsx'
import { usePlace } from '../../org/web/public.tsx'
import { downloadDraft, previewReport, type ReportPreview } from '../contract.ts'
import { DocumentList } from './DocumentList.tsx'
import { IssueDialog } from './IssueDialog.tsx'
import { ReportSheet } from './ReportSheet.tsx'
import { words } from './words.ts'
import './report.css'

/** The report as it would be printed now, what stands in the way of issuing it, and what was issued. */
export function ReportPage() {
  const say = useWords(words)
  const { unit, period } = usePlace()
  useTitle(say('title'))
  const isPlaced = unit !== undefined && period !== undefined
  const preview = useAsk(previewReport, { unit: unit ?? '', period: period ?? '' }, isPlaced)
  return (
    <>
      <Await query={preview} isPage skeleton={<Skeleton heights={[56, 96, 720]} />}>
        {(data) => <Preview report={data} />}
      </Await>
      {unit !== undefined && <DocumentList unit={unit} />}
    </>
  )
}

function Preview({ report }: { readonly report: ReportPreview }) {
  const say = useWords(words)
  const text = useText()
  const [isIssuing, setIssuing] = useState(false)
  const at = { unit: report.unit.code, period: report.period.id }
  return (
    <>
      <header className="page-head screen-only">
        <div>
          <h1>{say('of', { period: text(report.period.text) })}</h1>
          <p className="soft">
            {text(report.unit.name)} · {say('numbers', { count: report.numbers })}
          </p>
        </div>
        <div className="row screen-only">
          <a className="button button-plain" href={addressOf(downloadDraft, at)} download>
            {say('download')}
          </a>
          <a
            className="button button-plain"
            href={addressOf(downloadDraft, { ...at, format: 'pdf' })}
            target="_blank"
            rel="noreferrer"
          >
            {say('downloadPdf')}
          </a>
          <Button look="primary" ability={report.can.issue} onClick={() => setIssuing(true)}>
            {say('issue')}
          </Button>
        </div>
      </header>
      <div className="report-columns">
        <ReportSheet report={report} />
        <Obstacles report={report} />
      </div>
      {isIssuing && <IssueDialog report={report} onDone={() => setIssuing(false)} />}
    </>
  )
}

function Obstacles({ report }: { readonly report: ReportPreview }) {
  const say = useWords(words)
  const isClear = report.unapproved === 0 && report.missingSections.length === 0 && report.findings.length === 0
  return (
    <section className="obstacles screen-only">
      <h2>{say('before')}</h2>
      <ul className="stack">
        {isClear && (
          <li className="obstacle tone-good">
            <Icon name="check" /> {say('ready')}
          </li>
        )}
        <li className={`obstacle ${report.unapproved === 0 ? 'tone-good' : 'tone-warn'}`}>
          <Icon name={report.unapproved === 0 ? 'check' : 'ring'} />
          <span>
            {report.unapproved === 0 ? say('noUnapproved') : say('unapproved', { count: report.unapproved })}
            {report.unapproved > 0 && (
              <>
                {' '}
                <Go to="/entry" query={{ figure: undefined }}>
                  {say('approveThem')}
                </Go>
              </>
            )}
          </span>
        </li>
        {report.missingSections.length > 0 && (
          <li className="obstacle tone-warn">
            <Icon name="dash" />
            <div>
              {say('missing')}
              <ul className="missing">
                {report.missingSections.map((section) => (
                  <li key={section} lang="vi">
                    {section}
                  </li>
                ))}
              </ul>
            </div>
          </li>
        )}
      </ul>
      {report.findings.length > 0 && (
        <>
          <h3 className="obstacle-sub">{say('findings')}</h3>
          <ul className="findings panel">
            {report.findings.map((finding) => (
              <FindingLink key={`${finding.kind}-${finding.digest}`} finding={finding} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
