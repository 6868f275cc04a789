import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { printDay } from '../../../../platform/web/language/dates.ts'
import { useLanguage, useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { useTitle } from '../../../../platform/web/shell/use-title.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Button } from '../../../../platform/web/ui/Button.tsx'
import { SelectField } from '../../../../platform/web/ui/Field.tsx'
import { Fold } from '../../../../platform/web/ui/Fold.tsx'
import { Notice } from '../../../../platform/web/ui/Notice.tsx'
import { Skeleton } from '../../../../platform/web/ui/Skeleton.tsx'
import { readInstallation } from '../../../accounts/contract.ts'
import { usePlace } from '../../../org/web/public.tsx'
import { readDocumentTemplate, type TemplateBody } from '../../contract/template.ts'
import { emptyFrame } from '../../document/frame.ts'
import { documentKindNames } from '../../document/kind.ts'
import { Paper } from '../document/editor/Paper.tsx'
import { PeriodSelect } from '../document/PeriodSelect.tsx'
import { TemplateEditor } from './TemplateEditor.tsx'
import { words } from './words.ts'
import '../document/document.css'
import './template.css'

export type ReadTemplate = z.output<typeof readDocumentTemplate.output>

const newBody: TemplateBody = {
  ...{ name: { vi: '', en: '' }, kind: 'quarterly', periodKinds: ['quarter'], sections: [], frame: emptyFrame },
  content: {
    type: 'doc',
    content: [
      {
        type: 'heading',
        attrs: { id: 'h1', isOld: false, level: 1, number: 'I', section: 'ket-qua' },
        content: [{ type: 'text', text: 'Kết quả thực hiện' }],
      },
      { type: 'paragraph', attrs: { id: 'p1', isOld: false } },
    ],
  },
}

/** One template: read, or written anew as its next version. */
export function TemplatePage() {
  const say = useWords(words)
  const { code } = useParams({ strict: false }) as { readonly code?: string }
  const { unit, period } = usePlace()
  const { version } = useQueryPart()
  const isNew = code === 'new'
  const asked = useAsk(
    readDocumentTemplate,
    { unit: unit ?? '', template: code ?? '', ...(version ? { version } : {}) },
    unit !== undefined && code !== undefined && !isNew,
  )
  const { data: installation } = useAsk(readInstallation, {})
  const [tried, setTried] = useState<string>()
  const shownPeriod = tried ?? period ?? ''
  useTitle(say('templates'))
  if (unit === undefined || !installation) return <Skeleton heights={[56, 900]} />
  const periodChoice = (
    <PeriodSelect label={say('shownFor')} value={shownPeriod} today={installation.today} onChange={setTried} />
  )
  if (isNew)
    return (
      <TemplateEditor unit={unit} today={installation.today} period={shownPeriod} body={newBody} template={null}>
        {periodChoice}
      </TemplateEditor>
    )
  return (
    <Await query={asked} isPage skeleton={<Skeleton heights={[56, 900]} />}>
      {(template) => (
        <Shown
          key={`${template.code}-${template.version}`}
          unit={unit}
          today={installation.today}
          period={shownPeriod}
          template={template}
          periodChoice={periodChoice}
        />
      )}
    </Await>
  )
}

function Shown({
  unit,
  today,
  period,
  template,
  periodChoice,
}: {
  readonly unit: string
  readonly today: string
  readonly period: string
  readonly template: ReadTemplate
  readonly periodChoice: React.ReactNode
}) {
  const [isChanging, setChanging] = useState(false)
  return isChanging ? (
    <TemplateEditor
      unit={unit}
      today={today}
      period={period}
      body={template.body}
      template={template}
      onDone={() => setChanging(false)}
    >
      {periodChoice}
    </TemplateEditor>
  ) : (
    <Reading
      unit={unit}
      period={period}
      template={template}
      periodChoice={periodChoice}
      onChange={() => setChanging(true)}
    />
  )
}

const nothing = (): void => {}

function Reading({
  unit,
  period,
  template,
  periodChoice,
  onChange,
}: {
  readonly unit: string
  readonly period: string
  readonly template: ReadTemplate
  readonly periodChoice: React.ReactNode
  readonly onChange: () => void
}) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const go = useGo()
  return (
    <>
      <header className="page-head">
        <div>
          <p className="screen-only">
            <Go to="/documents/templates" keeps={['unit', 'period']}>
              ‹ {say('templates')}
            </Go>
          </p>
          <h1>{text(template.body.name)}</h1>
          <p className="soft">
            {text(documentKindNames[template.kind])} · {template.unit ? text(template.unit.name) : say('forAll')} ·{' '}
            {template.periodKinds.map((kind) => say(`kind_${kind}`)).join(', ')}
          </p>
        </div>
        <div className="row screen-only">
          <Button look="primary" ability={template.can.change} onClick={onChange}>
            {say('change')}
          </Button>
        </div>
      </header>
      <div className="doc-bar screen-only">
        {periodChoice}
        <SelectField
          label={say('version')}
          value={String(template.version)}
          onChange={(event) => go({ version: event.target.value })}
        >
          {template.versions.map((version) => (
            <option key={version.version} value={String(version.version)}>
              {version.version}
              {version.from ? ` · ${say('servesFrom', { day: printDay(version.from, language) })}` : ''}
            </option>
          ))}
        </SelectField>
      </div>
      {template.problems.length > 0 && (
        <div className="writing-notice">
          <Notice look="warn" title={say('problems', { count: template.problems.length })}>
            <Fold title={say('seeProblems')}>
              <ul>
                {template.problems.map((problem) => (
                  <li key={`${problem.place} ${problem.named}`}>
                    {text(problem.message)}
                    {problem.under !== '' && <span className="soft small block">{problem.under}</span>}
                  </li>
                ))}
              </ul>
            </Fold>
          </Notice>
        </div>
      )}
      <div className="writing-columns">
        <div className="writing-paper">
          <Paper
            text={template.body.content}
            unit={unit}
            period={period}
            language="vi"
            isWritable={false}
            label={text(template.body.name)}
            head={<Title body={template.body} />}
            foot={null}
            onRemark={null}
            onReady={nothing}
          />
        </div>
        <aside className="side" aria-label={say('sections')}>
          <h2>{say('sections')}</h2>
          {template.body.sections.length === 0 && <p className="soft">{say('sectionsNone')}</p>}
          <ol className="doc-sections">
            {template.body.sections.map((section) => (
              <li key={section.key} className="doc-section">
                <p className="doc-section-name">{section.title}</p>
                <p className="soft small">
                  {[
                    section.ownerPost ?? (section.owner ? say('oneAccount') : say('noOwner')),
                    section.daysAfterEnd === null ? null : daysText(say, section.daysAfterEnd),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </li>
            ))}
          </ol>
        </aside>
      </div>
    </>
  )
}

const daysText = (say: ReturnType<typeof useWords<keyof typeof words.keys>>, days: number): string =>
  days === 0 ? say('onLastDay') : days < 0 ? say('daysBefore', { count: -days }) : say('daysAfter', { count: days })

export function Title({ body }: { readonly body: Pick<TemplateBody, 'frame'> }) {
  return (
    <div lang="vi" className="paper-head">
      <p className="sheet-title">{body.frame.title}</p>
      {body.frame.summary !== '' && <p className="sheet-summary">{body.frame.summary}</p>}
    </div>
  )
}
