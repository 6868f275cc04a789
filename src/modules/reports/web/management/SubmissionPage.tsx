import { useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Redirect } from '../../../../platform/web/routing/Redirect.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { FindingCard } from '../../../figures/web/public.tsx'
import { usePlace } from '../../../org/web/public.tsx'
import { type Grid, openGrid } from '../../contract/submission.ts'
import { stateNames } from '../../submission.ts'
import { SubmissionActs } from './SubmissionActs.tsx'
import { SubmissionCells } from './SubmissionCells.tsx'
import { SubmissionHistory } from './SubmissionHistory.tsx'
import { words } from './words.ts'
import './reporting.css'

/** A report as the unit above looks at it: values beside earlier ones, what is doubtful, a remark for each cell. */
export function SubmissionPage() {
  const say = useWords(words)
  const { unit, period } = usePlace()
  const { form } = useQueryPart()
  useTitle(say('progress'))
  const isAsked = unit !== undefined && period !== undefined && form !== undefined
  const asked = useAsk(openGrid, { form: form ?? '', unit: unit ?? '', period: period ?? '' }, isAsked)
  if (form === undefined) return <Redirect to="/reports/progress" query={{ unit, period }} />
  return (
    <Await query={asked} isPage>
      {(data) => <Report key={`${data.unit.code} ${data.period.id}`} grid={data} />}
    </Await>
  )
}

function Report({ grid }: { readonly grid: Grid }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const [remarks, setRemarks] = useState<Readonly<Record<string, string>>>({})
  return (
    <>
      <p className="screen-only">
        <Go to="/reports/progress" query={{ form: grid.form.code, period: grid.period.id, unit: undefined }}>
          ‹ {say('progress')}
        </Go>
      </p>
      <header className="page-head">
        <div>
          <h1>{text(grid.form.name)}</h1>
          <p>
            {text(grid.unit.name)} · {text(grid.period.text)}
          </p>
          <p className={`reporting-state reporting-state-${grid.timeliness}`}>
            {text(stateNames[grid.state])} · {say('dueOn', { day: printDay(grid.dueOn, language) })},{' '}
            {say(grid.timeliness)}
          </p>
          {grid.below && <p className="soft">{say('belowOf', { ...grid.below })}</p>}
        </div>
        <SubmissionActs grid={grid} remarks={remarks} onDone={() => setRemarks({})} />
      </header>
      {grid.findings.length > 0 && (
        <section className="section">
          <div className="section-head">
            <h2>{say('findings')}</h2>
          </div>
          <ul className="findings">
            {grid.findings.map((finding) => (
              <FindingCard
                key={finding.digest}
                finding={finding}
                unit={grid.unit.code}
                period={grid.period.id}
                hasLink
              />
            ))}
          </ul>
        </section>
      )}
      {grid.sections.map((section, index) => (
        <SubmissionCells
          // biome-ignore lint/suspicious/noArrayIndexKey: sections have no name of their own and stay in their order
          key={index}
          title={text(section.title)}
          cells={section.cells}
          grid={grid}
          remarks={remarks}
          onRemark={(key, remark) => setRemarks({ ...remarks, [key]: remark })}
        />
      ))}
      <SubmissionHistory grid={grid} />
    </>
  )
}
